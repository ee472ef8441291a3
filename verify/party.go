package verify

import (
	"slices"
	"strings"

	"barid/text"
)

// called is a party as a text speaks of it.
type called struct {
	word   string // folded
	state  bool   // by its own name
	people bool   // by its people or the adjective of them; neither: by a city
}

func call(m text.Mention, s string) called {
	word := strings.TrimSuffix(strings.ReplaceAll(text.Fold(m.Of(s)), ".", ""), "'s")
	_, state := text.PartyCode(word)
	return called{word, state && !m.Capital && !m.People, m.People}
}

// meant returns where a sentence speaks of a party of the passages by another form of the word: of
// its people for the state, of the state for its people. A capital or a city says more than that.
func (ev evidence) meant(parties []text.Mention, sentence string) []text.Span {
	var spans []text.Span
	for _, m := range parties {
		c := call(m, sentence)
		if others := ev.parties[m.Party]; c.state && others != nil ||
			c.people && slices.ContainsFunc(others, func(o called) bool { return opening(o.word) == opening(c.word) }) {
			spans = append(spans, m.Span)
		}
	}
	return spans
}

// akin reports that two names are a state and its people, and nothing more: "Syria" may stand for "Syrian".
func akin(a, b string) bool {
	party := func(name string) string {
		mentions := text.Parties(name)
		if len(mentions) != 1 || mentions[0].Of(name) != name {
			return ""
		}
		if c := call(mentions[0], name); !c.state && !c.people {
			return ""
		}
		return mentions[0].Party
	}
	return party(a) != "" && party(a) == party(b)
}

// opening returns the two letters that a state and its people share, behind the Arabic article.
func opening(word string) string {
	runes := []rune(strings.TrimPrefix(word, "ال"))
	return string(runes[:min(2, len(runes))])
}

// belongs reports that a passage names the state of c itself, or its people where c is that. That a minister
// is Lebanese does not say that she spoke in Lebanon, nor that she is British that she lives in Wales.
func (ev evidence) belongs(c called, party string) bool {
	return (c.state || c.people) && slices.ContainsFunc(ev.parties[party], func(o called) bool {
		if lands[c.word] && !strings.HasPrefix(o.word, c.word[:1]) {
			return false
		}
		return o.state || o.people && opening(o.word) == opening(c.word)
	})
}

// lands are the parts of a state that have names and peoples of their own.
var lands = map[string]bool{
	"england": true, "scotland": true, "wales": true, "northern ireland": true,
	"scottish": true, "welsh": true, "northern irish": true,
}
