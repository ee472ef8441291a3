package lab_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barid/lab"
)

const copies = `
{"id": "a", "title": "Mill reopens", "text": "The old mill below the weir grinds rye again after the council bought its two stones and hired a miller from the next valley.", "lang": "en"}
{"id": "b", "title": "A festival of kites", "text": "Kites in the shape of herons rose from the beach until the wind turned and the judges went home with sand in their shoes.", "lang": "en"}
{"id": "c", "title": "Rye is ground at the weir", "text": "The old mill below the weir grinds rye again after the council bought its two stones and hired a miller from the next valley. It opens on Sundays.", "lang": "en"}
`

func TestDuplicatesReadsPlainAndPackedRows(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.WriteString(w, copies); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]io.Reader{"plain": strings.NewReader(copies), "packed": &packed} {
		var out bytes.Buffer
		if err := lab.Duplicates(in, &out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if want := `{"a":"a","b":"c"}` + "\n"; out.String() != want {
			t.Errorf("%s: got %s, want %s", name, &out, want)
		}
	}
}

func TestDuplicatesRefusesBrokenGzip(t *testing.T) {
	err := lab.Duplicates(strings.NewReader("\x1f\x8b is not enough of a gzip"), io.Discard)
	if err == nil || !strings.HasPrefix(err.Error(), "duplicates: invalid: gzip") {
		t.Errorf("error %v, want that the rows are no gzip", err)
	}
}

// TestDuplicatesScores holds the floors of the Arabic set: F1 of the pairs, and how many of those
// that are required are in one story.
func TestDuplicatesScores(t *testing.T) {
	dir := filepath.Join(shared(t), "data", "arabic")
	articles, err := os.ReadFile(filepath.Join(dir, "saudinewsnet-2015-08-10.jsonl.gz"))
	if err != nil {
		t.Skip("no development set: ", err)
	}
	gold, err := os.ReadFile(filepath.Join(dir, "duplicates.jsonl"))
	if err != nil {
		t.Skip("no development set: ", err)
	}
	var found, grouped bytes.Buffer
	if err := lab.Duplicates(bytes.NewReader(articles), &found); err != nil {
		t.Fatal(err)
	}
	if err := lab.Cluster(bytes.NewReader(articles), &grouped); err != nil {
		t.Fatal(err)
	}
	story := stories(t, grouped.Bytes())
	state := make(map[[2]string]bool) // pair: required
	required, together := 0.0, 0.0
	for _, p := range pairs(t, gold) {
		state[p.key()] = p.Required
		if p.Required {
			required++
			if story[p.A] == story[p.B] {
				together++
			}
		}
	}
	said, hit := 0.0, 0.0
	for _, p := range pairs(t, found.Bytes()) {
		need, known := state[p.key()]
		if need {
			hit++
		}
		if need || !known {
			said++
		}
	}
	f1, share := 2*hit/(said+required), together/required
	t.Logf("F1 %.3f, %.3f of the required pairs in one story", f1, share)
	if f1 < .97 || share < .98 {
		t.Errorf("F1 %.3f and %.3f in one story, want .97 and .98", f1, share)
	}
}

type pair struct {
	A, B     string
	Required bool
}

func (p pair) key() [2]string { return [2]string{min(p.A, p.B), max(p.A, p.B)} }

// pairs reads each pair once.
func pairs(t *testing.T, rows []byte) []pair {
	var list []pair
	seen := make(map[[2]string]bool)
	for line := range bytes.Lines(rows) {
		var p pair
		if err := json.Unmarshal(line, &p); err != nil {
			t.Fatal(err)
		}
		if !seen[p.key()] {
			list = append(list, p)
		}
		seen[p.key()] = true
	}
	return list
}
