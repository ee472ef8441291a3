package text

import (
	"strings"
	"unicode"

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

// NewAnalyzer returns the analyzer of a language; one that is not known is only folded.
func NewAnalyzer(lang string) Analyzer {
	return analyzers[primary(lang)]
}

// Terms returns the words of s, folded and stemmed, without stop words; in their order, with
// repeats. An abbreviation counts as written without points, so that "U.S." and "US" meet.
func (a Analyzer) Terms(s string) []string {
	list := Words(s)
	terms := make([]string, 0, len(list))
	mixed := strings.ContainsFunc(s, unicode.IsLower)
	for _, w := range list {
		folded := strings.TrimSuffix(Fold(w.Text), "'s")
		switch {
		case strings.HasSuffix(folded, "."):
			terms = append(terms, strings.ReplaceAll(folded, ".", ""))
		case mixed && acronym(w.Text):
			terms = append(terms, folded)
		case folded != "" && !a.stops[folded]:
			terms = append(terms, a.term(w.Text, folded))
		}
	}
	return terms
}

func (a Analyzer) term(word, folded string) string {
	switch {
	case a.stem == nil:
		return folded
	case a.accents:
		return Fold(a.stem(strings.ToLower(norm.NFC.String(word))))
	}
	return a.stem(folded)
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
