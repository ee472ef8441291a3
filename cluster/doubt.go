package cluster

import (
	"cmp"
	"slices"

	"barid/news"
)

// nearlyEnough is the part of the likeness that joins two groups from which on they may be one story
// all the same.
const nearlyEnough = 0.75

// Pair is two stories that may be one, the older first.
type Pair struct{ A, B news.Story }

// Doubtful returns the pairs of stories that are nearly alike enough to be one, the most alike first.
func (w *Window) Doubtful() []Pair {
	var found []link
	for i, g := range w.groups {
		for _, j := range w.around(i) {
			if j > i {
				break
			}
			h := w.groups[j]
			if l := w.likeness(g, h); l >= nearlyEnough*w.least(g, h) {
				found = append(found, link{l, j, i})
			}
		}
	}
	slices.SortFunc(found, compareLinks)
	pairs := make([]Pair, len(found))
	for n, l := range found {
		pairs[n] = w.pair(l.a, l.b)
	}
	return pairs
}

func (w *Window) pair(i, j int) Pair {
	stories := []news.Story{w.story(w.groups[i]), w.story(w.groups[j])}
	slices.SortFunc(stories, func(s, t news.Story) int {
		return cmp.Or(older(s, t), cmp.Compare(s.Articles[0], t.Articles[0]))
	})
	return Pair{stories[0], stories[1]}
}
