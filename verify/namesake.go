package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// judgeNamesakes looks at the names whose last word two persons of the passages have, "Aoun" where they speak
// of Joseph and of Michel Aoun: it must be clear which is meant, by the first name, by the title, or because
// the passage leaves it as open; and the passage that the sentence resembles must say this of the same one.
func (ev evidence) judgeNamesakes(sentence string, alignments []alignment) []claim {
	var claims []claim
	names, parties := text.Names(sentence), text.Parties(sentence)
	for _, a := range alignments {
		actors := namesIn(names, a.here)
		for i := range a.here {
			family := ev.family(a.here[i].key)
			if len(family) < 2 {
				continue
			}
			who := at(actors, a.here, i)
			meant := ev.meantOf(family, who, actors, holders([]actor{who}, parties))
			other, beside := ev.besideOf(who, a)
			named := beside && len(bare(other.keys())) > 1
			c := claim{Span: who.span()}
			switch {
			case named && a.held >= resembling && !slices.ContainsFunc(meant, other.mayBe):
				c.fault = fmt.Sprintf("the cited passage says this of %s, not of %s", other.written, who.written)
				c.against = []text.Span{other.span()}
			case len(meant) > 1 && (named || !beside):
				c.fault = fmt.Sprintf("the cited passages have %s, not only one %s", strings.Join(namesOf(meant), " and "), who.written)
				c.against = spansOf(meant)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// at returns the name that ends with the word at i, that word alone if none does.
func at(actors []actor, words []word, i int) actor {
	k := slices.IndexFunc(actors, func(o actor) bool { return o.to == i+1 })
	if k < 0 {
		return actor{words: words, from: i, to: i + 1, written: words[i].key}
	}
	return actors[k]
}

// family returns the persons of the passages with that last name, each once.
func (ev evidence) family(surname string) []actor {
	var list []actor
	for _, a := range ev.actors {
		full := bare(a.keys())
		if a.surname() == surname && len(full) > 1 && text.IsGivenName(full[0]) &&
			!slices.ContainsFunc(list, func(o actor) bool { return bare(o.keys())[0] == full[0] }) {
			list = append(list, a)
		}
	}
	return list
}

// meantOf returns those of a family whom a name may mean by its first word or its title. One that the same
// sentence gives in full is clear.
func (ev evidence) meantOf(family []actor, who actor, here []actor, titled []holder) []actor {
	full := who
	for _, o := range here {
		if o.mayBe(who) && o.to-o.from > full.to-full.from {
			full = o
		}
	}
	var meant []actor
	for _, a := range family {
		if first := bare(full.keys()); len(first) > 1 && bare(a.keys())[0] != first[0] {
			continue
		}
		offices := ev.officesOf(a)
		if slices.ContainsFunc(titled, func(h holder) bool { return len(offices) == 0 || ev.untitled(h, offices) != "" }) {
			continue
		}
		meant = append(meant, a)
	}
	if meant == nil {
		return family
	}
	return meant
}

// besideOf returns the name that the passage has where the sentence has the last word of who.
func (ev evidence) besideOf(who actor, a alignment) (other actor, found bool) {
	i := slices.IndexFunc(a.pairs, func(p [2]int) bool { return p[0] == who.to-1 })
	if i < 0 {
		return other, false
	}
	var there []actor
	for _, o := range ev.actors {
		if &o.words[0] == &a.there[0] {
			there = append(there, o)
		}
	}
	return at(there, a.there, a.pairs[i][1]), true
}

func namesOf(actors []actor) []string {
	var list []string
	for _, a := range actors {
		list = append(list, a.written)
	}
	return list
}

func spansOf(actors []actor) []text.Span {
	var list []text.Span
	for _, a := range actors {
		list = append(list, a.span())
	}
	return list
}
