package verify

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/lexicon.tsv
var lexiconTSV string

// entry is what a line of the dictionary says in each language.
type entry struct{ english, arabic []string }

// dictionary holds the lines of data/lexicon.tsv on which a word stands, by what it is known by.
var dictionary = sync.OnceValue(func() map[string][]int {
	table := make(map[string][]int)
	for i, e := range entries() {
		for _, list := range [][]string{e.english, e.arabic} {
			for _, m := range list {
				if lines := table[m]; len(lines) == 0 || lines[len(lines)-1] != i {
					table[m] = append(lines, i)
				}
			}
		}
	}
	return table
})

// entries are the lines of the dictionary, each word by its folded form and by its stem.
var entries = sync.OnceValue(func() []entry {
	var list []entry
	for line := range strings.Lines(lexiconTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		en, ar, _ := strings.Cut(line, "\t")
		list = append(list, entry{forms(en, "en"), forms(ar, "ar")})
	}
	return list
})

func forms(list, language string) []string {
	var all []string
	for _, sentence := range sentences(list, language) {
		for _, w := range sentence {
			all = append(all, w.key, w.meaning())
			if rest, ok := strings.CutPrefix(w.key, "ي"); ok {
				all = append(all, present+rest)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// senses returns the lines on which the word stands: as it is, else without what Arabic writes around it, else
// by its stem or as an Arabic verb of the present, "يستقبل" for "استقبل".
func (w word) senses() []int {
	steps := [][]string{{w.key}, {w.term}}
	if caseless(w.key) {
		bare := withoutProclitics(w.key)
		steps = [][]string{{w.key}, bare, withoutEndings(append(bare, w.key)), {w.term}, ofPresent(w.key)}
	}
	for _, step := range steps {
		var lines []int
		for _, form := range step {
			lines = append(lines, dictionary()[form]...)
		}
		if !caseless(w.key) && w.term != w.key {
			lines = append(lines, dictionary()[w.term]...)
		}
		if len(lines) > 0 {
			slices.Sort(lines)
			return slices.Compact(lines)
		}
	}
	return nil
}

// withoutEndings returns Arabic words without a plural, a dual, a feminine or a pronoun at their end.
func withoutEndings(words []string) []string {
	return append(withoutInflection(words), without(words, "ي", "يه", "نا")...)
}

// withoutInflection does not take off what makes an adjective of a noun, and a name of a word.
func withoutInflection(words []string) []string {
	return without(words, "ت", "ه", "ها", "هم", "هما", "ا", "وا", "ون", "ين", "ان", "ات", "تين", "تان")
}

// without returns what is left of words that have one of the endings, and the same as a feminine.
func without(words []string, endings ...string) []string {
	var list []string
	for _, w := range words {
		for _, ending := range endings {
			if rest, ok := strings.CutSuffix(w, ending); ok && utf8.RuneCountInString(rest) >= 3 {
				list = append(list, rest, rest+"ه")
			}
		}
	}
	return list
}

// present stands before what follows the prefix of a verb of the present.
const present = "~"

// ofPresent returns what may stand in the dictionary for a verb of the present.
func ofPresent(key string) []string {
	var list []string
	for _, conjunction := range []string{"", "و", "ف"} {
		for _, prefix := range []string{"ي", "ت", "سي", "ست", "سن", "لي", "لت"} {
			rest, ok := strings.CutPrefix(key, conjunction+prefix)
			if !ok || utf8.RuneCountInString(rest) < 3 {
				continue
			}
			for _, r := range append(withoutEndings([]string{rest}), rest) {
				list = append(list, present+r, r, "ا"+r, "ا"+strings.TrimPrefix(r, "ء"))
			}
		}
	}
	return list
}

// meets reports that two lists of ascending lines share one.
func meets(a, b []int) bool {
	return slices.ContainsFunc(a, func(line int) bool {
		_, found := slices.BinarySearch(b, line)
		return found
	})
}
