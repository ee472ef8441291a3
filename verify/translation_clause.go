package verify

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"barid/text"
)

// judgeNegations looks at what is denied: the sentence must deny as often as what it translates, a word
// such as "refused" standing for "did not", and not leave out the "not" of what it tells.
func (t translation) judgeNegations(pairs []rendered) []claim {
	var claims []claim
	for _, p := range pairs {
		here, there := p.here.denials(p.there), p.there.denials(p.here)
		for _, i := range here {
			claims = append(claims, claim{Span: p.here.words[i].Span})
		}
		switch {
		case p.there.words == nil || len(here) == len(there):
		case len(here) > len(there) && p.there.lacks(p.here) < len(here)-len(there):
			w := p.here.words[here[0]]
			claims = append(claims, claim{Span: w.Span, fault: fmt.Sprintf("the cited passage says this without “%s”", w.key)})
		case len(here) < len(there) && p.here.lacks(p.there) < len(there)-len(here):
			if i, ok := p.undenied(there); ok {
				claims = append(claims, claim{Span: across(p.here.words), fault: fmt.Sprintf("the cited passage has “%s” here", p.there.words[i].key)})
			}
		}
	}
	return claims
}

// denials returns where a line has words that negate, and words such as "refused" that mean nothing in the
// other line.
func (l line) denials(other line) []int {
	var list []int
	for i, w := range l.words {
		key := strings.TrimPrefix(w.key, "و")
		if key == "غير" || key == "دون" && i > 0 && l.words[i-1].key == "ما" {
			continue // "unlawful", "below"
		}
		if key == "not" && i > 0 && i+1 < len(l.words) && l.words[i+1].key == "to" && l.warns(i) {
			continue // who warns not to do it warns of it
		}
		if denying[key] || negates(l.words, i) || strings.HasSuffix(key, "n't") || declining[w.meaning()] && l.there(i, other) == nil && !l.passive(i) {
			list = append(list, i)
		}
	}
	return list
}

// warns reports a warning before the word at i.
func (l line) warns(i int) bool {
	return slices.ContainsFunc(l.words[:i], func(w word) bool { return strings.HasPrefix(w.key, "warn") || strings.HasPrefix(w.key, "caution") })
}

// passive reports "were denied", which says what somebody did not get.
func (l line) passive(i int) bool { return i > 0 && passives[l.words[i-1].key] }

var (
	passives = members(`was were been being be is are`)
	// denying are nouns that negate.
	denying = members(`عدم انعدام`)
	// declining are verbs that say "did not".
	declining = meanings(`refuse refused reject rejected deny denied fail failed decline declined رفض رفضت يرفض ترفض نفى نفت ينفي تنفي امتنع امتنعت فشل فشلت`)
	// lacking are words that may stand for "without".
	lacking = meanings(`lack shortage outage deprive انقطاع نقص فقدان خلو حرمان حرم`)
)

// lacks counts words that may stand for "did not" or "without", and for nothing in the other line.
func (l line) lacks(other line) int {
	n := 0
	for i, w := range l.words {
		m := w.meaning()
		if lacking[m] || refusing[m] && !declining[m] && l.there(i, other) == nil {
			n++
		}
	}
	return n
}

// undenied returns a denial of the passage of which the sentence has most of the next telling words, or which
// has none that is known.
func (p rendered) undenied(there []int) (at int, found bool) {
	const next = 3
	for _, i := range there {
		known, met := 0, 0
		for k := i + 1; k < len(p.there.words) && known < next; k++ {
			if len(p.there.senses[k]) == 0 {
				continue
			}
			known++
			if p.there.there(k, p.here) != nil {
				met++
			}
		}
		if known == 0 || 2*met > known {
			return i, true
		}
	}
	return 0, false
}

// judgeModality looks at what is planned or possible: what one line has behind a "will" or "may", the
// other must not tell as done.
func (t translation) judgeModality(pairs []rendered) []claim {
	var claims []claim
	for _, p := range pairs {
		here, there := p.here.hedged(p.there), p.there.hedged(p.here)
		for i := range here {
			claims = append(claims, claim{Span: p.here.words[i].Span})
		}
		if len(here) == 0 {
			for i, h := range there {
				if k := p.there.there(i, p.here); k != nil && !prospective(p.here.words, k[0]) {
					claims = append(claims, claim{Span: p.here.words[k[0]].Span, fault: fmt.Sprintf("the cited passage has this as %s", h)})
				}
			}
		}
		for i, h := range here {
			k := p.here.there(i, p.there)
			if len(there) == 0 && k != nil && (h == possible || past(p.there.words[k[0]])) && !imperfectNear(p.there.words, k[0]) {
				claims = append(claims, claim{Span: p.here.words[i].Span, fault: fmt.Sprintf("the cited passage does not have this as %s", h)})
			}
			if h == planned && k != nil && there[k[0]] == possible && future(p.here.words, i) {
				claims = append(claims, claim{Span: p.here.words[i].Span, fault: "the cited passage has this as possible"})
			}
		}
	}
	return claims
}

// hedged returns the first telling word behind each "will" or "may", and how far it is from done. A word
// such as "plan" counts only where the other line has none that means the same.
func (l line) hedged(other line) map[int]hedge {
	const reach = 6
	table := make(map[int]hedge)
	for i, w := range l.words {
		if futureVerb(w.key) && len(l.senses[i]) > 0 {
			table[i] = planned
			continue
		}
		h := l.hedge(i)
		if h == fact || l.there(i, other) != nil {
			continue
		}
		for k := i + 1; k < min(len(l.words), i+reach); k++ {
			if len(l.senses[k]) > 0 && l.hedge(k) == fact {
				table[k] = max(table[k], h)
				break
			}
		}
	}
	return table
}

