package verify

import (
	"regexp"
	"slices"
	"strings"

	"barid/text"
)

// evidence is what the cited passages hold.
type evidence struct {
	words    [][]string // folded, of each passage
	told     [][]word   // the sentences of all passages
	actors   []actor    // the names in them
	bare     [][]string // the same without titles and particles, for names
	terms    map[string]bool
	numbers  []text.Number
	parties  map[string][]called // by party
	initials map[string]bool     // of names of several words, folded
}

// bracket is what a writer put into a text, and a quotation of it may leave out.
var bracket = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)

func read(cited []Passage) evidence {
	ev := evidence{terms: make(map[string]bool), parties: make(map[string][]called), initials: make(map[string]bool)}
	for _, p := range cited {
		ev.words = append(ev.words, folded(p.Text))
		if bracket.MatchString(p.Text) {
			ev.words = append(ev.words, folded(bracket.ReplaceAllString(p.Text, " ")))
		}
		names := text.Names(p.Text)
		for _, told := range sentences(p.Text, p.Language) {
			ev.told = append(ev.told, told)
			ev.actors = append(ev.actors, namesIn(names, told)...)
		}
		ev.numbers = append(ev.numbers, text.Numbers(p.Text)...)
		for _, term := range text.NewAnalyzer(p.Language).Terms(p.Text) {
			ev.terms[term] = true
		}
		for _, m := range text.Parties(p.Text) {
			ev.parties[m.Party] = append(ev.parties[m.Party], call(m, p.Text))
		}
		for _, name := range names {
			ev.initials[initials(bare(folded(name.Text)))] = true
		}
	}
	for _, words := range ev.words {
		ev.bare = append(ev.bare, bare(words))
	}
	return ev
}

// folded returns the words of s for comparison.
func folded(s string) []string {
	var list []string
	for _, w := range text.Words(s) {
		list = append(list, key(w.Text))
	}
	return list
}

// key is a word for comparison: folded, without the possessive. "US" and "U.S." are one, and not "us".
func key(word string) string {
	folded := strings.TrimSuffix(text.Fold(word), "'s")
	if plain := strings.ToUpper(strings.ReplaceAll(folded, ".", "")); likePronouns[plain] && strings.HasPrefix(strings.ReplaceAll(word, ".", ""), plain) {
		return plain
	}
	return folded
}

// likePronouns are abbreviations that only their capitals tell from other words.
var likePronouns = map[string]bool{"US": true, "WHO": true, "IS": true, "IT": true}

// initials returns the first letters of several words, nothing for a single one.
func initials(words []string) string {
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(string([]rune(w)[:1]))
	}
	return b.String()
}

// holds reports that one passage has the parts, each word for word and one after the other.
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
