package paste

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

var update = flag.Bool("update", false, "write the .want files")

// TestSplit splits each paste in testdata and compares with what a reader would make of it.
func TestSplit(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 12 {
		t.Fatalf("found %d pastes, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := Decode(b)
			if err != nil {
				t.Fatal(err)
			}
			got := show(Split(s))
			golden := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if diff := cmp.Diff(got, show(Split(strings.ReplaceAll(s, "\n", "\r\n")))); diff != "" {
				t.Errorf("with Windows line ends (-want +got)\n%s", diff)
			}
		})
	}
}

// show prints articles as the .want files have them.
func show(articles []Article) string {
	var b strings.Builder
	for _, a := range articles {
		fmt.Fprintf(&b, "# %s\n", a.Title)
		for _, field := range []struct{ name, value string }{
			{"URL", a.URL}, {"Publisher", a.Publisher}, {"Language", a.Language}, {"Date", date(a.Published)},
		} {
			if field.value != "" {
				fmt.Fprintf(&b, "%s: %s\n", field.name, field.value)
			}
		}
		for _, p := range a.Paragraphs {
			fmt.Fprintf(&b, "%9s | %s\n", p.Role, p.Text)
		}
	}
	return b.String()
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// TestSplitSeed splits the reference paste, which is not part of the repository.
func TestSplitSeed(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/seed/*.txt")
	if len(files) == 0 {
		t.Skip("../shared/data/seed is not there")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	articles := Split(string(b))
	if len(articles) != 2 {
		t.Fatalf("got %d articles, want 2:\n%s", len(articles), show(articles))
	}
	starts := []string{"The Syrian civil war, which erupted in March 2011", "Lebanon has no plans to have normal relations with Israel"}
	sizes := []int{12, 11}
	for i, a := range articles {
		body := news.Article{Paragraphs: a.Paragraphs}.Body()
		if len(body) != sizes[i] || !strings.HasPrefix(body[0], starts[i]) {
			t.Errorf("%q: body of %d paragraphs begins %q", a.Title, len(body), body[0])
		}
		for _, p := range body {
			if sameHeading(keyOf(p), keyOf(a.Title)) || p == "TT" || p == "20" || strings.HasSuffix(p, "(AP)") {
				t.Errorf("%q: %q stands in the body", a.Title, p)
			}
		}
		if !a.Published.IsZero() || a.URL != "" {
			t.Errorf("%q: a date or address was made up: %v %q", a.Title, a.Published, a.URL)
		}
	}
	captions := 0
	for _, p := range articles[1].Paragraphs {
		if p.Role == news.Caption {
			captions++
		}
	}
	if captions != 1 {
		t.Errorf("the caption is kept %d times, want once", captions)
	}
}
