package text

import "unicode"

// Sentences returns the sentences of s, trimmed of white space; together they cover all of s that
// is no white space. A line break always ends a sentence. A point does not after "Dr.", "U.S." or
// "د.", nor before a lower-case letter; ".." is a pause. What closes a sentence stays with it: a
// bracket, a quotation mark, a credit such as "(AP)".
func Sentences(s string) []Span {
	text := []rune(s)
	var spans []Span
	start := 0
	for i := 0; i < len(text); {
		switch {
		case lineBreak(text[i]):
			spans = appendTrimmed(spans, text, Span{start, i})
			i++
			start = i
		case terminal(text[i]):
			e := ending{text: text, start: start, mark: i, end: closeEnd(text, i)}
			if e.ends() {
				spans = appendTrimmed(spans, text, Span{start, e.end})
				start = e.end
			}
			i = e.end
		default:
			i++
		}
	}
	return appendTrimmed(spans, text, Span{start, len(text)})
}

// appendTrimmed adds the span without the white space at its ends, unless it is all white space.
func appendTrimmed(spans []Span, text []rune, sp Span) []Span {
	for sp.Start < sp.End && unicode.IsSpace(text[sp.Start]) {
		sp.Start++
	}
	for sp.Start < sp.End && unicode.IsSpace(text[sp.End-1]) {
		sp.End--
	}
	if sp.Start == sp.End {
		return spans
	}
	return append(spans, sp)
}

func lineBreak(r rune) bool {
	return '\n' <= r && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func terminal(r rune) bool {
	if r < unicode.MaxASCII {
		return r == '.' || r == '!' || r == '?'
	}
	return r == '…' || unicode.Is(unicode.STerm, r)
}

// closeEnd returns the end of what closes a sentence at its terminal mark: further marks, brackets
// and quotation marks, even after a space (« Non. »), the points of ". . .", a credit.
func closeEnd(text []rune, mark int) int {
	end := mark
	for {
		for end < len(text) && (terminal(text[end]) || closes(text, end)) {
			end++
		}
		next := skipSpace(text, end)
		switch {
		case next == end || next == len(text):
			return end
		case closing(text[next]) && !startsWord(text, next+1),
			text[next] == '.' && text[end-1] == '.' && !startsWord(text, next+1):
			end = next + 1
		default:
			credit := creditEnd(text, next)
			if credit == next {
				return end
			}
			end = credit
		}
	}
}

// closes reports a bracket or quotation mark that closes right behind a terminal mark, be it one
// that opens elsewhere („so.“).
func closes(text []rune, i int) bool {
	return closing(text[i]) || text[i] == '\'' || unicode.Is(unicode.Pi, text[i]) && !startsWord(text, i+1)
}

func closing(r rune) bool {
	return r == '"' || unicode.In(r, unicode.Pe, unicode.Pf)
}

// maxCredit bounds a credit in runes, brackets and all.
const maxCredit = 40

// creditEnd returns the end of a bracket that names who reported, as "(AP)", "(Reuters)" or
// "[AFP]" behind a sentence; at itself if there is none.
func creditEnd(text []rune, at int) int {
	if text[at] != '(' && text[at] != '[' {
		return at
	}
	spaces := 0
	for i := at + 1; i < min(len(text), at+maxCredit); i++ {
		switch r := text[i]; {
		case unicode.Is(unicode.Pe, r):
			if next := skipSpace(text, i+1); next < len(text) && (unicode.IsLower(text[next]) || dash(text[next])) {
				return at
			}
			return i + 1
		case terminal(r) || lineBreak(r):
			return at
		case r == ' ':
			if spaces++; spaces > 3 {
				return at
			}
		}
	}
	return at
}

func dash(r rune) bool { return r == '–' || r == '—' || r == '-' }

func startsWord(text []rune, i int) bool {
	return i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]))
}

// skipSpace stops at a line break.
func skipSpace(text []rune, i int) int {
	for i < len(text) && unicode.IsSpace(text[i]) && !lineBreak(text[i]) {
		i++
	}
	return i
}
