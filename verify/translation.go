package verify

import (
	"slices"
	"strings"
	"time"

	"barid/news"
	"barid/text"
)

// translation is a sentence beside passages of another language. Its words cannot be paired with theirs
// by letters: names meet by their sound and by the gazetteer, numbers by value, days by meaning, and other
// words by a dictionary of what the news speaks of.
type translation struct {
	evidence
	sentence string
	here     []line          // the sentences of it
	lines    []line          // those of the passages
	heard    []text.Sounding // the passages
	proper   []text.Sounding // the passages without their common words
	known    map[int]bool    // names of the gazetteer in the passages
	peoples  map[string]bool // states and peoples that single words of them mean
}

// line is a sentence of which every word is looked up.
type line struct {
	words  []word
	senses [][]int // of each word; none of a function word, a name, a number
	actors []actor
}

// foreign reports that no cited passage is in the language of the sentence.
func foreign(language string, cited []Passage) bool {
	return len(cited) > 0 && !slices.ContainsFunc(cited, func(p Passage) bool {
		return p.Language == "" || p.Language == "und" || primary(p.Language) == primary(language)
	})
}

func primary(language string) string {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	return language
}

// Reads tells whether a sentence in a language can hold beside passages of another at all.
func Reads(language, other string) bool {
	return bilingual(language, []Passage{{Language: other}})
}

// bilingual reports that all passages are in the other language of the dictionary.
func bilingual(language string, cited []Passage) bool {
	if len(cited) == 0 {
		return false
	}
	other := map[string]string{"en": "ar", "ar": "en"}[primary(language)]
	return other != "" && !slices.ContainsFunc(cited, func(p Passage) bool { return primary(p.Language) != other })
}

// translated checks a sentence against passages of the other language of the dictionary.
func (ev evidence) translated(sentence, language string, day time.Time) map[news.Check][]claim {
	t := ev.translation(sentence, language)
	pairs := t.pairs()
	return map[news.Check][]claim{
		news.QuotationCheck:    t.judgeQuotations(language),
		news.NumberCheck:       t.judgeNumbers(),
		news.NameCheck:         append(t.judgeNames(), t.judgeTitles()...),
		news.RelativeDateCheck: t.judgeDays(day),
		news.NegationCheck:     t.judgeNegations(pairs),
		news.OppositeCheck:     t.judgeOpposites(pairs),
		news.ModalityCheck:     t.judgeModality(pairs),
		news.AttributionCheck:  t.judgeAttribution(pairs),
		news.RoleCheck:         t.judgeRoles(pairs),
	}
}

// translation reads a sentence beside the passages.
func (ev evidence) translation(sentence, language string) translation {
	t := translation{evidence: ev, sentence: sentence, known: make(map[int]bool), peoples: make(map[string]bool)}
	unread := unreadSpans(sentence)
	names := text.Names(sentence)
	for _, words := range sentences(sentence, language) {
		t.here = append(t.here, newLine(words, namesIn(names, words), unread))
	}
	var passed []text.Span
	for i, p := range ev.cited {
		t.heard = append(t.heard, text.NewSounding(p.Text))
		for _, k := range text.KnownNames(p.Text) {
			t.known[k.Entry] = true
		}
		for _, w := range text.Words(p.Text) {
			for _, m := range text.Parties(w.Text) {
				if c := call(m, w.Text); c.state || c.people {
					t.peoples[m.Party] = true
				}
			}
		}
		for _, sp := range unreadSpans(p.Text) {
			passed = append(passed, shifted(sp, ev.starts[i]))
		}
	}
	for _, words := range ev.told {
		var actors []actor
		for _, a := range ev.actors {
			if &a.words[0] == &words[0] {
				actors = append(actors, a)
			}
		}
		t.lines = append(t.lines, newLine(words, actors, passed))
	}
	for i := range ev.cited {
		t.proper = append(t.proper, text.NewSounding(t.properOnly(i)))
	}
	return t
}

// unreadSpans are where a text has what is looked at in another way than word by word.
func unreadSpans(s string) []text.Span {
	var spans []text.Span
	for _, n := range text.Numbers(s) {
		spans = append(spans, n.Span)
	}
	for _, d := range text.RelativeDates(s) {
		spans = append(spans, d.Span)
	}
	for _, m := range text.Parties(s) {
		spans = append(spans, m.Span)
	}
	for _, k := range text.KnownNames(s) {
		spans = append(spans, k.Span)
	}
	return spans
}

func newLine(words []word, actors []actor, unread []text.Span) line {
	l := line{words: words[:min(len(words), maxAligned)], actors: actors}
	for i, w := range l.words {
		var senses []int
		if !l.naming(i) && !slices.ContainsFunc(unread, func(sp text.Span) bool { return w.Start < sp.End && sp.Start < w.End }) {
			senses = w.senses()
		}
		l.senses = append(l.senses, senses)
	}
	return l
}

// naming reports that the word at i is part of a name.
func (l line) naming(i int) bool {
	return slices.ContainsFunc(l.actors, func(a actor) bool { return a.from <= i && i < a.to })
}

// properOnly returns a passage in which only what may be a name is left.
func (t translation) properOnly(passage int) string {
	s := []rune(t.cited[passage].Text)
	start := t.starts[passage]
	for _, l := range t.lines {
		for i, w := range l.words {
			if w.Start < start || w.End > start+len(s) || l.naming(i) {
				continue
			}
			if caseless(w.key) && l.senses[i] == nil && w.term != "" {
				continue
			}
			if at := w.Start - start; !caseless(w.key) && strings.ToLower(string(s[at])) != string(s[at]) {
				continue
			}
			for k := w.Start - start; k < w.End-start; k++ {
				s[k] = ' '
			}
		}
	}
	return string(s)
}

// telling reports a word that says what a sentence is about: in the dictionary, and none that any report uses.
func (l line) telling(i int) bool {
	w := l.words[i]
	return len(l.senses[i]) > 0 && w.term != "" && !negative(w) && hedgeAt(l.words, i) == fact && !saying[w.key] && !reporting[w.key] && !light[w.term]
}

// light are verbs that say little by themselves.
var light = terms("en", "make made take took taken get got give given have put go come came hold held carry part place set become use say time")

// pairs puts each sentence of the translation beside the one of the passages that tells most of it.
func (t translation) pairs() []rendered {
	var list []rendered
	for _, here := range t.here {
		best := rendered{here: here}
		for _, there := range t.lines {
			if p := (rendered{here: here, there: there}); p.shared() > best.met {
				best.there, best.met = there, p.shared()
			}
		}
		list = append(list, best)
	}
	return list
}

// rendered is a sentence beside what it translates.
type rendered struct {
	here, there line
	met         int // how many of its words, names and numbers meet
}

func (p rendered) shared() int {
	n := 0
	for i := range p.here.words {
		if p.here.there(i, p.there) != nil {
			n++
		}
	}
	for _, a := range p.here.actors {
		for _, b := range p.there.actors {
			if sameActor(a, b) {
				n++
				break
			}
		}
	}
	return n
}

// there returns where another line has what the word at i of this one means.
func (l line) there(i int, other line) []int {
	var list []int
	for k := range other.words {
		if meets(l.senses[i], other.senses[k]) {
			list = append(list, k)
		}
	}
	return list
}

// sameActor reports that two names are one, by the whole or by the last word.
func sameActor(a, b actor) bool {
	if text.SameName(a.written, b.written) {
		return true
	}
	return text.SameName(a.words[a.to-1].key, b.words[b.to-1].key)
}
