package verify

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"barid/news"
)

// rendering is a sentence beside what a translator made of it, rightly or wrongly.
type rendering struct {
	original, text string
	wrong          string // what is wrong with it, empty: nothing
	aside          bool   // of every third block, not looked at while the rules were made
}

func renderings(t testing.TB) (list []rendering) {
	t.Helper()
	data, err := os.ReadFile("testdata/translations.txt")
	if err != nil {
		t.Fatal(err)
	}
	original, blocks := "", 0
	for line := range strings.Lines(string(data)) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case ">":
			original = rest
			blocks++
		case "=":
			list = append(list, rendering{original, rest, "", blocks%3 == 0})
		case "!":
			kind, text, _ := strings.Cut(rest, ": ")
			list = append(list, rendering{original, text, kind, blocks%3 == 0})
		}
	}
	return list
}

// faults are what the checks find in a sentence that translates another.
func faults(sentence, original string) (list []string) {
	lang, from := language(sentence), language(original)
	cited := []Passage{{Text: original, Language: from, Published: day}}
	for _, f := range append(Sentence(sentence, lang, cited, day), Tells(sentence, lang, cited)) {
		if f.Verdict == news.Fail {
			list = append(list, fmt.Sprintf("%s: %s", f.Check, f.Note))
		}
	}
	return list
}

// logf says what went wrong in the blocks that may be looked at.
func logf(t *testing.T, aside bool, format string, args ...any) {
	t.Helper()
	if !aside {
		t.Logf(format, args...)
	}
}

const (
	leastFound  = 85 // in a hundred wrong ones
	mostDoubted = 30 // in a hundred right ones
)

// TestTranslations holds how many wrong translations are found, and how many right ones are doubted.
func TestTranslations(t *testing.T) {
	for _, aside := range []bool{false, true} {
		for _, from := range []string{"ar", "en"} {
			var right, doubted, wrong, found int
			for _, r := range renderings(t) {
				if r.aside != aside || language(r.original) != from {
					continue
				}
				faults := faults(r.text, r.original)
				switch {
				case r.wrong == "" && len(faults) > 0:
					right, doubted = right+1, doubted+1
					logf(t, aside, "doubted: %s\n\t%s\n\t%s", r.original, r.text, strings.Join(faults, "\n\t"))
				case r.wrong == "":
					right++
				case len(faults) > 0:
					wrong, found = wrong+1, found+1
				default:
					wrong++
					logf(t, aside, "missed (%s): %s\n\t%s", r.wrong, r.original, r.text)
				}
			}
			if 100*found < leastFound*wrong || 100*doubted > mostDoubted*right {
				t.Errorf("from %s, aside %v: too few wrong ones found, or too many right ones doubted", from, aside)
			}
			t.Logf("from %s, aside %v: %d of %d wrong ones found, %d of %d right ones doubted", from, aside, found, wrong, doubted, right)
		}
	}
}
