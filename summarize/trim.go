package summarize

import (
	"strings"
	"unicode"

	"barid/text"
)

// trim is a passage with runes struck out. What is left reads in the same order.
type trim struct {
	source []rune
	struck []bool
}

func newTrim(s string) trim {
	source := []rune(s)
	return trim{source, make([]bool, len(source))}
}

// strike takes the runes of sp out.
func (t trim) strike(sp text.Span) {
	for i := sp.Start; i < sp.End; i++ {
		t.struck[i] = true
	}
}

// String is what is left. A passage that lost its opening begins with a capital again.
func (t trim) String() string {
	var b strings.Builder
	opened := len(t.struck) > 0 && t.struck[0] // and no word was written since
	for i, r := range t.source {
		if t.struck[i] {
			continue
		}
		if opened && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			r, opened = unicode.ToTitle(r), false
		}
		b.WriteRune(r)
	}
	return b.String()
}
