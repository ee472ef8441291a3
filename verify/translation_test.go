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
	aside          bool   // not looked at while the rules were made
}

func renderings(t testing.TB, file string) (list []rendering) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	original, aside := "", false
	for line := range strings.Lines(string(data)) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case ">", ">>":
			original, aside = rest, mark == ">>"
		case "=":
			list = append(list, rendering{original, rest, "", aside})
		case "!":
			kind, text, _ := strings.Cut(rest, ": ")
			list = append(list, rendering{original, text, kind, aside})
		}
	}
	return list
}

// faults are what the checks find in a sentence that translates another.
func faults(sentence, original string) (list []string) {
	lang, from := language(sentence), language(original)
	cited := []Passage{{Text: original, Language: from, Published: day}}
	for _, f := range append(Sentence(sentence, lang, cited, day), Support(sentence, lang, cited)) {
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
			for _, r := range renderings(t, "translations.txt") {
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

// TestTranslationChecks holds for each check what it finds in a translation, and lets pass.
func TestTranslationChecks(t *testing.T) {
	const ar = "قال وزير المالية سمير الخوري يوم الاثنين إن لبنان لن يرفع الضرائب هذا العام، وإن المصرف أقرض 40 شركة."
	const en = "Finance Minister Samir Khoury said on Monday that Lebanon will not raise taxes this year, and that the bank lent money to 40 companies."
	tests := []struct {
		cited, sentence string
		fails           news.Check // empty: none
	}{
		{ar, en, ""},
		{en, ar, ""},
		{ar, "Finance Minister Samir Khoury said on Monday that the bank lent money to forty companies.", ""},
		{ar, "Finance Minister Samir Khoury said on Monday that the bank lent money to 14 companies.", news.NumberCheck},
		{ar, "Finance Minister Samir Daher said on Monday that Lebanon will not raise taxes this year.", news.NameCheck},
		{ar, "Foreign Minister Samir Khoury said on Monday that Lebanon will not raise taxes this year.", news.NameCheck},
		{ar, "Finance Minister Samir Khoury said on Tuesday that Lebanon will not raise taxes this year.", news.RelativeDateCheck},
		{ar, "Finance Minister Samir Khoury said on Monday that Lebanon will raise taxes this year.", news.NegationCheck},
		{ar, "Finance Minister Samir Khoury said on Monday that Lebanon will not cut taxes this year.", news.OppositeCheck},
		{ar, "Finance Minister Samir Khoury said on Monday: “Lebanon will not raise taxes this year.”", news.QuotationCheck},
		{ar, "Lebanon will not raise taxes this year.", news.AttributionCheck},
		{ar, "Finance Minister Samir Khoury said that hospitals, schools and bridges burned.", news.SupportCheck},
		{"ستزور الملكة بيروت.", "The queen visited Beirut.", news.ModalityCheck},
		{"حذرت سوريا تركيا.", "Turkey warned Syria.", news.RoleCheck},
		{"Syria warned Turkey.", "حذرت تركيا سوريا.", news.RoleCheck},
		{"Turkey was warned by Syria.", "حذرت سوريا تركيا.", ""},
	}
	for _, tt := range tests {
		found := faults(tt.sentence, tt.cited)
		switch {
		case tt.fails == "" && found != nil:
			t.Errorf("%s\n%s\nfails: %s", tt.cited, tt.sentence, strings.Join(found, "\n"))
		case tt.fails != "" && !strings.Contains(strings.Join(found, "\n"), string(tt.fails)+":"):
			t.Errorf("%s\n%s\n%s passes, of %q", tt.cited, tt.sentence, tt.fails, found)
		}
	}
}

// TestUnreadLanguages holds that a sentence passes for none that nothing here reads beside its own.
func TestUnreadLanguages(t *testing.T) {
	cited := []Passage{{Text: "Bundeskanzler Karl Braun sprach in Zahle.", Language: "de"}}
	if f := Support("Chancellor Karl Braun spoke in Zahle.", "en", cited); f.Verdict != news.Fail {
		t.Errorf("tells: %s, want %s", f.Verdict, news.Fail)
	}
}

func FuzzTranslation(f *testing.F) {
	for _, r := range renderings(f, "translations.txt")[:20] {
		f.Add(r.text, r.original)
	}
	f.Add("و", "“a")
	f.Fuzz(func(t *testing.T, sentence, original string) {
		if len(sentence)+len(original) > maxRunes {
			return
		}
		for _, pair := range [][2]string{{"en", "ar"}, {"ar", "en"}} {
			cited := []Passage{{Text: original, Language: pair[1], Published: day}}
			for _, finding := range append(Sentence(sentence, pair[0], cited, day), Support(sentence, pair[0], cited)) {
				for _, sp := range finding.Spans {
					if sp.Start < 0 || sp.Start > sp.End || sp.End > len([]rune(sentence)) {
						t.Errorf("%q: span %v is not in it", sentence, sp)
					}
				}
			}
		}
	})
}
