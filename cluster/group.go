package cluster

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

// group is a story in the making.
type group struct {
	members   []int        // indexes of articles, ascending
	known     []news.Story // that it continues, the oldest first
	languages []tally      // of the members
	sum       vector       // of the members' vectors
	alone     float64      // what the members' likeness to themselves adds to that of sum to itself
	coherence float64      // average likeness of its pairs of one language; 0 with none
	facts
	published span // of those members that state when
	seen      span
}

// tally is how many articles of a group are in a language.
type tally struct {
	language string
	articles int
}

// found makes a group of each known story that has one of the articles, and of each other article. An
// article that several known stories claim stays with the oldest.
func (c corpus) found(known []news.Story) []group {
	var groups []group
	home := make([]int, len(c.articles)) // group of an article, counted from 1
	for _, s := range slices.SortedFunc(slices.Values(known), older) {
		g := group{known: []news.Story{s}}
		for _, id := range s.Articles {
			if i, ok := c.at[id]; ok && home[i] == 0 {
				home[i] = len(groups) + 1
				g = g.merge(c.single(i))
			}
		}
		if len(g.members) > 0 {
			groups = append(groups, g)
		}
	}
	for i := range c.articles {
		if home[i] == 0 {
			groups = append(groups, c.single(i))
			home[i] = len(groups)
		}
	}
	return groups
}

func older(a, b news.Story) int {
	return cmp.Or(a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.ID, b.ID))
}

func (c corpus) single(i int) group {
	a, v := c.articles[i], c.vectors[i]
	return group{
		members:   []int{i},
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
		members:   slices.Sorted(slices.Values(slices.Concat(g.members, h.members))),
		known:     slices.SortedFunc(slices.Values(slices.Concat(g.known, h.known)), older),
		languages: merge(g.languages, h.languages),
		sum:       g.sum.plus(h.sum),
		alone:     g.alone + h.alone,
		facts:     g.facts.plus(h.facts),
		published: g.published.plus(h.published),
		seen:      g.seen.plus(h.seen),
	}
	if pairs := m.pairs(m) - len(m.members); pairs > 0 {
		m.coherence = (m.sum.dot(m.sum) - m.alone) / float64(pairs)
	}
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

// merger merges groups that are called by their indexes in a list, which stay valid.
type merger struct {
	groups []group
	parent []int // of a group that was merged into another; else the group itself
}

func newMerger(groups []group) merger {
	m := merger{slices.Clone(groups), make([]int, len(groups))}
	for i := range m.parent {
		m.parent[i] = i
	}
	return m
}

func (m merger) root(i int) int {
	for m.parent[i] != i {
		i = m.parent[i]
	}
	return i
}

// at returns the group that i is part of now.
func (m merger) at(i int) group { return m.groups[m.root(i)] }

func (m merger) merge(i, j int) {
	i, j = m.root(i), m.root(j)
	if i != j {
		m.groups[i] = m.groups[i].merge(m.groups[j])
		m.parent[j] = i
	}
}

func (m merger) merged() []group {
	var rest []group
	for i, g := range m.groups {
		if m.parent[i] == i {
			rest = append(rest, g)
		}
	}
	return rest
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
