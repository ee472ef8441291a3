package verify

import (
	"fmt"
	"slices"

	"barid/text"
)

// numbers looks at every number: a passage must have its value, and as the same measure.
func (ev evidence) judgeNumbers(sentence string) []claim {
	var claims []claim
	for _, n := range text.Numbers(sentence) {
		c := claim{Span: n.Span}
		if !slices.ContainsFunc(ev.numbers, func(m text.Number) bool { return agree(n, m) }) {
			c.fault = fmt.Sprintf("no cited passage has the number %s", n.Of(sentence))
		}
		claims = append(claims, c)
	}
	return claims
}

// agree reports that a sentence may say n where the source says m. A unit left out says less, and
// passes; another one does not.
func agree(n, m text.Number) bool {
	return n.Value == m.Value && n.Percent == m.Percent && (n.Unit == m.Unit || n.Unit == "" || m.Unit == "")
}
