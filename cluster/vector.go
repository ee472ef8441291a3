package cluster

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"barid/news"
	"barid/text"
)

const (
	// What a term counts for by its place: in the title titleWeight, at the start of the body 1, and
	// less the farther down it stands, half at the word numbered halfway. News tells the event first
	// and its background later.
	titleWeight = 2
	halfway     = 100

	// background is a number of articles on other events that rarity supposes besides those given,
	// so that in a handful of articles what they share is not taken for common.
	background = 1000
)

// vector is an article as weights of its terms, of length 1 until vectors are added. Terms are
// numbered from the rarest to the commonest and stand in that order.
type vector []weight

type weight struct {
	term  int
	value float64
}

// corpus is the articles of one grouping with their vectors.
type corpus struct {
	articles []news.Article         // by ID
	at       map[news.ArticleID]int // index of an article
	vectors  []vector               // of the articles
	terms    []string               // by number
}

// newCorpus weighs the terms of each article by place, frequency and rarity (TF-IDF). A term that
// one article alone uses counts in the length of its vector, but is left out: it joins nothing.
func newCorpus(articles []news.Article) corpus {
	counts := make([]map[string]float64, len(articles))
	frequency := make(map[string]int)
	analyzers := make(map[string]text.Analyzer)
	for i, a := range articles {
		if _, ok := analyzers[a.Language]; !ok {
			analyzers[a.Language] = text.NewAnalyzer(a.Language)
		}
		counts[i] = count(a, analyzers[a.Language])
		for term := range counts[i] {
			frequency[term]++
		}
	}
	terms := byRarity(frequency)
	lone, _ := slices.BinarySearchFunc(terms, 2, func(term string, n int) int { return cmp.Compare(frequency[term], n) })
	numbers := make(map[string]int, len(terms))
	for i, term := range terms {
		numbers[term] = i - lone
	}
	c := corpus{
		articles: articles,
		at:       make(map[news.ArticleID]int, len(articles)),
		vectors:  make([]vector, len(articles)),
		terms:    terms[lone:],
	}
	for i, a := range articles {
		c.at[a.ID] = i
		v := make(vector, 0, len(counts[i]))
		for term, n := range counts[i] {
			rarity := math.Log(float64(len(articles)+background) / float64(frequency[term]+1))
			v = append(v, weight{numbers[term], math.Log(1+n) * rarity})
		}
		slices.SortFunc(v, func(a, b weight) int { return cmp.Compare(a.term, b.term) })
		v.normalize()
		c.vectors[i] = slices.DeleteFunc(v, func(w weight) bool { return w.term < 0 })
	}
	return c
}

// count returns the weighted number of times that a term stands in the article's title and body.
func count(a news.Article, analyzer text.Analyzer) map[string]float64 {
	counts := make(map[string]float64)
	for _, term := range analyzer.Terms(a.Title) {
		counts[term] += titleWeight
	}
	position := 0.0
	for _, p := range a.Body() {
		for _, term := range analyzer.Terms(p) {
			counts[term] += halfway / (halfway + position)
			position++
		}
	}
	return counts
}

// byRarity returns the terms that the fewest articles use first.
func byRarity(frequency map[string]int) []string {
	return slices.SortedFunc(maps.Keys(frequency), func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b))
	})
}

func (v vector) normalize() {
	length := 0.0
	for _, w := range v {
		length += w.value * w.value
	}
	length = math.Sqrt(length)
	for i := range v {
		v[i].value /= length
	}
}

// dot is the cosine of two vectors of length 1 and, of two sums, the sum of the cosines of all pairs.
func (v vector) dot(w vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(v) && j < len(w); {
		switch {
		case v[i].term < w[j].term:
			i++
		case v[i].term > w[j].term:
			j++
		default:
			sum += v[i].value * w[j].value
			i++
			j++
		}
	}
	return sum
}

func (v vector) plus(w vector) vector {
	if len(v) == 0 {
		return w
	}
	sum := make(vector, 0, len(v)+len(w))
	i, j := 0, 0
	for i < len(v) && j < len(w) {
		switch {
		case v[i].term < w[j].term:
			sum = append(sum, v[i])
			i++
		case v[i].term > w[j].term:
			sum = append(sum, w[j])
			j++
		default:
			sum = append(sum, weight{v[i].term, v[i].value + w[j].value})
			i++
			j++
		}
	}
	return append(append(sum, v[i:]...), w[j:]...)
}
