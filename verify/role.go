package verify

import (
	"fmt"
	"slices"

	"barid/text"
)

// actor is a name where it stands in a sentence: its words are those from and to.
type actor struct {
	words    []word
	from, to int
	written  string
}

func (a actor) span() text.Span { return across(a.words[a.from:a.to]) }

// keys returns the folded words of the name.
func (a actor) keys() []string {
	var list []string
	for _, w := range a.words[a.from:a.to] {
		list = append(list, w.key)
	}
	return list
}

// judgeRoles looks at who: where the passage that the sentence resembles has another name in the place
// of this one, this one has been put there from elsewhere.
func (ev evidence) judgeRoles(sentence string, alignments []alignment) []claim {
	claims := ev.judgePronouns(alignments)
	names := text.Names(sentence)
	for _, a := range alignments {
		for _, who := range namesIn(names, a.here) {
			c := claim{Span: who.span(), against: a.beside(who.to - 1)}
			if other, ok := ev.displaced(who, a); ok && a.held >= resembling {
				c.against = []text.Span{other.span()}
				c.fault = fmt.Sprintf("the cited passage says this of %s, not of %s", other.written, who.written)
			} else if other := ev.named(who, a); other != nil {
				c.against = []text.Span{across(other)}
				c.fault = fmt.Sprintf("the cited passage says this of %s, not of %s", written(other), who.written)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// judgePronouns looks at pronouns of which the sentence does not say who or what they are.
func (ev evidence) judgePronouns(alignments []alignment) []claim {
	var claims []claim
	for i, a := range alignments {
		if i == 0 && dangles(a) {
			claims = append(claims, claim{a.here[0].Span, nil, fmt.Sprintf("“%s” opens the sentence: say who or what that is", a.here[0].key)})
		}
		for _, g := range a.gaps() {
			if name, ok := ev.unsaid(g, a, alignments[:i+1]); ok {
				claims = append(claims, claim{g.at, []text.Span{name.span()}, fmt.Sprintf("the cited passage says this of %s: say so", name.written)})
			}
		}
	}
	return claims
}

// unsaid returns the name that the passage has where the sentence has a pronoun, if nothing so far gives it.
func (ev evidence) unsaid(g gap, a alignment, sofar []alignment) (name actor, found bool) {
	const most = 4 // content words that a pronoun stands for
	if len(g.here) != 1 || !openingPronouns[g.here[0].key] || count(g.there, content) > most || count(g.there, pronominal) > 0 {
		return name, false
	}
	for _, o := range ev.actors {
		if position(g.there, o.words[o.from]) >= 0 && !slices.ContainsFunc(sofar, func(b alignment) bool { return o.within(b.here) }) {
			return o, a.held >= resembling
		}
	}
	return name, false
}

func pronominal(w word) bool { return openingPronouns[w.key] }

// dangles reports that the sentence opens with a pronoun where the passage does not: who that is may stand
// in another sentence, which a reader need not have. An opening that was left out ("On Monday he") is no
// matter.
func dangles(a alignment) bool {
	const opening = 6
	if len(a.here) < 2 || !openingPronouns[a.here[0].key] {
		return false
	}
	if len(a.pairs) == len(a.here) {
		return false // the passage's own words
	}
	return len(a.pairs) == 0 || a.pairs[0][0] > 0 || a.pairs[0][1] >= opening
}

var openingPronouns = members("he she they him her them it his their هو هي هم وهو وهي وهم")

// displaced returns the name that the passage has where the sentence has who. Little else may differ in
// that place, or it is not the same one.
func (ev evidence) displaced(who actor, a alignment) (other actor, found bool) {
	const slack = 1
	own := who.to - who.from
	for _, g := range a.gaps() {
		if position(g.here, a.here[who.from]) < 0 || count(g.here, content) > own+slack {
			continue
		}
		for _, o := range ev.actors {
			if position(g.there, o.words[o.from]) >= 0 && count(g.there, content) <= o.to-o.from+slack &&
				&o.words[0] == &a.there[0] && !o.within(a.here) && !akin(o.written, who.written) {
				return o, true
			}
		}
	}
	return other, false
}

// named returns the name around which the passages have what the sentence has around who, whom they have in
// other sentences only. A sentence that names both may name them in a list, of which this one has a part.
func (ev evidence) named(who actor, a alignment) []word {
	var own, others []text.Span
	for _, told := range ev.told {
		n := len(own)
		for _, v := range told {
			if slices.ContainsFunc(a.here[who.from:who.to], func(w word) bool { return w.term != "" && w.matches(v) }) {
				own = append(own, v.Span)
			}
		}
		for _, o := range ev.actors {
			if len(own) == n && &o.words[0] == &told[0] && !o.within(a.here) {
				others = append(others, o.span())
			}
		}
	}
	if own == nil {
		return nil // that no passage names it is said already
	}
	const margin = 2
	return ev.outdone(sceneOf(a.here, who.from, who.to), own, others, margin)
}

// position returns where a word stands among others of its text, -1 if it does not.
func position(words []word, w word) int {
	return slices.IndexFunc(words, func(v word) bool { return v.Span == w.Span })
}

// within reports that a word of the actor's stands in the sentence.
func (a actor) within(here []word) bool {
	return slices.ContainsFunc(a.words[a.from:a.to], func(w word) bool {
		return slices.ContainsFunc(here, func(v word) bool { return v.matches(w) })
	})
}

// namesIn returns those names of a text that stand in one of its sentences.
func namesIn(names []text.Name, words []word) []actor {
	var list []actor
	for _, name := range names {
		from, to := covered(words, name.Span)
		if from == to {
			continue
		}
		list = append(list, actor{words: words, from: from, to: to, written: name.Text})
	}
	return list
}
