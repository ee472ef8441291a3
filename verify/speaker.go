package verify

import (
	"slices"
	"strings"
	"unicode"

	"barid/text"
)

// account is a text as far as it tells who says what. Its spans are those of its words.
type account struct {
	text    []rune
	start   int // where the text begins
	told    [][]word
	actors  []actor
	quotes  []text.Span
	parties []text.Mention // who speaks for them is not told
}

// newAccount reads a text whose sentences and names are known, and puts their words where they stand
// behind start.
func newAccount(s string, start int, told [][]word, names []text.Name) account {
	a := account{text: []rune(s), start: start, told: told}
	for _, words := range told {
		a.actors = append(a.actors, namesIn(names, words)...)
		for i := range words {
			words[i].Span = shifted(words[i].Span, start)
		}
	}
	for _, q := range text.Quotations(s) {
		a.quotes = append(a.quotes, shifted(q.Span, start))
	}
	for _, m := range text.Parties(s) {
		m.Span = shifted(m.Span, start)
		a.parties = append(a.parties, m)
	}
	return a
}

// utterance is a verb of saying where it stands in a sentence, and whose it is.
type utterance struct {
	words []word
	verb  int
	voice voice
	by    actor // of a named voice
}

// voice tells how a text says who speaks.
type voice int

const (
	noVoice      voice = iota // not beside the verb
	impliedVoice              // by a pronoun, or by an Arabic verb alone
	otherVoice                // by other words than a name: "the minister"
	namedVoice
)

// utterances returns those of all sentences outside quotations. An implied speaker is the one who spoke
// last, if nobody else has been named since.
func (a account) utterances() []utterance {
	var list []utterance
	var last *actor
	for _, words := range a.told {
		for i := range words {
			if !a.utters(words, i) {
				continue
			}
			u := utterance{words: words, verb: i}
			u.by, u.voice = a.subject(words, i)
			switch {
			case u.voice == namedVoice:
				last = &u.by
			case u.voice == otherVoice:
				last = nil
			case last != nil:
				u.by, u.voice = *last, namedVoice
			}
			list = append(list, u)
		}
		if last != nil && slices.ContainsFunc(a.among(words), func(o actor) bool { return !o.is(*last) && !a.quoted(o.words[o.from]) }) {
			last = nil
		}
	}
	return list
}

// speaker returns the utterance that gives the words at a place to somebody: of those in the sentences of the
// quotation that they stand in the nearest. An Arabic verb stands before what is said, if any does.
func (a account) speaker(at text.Span) (nearest utterance, found bool) {
	if i := slices.IndexFunc(a.quotes, func(q text.Span) bool { return within(at, q) }); i >= 0 {
		at = a.quotes[i]
	}
	distance := 2 * len(a.text)
	for _, u := range a.utterances() {
		sentence, verb := across(u.words), u.words[u.verb]
		if sentence.End <= at.Start || at.End <= sentence.Start {
			continue
		}
		d := max(at.Start-verb.End, verb.Start-at.End)
		if caseless(verb.key) && verb.Start >= at.End {
			d += len(a.text)
		}
		if d < distance {
			nearest, distance, found = u, d, true
		}
	}
	return nearest, found
}

// uttered returns the utterances of one sentence.
func (a account) uttered(words []word) []utterance {
	return slices.DeleteFunc(a.utterances(), func(u utterance) bool { return u.words[0].Span != words[0].Span })
}

// misgives reports that an utterance is given to another than the one that it is cited from, both by name.
// Whom the cited sentence names besides the speaker may stand for the body that speaks ("Haddad of the
// Lions said"), but not whoever is spoken to ("Haddad told Khoury"); a body is taken from any sentence.
func (a account) misgives(own, cited utterance) bool {
	if own.voice != namedVoice || cited.voice != namedVoice || own.by.is(cited.by) {
		return false
	}
	return !slices.ContainsFunc(a.actors, func(o actor) bool {
		here := o.words[0].Span == cited.words[0].Span
		return o.is(own.by) && !(here && cited.addresses(o)) && !a.quoted(o.words[o.from]) && (here || own.by.body() && a.together(o, cited.by))
	})
}

// addresses reports that a name of its sentence is that of whoever is spoken to: it stands behind the verb
// where the speaker does not, or behind an Arabic speaker who tells somebody.
func (u utterance) addresses(o actor) bool {
	if u.by.words[0].Span != u.words[0].Span || u.by.to <= u.verb {
		return u.verb < o.from
	}
	return addressing[verb(u.words[u.verb])] && u.by.to <= o.from
}

// together reports that a sentence which names one names the other.
func (a account) together(one, other actor) bool {
	return slices.ContainsFunc(a.among(one.words), func(o actor) bool { return o.is(other) })
}

// among returns the names of one sentence.
func (a account) among(words []word) []actor {
	var list []actor
	for _, o := range a.actors {
		if o.words[0].Span == words[0].Span {
			list = append(list, o)
		}
	}
	return list
}

func (a account) quoted(w word) bool {
	return slices.ContainsFunc(a.quotes, func(q text.Span) bool { return q.Start < w.End && w.Start < q.End })
}

// party reports the name of a state, or of a place that speaks for one.
func (a account) party(o actor) bool {
	_, found := partyAt(o.words[o.from], a.parties)
	return found
}

// titled returns where the office before a name begins, the name where it has none.
func (a account) titled(o actor) int {
	return o.from - len(officeReader{a.actors, a.parties}.before(o))
}

// comma reports one between the words at i-1 and i.
func (a account) comma(words []word, i int) bool { return strings.ContainsAny(a.gap(words, i), ",،") }

func (a account) colon(words []word, i int) bool { return strings.Contains(a.gap(words, i), ":") }

func (a account) gap(words []word, i int) string {
	if i <= 0 || i >= len(words) {
		return ""
	}
	return string(a.cut(text.Span{Start: words[i-1].End, End: words[i].Start}))
}

func (a account) cut(sp text.Span) []rune {
	return a.text[max(0, sp.Start-a.start):max(0, sp.End-a.start)]
}

// is reports two names that may be of one person, or one body: they share a word, or the initials of one are
// the other.
func (a actor) is(b actor) bool {
	own, other := bare(a.keys()), bare(b.keys())
	return len(own) == 0 || len(other) == 0 || slices.ContainsFunc(own, func(w string) bool {
		return slices.ContainsFunc(other, func(v string) bool { return same(w, v) })
	}) || slices.Equal(own, []string{initials(other)}) || slices.Equal(other, []string{initials(own)})
}

// body reports the name of more than a person: one with an article, or an acronym.
func (a actor) body() bool {
	return a.from > 0 && a.words[a.from-1].key == "the" || !strings.ContainsFunc(a.written, unicode.IsLower) && !caseless(a.written)
}
