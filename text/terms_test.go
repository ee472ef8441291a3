package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each pair is one headline in two spellings; in any order of words the terms are the same.
func TestTermsMeet(t *testing.T) {
	tests := []struct{ lang, a, b string }{
		{"ar", "إسرائيل تقصف الضاحية الجنوبية لبيروت", "اسرائيل تقصف ضاحية بيروت الجنوبيه"},
		{"ar", "الرئيسُ اللبنانيّ يلتقي مُحَمَّد بن سلمان", "الرئيس اللبناني يلتقي محمد بن سلمان"},
		{"ar", "ضاحيه", "والضاحية"},
		{"ar", "شؤون المسؤولين", "بشئون المسئول"},
		{"ar", "حكومتها وحكومته", "للحكومة والحكومات"},
		{"ar", "لبنانيون في فلسطين", "ولبنان للفلسطينيين"},
		{"ar", "وزيرة", "للوزير"},
		{"ar", "بلجنة", "للجنة"},
		{"ar", "مدينــة ٤٧", "بالمدينة 47"},
		{"en", "Israel strikes southern suburb of Beirut", "Israel strikes Beirut southern suburbs"},
		{"en", "The U.S. envoy’s talks", "US envoy talking"},
		{"fr", "Les élections présidentielles", "l’élection présidentielle"},
		{"de", "Die Häuser der Städte", "haus stadt"},
		{"tr", "Ankara’da", "ankara"},
		{"ru", "Министры обсудили", "министр обсудил"},
		{"sv", "Regeringarna förhandlade", "regeringen förhandlar"},
		{"da", "Havnene", "havnen"},
		{"nb", "Regjeringene", "regjeringen"},
		{"hu", "A kormányok", "kormány"},
		{"fa", "دولت\u200cهای", "دولت"},
		{"ur", "حکومتوں", "حکومت"},
		{"uk", "Переговори", "переговорів"},
		{"zh", "港口", "港口"},
		{"", "Ábc DEF", "abc def"},
		{"xx", "Ábc DEF", "abc def"},
	}
	for _, tt := range tests {
		analyzer := NewAnalyzer(tt.lang)
		a, b := analyzer.Terms(tt.a), analyzer.Terms(tt.b)
		slices.Sort(a)
		slices.Sort(b)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: %q and %q (-first +second):\n%s", tt.lang, tt.a, tt.b, diff)
		}
	}
}

func TestTermsDiffer(t *testing.T) {
	tests := []struct{ lang, a, b string }{
		{"ar", "لقاء", "بقاء"},
		{"ar", "لاعب", "عابر"},
		{"ar", "بيان", "كيان"},
		{"ar", "كتاب", "تاب"},
		{"ar", "الله", "له"},
		{"en", "US", "us"},
		{"en", "news", "new"},
		{"zh", "港口谈判", "口港判谈"},
		{"", "presidential", "president"},
	}
	for _, tt := range tests {
		analyzer := NewAnalyzer(tt.lang)
		a, b := analyzer.Terms("x "+tt.a), analyzer.Terms("x "+tt.b)
		if slices.Equal(a, b) {
			t.Errorf("%s: %q and %q are both %q", tt.lang, tt.a, tt.b, a)
		}
	}
}

func TestTermsOrder(t *testing.T) {
	got := NewAnalyzer("en-GB").Terms("WHO says the vaccines, 12 vaccines, arrived in the U.N. store.")
	want := []string{"who", "vaccin", "12", "vaccin", "arriv", "un", "store"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Terms (-want +got):\n%s", diff)
	}
	got = NewAnalyzer("ar").Terms("ومن المدينة وإليها، وقال إن هذا في 2015م")
	if diff := cmp.Diff([]string{"مدين", "2015م"}, got); diff != "" {
		t.Errorf("Terms (-want +got):\n%s", diff)
	}
}

// A term that is cut again stays: else a proclitic more would lead to another term.
func TestStemArabicIsStable(t *testing.T) {
	for stem := range arabicRoots {
		if got := stemArabic(stem); got != stem {
			t.Errorf("stemArabic(%q) = %q", stem, got)
		}
		for _, proclitic := range []string{"و", "ب", "ال", "وال", "لل"} {
			if got := stemArabic(proclitic + stem); got != stem && !strings.HasPrefix(stem, "ال") {
				t.Errorf("stemArabic(%q) = %q, want %q", proclitic+stem, got, stem)
			}
		}
	}
}

func TestStemArabicLeavesWhatIsNoWord(t *testing.T) {
	for _, s := range []string{"ab", "ال2015", "فيff", "", strings.Repeat("ل", 1000)} {
		if got := stemArabic(s); got != s {
			t.Errorf("stemArabic(%.40q) = %.40q", s, got)
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("ar", "وبالمدينة لل ال و ب ـ")
	f.Add("en", "the U.S. isn't 'S")
	f.Add("tr", "İstanbul’da")
	f.Fuzz(func(t *testing.T, lang, s string) {
		terms := NewAnalyzer(lang).Terms(s)
		if words := len(Words(s)); len(terms) > words {
			t.Errorf("%s: %d terms of %d words in %q", lang, len(terms), words, s)
		}
		for _, term := range terms {
			if term == "" {
				t.Errorf("%s: empty term in %q", lang, s)
			}
		}
	})
}
