package cluster

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"barid/news"
	"barid/text"
)

// facts are what an article says in any language: which parties it speaks of, what else it names, and
// its numbers. Two reports of one event may share few words, but rarely no fact; two events of one
// subject share most words.
type facts struct {
	parties vector // by their part in the mentions, of length 1 until facts are added
	voiced  int    // articles that mention parties
	named   vector // numbers, and names beside those of parties: how many articles have each
}

func (f facts) plus(g facts) facts {
	return facts{f.parties.plus(g.parties), f.voiced + g.voiced, f.named.plus(g.named)}
}

// agreement is 1 for groups whose facts do not contradict each other, and less for others.
func (s settings) agreement(f, g facts) float64 {
	agreement := 1.0
	if f.voiced > 0 && g.voiced > 0 {
		same := f.parties.dot(g.parties) / float64(f.voiced*g.voiced)
		agreement = min(1, s.otherParties+(1-s.otherParties)*same/s.related)
	}
	if fewer := min(len(f.named), len(g.named)); fewer >= aFew {
		share := float64(f.named.common(g.named)) / float64(fewer)
		agreement *= min(1, s.otherNames+(1-s.otherNames)*share/s.familiar)
	}
	return agreement
}

// sighting is the facts of one article as they are read, before they are numbered.
type sighting struct {
	parties map[string]float64
	named   []string
}

const (
	opening       = 1200 // runes of a body that are read for facts: about two hundred and fifty words
	headlineWorth = 2    // of a party's mention in the title, that elsewhere being worth 1
	aFew          = 2    // names and numbers, that can be compared
)

func sight(a news.Article) sighting {
	s := sighting{parties: make(map[string]float64)}
	s.read(a.Title, a.Language, headlineWorth)
	left := opening
	for _, p := range compared(a, told(a)) {
		if left <= 0 {
			break
		}
		p = text.Span{End: left}.Of(p)
		left -= utf8.RuneCountInString(p)
		s.read(p, a.Language, 1)
	}
	return s
}

func (s *sighting) read(passage, lang string, worth float64) {
	mentions := text.Parties(passage)
	for _, m := range mentions {
		if m.Party != "UN" {
			s.parties[m.Party] += worth
		}
	}
	for _, n := range text.Numbers(passage) {
		if n.Value > 1 && !dates(n) {
			s.named = append(s.named, numberKey(n))
		}
	}
	for _, n := range text.Names(passage) {
		if slices.ContainsFunc(mentions, func(m text.Mention) bool {
			return m.Start < n.End && n.Start < m.End && ofParty(m, passage, lang)
		}) {
			continue
		}
		for _, word := range text.Words(n.Text) {
			s.named = append(s.named, nameKey(word.Text))
		}
	}
}

// dates reports a month or a year.
func dates(n text.Number) bool {
	return n.Unit == text.MonthUnit || n.Unit == "" && n.Value >= 1900 && n.Value < 2100
}

// numberMark tells the key of a number from that of a name.
const numberMark = "#"

func numberKey(n text.Number) string { return numberMark + strconv.FormatFloat(n.Value, 'f', -1, 64) }

// ofParty reports that a mention is the name of the party, its seat or its people, not a town in it:
// peoples begin like their country.
func ofParty(m text.Mention, passage, lang string) bool {
	mention := m.Of(passage)
	if _, state := text.PartyCode(strings.ReplaceAll(mention, ".", "")); state || m.Capital {
		return true
	}
	name, _ := text.PartyName(m.Party, lang)
	people, country := skeleton(mention), skeleton(name)
	return len(people) > 1 && len(country) > 1 && people[:2] == country[:2]
}

// numbered turns the sighting of the next article into facts.
func (c *corpus) numbered(s sighting) facts {
	i := int32(len(c.facts))
	var f facts
	slices.Sort(s.named)
	for _, key := range slices.Compact(s.named) {
		n := c.named.count(key)
		f.named = append(f.named, weight{n, 1})
		if int(n) == len(c.holders) {
			c.holders, c.worth = append(c.holders, nil), append(c.worth, evidence(key))
		}
		c.holders[n] = append(c.holders[n], i)
	}
	slices.SortFunc(f.named, compareTerms)
	for party, mentions := range s.parties {
		f.parties = append(f.parties, weight{partyTerm(party), float32(math.Log(1 + mentions))})
	}
	if len(f.parties) > 0 {
		f.voiced = 1
		slices.SortFunc(f.parties, compareTerms)
		f.parties.normalize()
	}
	return f
}

// evidence is what it tells that two articles of the corpus share a fact.
func (c *corpus) evidence(fact int32) float64 {
	return min(c.worth[fact], c.rarity(&c.named, fact))
}

// partyTerm numbers a party by its code.
func partyTerm(code string) int32 {
	n := int32(0)
	for i := range len(code) {
		n = n<<8 | int32(code[i])
	}
	return n
}
