package verify

import (
	"regexp"

	"barid/text"
)

// omission is where a quotation leaves words out.
var omission = regexp.MustCompile(`\[?(…|\.\.\.)\]?`)

// judgeQuotations looks at what the sentence quotes: it must stand in one passage word for word, but for
// what it openly leaves out. A single word in quotation marks is a name or a distance kept, not a
// quotation.
func (ev evidence) judgeQuotations(sentence string) []claim {
	var claims []claim
	for _, q := range text.Quotations(sentence) {
		var parts [][]string
		n := 0
		for _, part := range omission.Split(q.Text, -1) {
			words := folded(part)
			parts = append(parts, words)
			n += len(words)
		}
		if n < 2 {
			continue
		}
		c := claim{Span: q.Span}
		if !ev.holds(parts) {
			c.fault = "no cited passage has this quotation: " + q.Text
		}
		claims = append(claims, c)
	}
	return claims
}
