package verify

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"barid/text"
)

//go:embed data/opposites.txt
var oppositesTXT string

//go:embed data/kinds.txt
var kindsTXT string

// judgeOpposites looks at words that exclude others, as "rose" does "fell", "accepted" does "rejected" and
// "bridge" does "tunnel": where the passages have another one among the same words, and nothing of its
// sense as close, the sentence says something else.
func (ev evidence) judgeOpposites(sentence string, alignments []alignment) []claim {
	var claims []claim
	converted := ev.converted(sentence)
	for _, a := range alignments {
		for i, w := range a.here {
			own, excluded := ev.compared(a.here, w)
			if slices.ContainsFunc(converted, func(n text.Span) bool { return within(w.Span, n) }) {
				excluded = nil
			}
			if len(excluded) == 0 && len(lexicon()[w.meaning()]) == 0 {
				continue
			}
			c := claim{Span: w.Span, against: a.beside(i)}
			if other := ev.outdone(sceneOf(a.here, i, i+1), own, excluded, 1); other != nil {
				c.against = []text.Span{across(other)}
				c.fault = fmt.Sprintf("the cited passage has “%s” where this says “%s”", written(other), w.key)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// compared returns where the passages have a word of the sense of w, and where one that it excludes. Another of
// its kind that the sentence tells too is none.
func (ev evidence) compared(here []word, w word) (own, excluded []text.Span) {
	for _, told := range ev.told {
		for _, v := range told {
			switch r := w.compare(v); {
			case r == alike:
				own = append(own, v.Span)
			case r == opposite || r == another && !slices.ContainsFunc(here, v.resembles):
				excluded = append(excluded, v.Span)
			}
		}
	}
	return own, excluded
}

// relation is what one word is to another.
type relation int

const (
	unrelated relation = iota
	alike
	another // of the same kind
	opposite
)

// compare says what v is to w. "Rose" and "fell", both opposites of "unchanged", are opposites all the same.
func (w word) compare(v word) relation {
	if w.matches(v) {
		return alike
	}
	r := unrelated
	for _, s := range lexicon()[w.meaning()] {
		for _, t := range lexicon()[v.meaning()] {
			switch {
			case s == t:
				r = max(r, alike)
			case s.line == t.line:
				r = max(r, s.excludes)
			}
		}
	}
	if undoes(w.key, v.key) || undoes(v.key, w.key) {
		return opposite
	}
	return r
}

// resembles reports two words of one sense.
func (w word) resembles(v word) bool { return w.compare(v) == alike }

// undoes reports that a is b with a prefix that says "not": "unchanged", "non-listed" being two words.
func undoes(a, b string) bool {
	if len(b) < 4 {
		return false
	}
	prefix, ok := strings.CutSuffix(a, b)
	return ok && slices.Contains([]string{"un", "in", "im", "il", "ir", "dis", "non", "de"}, prefix)
}

// sense is a line of the lexicon, a part of it, and what the parts are to each other.
type sense struct {
	line, part int
	excludes   relation
}

// lexicon holds the senses of the meaning of a word.
var lexicon = sync.OnceValue(func() map[string][]sense {
	return senses(map[relation]string{opposite: oppositesTXT, another: kindsTXT})
})

// senses reads texts of lines whose parts, between bars, exclude each other.
func senses(texts map[relation]string) map[string][]sense {
	table := make(map[string][]sense)
	number := 0
	for excludes, txt := range texts {
		for line := range strings.Lines(txt) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			number++
			for part, list := range strings.Split(line, "|") {
				for m := range meanings(list) {
					table[m] = append(table[m], sense{number, part, excludes})
				}
			}
		}
	}
	return table
}
