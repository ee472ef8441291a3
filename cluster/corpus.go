package cluster

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/sync/errgroup"

	"barid/news"
	"barid/text"
)

// corpus is the articles of a window, with what they are compared by.
type corpus struct {
	settings
	articles  []news.Article
	languages []string               // of the articles, without region
	at        map[news.ArticleID]int // index of an article
	terms     numbering
	vectors   []vector    // of the articles
	index     [][]posting // by term
	near      [][]int32   // neighbours of the articles
	named     numbering   // names and numbers in facts
	facts     []facts     // of the articles
	worth     []float64   // of what is named, as evidence
	holders   [][]int32   // of what is named: the articles that have it
	runs      runIndex
}

func newCorpus(s settings) corpus {
	return corpus{
		settings: s,
		at:       make(map[news.ArticleID]int),
		terms:    newNumbering(),
		named:    newNumbering(),
		runs:     newRunIndex(s.copied),
	}
}

// batch is how many articles are read before what was read is numbered and let go.
const batch = 1024

// read takes in articles, and finds the neighbours of each.
func (c *corpus) read(fresh []news.Article) {
	from := len(c.articles)
	for piece := range slices.Chunk(fresh, batch) {
		read := make([]reading, len(piece))
		inParallel(len(piece), func(i int) { read[i] = newReading(piece[i], c.settings) })
		for i, r := range read {
			c.add(piece[i], r)
		}
	}
	inParallel(len(fresh), func(i int) { c.weigh(c.vectors[from+i]) })
}

// reading is what one article says, before it is numbered.
type reading struct {
	terms []counted
	sighting
	runs runs
}

// counted is how often a term stands in an article, weighted by place.
type counted struct {
	term  string
	times float64
}

func newReading(a news.Article, s settings) reading {
	passages := terms(a)
	return reading{count(passages, s), sight(a), newRuns(passages)}
}

func (c *corpus) add(a news.Article, r reading) {
	i := len(c.articles)
	language, _, _ := strings.Cut(strings.ToLower(a.Language), "-")
	c.at[a.ID] = i
	c.articles, c.languages = append(c.articles, a), append(c.languages, language)
	v := make(vector, len(r.terms))
	for k, t := range r.terms {
		v[k] = weight{c.terms.count(t.term), float32(t.times / (t.times + c.enoughTold))}
	}
	slices.SortFunc(v, compareTerms)
	c.vectors = append(c.vectors, v)
	c.facts = append(c.facts, c.numbered(r.sighting))
	c.runs.add(r.runs)
}

// weigh multiplies the weights of a vector by what the terms are worth.
func (c *corpus) weigh(v vector) {
	for k, w := range v {
		rarity := c.rarity(&c.terms, w.term)
		if strings.ContainsFunc(c.terms.terms[w.term], unicode.IsDigit) {
			rarity *= c.numeral
		}
		v[k].value *= float32(rarity)
	}
	v.normalize()
}

// inParallel does n independent pieces of work on all processors.
func inParallel(n int, do func(i int)) {
	inPieces(n, func(from, to int) {
		for i := from; i < to; i++ {
			do(i)
		}
	})
}

// inPieces does n independent pieces of work on all processors, some at a time.
func inPieces(n int, do func(from, to int)) {
	const piece = 64
	if n <= 1 {
		do(0, n)
		return
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += piece {
		work.Go(func() error {
			do(from, min(n, from+piece))
			return nil
		})
	}
	_ = work.Wait() // no piece fails
}

// terms returns the terms of the title and of each paragraph that is compared.
func terms(a news.Article) [][]string {
	analyzer := text.NewAnalyzer(a.Language)
	passages := [][]string{analyzer.Terms(a.Title)}
	for _, p := range compared(a, a.Body()) {
		passages = append(passages, analyzer.Terms(p))
	}
	return passages
}

// compared is the part of a body by which an article is compared. A live page or a gallery goes on with
// other reports than that which its headline and its first paragraph announce.
func compared(a news.Article, body []string) []string {
	if a.Kind != news.Report && len(body) > 1 {
		return body[:1]
	}
	return body
}

// count counts the terms of the passages, of which the first is the title. The terms are in the order
// in which they come first.
func count(passages [][]string, s settings) []counted {
	var list []counted
	place := make(map[string]int)
	add := func(term string, times float64) {
		i, known := place[term]
		if !known {
			i = len(list)
			place[term] = i
			list = append(list, counted{term: term})
		}
		list[i].times += times
	}
	for _, term := range passages[0] {
		add(term, s.titleWeight)
	}
	position := 0.0
	for _, passage := range passages[1:] {
		for _, term := range passage {
			add(term, s.halfway/(s.halfway+position))
			position++
		}
	}
	return list
}

// numbering numbers terms as they come, and counts the articles that have each.
type numbering struct {
	numbers  map[string]int32
	terms    []string // by number
	articles []int32  // by number
}

func newNumbering() numbering { return numbering{numbers: make(map[string]int32)} }

// count numbers a term that one more article has.
func (n *numbering) count(term string) int32 {
	number, known := n.numbers[term]
	if !known {
		number = int32(len(n.terms))
		n.numbers[term] = number
		n.terms, n.articles = append(n.terms, term), append(n.articles, 0)
	}
	n.articles[number]++
	return number
}

// rarity is the greater, the fewer articles have the term.
func (c *corpus) rarity(n *numbering, term int32) float64 {
	return math.Log((float64(len(c.articles)) + c.background) / float64(n.articles[term]+1))
}
