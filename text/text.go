// Package text knows about language what the rest of the program must not guess: how a text is
// folded for comparison, where its words and sentences stand, which terms carry its meaning, in
// which language it is written, and which numbers, dates, quotations, names and parties it holds.
//
// In comes any string: what a publisher wrote, unclean, in any script, even invalid UTF-8. Out come
// values and half-open spans of runes in that very string, ordered and never overlapping. Every
// function is pure: the same input gives the same output, nothing is kept between calls, nothing
// fails and nothing is read from outside the binary.
//
// Languages are BCP 47 tags such as "en", "ar" or "pt-BR"; of a tag only the first part counts.
// Arabic and English are served in full, a dozen others as far as stop words and a stemmer reach;
// any other language is split and folded, no more.
package text

import "strings"

// Span is a half-open range of runes: from Start up to but not including End.
type Span struct{ Start, End int }

// Of returns the part of s that sp covers, as far as s reaches.
func (sp Span) Of(s string) string {
	i, from := 0, len(s)
	for at := range s {
		if i == max(0, sp.Start) {
			from = at
		}
		if i == sp.End {
			return s[min(from, at):at]
		}
		i++
	}
	return s[from:]
}

// primary returns the language of a BCP 47 tag without script and region, in lower case.
func primary(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	return strings.ToLower(lang)
}
