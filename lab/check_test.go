package lab_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barid/lab"
)

func ExampleCheck() {
	rows := strings.NewReader(`
{"id": "a", "lang": "en", "source": "Mayor Rana Haddad opened the bridge to 40 ferries.", "summary": "Haddad opened the bridge.", "entities": [{"start": 0, "end": 6}]}
{"id": "b", "lang": "en", "source": "Mayor Rana Haddad opened the bridge to 40 ferries.", "summary": "The bridge is open, Sami Haddad said.", "entities": [{"start": 20, "end": 31}]}
`)
	if err := lab.Check(rows, os.Stdout); err != nil {
		os.Stdout.WriteString(err.Error())
	}
	// Output:
	// {"id":"a","supported":true,"score":1,"entities":[{"start":0,"end":6,"supported":true}]}
	// {"id":"b","supported":false,"score":0.21875,"entities":[{"start":20,"end":31,"supported":false}],"findings":[{"check":"name","note":"no cited passage names Sami Haddad"}]}
}

// TestCheckScores holds what the checks reach on the Arabic development sets: balanced accuracy.
func TestCheckScores(t *testing.T) {
	for set, floor := range map[string]float64{"check": .93, "check-reworded": .98} {
		gold, err := os.ReadFile(filepath.Join(shared(t), "data", "arabic", set+".jsonl"))
		if err != nil {
			t.Skip("no development set: ", err)
		}
		var out bytes.Buffer
		if err := lab.Check(bytes.NewReader(gold), &out); err != nil {
			t.Fatal(err)
		}
		answers, rows := json.NewDecoder(&out), json.NewDecoder(bytes.NewReader(gold))
		var right, all [2]float64 // of the unsupported and the supported
		for rows.More() {
			var row, answer struct{ Supported bool }
			if err := rows.Decode(&row); err != nil {
				t.Fatal(err)
			}
			if err := answers.Decode(&answer); err != nil {
				t.Fatal(err)
			}
			class := 0
			if row.Supported {
				class = 1
			}
			all[class]++
			if answer.Supported == row.Supported {
				right[class]++
			}
		}
		if balanced := (right[0]/all[0] + right[1]/all[1]) / 2; balanced < floor {
			t.Errorf("%s: balanced accuracy %.3f, want %.3f", set, balanced, floor)
		}
	}
}

func TestCheckAcrossLanguages(t *testing.T) {
	in := `{"id": "right", "lang": "en", "source_lang": "ar", "source": "وصلت 40 سفينة إلى المرفأ.", "summary": "40 ships arrived at the port."}
{"id": "wrong", "lang": "en", "source_lang": "ar", "source": "وصلت 40 سفينة إلى المرفأ.", "summary": "40 ships left the port."}
`
	var out strings.Builder
	if err := lab.Check(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"supported":true`, `"supported":false`} {
		if line := strings.Split(out.String(), "\n")[i]; !strings.Contains(line, want) {
			t.Errorf("%s, want %s", line, want)
		}
	}
}
