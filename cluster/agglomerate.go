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

// neighbours returns, for each vector, those before it that are at least as like it as the threshold.
//
// Only the rare terms of a vector are indexed, until what is left of it is so short that it alone
// cannot reach half the threshold. A pair that reaches the whole therefore shows at least half of
// it in the index, and is not missed.
func (c corpus) neighbours() [][]int {
	index := make([][]posting, len(c.terms))
	near := make([][]int, len(c.vectors))
	partial := make([]float64, len(c.vectors))
	for i, v := range c.vectors {
		var touched []int32
		for _, w := range v {
			for _, p := range index[w.term] {
				if partial[p.vector] == 0 {
					touched = append(touched, p.vector)
				}
				partial[p.vector] += w.value * float64(p.value)
			}
		}
		for _, j := range touched {
			if partial[j] >= threshold/2 && v.dot(c.vectors[j]) >= threshold {
				near[i] = append(near[i], int(j))
			}
			partial[j] = 0
		}
		for _, w := range v[:v.prefix()] {
			index[w.term] = append(index[w.term], posting{int32(i), float32(w.value)})
		}
	}
	return near
}

// posting is one vector that has a term.
type posting struct {
	vector int32
	value  float32
}

// prefix is the number of terms after which the rest of v is shorter than half the threshold.
func (v vector) prefix() int {
	rest := 0.0
	for n := len(v); n > 0; n-- {
		rest += v[n-1].value * v[n-1].value
		if rest >= threshold*threshold/4 {
			return n
		}
	}
	return 0
}

// agglomerate joins the two most alike groups until none are alike enough (average link). Only
// groups with a pair of neighbours can be: an average reaches the threshold if some pair does.
func agglomerate(groups []group, near [][]int) []group {
	a := agglomeration{groups: groups, linked: make([]map[int]bool, len(groups)), gone: make([]bool, len(groups))}
	home := make([]int, len(near))
	for i, g := range groups {
		a.linked[i] = make(map[int]bool)
		for _, m := range g.members {
			home[m] = i
		}
	}
	for i, js := range near {
		for _, j := range js {
			a.link(home[i], home[j])
		}
	}
	for a.links.Len() > 0 {
		if l := heap.Pop(&a.links).(link); !a.gone[l.a] && !a.gone[l.b] {
			a.join(l.a, l.b)
		}
	}
	var joined []group
	for i, g := range a.groups {
		if !a.gone[i] {
			joined = append(joined, g)
		}
	}
	slices.SortFunc(joined, func(g, h group) int { return cmp.Compare(g.members[0], h.members[0]) })
	return joined
}

// agglomeration never changes a group: a joined one is appended and its two parts are gone.
type agglomeration struct {
	groups []group
	linked []map[int]bool // by group: those it was compared with
	gone   []bool
	links  links
}

func (a *agglomeration) link(i, j int) {
	if i == j || a.linked[i][j] {
		return
	}
	a.linked[i][j], a.linked[j][i] = true, true
	g, h := a.groups[i], a.groups[j]
	if l := g.likeness(h); l >= max(threshold, min(enough, nearly*g.coherence, nearly*h.coherence)) {
		heap.Push(&a.links, link{l, min(i, j), max(i, j)})
	}
}

func (a *agglomeration) join(i, j int) {
	n := len(a.groups)
	a.groups = append(a.groups, a.groups[i].merge(a.groups[j]))
	a.linked = append(a.linked, make(map[int]bool))
	a.gone = append(a.gone, false)
	a.gone[i], a.gone[j] = true, true
	for _, part := range []int{i, j} {
		for k := range a.linked[part] {
			if !a.gone[k] {
				a.link(n, k)
			}
		}
		a.linked[part] = nil
		a.groups[part] = group{}
	}
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
