package cluster

import (
	"cmp"
	"slices"
)

const (
	// effort bounds how many postings are read to find the neighbours of an article, so that it takes
	// no longer in a large window. Those of its weightiest terms are read, which are rare and have
	// few; of a common term only the latest are, for a story lives days.
	effort = 10_000

	// company bounds the neighbours that an article finds when it comes.
	company = 100
)

// posting is one article that has a term.
type posting struct {
	article int32
	value   float32
}

// meet finds for each article since from its neighbours: those before it that are at least as like it
// as the threshold, or the most alike of them.
func (c *corpus) meet(from int) {
	c.index = append(c.index, make([][]posting, len(c.terms.terms)-len(c.index))...)
	for i, v := range c.vectors[from:] {
		for _, w := range v.core(c.threshold) {
			c.index[w.term] = append(c.index[w.term], posting{int32(from + i), w.value})
		}
	}
	found := make([][]int32, len(c.vectors)-from)
	inPieces(len(found), func(first, end int) {
		s := search{corpus: c, shared: make([]float32, from+end)}
		for i := first; i < end; i++ {
			found[i] = s.neighbours(from + i)
		}
	})
	c.near = append(c.near, found...)
	for i, list := range found {
		for _, j := range list {
			c.near[j] = append(c.near[j], int32(from+i))
		}
	}
}

// core is the weightiest terms of v, without which what is left is so short that it alone cannot
// reach half of what is needed. A pair that reaches the whole therefore shows at least half of it
// between the core of one and all of the other.
func (v vector) core(needed float64) vector {
	terms := v.byWeight()
	rest := 0.0
	for n := len(terms); n > 0; n-- {
		rest += float64(terms[n-1].value) * float64(terms[n-1].value)
		if rest >= needed*needed/4 {
			return terms[:n]
		}
	}
	return nil
}

func (v vector) byWeight() vector {
	return slices.SortedFunc(slices.Values(v), func(a, b weight) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.term, b.term))
	})
}

// search finds neighbours of one article after another.
type search struct {
	*corpus
	shared  []float32 // by article: what it is known to share with the one at hand
	touched []int32   // articles that share anything
}

func (s *search) neighbours(i int) []int32 {
	s.touch(i)
	type neighbour struct {
		article int32
		cosine  float64
	}
	var near []neighbour
	for _, j := range s.touched {
		if float64(s.shared[j]) >= s.threshold/2 {
			if cosine := s.vectors[i].dot(s.vectors[j]); cosine >= s.threshold {
				near = append(near, neighbour{j, cosine})
			}
		}
		s.shared[j] = 0
	}
	s.touched = s.touched[:0]
	slices.SortFunc(near, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.article, b.article))
	})
	list := make([]int32, min(company, len(near)))
	for k := range list {
		list[k] = near[k].article
	}
	return list
}

// touch adds up what articles before this one share with it.
func (s *search) touch(i int) {
	left := effort
	for _, w := range s.vectors[i].byWeight() {
		if left == 0 {
			return
		}
		postings := s.index[w.term]
		end := before(postings, int32(i))
		latest := postings[max(0, end-left):end]
		left -= len(latest)
		for _, p := range latest {
			if s.shared[p.article] == 0 {
				s.touched = append(s.touched, p.article)
			}
			s.shared[p.article] += w.value * p.value
		}
	}
}

// before counts the postings of articles before one. They are in the order of articles.
func before(postings []posting, article int32) int {
	low, high := 0, len(postings)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if postings[middle].article < article {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}
