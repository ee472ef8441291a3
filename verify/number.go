package verify

import (
	"fmt"
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
		if !slices.ContainsFunc(ev.numbers, func(m text.Number) bool { return supports(m, n) }) {
			c.fault = fmt.Sprintf("no cited passage has the number %s", n.Of(sentence))
		}
		claims = append(claims, c)
	}
	return claims
}

// supports reports that a sentence may say n where the source says m. To leave a unit out says less,
// and passes; to add or change one does not. "8m" may be millions as well as metres.
func supports(m, n text.Number) bool {
	if n.Unit == "m" && n.Value*1e6 == m.Value && m.Unit != "m" {
		return true
	}
	return n.Value == m.Value && n.Percent == m.Percent && (n.Unit == m.Unit || n.Unit == "")
}

// age is what makes an age of a number of years.
var age = regexp.MustCompile(`^[- ]years?[- ]old\b`)

func aged(sentence string, n text.Number) bool {
	return age.MatchString(text.Span{Start: n.End, End: n.End + len("-years-old")}.Of(sentence))
}
