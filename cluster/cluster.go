// Package cluster groups articles into stories, and stories into themes.
//
// In come articles as they are stored, and what is known already: stories with their IDs, themes
// with theirs. Out come stories, the lead article of each first, and for each story the theme that
// it belongs to, with the reason in words. Two articles tell one story when their title and opening
// share enough of what is rare among the articles given; a story holds together on average, so that
// no chain of neighbours joins its two ends.
//
// Nothing is lost and nothing moves: each article given is in exactly one of the stories returned,
// and articles that were in one story stay together. Everything here is pure: the same articles
// give the same stories in whatever order they come, and no clock is read.
package cluster

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

// Group returns the stories that the articles tell. The articles are the new ones and those of the
// known stories, which new ones may join. A known story keeps its ID, slug, theme and all of its
// articles, also those not given; where several prove to be one, the oldest absorbs the others.
// A story with ID 0 is new.
func Group(known []news.Story, articles []news.Article) []news.Story {
	c := newCorpus(distinct(articles))
	groups := agglomerate(found(known, c), c.neighbours())
	stories := make([]news.Story, len(groups))
	for i, g := range groups {
		stories[i] = g.story(c)
	}
	return stories
}

// distinct sorts articles by ID and keeps the latest revision of each.
func distinct(articles []news.Article) []news.Article {
	sorted := slices.SortedFunc(slices.Values(articles), func(a, b news.Article) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(b.Revision, a.Revision))
	})
	return slices.CompactFunc(sorted, func(a, b news.Article) bool { return a.ID == b.ID })
}

// group is a story in the making.
type group struct {
	members   []int        // indexes of articles, ascending
	known     []news.Story // that it continues, the oldest first
	sum       vector       // of the members' vectors
	alone     float64      // what the members' likeness to themselves adds to that of sum to itself
	coherence float64      // average likeness of its pairs; 0 with one member
	from, to  time.Time    // of its first and last article; zero: none of them has a time
}

// found makes a group of each known story that has one of the articles, and of each other article.
// An article that several known stories claim stays with the oldest.
func found(known []news.Story, c corpus) []group {
	var groups []group
	taken := make([]bool, len(c.articles))
	for _, s := range slices.SortedFunc(slices.Values(known), older) {
		g := group{known: []news.Story{s}}
		for _, id := range s.Articles {
			if i, ok := c.at[id]; ok && !taken[i] {
				taken[i] = true
				g = g.merge(c.single(i))
			}
		}
		if len(g.members) > 0 {
			groups = append(groups, g)
		}
	}
	for i := range c.articles {
		if !taken[i] {
			groups = append(groups, c.single(i))
		}
	}
	return groups
}

func older(a, b news.Story) int {
	return cmp.Or(a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.ID, b.ID))
}

func (c corpus) single(i int) group {
	t := moment(c.articles[i])
	v := c.vectors[i]
	return group{members: []int{i}, sum: v, alone: v.dot(v), from: t, to: t}
}

// moment is when an article was published or, where it does not say, first seen.
func moment(a news.Article) time.Time {
	if a.Published.IsZero() {
		return a.FirstSeen
	}
	return a.Published
}

func (g group) merge(h group) group {
	m := group{
		members: slices.Sorted(slices.Values(slices.Concat(g.members, h.members))),
		known:   slices.SortedFunc(slices.Values(slices.Concat(g.known, h.known)), older),
		sum:     g.sum.plus(h.sum),
		alone:   g.alone + h.alone,
		from:    g.from,
		to:      g.to,
	}
	if n := len(m.members); n > 1 {
		m.coherence = (m.sum.dot(m.sum) - m.alone) / float64(n*(n-1))
	}
	if m.from.IsZero() || !h.from.IsZero() && h.from.Before(m.from) {
		m.from = h.from
	}
	if h.to.After(m.to) {
		m.to = h.to
	}
	return m
}
