package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A spreadsheet runs a cell that begins with a sign of calculation, whoever wrote the file.
// guardCell puts an apostrophe before such a beginning, and bareCell takes it away again:
// bareCell(guardCell(s)) is s for every s, and a cell that needs no guard is not changed.
//
// A cell begins at the start of the text and, since programs disagree on what separates cells,
// after every mark that one of them takes for a separator.

// guardCell makes a text safe to open in a spreadsheet.
func guardCell(s string) string {
	var b strings.Builder
	begins := true
	for i, r := range s {
		if begins && calculates(s[i:]) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = separates(r)
	}
	return b.String()
}

// bareCell is the text that guardCell was given.
func bareCell(s string) string {
	var b strings.Builder
	begins := true
	for i, r := range s {
		if begins && r == '\'' && calculates(s[i+1:]) {
			begins = false
			continue
		}
		b.WriteRune(r)
		begins = separates(r)
	}
	return b.String()
}

// calculates tells that a spreadsheet may take what begins here for a formula, after blanks and
// quotes that it may ignore. Full-width signs count: some programs read them as the plain ones.
func calculates(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return r == '\'' || r == '"' || !separates(r) && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r))
	})
	first, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}

func separates(r rune) bool { return strings.ContainsRune(",;|\t\r\n", r) }
