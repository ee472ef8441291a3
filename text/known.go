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
		if m, entries := knownNames().longest(key, ts[i+1:]); m > n {
			entry, n = entries[0], m
		}
	}
	return entry, n
}

var knownNames = sync.OnceValue(func() *phrases[int] {
	names := new(phrases[int])
	entry := 0
	for _, row := range tableRows(knownNamesTSV) {
		entry++
		for _, lang := range []string{"en", "ar"} {
			for _, name := range cellList(row[lang]) {
				names.add(name, entry)
			}
		}
	}
	for _, row := range tableRows(partiesTSV) {
		entry++
		for _, lang := range []string{"en", "ar"} {
			for _, name := range cellList(row[lang]) {
				names.add(strings.TrimRight(name, "~?"), entry)
			}
		}
	}
	return names
})
