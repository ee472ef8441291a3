package verify

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"barid/text"
)

// judgeNames looks at every name, and at every state and people: the passages must have it in their
// language.
func (t translation) judgeNames() []claim {
	var claims []claim
	var looked []text.Span
	for _, name := range text.Names(t.sentence) {
		c := claim{Span: name.Span}
		if !t.tellsName(name) {
			c.fault = "no cited passage names " + name.Text
		}
		claims = append(claims, c)
		looked = append(looked, name.Span)
	}
	for _, span := range t.gazetteered() {
		if slices.ContainsFunc(looked, func(sp text.Span) bool { return meetsSpan(sp, span) }) {
			continue
		}
		c := claim{Span: span}
		if !t.tellsName(text.Name{Span: span, Text: span.Of(t.sentence)}) {
			c.fault = "no cited passage speaks of " + span.Of(t.sentence)
		}
		claims = append(claims, c)
		looked = append(looked, span)
	}
	return claims
}

func meetsSpan(a, b text.Span) bool { return a.Start < b.End && b.Start < a.End }

// gazetteered are the spans of states, peoples and what else the gazetteer knows.
func (t translation) gazetteered() []text.Span {
	var spans []text.Span
	for _, k := range text.KnownNames(t.sentence) {
		spans = append(spans, k.Span)
	}
	for _, m := range text.Parties(t.sentence) {
		if !slices.ContainsFunc(spans, func(sp text.Span) bool { return meetsSpan(sp, m.Span) }) {
			spans = append(spans, m.Span)
		}
	}
	return spans
}

// tellsName reports that the passages have a name: all of it by its sound or by the gazetteer, else its
// parts, of which words of a person's name must stand together.
func (t translation) tellsName(name text.Name) bool {
	if t.soundsTogether(name.Text) {
		return true
	}
	var known []text.Span
	for _, k := range text.KnownNames(t.sentence) {
		if within(k.Span, name.Span) && t.known[k.Entry] {
			known = append(known, k.Span)
		}
	}
	for _, m := range text.Parties(t.sentence) {
		if c := call(m, t.sentence); meetsSpan(m.Span, name.Span) && (c.state || c.people) && t.speaksOf(m.Party) {
			known = append(known, m.Span)
		}
	}
	pieces := pieces(name, known)
	for _, piece := range pieces {
		if !t.tellsPiece(piece) {
			return false
		}
	}
	return true
}

// speaksOf reports that the passages name a state or its people, or a city of it where the sentence speaks of its
// capital.
func (t translation) speaksOf(party string) bool {
	capital := strings.Contains(t.sentence, "عاصمة") || strings.Contains(t.sentence, "capital")
	return t.peoples[party] || capital && t.parties[party] != nil || slices.ContainsFunc(t.parties[party], func(c called) bool { return c.state || c.people })
}

// tellsPiece reports that the passages have the words of a part of a name, those that translate by meaning
// and those between them by sound.
func (t translation) tellsPiece(words []string) bool {
	var name []string // a run of words that do not translate
	flush := func() bool {
		ok := len(name) == 0 || t.sounds(strings.Join(name, " ")) || t.scatteredName(name)
		name = nil
		return ok
	}
	for _, w := range words {
		if !t.means(w) {
			name = append(name, w)
		} else if !flush() {
			return false
		}
	}
	return flush()
}

// scatteredName reports that all words of a name stand in one name of the passages, which has others
// between them.
func (t translation) scatteredName(words []string) bool {
	return len(words) > 1 && slices.ContainsFunc(t.actors, func(a actor) bool {
		heard := text.NewSounding(a.written)
		return !slices.ContainsFunc(words, func(w string) bool {
			_, found := heard.Find(w)
			return !found
		})
	})
}

// means reports a word of a name that the passages have by its meaning, or as the same digits.
func (t translation) means(key string) bool {
	w := sentences(key, language(key))
	if len(w) == 0 {
		return true
	}
	if numeric(key) {
		return slices.ContainsFunc(t.words, func(passage []string) bool { return slices.Contains(passage, key) })
	}
	for _, m := range text.Parties(capitalized(key)) {
		if c := call(m, key); t.peoples[m.Party] && (c.state || c.people) {
			return true
		}
	}
	senses := w[0][0].senses()
	return slices.ContainsFunc(t.lines, func(l line) bool {
		return slices.ContainsFunc(l.words, func(v word) bool { return meets(senses, v.senses()) })
	})
}

