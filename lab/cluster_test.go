package lab_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barid/lab"
)

func ExampleCluster() {
	rows := strings.NewReader(`
{"id": "a", "title": "Harbour bridge closes for repairs", "text": "Cracks closed the harbour bridge.", "lang": "en"}
{"id": "b", "title": "Wheat harvest falls short", "text": "Farmers brought in less wheat.", "lang": "en"}
{"id": "c", "title": "Cracks close bridge at harbour", "text": "The bridge is closed until repairs end.", "lang": "en"}
`)
	if err := lab.Cluster(rows, os.Stdout); err != nil {
		os.Stdout.WriteString(err.Error())
	}
	// Output:
	// {"id":"a","story":"1"}
	// {"id":"b","story":"2"}
	// {"id":"c","story":"1"}
}

func TestClusterRefuses(t *testing.T) {
	good := `{"id": "a", "title": "Ferry sails", "published": "2026-03-02"}`
	for name, c := range map[string]struct{ in, want string }{
		"no JSON":        {good + "\n\nferry", "cluster: line 3: invalid: invalid character"},
		"cut":            {good[:20], "cluster: line 1: invalid: unexpected end"},
		"another type":   {`{"id": 7}`, "cluster: line 1: invalid: json: cannot unmarshal number"},
		"no id":          {`{"title": "Ferry sails"}`, "cluster: line 1: invalid: no id"},
		"an id twice":    {good + "\n" + good, `cluster: line 2: invalid: id "a" is that of line 1`},
		"no text":        {`{"id": "a", "title": " "}`, `cluster: line 1: invalid: article "a" has neither title nor text`},
		"no date":        {`{"id": "a", "title": "x", "published": "Monday"}`, `cluster: line 1: invalid: date "Monday" is neither`},
		"a line too big": {good + "\n" + strings.Repeat(" ", 17<<20), "cluster: line 2: invalid: longer than 16 MiB"},
	} {
		var out bytes.Buffer
		err := lab.Cluster(strings.NewReader(c.in), &out)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", name, err, c.want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: wrote %q before the error", name, &out)
		}
	}
}

// TestClusterScores holds the floors of the three development sets, all at one setting.
func TestClusterScores(t *testing.T) {
	for set, floor := range map[string]float64{"neus-val": .88, "galaxy-medium": .9, "basil-dev": .975} {
		path := filepath.Join(shared(t), "data", "cluster", set+".jsonl")
		gold, err := os.ReadFile(path)
		if err != nil {
			t.Skip("no development set: ", err)
		}
		var pred bytes.Buffer
		if err := lab.Cluster(bytes.NewReader(gold), &pred); err != nil {
			t.Fatal(err)
		}
		if got := bcubed(stories(t, gold), stories(t, pred.Bytes())); got < floor {
			t.Errorf("%s: BCubed F1 %.3f, want at least %.3f", set, got, floor)
		} else {
			t.Logf("%s: BCubed F1 %.3f", set, got)
		}
	}
}

// shared finds the folder of development data, which is no part of the repository.
func shared(t *testing.T) string {
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "data")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("no folder shared/data beside the repository")
	return ""
}

// stories reads the story of each id.
func stories(t *testing.T, rows []byte) map[string]string {
	byID := make(map[string]string)
	scanner := bufio.NewScanner(bytes.NewReader(rows))
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var row struct{ ID, Story string }
		if err := json.Unmarshal(scanner.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		byID[row.ID] = row.Story
	}
	return byID
}

// bcubed is the F1 of precision and recall, each averaged over articles: the share of an article's
// predicted story that is of its gold story, and the other way round.
func bcubed(gold, pred map[string]string) float64 {
	golds, preds, both := make(map[string]float64), make(map[string]float64), make(map[[2]string]float64)
	for id, g := range gold {
		golds[g]++
		preds[pred[id]]++
		both[[2]string{g, pred[id]}]++
	}
	var precision, recall float64
	for id, g := range gold {
		same := both[[2]string{g, pred[id]}]
		precision += same / preds[pred[id]] / float64(len(gold))
		recall += same / golds[g] / float64(len(gold))
	}
	return 2 * precision * recall / (precision + recall)
}
