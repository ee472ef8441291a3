package summarize

import (
	"math"

	"barid/news"
	"barid/text"
)

// What the choice weighs, found by a coarse search on stories of three articles.
const (
	alone      = 0.2 // weight of a term that one publisher alone has; each further publisher adds 1
	inHeadline = 1.5 // added when every publisher has the term in a headline, and in proportion
	later      = 0.9 // factor for each sentence that stands before it in its article
	overlap    = 0.4 // share of the shorter sentence's terms above which two sentences tell the same
	slack      = 0.2 // share of the words asked for by which a summary may fall short or run over
)

// choose picks candidates in order of weight: what each adds to those before it, for its length.
func choose(candidates []candidate, weight map[string]float64, words int) []candidate {
	least, most := int(float64(words)*(1-slack)), int(float64(words)*(1+slack))
	var chosen []candidate
	told := make(set)
	for n := 0; n < least; {
		best, worth := -1, 0.0
		for i, c := range candidates {
			if n > 0 && n+c.words > most || c.repeats(chosen) {
				continue
			}
			if w := c.worth(weight, told); w > worth {
				best, worth = i, w
			}
		}
		if best < 0 {
			break
		}
		c := candidates[best]
		chosen = append(chosen, c)
		n += c.words
		told.add(c.terms...)
	}
	return chosen
}

// worth is what c tells beyond the terms told already.
func (c candidate) worth(weight map[string]float64, told set) float64 {
	var sum float64
	for _, term := range c.terms {
		if !told[term] {
			sum += weight[term]
		}
	}
	return sum / math.Sqrt(float64(c.words)) * math.Pow(later, float64(c.rank))
}

// repeats reports that c tells what one of the chosen tells.
func (c candidate) repeats(chosen []candidate) bool {
	for _, other := range chosen {
		had := members(other.terms...)
		common := 0
		for _, term := range c.terms {
			if had[term] {
				common++
			}
		}
		if float64(common) > overlap*float64(min(len(c.terms), len(other.terms))) {
			return true
		}
	}
	return false
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
		publisher := a.Publisher
		if publisher == "" {
			publisher = a.Key
		}
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

type set map[string]bool

func members(list ...string) set {
	s := make(set, len(list))
	s.add(list...)
	return s
}

func (s set) add(members ...string) {
	for _, m := range members {
		s[m] = true
	}
}
