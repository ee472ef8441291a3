package verify

import (
	"slices"

	"barid/text"
)

// Mentions reports whether the cited passages have what a phrase of a sentence speaks of: the words in
// a row or in another form, the numbers by value and unit, the days by meaning, a state by its people.
func Mentions(phrase, language string, cited []Passage) bool {
	ev := read(cited)
	if ev.runs(bare(folded(phrase))) {
		return true
	}
	spans := ev.meant(text.Parties(phrase), phrase)
	for _, n := range text.Numbers(phrase) {
		if !slices.ContainsFunc(ev.numbers, func(m text.Number) bool { return m.Unit == n.Unit && agree(phrase, n, m) }) {
			return false
		}
		spans = append(spans, n.Span)
	}
	for _, d := range text.RelativeDates(phrase) {
		if !slices.ContainsFunc(cited, func(p Passage) bool { return p.dates(d) }) {
			return false
		}
		spans = append(spans, d.Span)
	}
	return ev.hasTerms(termsBetween(phrase, language, spans))
}

// dates reports that the passage means the same day or period.
func (p Passage) dates(d text.Relative) bool {
	return slices.ContainsFunc(text.RelativeDates(p.Text), func(e text.Relative) bool { return e.Meaning == d.Meaning })
}

// termsBetween returns the terms of the phrase that stand in none of the spans.
func termsBetween(phrase, language string, spans []text.Span) []string {
	var terms []string
	for _, words := range sentences(phrase, language) {
		for _, w := range words {
			if w.term != "" && !slices.ContainsFunc(spans, func(sp text.Span) bool { return sp.Start <= w.Start && w.End <= sp.End }) {
				terms = append(terms, w.term)
			}
		}
	}
	return terms
}

// hasTerms reports that the terms stand in one sentence of a passage in a row, function words apart.
func (ev evidence) hasTerms(terms []string) bool {
	return slices.ContainsFunc(ev.told, func(told []word) bool {
		var list []string
		for _, w := range told {
			if w.term != "" {
				list = append(list, w.term)
			}
		}
		return index(list, terms) >= 0
	})
}