func capitalized(key string) string {
	r, size := utf8.DecodeRuneInString(key)
	return string(unicode.ToUpper(r)) + key[size:]
}

// language tells by its letters in which of the two a word is.
func language(key string) string {
	if caseless(key) {
		return "ar"
	}
	return "en"
}

// sounds finds a name in the passages: of several words anywhere, a single one where it may be a name.
func (t translation) sounds(name string) bool {
	if strings.ContainsRune(name, ' ') && t.soundsTogether(name) {
		return true
	}
	return slices.ContainsFunc(t.proper, func(s text.Sounding) bool {
		_, found := s.Find(name)
		return found
	})
}

// soundsTogether finds a name of several words in the passages.
func (t translation) soundsTogether(name string) bool {
	return slices.ContainsFunc(t.heard, func(s text.Sounding) bool {
		at, found := s.Find(name)
		return found && at.End-at.Start > 4 && len(text.Words(name)) > 1
	})
}

//go:embed data/titles.tsv
var titlesTSV string

// titleLines holds the lines of data/titles.tsv on which a phrase stands, by the meanings of its words.
var titleLines = sync.OnceValue(func() map[string][]int {
	table := make(map[string][]int)
	number := 0
	for line := range strings.Lines(titlesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		number++
		en, ar, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for language, list := range map[string]string{"en": en, "ar": ar} {
			for phrase := range strings.SplitSeq(list, ", ") {
				key := joinOffice(sentences(phrase, language)[0])
				table[key] = append(table[key], number)
				slices.Sort(table[key])
			}
		}
	}
	return table
})

// joinOffice is a phrase of a title for look-up: English as it is written, Arabic by its stems.
func joinOffice(words []word) string {
	var list []string
	for _, w := range words {
		if caseless(w.key) {
			list = append(list, w.meaning())
		} else {
			list = append(list, w.key)
		}
	}
	return strings.Join(list, " ")
}

// titled is a title where it stands in a line.
type titled struct {
	from, to int
	lines    []int // of data/titles.tsv
}

// titles returns the titles in a line, the longest at each place.
func (l line) titles() []titled {
	const longest = 4
	var list []titled
	for i := 0; i < len(l.words); {
		n := min(longest, len(l.words)-i)
		for ; n > 0; n-- {
			if lines := titleLines()[joinOffice(l.words[i:i+n])]; lines != nil {
				list = append(list, titled{i, i + n, lines})
				break
			}
		}
		i += max(1, n)
	}
	return list
}

// judgeTitles looks at titles: the passages must have the office, and not give the one that it stands
// before another one.
func (t translation) judgeTitles() []claim {
	var claims []claim
	for _, l := range t.here {
		for _, o := range l.titles() {
			c := claim{Span: across(l.words[o.from:o.to])}
			if who, ok := l.holder(o); ok && t.entitlesOther(who, o) || !t.hasOffice(o) {
				c.fault = "no cited passage has this title: " + c.Of(t.sentence)
			}
			claims = append(claims, c)
		}
	}
	return claims
}

// hasOffice reports that the passages have the title, or no title at all.
func (t translation) hasOffice(o titled) bool {
	some := false
	for _, l := range t.lines {
		for _, other := range l.titles() {
			if meets(o.lines, other.lines) {
				return true
			}
			some = true
		}
	}
	return !some && t.means(t.here[0].words[o.to-1].key)
}

// holder returns the name that a title belongs to: the next one behind it, but for an adjective or two.
func (l line) holder(o titled) (who actor, found bool) {
	const between = 2
	for _, a := range l.actors {
		if a.from >= o.to && a.from-o.to <= between && !(len(l.actors) > 1 && peoples(a)) {
			return a, true
		}
	}
	return who, false
}

// peoples reports a name that is the adjective of a state.
func peoples(a actor) bool {
	m := text.Parties(a.written)
	return len(m) == 1 && m[0].People && m[0].End-m[0].Start == utf8.RuneCountInString(a.written)
}

// entitlesOther reports that wherever the passages give a title to the name, it is another one.
func (t translation) entitlesOther(who actor, o titled) bool {
	other := false
	for _, l := range t.lines {
		for _, theirs := range l.titles() {
			if a, ok := l.holder(theirs); ok && sameActor(a, who) {
				if meets(o.lines, theirs.lines) {
					return false
				}
				other = true
			}
		}
	}
	return other
}
