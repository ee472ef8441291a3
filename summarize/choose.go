package summarize

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"barid/news"
	"barid/text"
)

// What the choice weighs, found by a coarse search on stories of three articles.
const (
	alone      = 0.2 // weight of a term that one publisher alone has; each further publisher adds 1
	inHeadline = 1.5 // added when every publisher has the term in a headline, and in proportion
	repeated   = 0.2 // share of its weight that a term keeps once it is told
	another    = 1.2 // factor for a publisher of whom nothing is told yet, but for its lede, which tells the same
	later      = 0.9 // factor for each sentence that stands before it in its article
	overlap    = 0.4 // share of the shorter sentence's terms above which two sentences tell the same
	slack      = 0.2 // share of the words asked for by which a summary may fall short or run over
)

// choose picks candidates in order of weight: what each adds to those before it, for its length. The
// first opens its article, so that the story is told from its beginning.
func choose(candidates []candidate, weight map[string]float64, words int) []candidate {
	least, most := int(float64(words)*(1-slack)), int(float64(words)*(1+slack))
	var chosen []candidate
	var each []set   // the terms of each of them
	all := make(set) // the terms of all of them
	heard := make(set)
	pool := ledes(candidates)
	for n := 0; n < least; pool = candidates {
		best, worth := -1, 0.0
		for i, c := range pool {
			if n > 0 && n+c.words > most || c.repeats(each) || !all.has(c.points) {
				continue
			}
			w := c.worth(weight, all)
			if n > 0 && c.rank > 0 && !heard[c.publisher] {
				w *= another
			}
			if w > worth {
				best, worth = i, w
			}
		}
		if best < 0 {
			break
		}
		c := pool[best]
		chosen = append(chosen, c)
		n += c.words
		each = append(each, members(c.terms...))
		all.add(c.terms...)
		heard.add(c.publisher)
	}
	return chosen
}

// ledes returns the candidates that open their articles, all candidates where none does.
func ledes(candidates []candidate) []candidate {
	list := slices.DeleteFunc(slices.Clone(candidates), func(c candidate) bool { return c.rank > 0 })
	if len(list) == 0 {
		return candidates
	}
	return list
}

// worth is what c tells, most of it beyond the terms told already.
func (c candidate) worth(weight map[string]float64, told set) float64 {
	var sum float64
	for _, term := range c.terms {
		if told[term] {
			sum += repeated * weight[term]
		} else {
			sum += weight[term]
		}
	}
	return sum / math.Sqrt(float64(c.words)) * math.Pow(later, float64(c.rank))
}

// repeats reports that c tells what one of the chosen tells. If all its figures are told there, half
// the overlap shows it.
func (c candidate) repeats(chosen []set) bool {
	return slices.ContainsFunc(chosen, func(told set) bool {
		common, figures, further := 0, 0, 0
		for _, term := range c.terms {
			figure := strings.ContainsFunc(term, unicode.IsDigit)
			switch {
			case told[term] && figure:
				figures++
				common++
			case told[term]:
				common++
			case figure:
				further++
			}
		}
		limit := overlap * float64(min(len(c.terms), len(told)))
		if figures > 0 && further == 0 {
			limit /= 2
		}
		return float64(common) > limit
	})
}

// weights say how much a term tells of the story: what many publishers tell, and put in their
// headlines, is what it is about. Publishers count, not articles.
func weights(articles []news.Article, analyzer text.Analyzer) map[string]float64 {
	told, headed := make(map[string]set), make(map[string]set) // term: its publishers
	all := make(set)
	note := func(in map[string]set, passage, publisher string) {
		for _, term := range analyzer.Terms(passage) {
			if in[term] == nil {
				in[term] = make(set)
			}
			in[term].add(publisher)
		}
	}
	for _, a := range articles {
		publisher := publisherOf(a)
		all.add(publisher)
		for _, paragraph := range a.Body() {
			note(told, paragraph, publisher)
		}
		note(told, a.Title, publisher)
		note(headed, a.Title, publisher)
	}
	weight := make(map[string]float64, len(told))
	for term, publishers := range told {
		weight[term] = alone + float64(len(publishers)-1) + inHeadline*float64(len(headed[term]))/float64(len(all))
	}
	return weight
}

// publisherOf tells publishers apart; an article without one is its own.
func publisherOf(a news.Article) string { return cmp.Or(a.Publisher, a.Key) }

type set map[string]bool

func members(list ...string) set {
	s := make(set, len(list))
	s.add(list...)
	return s
}

func (s set) has(members []string) bool {
	return !slices.ContainsFunc(members, func(m string) bool { return !s[m] })
}

func (s set) add(members ...string) {
	for _, m := range members {
		s[m] = true
	}
}
