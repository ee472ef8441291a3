package verify

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/same-ar.txt
var sameTXT string

// retells reports an Arabic word of the sentence that says what a word of the passages says which the sentence
// does not have: both stand on a line of the dictionary or of the synonyms. What may be or is not ("قد ترتفع")
// is so retold only by a sentence that says as much somewhere.
func (ev evidence) retells(w word, sentence []word) bool {
	lines, groups := w.lines()
	open := doubts(sentence)
	return slices.ContainsFunc(ev.told, func(told []word) bool {
		for i, v := range told {
			if !caseless(v.key) || slices.ContainsFunc(sentence, v.matches) {
				continue
			}
			l, g := v.lines()
			if (meets(lines, l) || meets(groups, g)) && (open || i == 0 || !doubtful(told, i-1)) {
				return true
			}
		}
		return false
	})
}

// doubts reports a sentence that tells of something as planned, possible or not so.
func doubts(sentence []word) bool {
	for i := range sentence {
		if doubtful(sentence, i) {
			return true
		}
	}
	return false
}

func doubtful(words []word, i int) bool { return negative(words[i]) || hedgeAt(words, i) > fact }

// lines returns the lines of the dictionary and of data/same-ar.txt on which the word stands, by its forms and
// not by a stem, which a name may share.
func (w word) lines() (dictionaries, groups []int) {
	bare := append(withoutProclitics(w.key), w.key)
	forms := append(withoutInflection(bare), bare...)
	return linesOf(dictionary(), append(ofPresent(w.key), forms...)), linesOf(synonyms(), forms)
}

// linesOf returns the ascending lines of the forms.
func linesOf(table map[string][]int, forms []string) []int {
	var lines []int
	for _, form := range forms {
		lines = append(lines, table[form]...)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// synonyms holds the lines of data/same-ar.txt by the forms of their words.
var synonyms = sync.OnceValue(func() map[string][]int {
	table := make(map[string][]int)
	number := 0
	for line := range strings.Lines(sameTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		number++
		for form := range members(inflected(line)) {
			table[form] = append(table[form], number)
		}
	}
	return table
})

// inflected returns the words of a list with the persons of the verbs among them.
func inflected(list string) string {
	var forms []string
	for word := range strings.FieldsSeq(list) {
		if past, present, verb := strings.Cut(word, "/"); verb {
			forms = append(forms, conjugated(past, present)...)
		} else {
			forms = append(forms, word)
		}
	}
	return strings.Join(forms, " ")
}
