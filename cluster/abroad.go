package cluster

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

const (
	sameDays   = 48 * time.Hour // that one event is told within, in one language and in another
	leastSense = 0.3            // cosine below which no model means that two texts say the same
)

// Candidate is two stories without a language in common of which nothing speaks against being one, by
// their lead articles.
type Candidate struct{ A, B news.ArticleID }

// Abroad returns the candidates one of whose stories has a fresh article: they are about no different
// parties, and were told of within two days.
func (w *Window) Abroad(fresh func(news.ArticleID) bool) []Candidate {
	type told struct {
		group
		lead  news.ArticleID
		fresh bool
	}
	var before []told
	var found []Candidate
	for _, g := range w.groups {
		if len(g.members) == 0 {
			continue
		}
		t := told{g, w.articles[g.order(&w.corpus)[0]].ID,
			slices.ContainsFunc(g.members, func(m int) bool { return fresh(w.articles[m].ID) })}
		for _, b := range before {
			if (t.fresh || b.fresh) && g.pairs(b.group) == 0 && !g.differs(b.group) && g.gap(b.group) <= sameDays {
				found = append(found, Candidate{b.lead, t.lead})
			}
		}
		before = append(before, t)
	}
	return found
}

// Nearest returns of the candidates those pairs of stories whose lead articles' vectors, of length one,
// are each other's nearest, the most alike first. How alike two texts are is different with each model;
// which is the nearest is not.
func (w *Window) Nearest(candidates []Candidate, vectors map[news.ArticleID][]float32) []Pair {
	type match struct {
		Candidate
		sense float64
	}
	nearest := make(map[news.ArticleID]match)
	for _, c := range candidates {
		m := match{c, cosine(vectors[c.A], vectors[c.B])}
		for _, id := range []news.ArticleID{c.A, c.B} {
			if m.sense >= leastSense && m.sense > nearest[id].sense {
				nearest[id] = m
			}
		}
	}
	var mutual []match
	for id, m := range nearest {
		if id == m.A && nearest[m.B].Candidate == m.Candidate {
			mutual = append(mutual, m)
		}
	}
	slices.SortFunc(mutual, func(m, n match) int {
		return cmp.Or(cmp.Compare(n.sense, m.sense), cmp.Compare(m.A, n.A), cmp.Compare(m.B, n.B))
	})
	var pairs []Pair
	for _, m := range mutual {
		pairs = append(pairs, w.pair(w.home[w.at[m.A]], w.home[w.at[m.B]]))
	}
	return pairs
}

// cosine is that of vectors of length one; 0 where one is missing, or of another model.
func cosine(v, u []float32) float64 {
	if len(v) != len(u) {
		return 0
	}
	var sum float64
	for i := range v {
		sum += float64(v[i]) * float64(u[i])
	}
	return sum
}
