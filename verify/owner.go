package verify

import (
	"fmt"
	"slices"
	"strings"

	"barid/text"
)

// owner is a party to which something belongs, with the word for it.
type owner struct {
	text.Mention
	word string
}

// judgeOwners looks at what a sentence calls a party's: where the passages have the Syrian ministry and no
// other one, there is no Russian ministry. Whose a president is, judgeTitles knows by the name.
func (ev evidence) judgeOwners(sentence string, alignments []alignment) []claim {
	var claims []claim
	parties := text.Parties(sentence)
	for _, a := range alignments {
		for i, w := range a.here {
			if w.term == "" || isRank(w.key) {
				continue
			}
			for _, o := range owners(a.here, i, parties) {
				c := claim{Span: o.Span}
				if others := ev.ownersOf(w); len(others) > 0 && !slices.ContainsFunc(others, o.mayBe) {
					c.fault = fmt.Sprintf("the cited passages have this of %s, not of %s", others[0].word, o.word)
					for _, other := range others {
						c.against = append(c.against, other.Span)
					}
				}
				claims = append(claims, c)
			}
		}
	}
	return claims
}

// mayBe reports that two owners may be one. A city is where a thing is, a state whose it is: that is no contradiction.
func (o owner) mayBe(p owner) bool {
	switch {
	case o.city() != p.city():
		return true
	case o.city():
		return o.word == p.word || same(o.word, p.word)
	}
	return o.Party == p.Party
}

func (o owner) city() bool { return !o.state() && !o.People }

func (o owner) state() bool {
	_, ok := text.PartyCode(o.word)
	return ok
}

// ownersOf returns the parties whose a thing is in the passages, none if they have it without any too.
func (ev evidence) ownersOf(thing word) []owner {
	var list []owner
	for _, told := range ev.told {
		for i, w := range told {
			if !w.matches(thing) {
				continue
			}
			found := owners(told, i, ev.mentions)
			if found == nil {
				return nil
			}
			list = append(list, found...)
		}
	}
	return list
}

// owners returns the parties to which the word at i belongs: "the Syrian Foreign Ministry", "Syria's ministry",
// "the ministries of Syria and Lebanon", وزارة الخارجية السورية.
func owners(words []word, i int, parties []text.Mention) []owner {
	if caseless(words[i].key) {
		if i > 0 && distance(words, i) == 1 && mentioned(words[i-1], parties) {
			return nil // a verb between two: سوريا اتهمت إسرائيل
		}
		k := i + 1
		if k+1 < len(words) && distance(words, k) == 1 && definite(words[k].key) && !mentioned(words[k], parties) {
			k++
		}
		return listed(words, k, parties)
	}
	var list []owner
	k := i
	for k > 0 && distance(words, k) == 1 && departments[words[k-1].key] && !mentioned(words[k-1], parties) {
		k--
	}
	for ; k > 0 && distance(words, k) == 1 && mentioned(words[k-1], parties); k-- { // British-Iranian
		list = append(list, newOwner(words[k-1], parties))
	}
	if k = i + 1; k < len(words) && words[k].key == "of" {
		for k++; k < len(words) && words[k].key == "the"; {
			k++
		}
		list = append(list, listed(words, k, parties)...)
	}
	return list
}

// listed returns the parties that stand at k and behind it in a list. An Arabic list joins them by و; a party
// right behind another is the one to which something is done.
func listed(words []word, k int, parties []text.Mention) []owner {
	var list []owner
	for ; k < len(words) && distance(words, k) <= 2; k++ {
		if list != nil && caseless(words[k].key) && !strings.HasPrefix(words[k].key, "و") {
			break
		}
		if mentioned(words[k], parties) {
			list = append(list, newOwner(words[k], parties))
		} else if list == nil || words[k].key != "and" {
			break
		}
	}
	return list
}

func newOwner(w word, parties []text.Mention) owner {
	m, _ := partyAt(w, parties)
	return owner{m, w.key}
}

func mentioned(w word, parties []text.Mention) bool {
	_, ok := partyAt(w, parties)
	return ok
}
