package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"golang.org/x/text/unicode/norm"
)

// Analyzer turns a text of one language into the terms by which texts are compared. Its zero value
// only folds.
type Analyzer struct {
	stops map[string]bool
	stem  func(string) string
	// accents says that stem wants lower case with its accents, not a folded word.
	accents bool
}

// NewAnalyzer returns the analyzer of a language. Words of one without a stemmer count by their
// first letters; where the language is not known they are only folded.
func NewAnalyzer(lang string) Analyzer {
	lang = primary(lang)
	if lang == "nb" || lang == "nn" {
		lang = "no"
	}
	a, ok := analyzers[lang]
	if !ok && lang != "" && lang != unsure {
		a.stem = beginning
	}
	return a
}

// maxBeginning is how many letters tell a word where endings are not known.
const maxBeginning = 5

func beginning(word string) string {
	n := 0
	for i := range word {
		if n == maxBeginning && !strings.ContainsFunc(word, unicode.IsDigit) {
			return word[:i]
		}
		n++
	}
	return word
}

// withoutEndings cuts the first of the endings off that leaves three letters.
func withoutEndings(endings string) func(string) string {
	list := strings.Fields(endings)
	return func(word string) string {
		for _, ending := range list {
			if stem, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(stem) >= 3 {
				return stem
			}
		}
		return word
	}
}

// Terms returns the words of s, folded and stemmed, without stop words; in their order, with
// repeats. An abbreviation counts as written without points, so that "U.S." and "US" meet.
func (a Analyzer) Terms(s string) []string {
	list := paired(Words(s))
	terms := make([]string, 0, len(list))
	mixed := strings.ContainsFunc(s, unicode.IsLower)
	for _, w := range list {
		var term string
		switch {
		case strings.HasSuffix(w.Text, "."):
			term = strings.ReplaceAll(Fold(w.Text), ".", "")
		case mixed && acronym(w.Text):
			term = Fold(w.Text)
		default:
			term = a.term(w.Text)
		}
		if term != "" {
			terms = append(terms, term)
		}
	}
	return terms
}

// paired joins each ideograph with the next one: they are written without spaces, and UAX #29 cuts
// between any two.
func paired(list []Word) []Word {
	var joined []Word
	for i, w := range list {
		next := i+1 < len(list) && ideograph(w.Text) && ideograph(list[i+1].Text) && w.End == list[i+1].Start
		switch {
		case next:
			joined = append(joined, Word{w.Text + list[i+1].Text, Span{w.Start, list[i+1].End}})
		case i > 0 && ideograph(w.Text) && ideograph(list[i-1].Text) && list[i-1].End == w.Start:
			// the second of a pair
		default:
			joined = append(joined, w)
		}
	}
	return joined
}

func ideograph(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.Is(unicode.Han, r)
}

// term is empty for a stop word, and for a word of nothing but tatweel.
func (a Analyzer) term(word string) string {
	folded := strings.TrimSuffix(Fold(word), "'s")
	switch {
	case a.stops[folded]:
		return ""
	case a.stem == nil:
		return folded
	case !a.accents:
		return a.stem(folded)
	}
	word = a.withoutElision(strings.ToLower(norm.NFC.String(word)))
	if a.stops[Fold(word)] {
		return ""
	}
	return Fold(a.stem(word))
}

// withoutElision leaves "élection" of "l’élection" and "ankara" of "ankara’da".
func (a Analyzer) withoutElision(word string) string {
	before, after, found := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	if found && (len(before) < 2 || a.stops[Fold(before)]) {
		return after
	}
	return before
}

// acronym reports two or more capitals, as of "US" and "WHO", which else are stop words.
func acronym(word string) bool {
	return len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
}

// snowball makes a stemmer of a generated one. It keeps nothing, so that an Analyzer may be shared.
func snowball(stem func(*snowballstem.Env) bool) func(string) string {
	return func(word string) string {
		env := snowballstem.NewEnv(word)
		stem(env)
		return env.Current()
	}
}
