package cluster

import (
	"slices"

	"barid/news"
)

// An article is a near copy of another if at least half of the runs of terms in the shorter of the
// two stand in the longer one too. A run of six terms is about eight words. What more articles than
// commonplace have is furniture and tells nothing.
const (
	runLength   = 6
	copied      = 0.5
	commonplace = 100
)

// Copies returns the pairs of articles that are near copies, by ID: two papers' prints of one
// dispatch, or an article and its shorter form.
func Copies(articles []news.Article) [][2]news.ArticleID {
	articles = distinct(articles)
	read := make([]runs, len(articles))
	inParallel(len(articles), func(i int) { read[i] = newRuns(terms(articles[i])) })
	var pairs [][2]news.ArticleID
	for _, p := range copies(read) {
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

// copies returns the indexes of near copies, the lower one first.
func copies(read []runs) [][2]int {
	var index []uint64 // a run in the upper half, the article that has it in the lower
	for i, r := range read {
		for _, run := range r {
			index = append(index, uint64(run)<<32|uint64(i))
		}
	}
	slices.Sort(index)
	shared := make(map[[2]int]int)
	for from, to := 0, 0; from < len(index); from = to {
		for to = from; to < len(index) && index[to]>>32 == index[from]>>32; to++ {
		}
		if to-from > commonplace {
			continue
		}
		for i, a := range index[from:to] {
			for _, b := range index[from+i+1 : to] {
				shared[[2]int{int(uint32(a)), int(uint32(b))}]++
			}
		}
	}
	var pairs [][2]int
	for p, n := range shared {
		if float64(n) >= copied*float64(min(len(read[p[0]]), len(read[p[1]]))) {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

// withCopies merges the groups that have near copies of one text.
func (c corpus) withCopies(groups []group) []group {
	home := make([]int, len(c.articles))
	for i, g := range groups {
		for _, member := range g.members {
			home[member] = i
		}
	}
	m := newMerger(groups)
	for _, p := range c.copies {
		m.merge(home[p[0]], home[p[1]])
	}
	return m.merged()
}

// setRoundUpsApart finds the articles that repeat others which are not alike. Such a one tells several
// stories and belongs to none: it must not glue them together.
func (c *corpus) setRoundUpsApart(read []runs) {
	parts := make(map[int][]int) // by article: shorter ones of which it has at least half
	for _, p := range c.copies {
		whole, part := p[0], p[1]
		if len(read[whole]) < len(read[part]) {
			whole, part = part, whole
		}
		parts[whole] = append(parts[whole], part)
	}
	roundUps := make(map[int]bool)
	for whole, list := range parts {
		for i, a := range list {
			roundUps[whole] = roundUps[whole] || slices.ContainsFunc(list[:i], func(b int) bool {
				return c.vectors[a].dot(c.vectors[b]) < threshold
			})
		}
	}
	c.copies = slices.DeleteFunc(c.copies, func(p [2]int) bool { return roundUps[p[0]] || roundUps[p[1]] })
	for i := range roundUps {
		if roundUps[i] {
			c.vectors[i] = nil
		}
	}
}
