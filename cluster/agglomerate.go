package cluster

import (
	"cmp"
	"container/heap"
	"slices"
	"time"
)

// agglomerate joins the groups founded since there were so many, among themselves and to those before,
// the two most alike first, until none are alike enough (average link). Only groups with a pair
// of neighbours can be: an average reaches the threshold if some pair does.
func (w *Window) agglomerate(founded int) {
	found := make([][]link, len(w.groups)-founded)
	inParallel(len(found), func(i int) { found[i] = w.links(founded + i) })
	queue := links(slices.Concat(found...))
	heap.Init(&queue)
	for len(queue) > 0 {
		l := heap.Pop(&queue).(link)
		if len(w.groups[l.a].members) == 0 || len(w.groups[l.b].members) == 0 {
			continue // joined to another meanwhile
		}
		w.join(l.a, l.b)
		for _, l := range w.links(len(w.groups) - 1) {
			heap.Push(&queue, l)
		}
	}
}

// links finds the groups founded before a group that are alike enough to join it.
func (w *Window) links(i int) []link {
	var found []link
	for _, j := range w.around(i) {
		if j > i {
			break
		}
		g, h := w.groups[i], w.groups[j]
		if l := w.likeness(g, h); l >= w.least(g, h) && w.holds(g, h) && w.holds(h, g) {
			found = append(found, link{l, j, i})
		}
	}
	return found
}

// around returns the groups with a neighbour of one of this group's articles, ascending.
func (w *Window) around(i int) []int {
	var near []int
	for _, m := range w.groups[i].members {
		for _, n := range w.near[m] {
			if j := w.home[n]; j != i {
				near = append(near, j)
			}
		}
	}
	slices.Sort(near)
	return slices.Compact(near)
}

// holds reports that no article of g is a stranger to h, as is one whose only tie to it is a round-up of
// both. An article that is not like any of g was put there by an editor, and does not count.
func (w *Window) holds(g, h group) bool {
	for _, i := range g.members {
		pairs := w.single(i).pairs(h)
		if w.vectors[i].dot(h.sum) < w.stranger*float64(pairs) && slices.ContainsFunc(w.near[i], func(j int32) bool {
			return slices.Contains(g.members, int(j))
		}) {
			return false
		}
	}
	return true
}

// least is the likeness that two groups must have to be joined.
func (s settings) least(g, h group) float64 {
	return max(s.threshold, min(s.enough, s.nearly*g.coherence, s.nearly*h.coherence))
}

// likeness is the average cosine over the pairs of two groups' articles of one language, less where
// their facts contradict each other, and the more time lies between them.
func (s settings) likeness(g, h group) float64 {
	pairs := g.pairs(h)
	if pairs == 0 {
		return 0
	}
	return g.sum.dot(h.sum) / float64(pairs) * s.agreement(g.facts, h.facts) * s.nearness(g, h)
}

// nearness compares when groups were told of.
func (s settings) nearness(g, h group) float64 {
	return s.fading / (s.fading + g.gap(h).Hours()/24)
}

// gap lies between when two groups were published or, where one of them does not say, when they were
// seen: an old page that an editor pastes today is not news of today.
func (g group) gap(h group) time.Duration {
	if !g.published.from.IsZero() && !h.published.from.IsZero() {
		return g.published.gap(h.published)
	}
	return g.seen.gap(h.seen)
}

// link is a pair of groups that are alike enough.
type link struct {
	likeness float64
	a, b     int
}

// links is a heap with the most alike on top; groups that came first break a tie.
type links []link

func (l links) Len() int           { return len(l) }
func (l links) Less(i, j int) bool { return compareLinks(l[i], l[j]) < 0 }
func (l links) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *links) Push(x any)        { *l = append(*l, x.(link)) }
func (l *links) Pop() any {
	last := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return last
}

func compareLinks(k, l link) int {
	return cmp.Or(cmp.Compare(l.likeness, k.likeness), cmp.Compare(k.a, l.a), cmp.Compare(k.b, l.b))
}
