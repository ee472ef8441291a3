package verify

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"barid/text"
)

// judgeNumbers looks at every number, as within one language; two of a thing may be the dual of the word for
// it and one the word alone. Where the passages have the number of another thing, and of this one another
// number, they have been swapped.
func (t translation) judgeNumbers() []claim {
	claims := t.evidence.judgeNumbers(t.sentence, nil, nil)
	numbers := text.Numbers(t.sentence)
	for i, c := range claims {
		n := slices.IndexFunc(numbers, func(n text.Number) bool { return n.Span == c.Span })
		switch {
		case n < 0:
		case c.fault != "" && t.counted(numbers[n]):
			claims[i].fault = ""
		case c.fault == "" && t.misplaced(numbers[n]):
			claims[i].fault = fmt.Sprintf("the cited passage has %s of something else", c.Of(t.sentence))
		}
	}
	return claims
}

// counted reports that the passages have the thing that n counts: behind its number or before it ("شهر واحد"),
// as a dual, or for 1 in any form.
func (t translation) counted(n text.Number) bool {
	for _, h := range t.here {
		for _, w := range h.words {
			if w.Start <= n.Start || w.Start > n.End+behindNumber {
				continue
			}
			senses := w.senses()
			for _, l := range t.lines {
				for k, v := range l.words {
					if meets(senses, v.senses()) && (n.Value == 1 || n.Value == 2 && dual(v.key) || t.numberedAt(l, k, n)) {
						return true
					}
				}
			}
		}
	}
	return false
}

// behindNumber is how far behind a number the word stands that it counts, in runes.
const behindNumber = 20

// numberedAt reports that n stands just behind the word at k.
func (t translation) numberedAt(l line, k int, n text.Number) bool {
	return slices.ContainsFunc(t.numbers, func(m text.Number) bool {
		i, j := covered(l.words, m.Span)
		return i < j && m.Value == n.Value && m.Percent == n.Percent && (i == k+1 || i == k+2)
	})
}

// dual reports an Arabic word that may be of two.
func dual(key string) bool {
	return caseless(key) && (strings.HasSuffix(key, "ان") || strings.HasSuffix(key, "ين") || strings.HasSuffix(key, "تا"))
}

// misplaced reports that what stands around this number stands much closer around another one of the passages.
func (t translation) misplaced(n text.Number) bool {
	own, other := 0., 0.
	for _, h := range t.here {
		i, j := covered(h.words, n.Span)
		if i == j {
			continue
		}
		for _, l := range t.lines {
			for _, m := range t.numbers {
				a, b := covered(l.words, m.Span)
				switch {
				case a == b:
				case supports(t.sentence, m, n):
					own = max(own, closeness(site{h, i, j}, site{l, a, b}))
				default:
					other = max(other, closeness(site{h, i, j}, site{l, a, b}))
				}
			}
		}
	}
	return other >= .4 && other > 2*own
}

// site is a range of words in a line.
type site struct {
	line
	from, to int
}

// closeness says how near the same words stand around two sites: a pair of neighbours is 1, others less.
func closeness(a, b site) float64 {
	const reach = 4
	sum := 0.
	for k := max(0, a.from-reach); k < min(len(a.words), a.to+reach); k++ {
		if a.apart(k) == 0 || a.words[k].term == "" {
			continue
		}
		best := 0.
		for _, at := range a.there(k, b.line) {
			if d := b.apart(at); d > 0 && d <= reach {
				best = max(best, 1/float64(d*a.apart(k)))
			}
		}
		sum += best
	}
	return sum
}

// apart is the distance of the word at k, 0 within.
func (s site) apart(k int) int {
	if k < s.from {
		return s.from - k
	}
	return max(0, k-s.to+1)
}

