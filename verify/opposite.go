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

// judgeOpposites looks at words that have an opposite, such as "rose", "above" and "accepted": where the
// passages say the opposite among the same words, and nothing of its sense as close, the sentence turns
// it round.
func (ev evidence) judgeOpposites(alignments []alignment) []claim {
	var claims []claim
	for _, a := range alignments {
		for i, w := range a.here {
			if len(opposites()[w.meaning()]) == 0 {
				continue
			}
			c := claim{Span: w.Span, against: a.beside(i)}
			if o, ok := ev.opposed(w, sceneOf(a.here, i, i+1)); ok {
				c.against = []text.Span{o.Span}
				c.fault = fmt.Sprintf("the cited passage has “%s” where this says “%s”", o.key, w.key)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// opposed returns the word that the passages have in the scene of w, if it says the opposite.
func (ev evidence) opposed(w word, s scene) (o word, found bool) {
	said, opposed := 0, 1
	for _, told := range ev.told {
		for i, v := range told {
			same, opposite := w.compare(v)
			if !same && !opposite {
				continue
			}
			switch n := s.shared(told, i, i+1); {
			case same:
				said = max(said, n+1)
			case n > opposed:
				o, opposed = v, n
			}
		}
	}
	return o, opposed > max(1, said) && 2*opposed >= len(s)
}

// compare reports whether v says the same as w, or the opposite. "Rose" and "fell", both opposites of
// "unchanged", are opposites all the same.
func (w word) compare(v word) (same, opposite bool) {
	if w.matches(v) {
		return true, false
	}
	for _, s := range opposites()[w.meaning()] {
		for _, t := range opposites()[v.meaning()] {
			same = same || s == t
			opposite = opposite || s == t.other()
		}
	}
	opposite = opposite || undoes(w.key, v.key) || undoes(v.key, w.key)
	return same && !opposite, opposite
}

// undoes reports that a is b with a prefix that says "not": "unchanged", "non-listed" being two words.
func undoes(a, b string) bool {
	if len(b) < 4 {
		return false
	}
	prefix, ok := strings.CutSuffix(a, b)
	return ok && slices.Contains([]string{"un", "in", "im", "il", "ir", "dis", "non", "de"}, prefix)
}

// side is a line of the lexicon and the half of it.
type side struct{ line, half int }

func (s side) other() side { return side{s.line, 1 - s.half} }

// opposites holds the sides on which the meaning of a word stands.
var opposites = sync.OnceValue(func() map[string][]side {
	table := make(map[string][]side)
	number := 0
	for line := range strings.Lines(oppositesTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		number++
		for half, list := range strings.Split(line, "|") {
			for m := range meanings(list) {
				table[m] = append(table[m], side{number, half})
			}
		}
	}
	return table
})
