package text

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Analyzer turns a text of one language into the terms by which texts are compared.
type Analyzer struct {
	stops map[string]bool
	stem  func(*snowballstem.Env) bool
	light bool
}

// NewAnalyzer returns the analyzer of a language; one without stop words or stemmer only folds.
func NewAnalyzer(lang string) Analyzer {
	switch primary(lang) {
	case "en":
		return Analyzer{stops: englishStops, stem: english.Stem}
	case "ar":
		return Analyzer{stops: arabicStops, light: true}
	}
	return Analyzer{}
}

// Terms returns the folded and stemmed words of s without stop words, in their order, with repeats.
func (a Analyzer) Terms(s string) []string {
	list := Words(s)
	terms := make([]string, 0, len(list))
	env := snowballstem.NewEnv("")
	for _, w := range list {
		term := strings.TrimSuffix(Fold(w.Text), "'s")
		if a.stops[term] {
			continue
		}
		switch {
		case a.light:
			term = stemArabic(term)
		case a.stem != nil:
			env.SetCurrent(term)
			a.stem(env)
			term = env.Current()
		}
		terms = append(terms, term)
	}
	return terms
}
