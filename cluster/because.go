package cluster

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"barid/news"
	"barid/text"
)

const (
	readFrom  = 3   // articles, the lead article first, from which reasons are printed
	readRunes = 500 // of the body of each
)

// kind orders reasons: the more it tells, the lower.
type kind int

const (
	byName kind = iota
	byParty
	byTerm
	byNumber
)

// atMost is how many reasons there are up to each kind.
var atMost = [...]int{byName: 3, byParty: 5, byTerm: 5, byNumber: 6}

// reason is something that holds the articles of a story together.
type reason struct {
	kind
	key     string // the same for all ways to print it
	printed string
	weight  float64
}

// because returns what holds the group's articles together: first the names that several of them
// have, then the parties that they speak of, then the terms that make them alike, and a number if it
// is large enough to tell anything. All is printed as articles in the language of the lead article
// have it. A party stands once, however it is mentioned.
func (g group) because(c *corpus, order []int) []string {
	if len(g.members) < 2 {
		return nil
	}
	l := listener{corpus: c, shared: g.shared(c), reasons: make(map[string]reason)}
	for _, i := range g.members {
		l.said = l.said.plus(c.facts[i])
	}
	for _, i := range order[:min(readFrom, len(order))] {
		if c.languages[i] == c.languages[order[0]] {
			l.hear(beginning(c.articles[i]), c.articles[i].Language)
		}
	}
	var printed []string
	for _, r := range slices.SortedFunc(maps.Values(l.reasons), func(r, s reason) int {
		return cmp.Or(cmp.Compare(r.kind, s.kind), cmp.Compare(s.weight, r.weight), cmp.Compare(r.key, s.key))
	}) {
		said := slices.ContainsFunc(printed, func(p string) bool { return overlap(text.Fold(p), text.Fold(r.printed)) })
		if len(printed) < atMost[r.kind] && !said {
			printed = append(printed, r.printed)
		}
	}
	return printed
}

// beginning is where names are printed most fully. A title, in which capitals say little, stands in
// for a body that is missing.
func beginning(a news.Article) string {
	body := strings.Join(told(a), "\n")
	return text.Span{End: readRunes}.Of(cmp.Or(body, a.Title))
}

// overlap reports that one is part of the other, as Aoun is of Joseph Aoun.
func overlap(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// shared is what each term adds to the likeness of all pairs of the group's articles.
func (g group) shared(c *corpus) map[string]float64 {
	var sum vector
	for _, i := range g.members {
		sum = sum.plus(c.vectors[i])
	}
	shared := make(map[string]float64, len(sum))
	for _, w := range sum {
		shared[c.terms.terms[w.term]] = float64(w.value) * float64(w.value)
	}
	for _, i := range g.members {
		for _, w := range c.vectors[i] {
			shared[c.terms.terms[w.term]] -= float64(w.value) * float64(w.value)
		}
	}
	return shared
}

// listener collects reasons from the articles of a group.
type listener struct {
	*corpus
	said    facts // of all articles
	shared  map[string]float64
	reasons map[string]reason
}

func (l listener) hear(passage, lang string) {
	analyzer := text.NewAnalyzer(lang)
	names, mentions, numbers := text.Names(passage), text.Parties(passage), text.Numbers(passage)
	for _, w := range text.Words(passage) {
		name, named := covering(names, w, func(n text.Name) text.Span { return n.Span })
		mention, mentioned := covering(mentions, w, func(m text.Mention) text.Span { return m.Span })
		number, numeric := covering(numbers, w, func(n text.Number) text.Span { return n.Span })
		switch {
		case mentioned && ofParty(mention, passage, lang):
			l.note(reason{byParty, mention.Party, partyIn(mentions, mention, passage, lang), l.said.parties.of(partyTerm(mention.Party))})
		case named:
			if fact, ok := l.corpus.named.numbers[nameKey(w.Text)]; ok && l.said.named.of(fact) > 1 {
				l.note(reason{byName, nameKeys(name), name.Text, l.said.named.of(fact) * (1 + l.evidence(fact))})
			}
		case numeric:
			if fact, ok := l.corpus.named.numbers[numberKey(number)]; ok && l.said.named.of(fact) > 1 && number.Value >= 100 && !dates(number) {
				l.note(reason{byNumber, numberKey(number), number.Of(passage), l.evidence(fact)})
			}
		default:
			if terms := analyzer.Terms(w.Text); len(terms) == 1 {
				l.note(reason{byTerm, terms[0], w.Text, l.shared[terms[0]]})
			}
		}
	}
}

// partyIn is the name of a mentioned party, or of its capital where the passage says no more.
func partyIn(mentions []text.Mention, m text.Mention, passage, lang string) string {
	name, ok := text.PartyName(m.Party, lang)
	if ok && slices.ContainsFunc(mentions, func(n text.Mention) bool { return n.Party == m.Party && !n.Capital }) {
		return name
	}
	return m.Of(passage)
}

// nameKeys is the same for a name in both scripts.
func nameKeys(n text.Name) string {
	var keys []string
	for _, w := range text.Words(n.Text) {
		keys = append(keys, nameKey(w.Text))
	}
	return strings.Join(keys, " ")
}

// note keeps a reason as it was printed first, with its greatest weight.
func (l listener) note(r reason) {
	if r.weight <= 1e-6 { // what is left of a term that one article alone has
		return
	}
	if known, ok := l.reasons[r.key]; ok {
		r.printed, r.weight = known.printed, max(r.weight, known.weight)
	}
	l.reasons[r.key] = r
}

// covering returns what stands where the word does.
func covering[T any](list []T, w text.Word, span func(T) text.Span) (T, bool) {
	i := slices.IndexFunc(list, func(t T) bool { return span(t).Start < w.End && w.Start < span(t).End })
	if i < 0 {
		var none T
		return none, false
	}
	return list[i], true
}