// hedge returns what the word at i says of those behind it. A noun such as "plan", or a verb without "to",
// says nothing.
func (l line) hedge(i int) hedge {
	key, next, before := l.words[i].key, "", ""
	if i+1 < len(l.words) {
		next = l.words[i+1].key
	}
	if i > 0 {
		before = l.words[i-1].key
	}
	switch {
	case key == "لن" || key == "ولن":
		return planned
	case strings.HasSuffix(key, "قد") && len([]rune(key)) <= 3 && strings.HasPrefix(next, "ت") && !strings.HasSuffix(next, "ت") && len(dictionary()[next]) == 0:
		return possible // قد تؤجل
	case key == "المقرر" && before != "من", key == "ينتظر", key == "can", key == "يمكن" && before == "لا":
		return fact
	case planning[key] && !caseless(key) && !auxiliary[key] && next != "to":
		return fact
	}
	return hedgeAt(l.words, i)
}

var auxiliary = members("will shall would")

// futureVerb reports a verb behind a س.
func futureVerb(key string) bool {
	_, ok := toCome(key)
	return ok && len(dictionary()[strings.TrimPrefix(key, "و")]) == 0
}

// future reports a "will" just before the word at i.
func future(words []word, i int) bool {
	return slices.ContainsFunc(words[max(0, i-3):i+1], func(w word) bool {
		return futureVerb(w.key) || w.key == "will" || w.key == "سوف"
	})
}

// prospective reports a word that is not told as done: behind "to", "for", or a verb of the present.
func prospective(words []word, i int) bool {
	if caseless(words[i].key) {
		return imperfectNear(words, i)
	}
	for k := max(0, i-3); k < i; k++ {
		if words[k].key == "to" || words[k].key == "would" || words[k].key == "is" || words[k].key == "are" {
			return true
		}
	}
	return strings.HasSuffix(words[i].key, "s") || strings.HasSuffix(words[i].key, "ing")
}

// imperfectNear reports an Arabic verb that is not past at i or just before it.
func imperfectNear(words []word, i int) bool {
	return slices.ContainsFunc(words[max(0, i-2):i+1], func(w word) bool {
		return caseless(w.key) && (imperfect([]word{w}) || strings.HasPrefix(w.key, "ت") && len(w.key) > 6)
	})
}

// judgeAttribution looks at what the passage gives as somebody's word: the sentence must say so.
func (t translation) judgeAttribution(pairs []rendered) []claim {
	var claims []claim
	for _, p := range pairs {
		own := slices.IndexFunc(p.here.words, attributing)
		theirs := slices.IndexFunc(p.there.words, func(w word) bool { return saying[w.key] || doubting[w.key] })
		switch {
		case own >= 0:
			claims = append(claims, claim{Span: p.here.words[own].Span})
		case theirs >= 0:
			claims = append(claims, claim{Span: across(p.here.words), fault: fmt.Sprintf("the cited passage has this as somebody's word, by “%s”", p.there.words[theirs].key)})
		}
	}
	return claims
}

func attributing(w word) bool {
	return saying[w.key] || doubting[w.key] || caseless(w.key) && reporting[w.key] || announcing[w.key]
}

// announcing are words that give what follows as somebody's word, and nothing else.
var announcing = members(`told tells announced announces confirmed confirms stated states reported reports warned warns added adds explained
	declared declares revealed reveals noted notes stressed affirmed`)

// judgeQuotations looks at what the sentence quotes. In another language it cannot be verbatim: there must
// be a quotation in the passages of like length, with its numbers and most of what is said.
func (t translation) judgeQuotations(language string) []claim {
	var claims []claim
	for _, q := range text.Quotations(t.sentence) {
		if len(text.Words(q.Text)) < 2 {
			continue
		}
		c := claim{Span: q.Span}
		if !slices.ContainsFunc(t.quotations(), func(other text.Quotation) bool { return t.quotes(q, other, language) }) {
			c.fault = "no cited passage quotes this: " + q.Text
		}
		claims = append(claims, c)
	}
	return claims
}

func (t translation) quotations() []text.Quotation {
	var list []text.Quotation
	for i, p := range t.cited {
		for _, q := range text.Quotations(p.Text) {
			list = append(list, text.Quotation{Span: shifted(q.Span, t.starts[i]), Text: q.Text})
		}
	}
	return list
}

// quotes reports that one quotation may be the translation of another.
func (t translation) quotes(q, other text.Quotation, language string) bool {
	const longest, most = 2.6, .5
	ratio := float64(len([]rune(q.Text))) / float64(max(1, len([]rune(other.Text))))
	if ratio > longest || ratio < 1/longest {
		return false
	}
	known, met := 0, 0
	for _, h := range t.here {
		for i, w := range h.words {
			if !within(w.Span, q.Span) || len(h.senses[i]) == 0 {
				continue
			}
			known++
			if slices.ContainsFunc(t.lines, func(l line) bool {
				return slices.ContainsFunc(h.there(i, l), func(k int) bool { return within(l.words[k].Span, other.Span) })
			}) {
				met++
			}
		}
	}
	return float64(met) >= most*float64(known)
}

// judgeDays looks at days as within one language; منذ عامين may also be "in two years".
func (t translation) judgeDays(day time.Time) []claim {
	claims := t.judgeRelative(t.sentence, t.newAgenda(t.sentence, day), nil)
	for i, c := range claims {
		since, found := strings.CutPrefix(c.Of(t.sentence), "منذ ")
		if found && c.fault != "" && !slices.ContainsFunc(folded(since), func(key string) bool { return !t.means(key) }) {
			claims[i].fault = ""
		}
	}
	return claims
}
