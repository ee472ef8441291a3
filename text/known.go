package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/known-names.tsv
var knownNamesTSV string

// KnownName is a place in a text that names something by a name which other languages do not sound
// out but translate: the United Nations, الأمم المتحدة.
type KnownName struct {
	Entry int // equal for the names of one thing, in any language
	Span
}

// KnownNames finds the names of the gazetteer: of states, and of the places, bodies and offices that
// English and Arabic call differently. The longest wins.
func KnownNames(s string) []KnownName {
	var found []KnownName
	ts := tokens(s)
	for i := 0; i < len(ts); {
		entry, n := knownAt(ts, i)
		if n > 0 {
			found = append(found, KnownName{entry, Span{ts[i].Start, ts[i+n-1].End}})
		}
		i += max(1, n)
	}
	return found
}

// knownAt returns the entry at ts[i]; n is 0 if there is none.
func knownAt(ts []token, i int) (entry, n int) {
	if !ts[i].arabic() && !ts[i].capital() && !ts[i].digits() {
		return 0, 0
	}
	for key := range ts[i].stemmed() {
		if m, forms := knownNames().longest(key, ts[i+1:]); m > n && (!forms[0].caps || ts[i].capitals()) {
			entry, n = forms[0].entry, m
		}
	}
	return entry, n
}

// knownForm is a form of a name.
type knownForm struct {
	entry int
	caps  bool // an abbreviation: written in capitals or not meant
}

var knownNames = sync.OnceValue(func() *phrases[knownForm] {
	names := new(phrases[knownForm])
	entry := 0
	add := func(name string) {
		names.add(name, knownForm{entry, strings.ToUpper(name) == name && strings.ToLower(name) != name})
	}
	for _, row := range tableRows(knownNamesTSV) {
		entry++
		for _, lang := range []string{"en", "ar"} {
			for _, name := range cellList(row[lang]) {
				add(name)
			}
		}
	}
	for _, row := range tableRows(partiesTSV) {
		entry++
		for _, lang := range []string{"en", "ar"} {
			for _, name := range cellList(row[lang]) {
				add(strings.TrimRight(name, "~?"))
			}
		}
	}
	return names
})
