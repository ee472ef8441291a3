package text

import (
	"testing"
	"unicode/utf8"
)

// Names, parties and relative dates have spans in the text, in order, that hold what they say.
func FuzzRecognizers(f *testing.F) {
	for _, s := range []string{
		"Rami al-Shaar met J.K. Brown’s aide", "للأمم المتحدة وللبنان", "مُحَمَّد بن", "al-", "الرئيس", "A. B. C.", "two days ago", "قبل ثلاثة", "Friday, 9",
		"Michael Jordan, Georgia, \xff", "É. Ö", "ＵＳ ﻻ", "ـــ", "بن بن بن", "a few a few ago", "١٢ ago",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		length, at := utf8.RuneCountInString(s), 0
		check := func(what string, sp Span) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > length {
				t.Fatalf("%s(%q): span %v after %d", what, s, sp, at)
			}
			at = sp.End
		}
		for _, n := range Names(s) {
			check("Names", n.Span)
			if n.Of(s) != n.Text {
				t.Fatalf("Names(%q): %q, and %q in the text", s, n.Text, n.Of(s))
			}
		}
		at = 0
		for _, m := range Parties(s) {
			check("Parties", m.Span)
		}
		at = 0
		for _, r := range RelativeDates(s) {
			check("RelativeDates", r.Span)
		}
		for _, d := range Dates(s, saturday) {
			at = 0
			check("Dates", d.Span)
		}
	})
}
