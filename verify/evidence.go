package verify

import (
	"slices"
	"strings"

	"barid/text"
)

// evidence is what the cited passages hold.
type evidence struct {
	words   [][]string // folded, of each passage
	numbers []text.Number
	parties map[string]bool
	terms   map[string]bool
}

func read(cited []Passage) evidence {
	ev := evidence{parties: make(map[string]bool), terms: make(map[string]bool)}
	for _, p := range cited {
		ev.words = append(ev.words, folded(p.Text))
		ev.numbers = append(ev.numbers, text.Numbers(p.Text)...)
		for _, m := range text.Parties(p.Text) {
			ev.parties[m.Party] = true
		}
		for _, term := range text.NewAnalyzer(p.Language).Terms(p.Text) {
			ev.terms[term] = true
		}
	}
	return ev
}

// folded returns the words of s for comparison, without the possessive.
func folded(s string) []string {
	var list []string
	for _, w := range text.Words(s) {
		list = append(list, strings.TrimSuffix(text.Fold(w.Text), "'s"))
	}
	return list
}

// holds reports that a passage has the parts, each word for word and one after the other.
func (ev evidence) holds(parts [][]string) bool {
	return slices.ContainsFunc(ev.words, func(words []string) bool {
		for _, part := range parts {
			i := index(words, part)
			if i < 0 {
				return false
			}
			words = words[i+len(part):]
		}
		return true
	})
}

// index returns where part begins in words, -1 if it does not stand there.
func index(words, part []string) int {
	for i := 0; i+len(part) <= len(words); i++ {
		if slices.Equal(words[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
