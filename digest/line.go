package digest

import (
	"strings"
	"unicode"
)

// Line makes one line of what somebody typed, fit for a page, a header and a comparison: white
// space and control characters of every kind become one blank, and what cannot be seen goes,
// overrides and isolates of the direction of writing among it, since they reorder what stands
// beside them. The joiners and marks that Arabic script is written with stay.
func Line(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == unicode.ReplacementChar:
			return ' '
		case typed(r):
			return r
		case unicode.In(r, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// typed reports the format characters that people type: the joiners U+200C and U+200D, the
// marks U+200E, U+200F and U+061C, and signs that span digits, such as U+0600.
func typed(r rune) bool {
	return r == '\u200c' || r == '\u200d' || r == '\u200e' || r == '\u200f' || r == '\u061c' ||
		unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
