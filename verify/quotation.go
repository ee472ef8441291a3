package verify

import (
	"fmt"
	"regexp"

	"barid/text"
)

// omission is where a quotation leaves words out.
var omission = regexp.MustCompile(`\[?(…|\.\.\.)\]?`)

// judgeQuotations looks at what the sentence quotes: it must stand in one passage word for word, but for
// what it openly leaves out, and be said by the same person, if both name one. A single word in quotation marks is a name or a distance kept, not a
// quotation.
func (ev evidence) judgeQuotations(sentence, language string, own account) []claim {
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
		c := claim{Span: q.Span, against: ev.holds(parts)}
		if c.against == nil {
			c.fault = "no cited passage has this quotation: " + q.Text
			c.against = ev.resembling(q.Text, language)
		} else if other, ok := ev.misgiven(q.Span, c.against[0], own); ok {
			c.fault = fmt.Sprintf("the cited passage gives these words to %s: %s", other.written, q.Text)
			c.against = []text.Span{other.span()}
		}
		claims = append(claims, c)
	}
	return claims
}

// misgiven returns who says in the passages what the sentence has another one say in the quotation.
func (ev evidence) misgiven(quote, at text.Span, own account) (other actor, found bool) {
	speaker, _ := own.speaker(quote)
	for _, a := range ev.accounts {
		cited, ok := a.speaker(at)
		if ok && a.misgives(speaker, cited) {
			return cited.by, true
		}
	}
	return other, false
}

// resembling returns what the passages have that is most like the sentences of a quotation.
func (ev evidence) resembling(quoted, language string) []text.Span {
	var spans []text.Span
	for _, a := range ev.align(quoted, language) {
		if n := len(a.pairs); n > 0 && a.held >= resembling {
			spans = append(spans, across(a.there[a.pairs[0][1]:a.pairs[n-1][1]+1]))
		}
	}
	return spans
}
