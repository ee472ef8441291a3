package cluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"barid/news"
	"barid/text"
)

// standing is how much a story is about something: a party, or the subject of a theme.
type standing struct {
	weight     float64 // per article: headline 3, opening 2, share of the paragraphs 3
	headlines  int     // that mention it
	paragraphs int     // that mention it
	of         extent
}

// extent is how much there was to read.
type extent struct{ headlines, paragraphs int }

// String is for example "1 of 2 headlines and 9 of 24 paragraphs".
func (s standing) String() string {
	return fmt.Sprintf("%d of %d headlines and %d of %d paragraphs", s.headlines, s.of.headlines, s.paragraphs, s.of.paragraphs)
}

// spread keeps a lone paragraph from counting as all of an article.
const spread = 2

// stand finds how much the articles are about what a finder marks in a passage, 1 being a full mark.
func stand[K comparable](articles []news.Article, find func(passage, lang string) map[K]float64) map[K]standing {
	standings := make(map[K]standing)
	var read extent
	add := func(marks map[K]float64, worth float64, headline, paragraph int) {
		for k, mark := range marks {
			s := standings[k]
			s.weight += mark * worth / float64(len(articles))
			s.headlines += headline
			s.paragraphs += paragraph
			standings[k] = s
		}
	}
	for _, a := range articles {
		body := told(a)
		add(find(a.Title, a.Language), 3, 1, 0)
		for i, p := range body {
			marks := find(p, a.Language)
			if i == 0 {
				add(marks, 2, 0, 0)
			}
			add(marks, 3/float64(len(body)+spread), 0, 1)
		}
		read.headlines++
		read.paragraphs += len(body)
	}
	for k, s := range standings {
		s.of = read
		standings[k] = s
	}
	return standings
}

// told is the article's body without its dateline, which says where the reporter was.
func told(a news.Article) []string {
	body := a.Body()
	if len(body) > 0 {
		body[0] = strings.TrimPrefix(body[0], a.Dateline)
	}
	return body
}

// leaders are the parties that a story is about, the foremost first: two if it lies between them,
// one if it is the affair of one, else none.
type leaders []leader

type leader struct {
	party string
	first place // of its first mention in the lead article
	standing
}

// place orders mentions: by passage, the headline being 0, then by rune.
type place struct{ passage, rune int }

const (
	leastHome  = 2.5 // standing with which a story is a party's affair
	leastOther = 2.0 // standing with which a second party is its counterpart
	leastShare = 0.4 // of the first party's standing, that the second must have
)

// leadersOf finds the leaders. A counterpart must stand out beside the first party and be in a
// headline or mentioned again, since home affairs mention others too.
func leadersOf(articles []news.Article) leaders {
	standings := stand(articles, func(passage, _ string) map[string]float64 { return partiesIn(passage) })
	var l leaders
	for party, s := range standings {
		l = append(l, leader{party, firstMention(articles[0], party), s})
	}
	slices.SortFunc(l, func(a, b leader) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), comparePlaces(a.first, b.first), cmp.Compare(a.party, b.party))
	})
	switch {
	case len(l) == 0 || l[0].weight < leastHome:
		return nil
	case len(l) == 1 || l[1].weight < max(leastOther, leastShare*l[0].weight) || l[1].headlines == 0 && l[1].paragraphs < 2:
		return l[:1]
	}
	return l[:2]
}

// codes returns the parties, that which the lead article mentions first in front.
func (l leaders) codes() []string {
	order := slices.SortedStableFunc(slices.Values(l), func(a, b leader) int { return comparePlaces(a.first, b.first) })
	codes := make([]string, len(order))
	for i, l := range order {
		codes[i] = l.party
	}
	return codes
}

// String is for example "Syria in 1 of 1 headlines and 9 of 12 paragraphs; Russia in …".
func (l leaders) String() string {
	reasons := make([]string, len(l))
	for i, leader := range l {
		name, _ := text.PartyName(leader.party, "en")
		reasons[i] = fmt.Sprintf("%s in %s", name, leader.standing)
	}
	return strings.Join(reasons, "; ")
}

func comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(a.passage, b.passage), cmp.Compare(a.rune, b.rune))
}

// firstMention finds the party in the article's headline, else in its body.
func firstMention(a news.Article, party string) place {
	for i, passage := range append([]string{a.Title}, told(a)...) {
		for _, m := range text.Parties(passage) {
			if m.Party == party {
				return place{i, m.Start}
			}
		}
	}
	return place{passage: len(a.Paragraphs) + 1}
}

// partiesIn marks the parties of a passage: 1, or half where a party only hosts or mediates between
// others. The United Nations are where parties meet, and no party here.
func partiesIn(passage string) map[string]float64 {
	marks := make(map[string]float64)
	words := text.Words(passage)
	for _, m := range text.Parties(passage) {
		if m.Party != "UN" {
			marks[m.Party] = max(marks[m.Party], part(m, words))
		}
	}
	return marks
}

// part is 1 for a mention as a party and one half for "in Geneva" or "the US envoy".
func part(m text.Mention, words []text.Word) float64 {
	first, _ := slices.BinarySearchFunc(words, m.Start, func(w text.Word, at int) int { return cmp.Compare(w.Start, at) })
	last := first
	for last < len(words) && words[last].Start < m.End {
		last++
	}
	if m.Capital && first > 0 && venues[text.Fold(words[first-1].Text)] {
		return 0.5
	}
	for _, w := range words[max(0, first-2):min(len(words), last+2)] {
		folded := text.Fold(w.Text)
		if slices.ContainsFunc(mediation, func(root string) bool { return strings.Contains(folded, root) }) {
			return 0.5
		}
	}
	return 1
}

// venues are the words after which a capital is a place: "talks in Geneva".
var venues = map[string]bool{"in": true, "at": true, "في": true}

// mediation are roots of words that make a party a go-between: "US-brokered", "المبعوث الأميركي".
var mediation = []string{
	"envoy", "mediat", "broker", "sponsor", "auspices", "host",
	"مبعوث", "موفد", "وسيط", "وساط", "رعاي", "استضاف",
}
