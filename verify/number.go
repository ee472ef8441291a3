package verify

import (
	"fmt"
	"math"
	"regexp"
	"slices"

	"barid/text"
)

// judgeNumbers looks at every number: a passage must have its value, and as the same measure. One that
// is part of a name ("Covid-19") is left to the check of names.
func (ev evidence) judgeNumbers(sentence string) []claim {
	names := text.Names(sentence)
	var claims []claim
	for _, n := range text.Numbers(sentence) {
		if slices.ContainsFunc(names, func(name text.Name) bool { return name.Start < n.Start && n.End <= name.End }) {
			continue
		}
		c := claim{Span: n.Span}
		if n.Unit == "year" && aged(sentence, n) {
			n.Unit = "" // "Rana Haddad, 48," is what the passage may say
		}
		if !slices.ContainsFunc(ev.numbers, func(m text.Number) bool { return supports(sentence, m, n) }) {
			c.fault = fmt.Sprintf("no cited passage has the number %s", n.Of(sentence))
		}
		claims = append(claims, c)
	}
	return claims
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