// judgeOpposites looks at words that exclude others: where the passage has one that the sentence does not
// tell, among the same words as the one that excludes it here, the sentence says something else.
func (t translation) judgeOpposites(pairs []rendered) []claim {
	var claims []claim
	for _, p := range pairs {
		for i, w := range p.here.words {
			if len(p.here.senses[i]) == 0 {
				continue
			}
			own, said := p.here.there(i, p.there), 0.
			for _, k := range own {
				said = max(said, closeness(site{p.here, i, i + 1}, site{p.there, k, k + 1}))
			}
			c := claim{Span: w.Span}
			for k, v := range p.there.words {
				if len(p.there.senses[k]) == 0 || p.there.there(k, p.here) != nil || !excludes(w, v, p.here.senses[i], p.there.senses[k]) {
					continue
				}
				if own == nil || closeness(site{p.here, i, i + 1}, site{p.there, k, k + 1}) > 1.5*said {
					c.fault = fmt.Sprintf("the cited passage has “%s” where this says “%s”", v.key, w.key)
				}
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// excludes reports that two words, by what either means in English, are of one kind and not the same.
func excludes(w, v word, ws, vs []int) bool {
	r := unrelated
	for _, a := range inEnglish(w, ws) {
		for _, b := range inEnglish(v, vs) {
			for _, table := range []map[string][]sense{lexicon(), contrasts()} {
				for _, s := range table[a] {
					for _, o := range table[b] {
						switch {
						case s == o:
							r = max(r, alike)
						case s.line == o.line:
							r = max(r, s.excludes)
						}
					}
				}
			}
		}
	}
	return r > alike
}

// inEnglish returns a word, or what these lines of the dictionary have for it.
func inEnglish(w word, lines []int) []string {
	if !caseless(w.key) {
		return []string{w.meaning()}
	}
	var list []string
	for _, i := range lines {
		list = append(list, entries()[i].english...)
	}
	return list
}

//go:embed data/contrasts.txt
var contrastsTXT string

// contrasts holds what only a translation may take for one another.
var contrasts = sync.OnceValue(func() map[string][]sense { return senses(map[relation]string{opposite: contrastsTXT}) })

// judgeRoles looks at who does what to whom: of two names that both lines have, the same one must come
// first, or be the one that it is done by.
func (t translation) judgeRoles(pairs []rendered) []claim {
	var claims []claim
	for n, p := range pairs {
		if n == 0 && len(p.here.words) > 1 && openingPronouns[p.here.words[0].key] && p.names(3) {
			w := p.here.words[0]
			claims = append(claims, claim{Span: w.Span, fault: fmt.Sprintf("“%s” opens the sentence: say who or what that is", w.key)})
		}
		here, there := p.parts()
		for i := range here {
			for k := range i {
				first, ok := source(p.here.part(here[k]), p.here.part(here[i]), here[k].from < here[i].from)
				other, known := source(p.there.part(there[k]), p.there.part(there[i]), there[k].from < there[i].from)
				c := claim{Span: across(p.here.words[here[i].from:here[i].to])}
				if ok && known && first != other {
					c.fault = fmt.Sprintf("the cited passage says this the other way round of %s and %s", here[k].written, here[i].written)
				}
				claims = append(claims, c)
			}
		}
	}
	return claims
}

// names reports a name among the first words of the passage's sentence.
func (p rendered) names(words int) bool {
	return slices.ContainsFunc(p.there.actors, func(a actor) bool { return a.from < words })
}

// parts returns the names that both lines have, each beside its other form.
func (p rendered) parts() (here, there []actor) {
	for _, a := range p.here.actors {
		for _, b := range p.there.actors {
			if meant := text.Parties(a.written); text.SameName(a.written, b.written) || len(meant) == 1 && sameParty(meant[0], b) {
				here, there = append(here, a), append(there, b)
				break
			}
		}
	}
	return here, there
}

func sameParty(m text.Mention, b actor) bool {
	others := text.Parties(b.written)
	return len(others) == 1 && others[0].Party == m.Party && others[0].Capital == m.Capital
}

// source tells whether of two names the first is the one who does it: by the word before them, else by their
// order; ok is false where that cannot be told.
func source(x, y part, ordered bool) (first, ok bool) {
	switch {
	case x == scenery || y == scenery:
		return false, false
	case x == maker || y == maker:
		return x == maker, x != y
	}
	return ordered, true
}

// part is what the word before a name makes of it.
type part int

const (
	bareName part = iota
	maker         // by whom
	receiver      // to, on, against whom
	scenery       // where, of whom, with whom
)

func (l line) part(a actor) part {
	if a.from == 0 {
		return bareName
	}
	at := a.from - 1
	if at > 0 && articles[l.words[at].key] {
		at--
	}
	before := l.words[at].key
	if w := l.words[a.from]; caseless(w.key) {
		rest := strings.TrimPrefix(w.key, "و")
		switch {
		case strings.HasPrefix(rest, "ب") && !strings.HasPrefix(text.Fold(a.written), "ب"):
			return scenery
		case strings.HasPrefix(rest, "ل") && !strings.HasPrefix(text.Fold(a.written), "ل"):
			return receiver
		case rest != w.key && !strings.HasPrefix(text.Fold(a.written), "و"):
			return scenery // one of two
		}
		if a.from > 1 && (before == "قبل" || before == "جانب" || before == "يد") {
			return maker
		}
	}
	return partsBefore[before]
}

var articles = members("the a an its his her their southern northern eastern western central")

var partsBefore = map[string]part{
	"by": maker, "to": receiver, "on": receiver, "against": receiver, "الي": receiver, "علي": receiver, "ضد": receiver,
	"in": scenery, "at": scenery, "near": scenery, "of": scenery, "with": scenery, "and": scenery, "between": scenery, "في": scenery, "قرب": scenery, "مع": scenery, "بين": scenery,
	"through": scenery, "across": scenery, "via": scenery, "into": scenery, "toward": scenery, "towards": scenery, "around": scenery,
	"عبر": scenery, "داخل": scenery, "باتجاه": scenery, "نحو": scenery, "معبر": scenery, "قطاع": scenery, "مدينه": scenery, "محافظه": scenery,
	"as": scenery, "for": scenery, "than": scenery, "about": scenery, "بشان": scenery, "حول": scenery, "عن": scenery,
}
