package lab

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/news"
	"barid/summarize"
	"barid/text"
	"barid/verify"
)

// TestExtractHoldsItsPromise tells every story of the bench sets and holds each sentence to what
// package summarize promises: it is cited, a trim of what it cites, and passes every check.
func TestExtractHoldsItsPromise(t *testing.T) {
	for _, name := range []string{
		"cluster/neus-val.jsonl", "cluster/galaxy-medium.jsonl", "cluster/basil-dev.jsonl", "arabic/saudinewsnet-2015-08-10.jsonl.gz",
	} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			rows := benchRows(t, name)
			day := time.Date(2026, time.March, 3, 0, 0, 0, 0, time.UTC)
			told, silent := 0, 0
			for _, articles := range stories(rows) {
				r := summarize.Request{Language: articles[0].Language, Articles: articles, Day: day}
				s, err := summarize.Extract(r)
				if errors.Is(err, news.ErrInvalid) {
					silent++
					continue
				}
				told++
				for _, sentence := range append(s.Sentences, s.Headline) {
					checkPromise(t, r, sentence)
				}
			}
			t.Logf("%d stories told, %d with nothing to print", told, silent)
			if silent > told/8 {
				t.Errorf("%d of %d stories have nothing to print", silent, told+silent)
			}
		})
	}
}

// TestSeedFiguresSurvive tells the reference paste at full length: the figures of what can be printed
// come out unchanged, and no day of an undated text does.
func TestSeedFiguresSurvive(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "data", "seed", "*.txt"))
	if len(files) == 0 {
		t.Skip("the reference paste is not beside the repository")
	}
	paste, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	a := news.Article{ID: 1, Revision: 1, Language: "en"}
	for line := range strings.Lines(string(paste)) {
		if line = strings.TrimSpace(line); strings.HasSuffix(line, ".") || strings.HasSuffix(line, "”") {
			a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: line})
		}
	}
	r := summarize.Request{Language: "en", Articles: []news.Article{a}, Words: 2000}
	s, err := summarize.Extract(r)
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, sentence := range s.Sentences {
		checkPromise(t, r, sentence)
		told.WriteString(sentence.Text + "\n")
	}
	for _, figure := range []string{"40 letters", "20 times", "December 5, 2014", "4,000", "$11 billion"} {
		if !strings.Contains(told.String(), figure) {
			t.Errorf("%q is lost", figure)
		}
	}
	for _, stale := range []string{"Friday", "this week"} {
		if strings.Contains(told.String(), stale) {
			t.Errorf("%q of an undated text is told", stale)
		}
	}
}

func checkPromise(t *testing.T, r summarize.Request, s news.Sentence) {
	t.Helper()
	for _, a := range r.Articles {
		span, ok := a.Passage(s.Citations[0])
		if !ok {
			continue
		}
		if !subsequence(text.Words(text.Fold(s.Text)), text.Words(text.Fold(span))) {
			t.Errorf("%q is no trim of %q", s.Text, span)
		}
		cited := []verify.Passage{{Text: span, Language: a.Language, Published: a.Published}}
		for _, f := range verify.Sentence(s.Text, r.Language, cited, r.Day) {
			if f.Verdict == news.Fail {
				t.Errorf("%s\n%s: %s", s.Text, f.Check, f.Note)
			}
		}
		return
	}
	t.Errorf("%q cites %+v, which is nowhere", s.Text, s.Citations)
}

func subsequence(part, whole []text.Word) bool {
	for _, w := range whole {
		if len(part) > 0 && part[0].Text == w.Text {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// benchRow is an article with the story that it belongs to, if the set says so.
type benchRow struct {
	articleRow
	Story string `json:"story"`
}

// benchRows reads a bench set that stands beside the repository.
func benchRows(t *testing.T, name string) []benchRow {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", "data", name))
	if err != nil {
		t.Skipf("bench set %s is not beside the repository: %v", name, err)
	}
	t.Cleanup(func() { file.Close() })
	var in io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := readRows[benchRow](in)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// stories groups rows by their label, one without a label being a story by itself.
func stories(rows []benchRow) map[string][]news.Article {
	grouped := make(map[string][]news.Article)
	for i, r := range rows {
		story := r.Story
		if story == "" {
			story = r.ID
		}
		grouped[story] = append(grouped[story], r.article(i+1))
	}
	return grouped
}
