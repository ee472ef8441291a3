package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of s, trimmed of white space; together they cover all of s that
// is not white space. It splits by UAX #29 and joins again where the end was none: after "Dr.",
// "U.S.", "Oct." or "د.", before a lower-case letter, and at a bracket or quotation mark that
// closes the sentence before it. A line break always ends a sentence.
func Sentences(s string) []Span {
	var spans []Span
	from, at := 0, 0 // of the sentence that is being read: in bytes and in runes
	it := sentences.FromString(s)
	for more := it.Next(); more; {
		end := it.End()
		if more = it.Next(); more {
			if n := closers(s[from:end], s[end:]); n > 0 {
				end += n
			}
			if continues(s[from:end], s[end:]) {
				continue
			}
		}
		spans = appendTrimmed(spans, s[from:end], at)
		at += utf8.RuneCountInString(s[from:end])
		from = end
	}
	if from < len(s) {
		spans = appendTrimmed(spans, s[from:], at)
	}
	return spans
}

// appendTrimmed adds piece, which begins at rune index at, unless it is white space.
func appendTrimmed(spans []Span, piece string, at int) []Span {
	trimmed := strings.TrimLeftFunc(piece, unicode.IsSpace)
	at += utf8.RuneCountInString(piece) - utf8.RuneCountInString(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return spans
	}
	return append(spans, Span{at, at + utf8.RuneCountInString(trimmed)})
}
