package cluster

import (
	"slices"

	"barid/news"
)

// disagreed is the agreement below which what repeats a text in most words is another event told by the
// same form.
const disagreed = 0.5

// A run of six terms is about eight words. What more articles than commonplace have is furniture and
// tells nothing.
const (
	runLength   = 6
	commonplace = 100
)

// Copies returns the pairs of articles that are near copies, by ID: two papers' prints of one
// dispatch, or an article and its shorter form.
func Copies(articles []news.Article) [][2]news.ArticleID {
	articles = distinct(articles)
	read := make([]runs, len(articles))
	inParallel(len(articles), func(i int) { read[i] = newRuns(terms(articles[i])) })
	x := newRunIndex(chosen().copied)
	for _, r := range read {
		x.add(r)
	}
	var pairs [][2]news.ArticleID
	for _, p := range x.copies(0) {
		pairs = append(pairs, [2]news.ArticleID{articles[p[0]].ID, articles[p[1]].ID})
	}
	return pairs
}

// runs are the hashes of an article's runs of terms.
type runs []uint32

// newRuns hashes the runs in the passages of an article. They go across paragraphs, since publishers
// break a text differently, but not from the title, which is the first passage, into the body.
func newRuns(passages [][]string) runs {
	var window [runLength]uint64
	var r runs
	n := 0
	for _, passage := range passages[1:] {
		for _, term := range passage {
			window[n%runLength] = hash(term)
			n++
			if n < runLength {
				continue
			}
			var sum uint64
			for k := range runLength {
				sum = (sum + window[(n+k)%runLength]) * prime
			}
			r = append(r, uint32(sum>>32))
		}
	}
	slices.Sort(r)
	return slices.Compact(r)
}

// hash is FNV-1a, so that the same words meet in every run of the program.
func hash(term string) uint64 {
	sum := uint64(14695981039346656037)
	for i := range len(term) {
		sum = (sum ^ uint64(term[i])) * prime
	}
	return sum
}

const prime = 1099511628211

// runIndex finds the articles that have a run. It holds one run of a few, which is enough to find any
// pair that could be copies, and keeps them all to compare it.
type runIndex struct {
	copied   float64 // share of runs that makes a copy
	articles []runs
	last     map[uint32]bearers
	earlier  []bearer
}

// bearers are the articles that have a run: a list from the last one back.
type bearers struct {
	articles int32
	last     int32 // in earlier
}

type bearer struct{ article, before int32 }

func newRunIndex(copied float64) runIndex {
	return runIndex{copied: copied, last: make(map[uint32]bearers)}
}

func indexed(run uint32) bool { return run%4 == 0 }

// add takes in the runs of the next article.
func (x *runIndex) add(r runs) {
	for _, run := range r {
		if indexed(run) {
			b := x.last[run]
			x.earlier = append(x.earlier, bearer{int32(len(x.articles)), b.last})
			x.last[run] = bearers{b.articles + 1, int32(len(x.earlier) - 1)}
		}
	}
	x.articles = append(x.articles, r)
}

// copies returns the pairs of near copies of which the higher index, which stands second, is at least
// from.
func (x *runIndex) copies(from int) [][2]int {
	found := make([][][2]int, len(x.articles)-from)
	inParallel(len(found), func(i int) { found[i] = x.copiesOf(from + i) })
	return slices.Concat(found...)
}

// copiesOf returns the pairs of an article with those before it.
func (x *runIndex) copiesOf(i int) [][2]int {
	var met []int32
	for _, run := range x.articles[i] {
		if !indexed(run) {
			continue
		}
		b := x.last[run]
		if b.articles > commonplace {
			continue
		}
		for at := b.last; b.articles > 0; b.articles-- {
			if a := x.earlier[at]; int(a.article) < i {
				met = append(met, a.article)
			}
			at = x.earlier[at].before
		}
	}
	slices.Sort(met)
	var pairs [][2]int
	for _, j := range slices.Compact(met) {
		least := min(len(x.articles[i]), len(x.articles[j]))
		if x.shared(x.articles[i], x.articles[j]) >= x.copied*float64(least) {
			pairs = append(pairs, [2]int{int(j), i})
		}
	}
	return pairs
}

func (x *runIndex) common(run uint32) bool { return x.last[run].articles > commonplace }

// shared counts the runs that both have, less the part of them that is commonplace, as far as is known.
func (x *runIndex) shared(r, s runs) float64 {
	var both, known, common float64
	for i, j := 0, 0; i < len(r) && j < len(s); {
		switch {
		case r[i] < s[j]:
			i++
		case r[i] > s[j]:
			j++
		default:
			both++
			if indexed(r[i]) {
				known++
				if x.common(r[i]) {
					common++
				}
			}
			i++
			j++
		}
	}
	if known == 0 {
		return both
	}
	return both * (1 - common/known)
}

// repeated returns the near copies among the articles since from, and of these with those before. An
// article that repeats others which are not alike tells several stories and belongs to none: it must
// not glue them together, and loses what it is compared by.
func (c *corpus) repeated(from int) [][2]int {
	pairs := c.runs.copies(from)
	parts := make(map[int][]int) // by article: shorter ones of which it has at least half
	for _, p := range pairs {
		whole, part := p[0], p[1]
		if len(c.runs.articles[whole]) < len(c.runs.articles[part]) {
			whole, part = part, whole
		}
		parts[whole] = append(parts[whole], part)
	}
	roundUps := make(map[int]bool)
	for whole, list := range parts {
		for i, a := range list {
			roundUps[whole] = roundUps[whole] || slices.ContainsFunc(list[:i], func(b int) bool {
				return c.vectors[a].dot(c.vectors[b]) < c.threshold
			})
		}
	}
	for i, is := range roundUps {
		if is && i >= from {
			c.vectors[i] = nil
		}
	}
	return slices.DeleteFunc(pairs, func(p [2]int) bool {
		return roundUps[p[0]] || roundUps[p[1]] || c.agreement(c.facts[p[0]], c.facts[p[1]]) < disagreed
	})
}
