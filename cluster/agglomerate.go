package cluster

import (
	"cmp"
	"container/heap"
	"slices"
)

// Two groups tell one story if their likeness, the average over all pairs of their articles, reaches
// the threshold. Groups that each hold together must also be nearly as like each other as the looser
// one is in itself, lest two events of one subject become one; unless they are alike enough anyway, as
// are two agencies' reports in many copies. Chosen once for all languages and kinds of news; a fifth
// more or less of one costs at most .023 of BCubed F1 on any of three sets.
const (
	threshold = 0.16
	nearly    = 0.85
	enough    = 0.4
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
	g := w.groups[i]
	var near []int
	for _, m := range g.members {
		for _, n := range w.near[m] {
			if j := w.home[n]; j < i {
				near = append(near, j)
			}
		}
	}
	slices.Sort(near)
	var found []link
	for _, j := range slices.Compact(near) {
		h := w.groups[j]
		if l := g.likeness(h); l >= max(threshold, min(enough, nearly*g.coherence, nearly*h.coherence)) {
			found = append(found, link{l, j, i})
		}
	}
	return found
}

// likeness is the average cosine over the pairs of two groups' articles of one language, less where
// their facts contradict each other, and the more time lies between them.
func (g group) likeness(h group) float64 {
	pairs := g.pairs(h)
	if pairs == 0 {
		return 0
	}
	return g.sum.dot(h.sum) / float64(pairs) * g.agreement(h.facts) * nearness(g, h)
}

// fading is the number of days after which two groups must be twice as like.
const fading = 14

// nearness compares when groups were published or, where one of them does not say, when they were
// seen: an old page that an editor pastes today is not news of today.
func nearness(g, h group) float64 {
	gap := g.seen.gap(h.seen)
	if !g.published.from.IsZero() && !h.published.from.IsZero() {
		gap = g.published.gap(h.published)
	}
	return fading / (fading + gap.Hours()/24)
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
