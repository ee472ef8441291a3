package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// judgeTitles looks at what a sentence calls its persons: where the passages call one otherwise, "President
// Aoun" is not the Aoun that they name. A title may be left out or shortened, and one that a passage has
// beside the name in other words is kept. Of passages in another language it is not known what they call whom.
func (ev evidence) judgeTitles(sentence, language string, alignments []alignment) []claim {
	if !slices.ContainsFunc(ev.cited, func(p Passage) bool { return p.Language == language }) {
		return nil
	}
	var claims []claim
	names, parties := text.Names(sentence), text.Parties(sentence)
	for _, a := range alignments {
		for _, who := range holders(namesIn(names, a.here), parties) {
			c := claim{Span: who.Span}
			theirs := ev.officesOf(who.actor)
			for _, o := range theirs {
				c.against = append(c.against, o.Span)
			}
			if other := ev.untitled(who, theirs); other != "" {
				c.fault = fmt.Sprintf("the cited passages call %s %s, not %s", who.written, other, who.office)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// officesOf returns what the passages call who.
func (ev evidence) officesOf(who actor) []office {
	var list []office
	for _, h := range ev.holders {
		if h.mayBe(who) {
			list = append(list, h.office)
		}
	}
	return list
}

// mayBe reports that two names have their last word in common, and the first one unless either has one only.
func (a actor) mayBe(b actor) bool {
	if a.surname() != b.surname() {
		return false
	}
	own, other := bare(a.keys()), bare(b.keys())
	return len(own) < 2 || len(other) < 2 || own[0] == other[0]
}

// untitled returns what the passages call who instead of the title, empty if they have that.
func (ev evidence) untitled(who holder, theirs []office) (instead string) {
	if len(theirs) == 0 {
		if !slices.ContainsFunc(ev.actors, who.mayBe) || subset(who.title, ev.unclaimed(ev.told, who)) {
			return ""
		}
		return "nothing of the kind"
	}
	var words, written []string
	var like []office
	for _, o := range theirs {
		words, written = append(words, o.title...), append(written, o.String())
		if slices.ContainsFunc(who.title, func(w string) bool { return slices.Contains(o.title, w) }) {
			like = append(like, o)
		}
	}
	entitled := subset(who.title, words) || ev.entitles(who)
	sameHeld := like == nil || slices.ContainsFunc(like, func(o office) bool { return o.former == who.former && o.lesser() == who.lesser() })
	samePlace := slices.ContainsFunc(theirs, func(o office) bool {
		return (who.party == "" || o.party == "" || who.party == o.party) && (who.group == "" || o.group == "" || who.group == o.group)
	})
	if entitled && sameHeld && samePlace {
		return ""
	}
	return strings.Join(slices.Compact(written), ", ")
}

// entitles reports that a sentence of the passages has the name's last word and those of the office.
func (ev evidence) entitles(who holder) bool {
	wanted := append([]string{withoutArticle(who.surname())}, who.title...)
	return slices.ContainsFunc(ev.told, func(told []word) bool { return subset(wanted, ev.unclaimed([][]word{told}, who)) })
}

// unclaimed returns the words of sentences of the passages that are not in the office of somebody but who.
func (ev evidence) unclaimed(sentences [][]word, who holder) []string {
	var list []string
	for _, told := range sentences {
		for _, w := range told {
			if slices.ContainsFunc(ev.holders, func(h holder) bool { return within(w.Span, h.Span) && h.surname() != who.surname() }) {
				continue
			}
			list = append(list, withoutArticle(w.key))
			if rank, ok := text.Rank(w.key); ok {
				list = append(list, rank)
			}
		}
	}
	return list
}

func (a actor) surname() string { return a.words[a.to-1].key }

// lesser reports the office of who stands in for another: "vice president", but not نائب, a member of parliament.
func (o office) lesser() bool {
	return len(o.title) > 1 && slices.ContainsFunc(o.title, func(w string) bool { return deputies[w] })
}

var deputies = members("vice deputy acting assistant نائب مساعد وكيل")

func (o office) String() string {
	words := strings.Join(o.title, " ")
	if o.former {
		words = "former " + words
	}
	if whose := strings.TrimSpace(o.group + " " + o.party); whose != "" {
		words += " of " + whose
	}
	return words
}

func withoutArticle(key string) string { return strings.TrimPrefix(key, "ال") }

func subset(words, of []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(of, w) })
}
