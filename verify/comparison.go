package verify

import (
	"fmt"
	"slices"

	"barid/text"
)

// comparison is what a "than" tells: of what it says more, or less, than of what.
type comparison struct {
	deed        // more of the doers than of the others
	by   string // of what there is more, empty: of the measure that "more" and "faster" share
}

// judgeComparisons looks at every "than" and من: where the passages have what stands on either side of it the
// other way round only, the comparison has been reversed. "Exports rose faster than imports" is "imports rose
// more slowly than exports".
func (ev evidence) judgeComparisons(alignments []alignment) []claim {
	var claims []claim
	for _, a := range alignments {
		for i := range a.here {
			own, ok := comparisonAt(a.here, i)
			if !ok {
				continue
			}
			c := claim{Span: a.here[i].Span}
			if x, there, ok := exchanged([]deed{own.deed}, ev.comparisons(own.by)); ok {
				c = claim{x.Span, []text.Span{there.Span}, fmt.Sprintf("the cited passage has the comparison of “%s” the other way round", x.key)}
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// comparisons returns those of the passages by the same measure.
func (ev evidence) comparisons(by string) []deed {
	var list []deed
	for _, told := range ev.told {
		for k := range told {
			if c, ok := comparisonAt(told, k); ok && c.by == by {
				list = append(list, c.deed)
			}
		}
	}
	return list
}

// comparisonAt reads the comparison with its "than" at i.
func comparisonAt(words []word, i int) (c comparison, ok bool) {
	const before, behind = 8, 4
	at := comparative(words, i)
	if at < 0 {
		return c, false
	}
	for k := i - 1; k >= max(0, i-before) && !subordinating[words[k].key]; k-- {
		if k != at && content(words[k]) && !numeric(words[k].key) && !slowly[words[k].key] {
			c.doers = append(c.doers, words[k])
		}
	}
	for k := i + 1; k < min(len(words), i+1+behind) && !governing[words[k].key]; k++ {
		if content(words[k]) && !numeric(words[k].key) {
			c.others = append(c.others, words[k])
		}
	}
	switch less := lesser[words[at].key]; {
	case less != slices.ContainsFunc(words[at:i], func(w word) bool { return slowly[w.key] }):
		c.doers, c.others = c.others, c.doers
	case !less && !greater[words[at].key]:
		c.by = words[at].key
	}
	return c, len(c.doers) > 0 && len(c.others) > 0
}

// comparative returns where the word is that says of which there is more, before the "than" at i; -1 if none does.
func comparative(words []word, i int) int {
	const reach = 5
	switch words[i].key {
	case "than":
		for k := i - 1; k >= max(0, i-reach); k-- {
			if key := words[k].key; greater[key] || lesser[key] || k == i-1 && len(key) > 4 && key[len(key)-2:] == "er" {
				return k
			}
		}
	case "من":
		for k := i - 1; k >= max(0, i-2); k-- {
			if key := words[k].key; caseless(key) && (greater[key] || lesser[key]) {
				return k
			}
		}
	}
	return -1
}

var (
	greater = members(`more higher larger bigger greater faster quicker stronger longer better further heavier sharper steeper
		أكثر أكبر أعلى أسرع أقوى أطول أفضل أوسع أعظم أثقل أشد أزيد أغلى`)
	lesser = members(`less fewer lower smaller slower weaker shorter worse cheaper lighter
		أقل أصغر أدنى أبطأ أضعف أقصر أسوأ أرخص أخف أخفض`)
	// slowly turns "more" into less.
	slowly = members("slowly weakly slightly modestly cheaply")
)
