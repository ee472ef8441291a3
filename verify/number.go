package verify

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"unicode/utf8"

	"barid/text"
)

// judgeNumbers looks at every number: a passage must have its value, and as the same measure. One that
// is part of a name ("Covid-19") is left to the check of names.
func (ev evidence) judgeNumbers(sentence string, alignments []alignment) []claim {
	names := text.Names(sentence)
	var claims []claim
	for _, n := range text.Numbers(sentence) {
		if slices.ContainsFunc(names, func(name text.Name) bool { return name.Start < n.Start && n.End <= name.End }) {
			continue
		}
		c, around := claim{Span: n.Span}, around(alignments, n.Span)
		if n.Unit == "year" && aged(sentence, n) {
			n.Unit = "" // "Rana Haddad, 48," is what the passage may say
		}
		supporting := ev.numbered(func(m text.Number) bool { return supports(sentence, m, n) })
		c.against = ev.closest(around, supporting, 0)
		if supporting == nil {
			c.fault = fmt.Sprintf("no cited passage has the number %s", n.Of(sentence))
			c.against = ev.closest(around, ev.numbered(func(m text.Number) bool { return m.Unit == n.Unit && m.Percent == n.Percent }), 1)
		} else if other := replaced(sentence, n, alignments); other != nil {
			c.fault = fmt.Sprintf("the cited passage has %s in the place of %s", written(other), n.Of(sentence))
			c.against = []text.Span{across(other)}
		}
		claims = append(claims, c)
	}
	return claims
}

// numbered returns where the passages have such numbers.
func (ev evidence) numbered(such func(text.Number) bool) []text.Span {
	var spans []text.Span
	for _, n := range ev.numbers {
		if such(n) {
			spans = append(spans, n.Span)
		}
	}
	return spans
}

// replaced returns the number that the passage has in the very place where the sentence has n: alone before
// the words that both count.
func replaced(sentence string, n text.Number, alignments []alignment) []word {
	for _, a := range alignments {
		for _, g := range a.gaps() {
			if a.held < telling || g.next == len(a.here) || len(g.here) == 0 || len(g.there) == 0 {
				continue
			}
			last := g.here[len(g.here)-1]
			if g.here[0].Start < n.Start || last.Start >= n.End || a.here[g.next].term == "" {
				continue
			}
			other := written(g.there)
			for _, o := range text.Numbers(other) {
				o.Percent = n.Percent
				if o.Start == 0 && o.End == utf8.RuneCountInString(other) && !agree(sentence, n, o) {
					return g.there
				}
			}
		}
	}
	return nil
}

// supports reports that a sentence may say n where the source says m. To leave a unit out says less,
// and passes; to add or change one does not. "8m" may be millions as well as metres.
func supports(sentence string, m, n text.Number) bool {
	if n.Unit == "m" && n.Value*1e6 == m.Value && m.Unit != "m" {
		return true
	}
	return agree(sentence, n, m) && (n.Unit == m.Unit || n.Unit == "")
}

// agree reports that the value of n, with the words before it that round it, is that of m: "more than 40"
// may be 42, "about 40" 39.
func agree(sentence string, n, m text.Number) bool {
	if n.Percent != m.Percent {
		return false
	}
	before := text.Fold(text.Span{Start: n.Start - longestRounding, End: n.Start}.Of(sentence))
	low, high := n.Value, n.Value
	switch {
	case n.Value < 10 || math.Mod(n.Value, 10) != 0: // not a round one
	case upward.MatchString(before):
		high *= 1 + rounding
	case downward.MatchString(before):
		low *= 1 - rounding
	case either.MatchString(before):
		low, high = low*(1-rounding/2), high*(1+rounding/2)
	}
	return low <= m.Value && m.Value <= high
}

const (
	rounding        = .1 // how far a rounded number may be from the source's, as a share
	longestRounding = 14 // runes, a sign such as $ included
)

var (
	upward   = regexp.MustCompile(`(more than|over|at least|exceeding|above|اكثر من|ما لا يقل عن|فوق) ?[$€£]?$`)
	downward = regexp.MustCompile(`(nearly|almost|less than|fewer than|under|up to|اقل من|ما يقارب|قرابه) ?[$€£]?$`)
	either   = regexp.MustCompile(`(about|around|roughly|some|approximately|نحو|حوالي|زهاء|قرابه) ?[$€£]?$`)
)

// age is what makes an age of a number of years.
var age = regexp.MustCompile(`^[- ]years?[- ]old\b`)

func aged(sentence string, n text.Number) bool {
	return age.MatchString(text.Span{Start: n.End, End: n.End + len("-years-old")}.Of(sentence))
}
