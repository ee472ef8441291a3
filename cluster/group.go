package cluster

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

// group is a story in the making.
type group struct {
	members   []int   // indexes of articles, ascending
	voices    int     // members, near copies of one text counting once: only these are added up
	known     []int   // indexes of the stories that it continues
	languages []tally // of the voices
	sum       vector  // of the voices' vectors
	alone     float64 // what the voices' likeness to themselves adds to that of sum to itself
	coherence float64 // average likeness of its pairs of one language; 0 with none
	facts
	published span // of those members that state when
	seen      span
}

// tally is how many articles of a group are in a language.
type tally struct {
	language string
	articles int
}

func older(a, b news.Story) int {
	return cmp.Or(a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.ID, b.ID))
}

func (c *corpus) single(i int) group {
	a, v := c.articles[i], c.vectors[i]
	return group{
		members:   []int{i},
		voices:    1,
		languages: []tally{{c.languages[i], 1}},
		sum:       v,
		alone:     v.dot(v),
		facts:     c.facts[i],
		published: span{a.Published, a.Published},
		seen:      span{a.FirstSeen, a.FirstSeen},
	}
}

func (g group) merge(h group) group {
	m := group{
		voices:    g.voices + h.voices,
		members:   slices.Sorted(slices.Values(slices.Concat(g.members, h.members))),
		known:     slices.Compact(slices.Sorted(slices.Values(slices.Concat(g.known, h.known)))),
		languages: merge(g.languages, h.languages),
		sum:       g.sum.plus(h.sum),
		alone:     g.alone + h.alone,
		facts:     g.facts.plus(h.facts),
		published: g.published.plus(h.published),
		seen:      g.seen.plus(h.seen),
	}
	if pairs := m.pairs(m) - m.voices; pairs > 0 {
		m.coherence = (m.sum.dot(m.sum) - m.alone) / float64(pairs)
	}
	return m
}

// repeat takes in copies of what the group says already, which make its voice no stronger.
func (g group) repeat(copies group) group {
	m := g.merge(copies)
	m.voices, m.languages, m.sum, m.alone, m.facts, m.coherence = g.voices, g.languages, g.sum, g.alone, g.facts, g.coherence
	return m
}

// pairs counts the pairs of an article of g and one of h that are in one language.
func (g group) pairs(h group) int {
	n := 0
	for _, a := range g.languages {
		for _, b := range h.languages {
			if a.language == b.language {
				n += a.articles * b.articles
			}
		}
	}
	return n
}

func merge(a, b []tally) []tally {
	merged := slices.Clone(a)
	for _, l := range b {
		i := slices.IndexFunc(merged, func(m tally) bool { return m.language == l.language })
		if i < 0 {
			merged = append(merged, l)
		} else {
			merged[i].articles += l.articles
		}
	}
	return merged
}

// span is a stretch of time; zero: unknown.
type span struct{ from, to time.Time }

func (s span) plus(t span) span {
	switch {
	case s.from.IsZero():
		return t
	case t.from.IsZero():
		return s
	}
	if t.from.Before(s.from) {
		s.from = t.from
	}
	if t.to.After(s.to) {
		s.to = t.to
	}
	return s
}

func (s span) gap(t span) time.Duration {
	if s.from.IsZero() || t.from.IsZero() {
		return 0
	}
	return max(s.from.Sub(t.to), t.from.Sub(s.to), 0)
}
