package lab_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"barid/lab"
)

func ExampleSummarize() {
	row := `{"id": "s", "articles": [` +
		`{"id": "a", "title": "Harbour bridge closes", "text": "Cracks closed the harbour bridge on Monday, the city council said."}, ` +
		`{"id": "b", "title": "Bridge closed", "text": "Ferries will carry 9,000 people a day until the repairs end in June."}]}`
	if err := lab.Summarize(strings.NewReader(row), os.Stdout); err != nil {
		os.Stdout.WriteString(err.Error())
	}
	// Output:
	// {"id":"s","summary":"Cracks closed the harbour bridge on Monday, the city council said. Ferries will carry 9,000 people a day until the repairs end in June.","headline":"Harbour bridge closes"}
}

func TestSummarizeRefuses(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"no JSON":     {"ferry", "summarize: line 1: invalid: invalid character"},
		"no id":       {`{"articles": [{"id": "a"}]}`, "summarize: line 1: invalid: no id"},
		"no articles": {`{"id": "s"}`, `summarize: line 1: invalid: story "s" has no articles`},
	} {
		var out bytes.Buffer
		if err := lab.Summarize(strings.NewReader(c.in), &out); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", name, err, c.want)
		}
	}
}

// TestSummarizeScores holds the floor of the development set: mean ROUGE-1 F without stemming.
func TestSummarizeScores(t *testing.T) {
	const floor = .365
	gold, err := os.ReadFile(filepath.Join(shared(t), "data", "summarize", "neus-val.jsonl"))
	if err != nil {
		t.Skip("no development set: ", err)
	}
	var out bytes.Buffer
	if err := lab.Summarize(bytes.NewReader(gold), &out); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(&out)
	references := json.NewDecoder(bytes.NewReader(gold))
	sum, n := 0.0, 0
	for references.More() {
		var reference struct{ ID, Reference string }
		var answer struct{ ID, Summary string }
		if err := references.Decode(&reference); err != nil {
			t.Fatal(err)
		}
		if err := answers.Decode(&answer); err != nil {
			t.Fatal(err)
		}
		if answer.ID != reference.ID {
			t.Fatalf("answer %q in the place of %q", answer.ID, reference.ID)
		}
		sum += rouge1(answer.Summary, reference.Reference)
		n++
	}
	if mean := sum / float64(n); mean < floor {
		t.Errorf("ROUGE-1 %.3f of %d summaries, want %.3f", mean, n, floor)
	}
}

// rouge1 is the F of the words that two texts share.
func rouge1(a, b string) float64 {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	}
	left := make(map[string]int)
	for _, w := range words(b) {
		left[w]++
	}
	common := 0
	for _, w := range words(a) {
		if left[w] > 0 {
			left[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(words(a))+len(words(b))))
}
