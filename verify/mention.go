package verify

import (
	"slices"
	"strings"

	"barid/text"
)

// Mentions reports of each of these places in a sentence whether the cited passages have what it speaks
// of: the words in a row or in another form, the numbers by value and unit, the days by meaning, a
// people or what is its own by the name of the state.
func Mentions(sentence, language string, places []text.Span, cited []Passage) []bool {
	if len(places) == 0 {
		return nil
	}
	m := mentioner{
		evidence:  read(cited),
		sentence:  sentence,
		words:     sentences(sentence, language),
		names:     text.Names(sentence),
		numbers:   text.Numbers(sentence),
		dates:     text.RelativeDates(sentence),
		mentioned: text.Parties(sentence),
		said:      make(map[string]bool),
	}
	for _, p := range cited {
		for _, d := range text.RelativeDates(p.Text) {
			m.said[d.Meaning] = true
		}
		for _, sentence := range text.Sentences(p.Text) {
			m.together = append(m.together, text.Numbers(sentence.Of(p.Text)))
		}
	}
	list := make([]bool, len(places))
	for i, place := range places {
		list[i] = m.mentions(place)
	}
	return list
}

// mentioner looks for what a sentence speaks of.
type mentioner struct {
	evidence
	sentence  string
	words     [][]word
	names     []text.Name
	numbers   []text.Number
	dates     []text.Relative
	mentioned []text.Mention
	said      map[string]bool // the meanings of the days of the passages
	together  [][]text.Number // the numbers of each sentence of the passages
}

func (m mentioner) mentions(place text.Span) bool {
	words := folded(place.Of(m.sentence))
	if named := bare(words); len(named) > 0 {
		words = named
	}
	if m.runs(words) {
		return !m.another(words, place)
	}
	if m.shortens(words) || m.localizes(words, place) || m.scattered(words, place) {
		return true
	}
	var known []text.Span // what has been found
	for _, p := range m.mentioned {
		if within(p.Span, place) && m.belongs(call(p, m.sentence), p.Party) {
			known = append(known, p.Span)
		}
	}
	var numbers []text.Number
	for _, n := range m.numbers {
		if within(n.Span, place) {
			numbers = append(numbers, n)
			known = append(known, n.Span)
		}
	}
	if !m.counts(numbers) {
		return false
	}
	for _, d := range m.dates {
		if !within(d.Span, place) {
			continue
		}
		if !m.said[d.Meaning] {
			return false
		}
		known = append(known, d.Span)
	}
	return m.hasRest(place, known)
}

// counts reports that one sentence of the passages has all these numbers, as that of a match has those of
// its score.
func (m mentioner) counts(numbers []text.Number) bool {
	return len(numbers) == 0 || slices.ContainsFunc(m.together, func(told []text.Number) bool {
		return !slices.ContainsFunc(numbers, func(n text.Number) bool {
			return !slices.ContainsFunc(told, func(o text.Number) bool { return supports(m.sentence, o, n) })
		})
	})
}

func within(inner, outer text.Span) bool { return outer.Start <= inner.Start && inner.End <= outer.End }

// another reports that the passages have the words of the place, the beginning of a name, only as the
// beginning of other names: the Rana of "Rana Khoury" is not that of "Rana Haddad".
func (m mentioner) another(words []string, place text.Span) bool {
	i := slices.IndexFunc(m.names, func(n text.Name) bool { return n.Start <= place.Start && place.End < n.End })
	if i < 0 {
		return false
	}
	rest := folded(text.Span{Start: place.End, End: m.names[i].End}.Of(m.sentence))
	found := false
	for _, a := range m.actors {
		name := a.keys()
		at := index(name, words)
		if at < 0 {
			continue
		}
		behind := name[at+len(words):]
		if len(behind) == 0 || len(rest) == 0 || behind[0] == rest[0] {
			return false
		}
		found = true
	}
	return found
}

// localizes reports a name that the passages have without the place or the initials in front, as they do of a
// club but of no person: "the Cedars" for the Zahle Cedars.
func (m mentioner) localizes(words []string, place text.Span) bool {
	last := len(words) - 1
	if last < 1 || kinds[words[last]] || !slices.ContainsFunc(m.names, func(n text.Name) bool { return within(place, n.Span) }) {
		return false
	}
	placed := slices.ContainsFunc(m.mentioned, func(p text.Mention) bool { return p.Start == place.Start && p.End < place.End })
	foreign := !slices.ContainsFunc(words[:last], func(w string) bool { return m.runs([]string{w}) })
	return slices.ContainsFunc(m.actors, func(a actor) bool {
		if !slices.Equal(a.keys(), words[last:]) || a.from == 0 {
			return false
		}
		before := a.words[a.from-1].key
		return placed && !titles[before] || foreign && before == "the"
	})
}

// scattered reports a name whose words the passages have apart, each where it is no part of another name:
// "Tyre" and "the Lions" for the Tyre Lions.
func (m mentioner) scattered(words []string, place text.Span) bool {
	if len(words) < 2 || !slices.ContainsFunc(m.names, func(n text.Name) bool { return within(n.Span, place) }) {
		return false
	}
	for _, w := range words {
		if !slices.ContainsFunc(m.actors, func(a actor) bool {
			return !slices.ContainsFunc(a.keys(), func(k string) bool { return k != w && !slices.Contains(words, k) }) && slices.Contains(a.keys(), w)
		}) {
			return false
		}
	}
	return true
}

// hasRest reports that what stands in the place beside the spans stands in one sentence of a passage in a
// row, function words apart: a word of a name as it is or in the plural, any other in some form.
func (m mentioner) hasRest(place text.Span, known []text.Span) bool {
	var rest []word
	for _, words := range m.words {
		for _, w := range words {
			if w.term == "" || w.Start >= place.End || place.Start >= w.End || slices.ContainsFunc(known, func(sp text.Span) bool { return within(w.Span, sp) }) {
				continue
			}
			if slices.ContainsFunc(m.names, func(n text.Name) bool { return w.Start < n.End && n.Start < w.End }) {
				w.term = ""
			}
			rest = append(rest, w)
		}
	}
	switch {
	case len(rest) == 0:
		return len(known) > 0
	case len(rest) == 1 && len(known) == 0 && durations[rest[0].term]:
		return false // "more than a month" is not "this month"
	}
	return slices.ContainsFunc(m.told, func(told []word) bool { return follow(told, rest) })
}

var durations = meanings("second minute hour day week month year decade century")

// follow reports that the words stand in the sentence in a row, function words apart.
func follow(told, words []word) bool {
	told = slices.DeleteFunc(slices.Clone(told), func(w word) bool { return w.term == "" })
	for i := 0; i+len(words) <= len(told); i++ {
		ok := true
		for k, w := range words {
			v := told[i+k]
			ok = ok && (w.term != "" && w.term == v.term || strings.TrimSuffix(w.key, "s") == strings.TrimSuffix(v.key, "s"))
		}
		if ok {
			return true
		}
	}
	return false
}
