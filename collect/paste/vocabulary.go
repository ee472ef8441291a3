package paste

import (
	"math"

	"barid/text"
)

// window is how many paragraphs on either side are compared. The limits of turn were set on pairs
// of English and Arabic articles: within an article the cosine is over .13 in nine cases of ten,
// across articles under it as often.
const (
	window      = 6
	maxCompared = 3000 // runes of a paragraph
	fewTerms    = 12   // that say nothing of a subject
)

// turn weighs the change of vocabulary from the lines before to what follows: from 2, another
// subject, to -2, the same.
func (d *document) turn(following map[string]float64, before gap) int {
	old := d.terms(d.proseBefore(before))
	if len(old) < fewTerms || len(following) < fewTerms {
		return 0
	}
	switch c := cosine(old, following); {
	case c < .08:
		return 2
	case c < .14:
		return 1
	case c < .20:
		return 0
	case c < .28:
		return -1
	}
	return -2
}

// proseBefore returns the last paragraphs of the lines in g.
func (d *document) proseBefore(g gap) []string {
	var list []string
	for i := g.to - 1; i >= g.from && len(list) < window; i-- {
		if d.lines[i].kind == prose {
			list = append(list, d.lines[i].text)
		}
	}
	return list
}

// proseFrom returns the paragraphs from line i on, up to where another article is likely to begin.
func (d *document) proseFrom(i int) []string {
	list := []string{d.lines[i].text}
	for i++; i < len(d.lines) && len(list) < window; i++ {
		l := d.lines[i]
		if l.kind == header || l.kind == rule || l.kind == heading && (l.gap > d.usual || l.words > longestSubhead) {
			break
		}
		if l.kind == prose {
			list = append(list, l.text)
		}
	}
	return list
}

func (d *document) terms(paragraphs []string) map[string]float64 {
	terms := make(map[string]float64)
	for _, p := range paragraphs {
		for _, t := range d.vocabulary.Terms(text.Span{End: maxCompared}.Of(p)) {
			terms[t]++
		}
	}
	return terms
}

// cosine compares two counts of terms, repeats damped by their logarithm.
func cosine(a, b map[string]float64) float64 {
	var dot, lengthA, lengthB float64
	for t, n := range a {
		w := math.Log1p(n)
		dot += w * math.Log1p(b[t])
		lengthA += w * w
	}
	for _, n := range b {
		lengthB += math.Log1p(n) * math.Log1p(n)
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(lengthA*lengthB)
}

// takenUp reports that prose has a third of the words of a heading in it, two at least.
func (d *document) takenUp(heading int, prose map[string]float64) bool {
	words := d.terms([]string{d.lines[heading].text})
	shared := 0
	for w := range words {
		if prose[w] > 0 {
			shared++
		}
	}
	return shared > 1 && 3*shared >= len(words)
}
