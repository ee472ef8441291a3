package verify

import (
	"cmp"
	"slices"

	"barid/news"
	"barid/text"
)

// maxAgainst bounds the places that one finding rests on.
const maxAgainst = 20

// citations says where in the stored articles spans of the passages stand: in order, each once.
func (ev evidence) citations(spans []text.Span) []news.Citation {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	spans = slices.Compact(spans)
	var list []news.Citation
	for _, sp := range spans[:min(len(spans), maxAgainst)] {
		i, _ := slices.BinarySearch(ev.starts, sp.Start+1)
		c := ev.cited[i-1].Place
		begins := c.Start - ev.starts[i-1]
		c.Start, c.End = begins+sp.Start, begins+sp.End
		list = append(list, c)
	}
	return list
}

func shifted(sp text.Span, by int) text.Span {
	return text.Span{Start: sp.Start + by, End: sp.End + by}
}

// across is the span from the first of words to the last.
func across(words []word) text.Span {
	return text.Span{Start: words[0].Start, End: words[len(words)-1].End}
}

// place is the span of the words from i to j, that of their neighbours where there are none.
func place(words []word, i, j int) text.Span {
	if i == j {
		i, j = max(0, i-1), min(j+1, len(words))
	}
	return across(words[i:j])
}

// beside returns the place of the passage's word that is paired with the one at i, nothing if none is.
func (a alignment) beside(i int) []text.Span {
	for _, p := range a.pairs {
		if p[0] == i {
			return []text.Span{a.there[p[1]].Span}
		}
	}
	return nil
}

// around returns the scene of a span of the sentence.
func around(alignments []alignment, sp text.Span) scene {
	for _, a := range alignments {
		if i, j := covered(a.here, sp); i < j {
			return sceneOf(a.here, i, j)
		}
	}
	return nil
}

// covered returns the range of the words that have a rune of the span, an empty one if none has.
func covered(words []word, sp text.Span) (i, j int) {
	i = slices.IndexFunc(words, func(w word) bool { return w.End > sp.Start })
	if i < 0 {
		return 0, 0
	}
	for j = i; j < len(words) && words[j].Start < sp.End; {
		j++
	}
	return i, j
}

// at returns the sentence of the passages that has a span, and the range of its words there.
func (ev evidence) at(sp text.Span) (told []word, i, j int) {
	k, found := slices.BinarySearchFunc(ev.told, sp.Start, func(told []word, start int) int { return told[0].Start - start })
	if !found {
		k--
	}
	if k < 0 {
		return nil, 0, 0
	}
	i, j = covered(ev.told[k], sp)
	return ev.told[k], i, j
}

// closest returns that one of these places in the passages around which most of a scene stands, the first
// of several; nothing if that is less than the least.
func (ev evidence) closest(s scene, spans []text.Span, least int) []text.Span {
	var best []text.Span
	for _, sp := range spans {
		told, i, j := ev.at(sp)
		if shared := s.shared(told, i, j); shared >= least {
			best, least = []text.Span{sp}, shared+1
		}
	}
	return best
}
