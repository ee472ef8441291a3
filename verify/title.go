package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// judgeTitles looks at the names that a sentence gives a title: where the passages give them another one,
// "President Aoun" is not the Aoun that they name, unless one of their sentences has both words.
func (ev evidence) judgeTitles(sentence string, alignments []alignment) []claim {
	var claims []claim
	names := text.Names(sentence)
	for _, a := range alignments {
		for _, who := range namesIn(names, a.here) {
			title := who.title()
			if len(title) == 0 {
				continue
			}
			c := claim{Span: a.here[who.from].Span}
			others, places := ev.titles(who)
			c.against = places
			if len(others) > 0 && !subset(title, others) && !ev.entitles(who, title) {
				c.fault = fmt.Sprintf("the cited passages call %s %s, not %s", who.written, strings.Join(others, " "), strings.Join(title, " "))
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// title returns the words before the name that are titles, courtesies apart.
func (a actor) title() []string {
	var list []string
	for _, w := range a.words[a.titled():a.from] {
		if !courtesies[w.key] {
			list = append(list, withoutArticle(w.key))
		}
	}
	return list
}

// titled returns where the words before the name that are titles begin.
func (a actor) titled() int {
	first := a.from
	for first > 0 && titles[a.words[first-1].key] {
		first--
	}
	return first
}

// titles returns the words that the passages have as the title of who, by the whole name or its end, and
// where they have them.
func (ev evidence) titles(who actor) (list []string, places []text.Span) {
	for _, a := range ev.actors {
		whole, end := a.keys(), who.keys()
		if !slices.Equal(whole[max(0, len(whole)-len(end)):], end[max(0, len(end)-len(whole)):]) {
			continue
		}
		if title := a.title(); len(title) > 0 {
			list, places = append(list, title...), append(places, across(a.words[a.titled():a.from]))
		}
	}
	return list, places
}

// entitles reports that a sentence of the passages has the name's last word and the title, in whatever place
// but before other names.
func (ev evidence) entitles(who actor, title []string) bool {
	wanted := append([]string{withoutArticle(who.words[who.to-1].key)}, title...)
	return slices.ContainsFunc(ev.told, func(told []word) bool {
		var has []string
		for i, w := range told {
			if !titles[w.key] || !ev.titlesAnother(told, i, who) {
				has = append(has, withoutArticle(w.key))
			}
		}
		return subset(wanted, has)
	})
}

// titlesAnother reports that the title at i of a passage's sentence is that of another name.
func (ev evidence) titlesAnother(told []word, i int, who actor) bool {
	for i < len(told) && titles[told[i].key] {
		i++
	}
	if i == len(told) || told[i].key == who.words[who.from].key || told[i].key == who.words[who.to-1].key {
		return false
	}
	return slices.ContainsFunc(ev.actors, func(a actor) bool {
		return &a.words[0] == &told[0] && a.from == i && a.keys()[len(a.keys())-1] != who.words[who.to-1].key
	})
}

func withoutArticle(key string) string { return strings.TrimPrefix(key, "ال") }

func subset(words, of []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(of, w) })
}

var courtesies = members("mr mrs ms dr sir lord lady former السيد السيدة الدكتور the and of al el")
