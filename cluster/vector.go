package cluster

import (
	"cmp"
	"iter"
	"math"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/sync/errgroup"

	"barid/news"
	"barid/text"
)

const (
	// What a term counts for by its place: in the title titleWeight, at the start of the body 1, and
	// less the farther down it stands, half at the word numbered halfway. News tells the event first
	// and its background later.
	titleWeight = 2
	halfway     = 150

	// enoughTold is the number of times at which a term has half the weight that saying it again can give.
	enoughTold = 1.5

	// numeral is how much more a number counts than a word as rare: two events share words sooner.
	numeral = 1.25

	// background is a number of articles on other events that rarity supposes besides those given,
	// so that in a handful of articles what they share is not taken for common.
	background = 3000
)

// vector is an article as weights of its terms, of length 1 until vectors are added. Terms are
// numbered from the rarest to the commonest and stand in that order.
type vector []weight

type weight struct {
	term  int
	value float64
}

// corpus is the articles of one grouping, with what they are compared by.
type corpus struct {
	articles  []news.Article         // by ID
	languages []string               // of the articles, without region
	at        map[news.ArticleID]int // index of an article
	vectors   []vector               // of the articles
	terms     []string               // by number
	facts     []facts                // of the articles
	numbers   map[string]int         // of the facts, by key
	evidence  []float64              // what it tells to share a fact, by its number
	copies    [][2]int               // articles that are near copies
}

func newCorpus(articles []news.Article) corpus {
	c := corpus{
		articles:  articles,
		languages: make([]string, len(articles)),
		at:        make(map[news.ArticleID]int, len(articles)),
		numbers:   make(map[string]int),
	}
	for i, a := range articles {
		c.at[a.ID] = i
		c.languages[i], _, _ = strings.Cut(strings.ToLower(a.Language), "-")
	}
	counts := make([][]counted, len(articles))
	sightings := make([]sighting, len(articles))
	read := make([]runs, len(articles))
	inParallel(len(articles), func(i int) {
		passages := terms(articles[i])
		counts[i], sightings[i], read[i] = count(passages), sight(articles[i]), newRuns(passages)
	})
	c.weigh(counts)
	c.gather(sightings)
	c.copies = copies(read)
	c.setRoundUpsApart(read)
	return c
}

// inParallel does n independent pieces of work on all processors.
func inParallel(n int, do func(i int)) {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	const piece = 64
	for from := 0; from < n; from += piece {
		work.Go(func() error {
			for i := from; i < min(n, from+piece); i++ {
				do(i)
			}
			return nil
		})
	}
	_ = work.Wait() // no piece fails
}

// counted is how often a term stands in an article, weighted by place.
type counted struct {
	term  string
	times float64
}

// weigh makes the vectors: terms by place, frequency and rarity. A term that one article alone uses
// counts in the length of its vector, but is left out: it joins nothing.
func (c *corpus) weigh(counts [][]counted) {
	numbers := make(map[string]int) // of the terms as they come
	var all []string
	var frequency []int
	c.vectors = make([]vector, len(counts))
	for i, list := range counts {
		v := make(vector, len(list))
		for k, t := range list {
			n, known := numbers[t.term]
			if !known {
				n = len(all)
				numbers[t.term] = n
				all, frequency = append(all, t.term), append(frequency, 0)
			}
			frequency[n]++
			v[k] = weight{n, t.times / (t.times + enoughTold)}
		}
		c.vectors[i], counts[i] = v, nil
	}
	byRarity := make([]int, len(all))
	for n := range byRarity {
		byRarity[n] = n
	}
	slices.SortFunc(byRarity, func(a, b int) int {
		return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(all[a], all[b]))
	})
	lone, _ := slices.BinarySearchFunc(byRarity, 2, func(n, least int) int { return cmp.Compare(frequency[n], least) })
	renumbered, rarity := make([]int, len(all)), make([]float64, len(all))
	for at, n := range byRarity {
		renumbered[n] = at - lone
		rarity[n] = math.Log(float64(len(counts)+background) / float64(frequency[n]+1))
		if strings.ContainsFunc(all[n], unicode.IsDigit) {
			rarity[n] *= numeral
		}
		if at >= lone {
			c.terms = append(c.terms, all[n])
		}
	}
	inParallel(len(counts), func(i int) {
		v := c.vectors[i]
		for k, w := range v {
			v[k] = weight{renumbered[w.term], w.value * rarity[w.term]}
		}
		slices.SortFunc(v, compareTerms)
		v.normalize()
		c.vectors[i] = slices.Clip(slices.Clone(slices.DeleteFunc(v, func(w weight) bool { return w.term < 0 })))
	})
}

// terms returns the terms of the title and of each paragraph of the body.
func terms(a news.Article) [][]string {
	analyzer := text.NewAnalyzer(a.Language)
	passages := [][]string{analyzer.Terms(a.Title)}
	for _, p := range a.Body() {
		passages = append(passages, analyzer.Terms(p))
	}
	return passages
}

// count counts the terms of the passages, of which the first is the title.
func count(passages [][]string) []counted {
	counts := make(map[string]float64)
	for _, term := range passages[0] {
		counts[term] += titleWeight
	}
	position := 0.0
	for _, passage := range passages[1:] {
		for _, term := range passage {
			counts[term] += halfway / (halfway + position)
			position++
		}
	}
	list := make([]counted, 0, len(counts))
	for term, times := range counts {
		list = append(list, counted{term, times})
	}
	return list
}

func compareTerms(a, b weight) int { return cmp.Compare(a.term, b.term) }

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

// meet yields the pairs of weights of the terms that both have.
func (v vector) meet(w vector) iter.Seq2[weight, weight] {
	return func(yield func(a, b weight) bool) {
		for i, j := 0, 0; i < len(v) && j < len(w); {
			switch {
			case v[i].term < w[j].term:
				i++
			case v[i].term > w[j].term:
				j++
			default:
				if !yield(v[i], w[j]) {
					return
				}
				i++
				j++
			}
		}
	}
}

// dot is the cosine of two vectors of length 1 and, of two sums, the sum of the cosines of all pairs.
func (v vector) dot(w vector) float64 {
	sum := 0.0
	for a, b := range v.meet(w) {
		sum += a.value * b.value
	}
	return sum
}

// of returns the value of a term.
func (v vector) of(term int) float64 {
	if i, ok := slices.BinarySearchFunc(v, weight{term: term}, compareTerms); ok {
		return v[i].value
	}
	return 0
}

// common counts the terms that both have.
func (v vector) common(w vector) int {
	n := 0
	for range v.meet(w) {
		n++
	}
	return n
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
