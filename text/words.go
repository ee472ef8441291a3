package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Word is one word as it stands in the text.
type Word struct {
	Text string
	Span
}

// Words returns what has a letter or a digit in it, by the word boundaries of UAX #29. "don’t" and
// "1,250.5" are one word, and so is an abbreviation with its last point: "U.S.".
func Words(s string) []Word {
	list := make([]Word, 0, len(s)/6)
	at := 0
	for it := words.FromString(s); it.Next(); {
		token := it.Value()
		start := at
		at += utf8.RuneCountInString(token)
		switch {
		case hasWord(token):
			list = append(list, Word{token, Span{start, at}})
		case token == "." && len(list) > 0:
			last := &list[len(list)-1]
			if last.End == start && dotted(last.Text) {
				last.Text, last.End = s[it.Start()-len(last.Text):it.End()], at
			}
		}
	}
	return list
}

func hasWord(token string) bool {
	return strings.ContainsFunc(token, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// dotted reports single letters with points between them: "U.S", "a.m", "أ.د".
func dotted(token string) bool {
	if !strings.Contains(token, ".") {
		return false
	}
	for l := range strings.SplitSeq(token, ".") {
		if r, size := utf8.DecodeRuneInString(l); size != len(l) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
