package digest

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"barid/news"
	"barid/text"
)

// leastCovered is the share of a sentence's terms that an older one must have to say the same,
// where names are told by their capitals. Where they are not, any word may be one.
const leastCovered = 0.85

// saidBefore reports that every sentence of a block says what one sent before said: no number,
// name or negation that the older one lacks, and hardly another word.
func saidBefore(b Block, sent []SentBlock) bool {
	for _, s := range b.told() {
		now := read(s.Text, b.Language)
		if !slices.ContainsFunc(sent, func(old SentBlock) bool {
			return old.Block.Language == b.Language && slices.ContainsFunc(old.Block.told(), func(o news.Sentence) bool {
				return now.within(read(o.Text, b.Language))
			})
		}) {
			return false
		}
	}
	return len(b.Sentences) > 0
}

// reading is what a sentence is compared by.
type reading struct {
	text     string
	caseless bool            // its script has no capitals
	terms    map[string]bool // without numbers
	names    []string        // folded
	places   []string        // in a text without capitals: what stands behind "in" and "on"
	numbers  []text.Number
	negators map[string]bool
}

func read(sentence, language string) reading {
	r := reading{text: sentence, terms: make(map[string]bool), negators: make(map[string]bool), numbers: text.Numbers(sentence)}
	r.caseless = !strings.ContainsFunc(sentence, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsLower(c) })
	analyzer := text.NewAnalyzer(language)
	for _, w := range text.Words(sentence) {
		if slices.ContainsFunc(r.numbers, func(n text.Number) bool { return n.Start < w.End && w.Start < n.End }) {
			continue
		}
		for _, term := range analyzer.Terms(w.Text) {
			r.terms[term] = true
		}
		if folded := text.Fold(w.Text); negators[folded] {
			r.negators[folded] = true
		}
	}
	for _, name := range text.Names(sentence) {
		r.names = append(r.names, text.Fold(name.Text))
	}
	if words, ok := countWordsOf(language); ok && r.caseless {
		r.places = placesIn(sentence, words)
	}
	return r
}

// placesIn returns what stands behind words such as في and على, of "in the town of" the town.
func placesIn(sentence string, w countWords) []string {
	var places []string
	list := text.Words(sentence)
	for i, word := range list {
		if !placed[text.Fold(word.Text)] {
			continue
		}
		at := i + 1
		for at < len(list) && towns[w.key(list[at].Text)] {
			at++
		}
		if at < len(list) {
			places = append(places, w.key(list[at].Text))
		}
	}
	return places
}

var (
	placed = map[string]bool{"في": true, "علي": true, "قرب": true}
	towns  = map[string]bool{
		"مدين": true, "بلد": true, "قري": true, "محافظ": true, "منطق": true, "حي": true, "مخيم": true, "ضاحي": true, "قضاء": true,
		"جنوب": true, "شمال": true, "شرق": true, "غرب": true, "وسط": true, "ريف": true, "محيط": true, "اطراف": true,
	}
)

// negators turn what a sentence says around, and so do not go missing unnoticed.
var negators = map[string]bool{
	"no": true, "not": true, "never": true, "without": true, "denied": true, "denies": true, "refused": true, "rejected": true,
	"halted": true, "stopped": true, "cancelled": true, "لا": true, "لم": true, "لن": true, "ليس": true, "ليست": true, "نفي": true,
	"نفت": true, "رفض": true, "رفضت": true, "دون": true, "بدون": true, "غير": true,
}

// within reports that an older sentence says all that r says.
func (r reading) within(old reading) bool {
	covered := 0
	for term := range r.terms {
		if old.terms[term] {
			covered++
		}
	}
	least := leastCovered * float64(len(r.terms))
	if r.caseless {
		least = float64(len(r.terms))
	}
	return float64(covered) >= least && r.namesWithin(old) && maps.Equal(r.negators, old.negators) &&
		!slices.ContainsFunc(r.numbers, func(n text.Number) bool {
			return !slices.ContainsFunc(old.numbers, func(o text.Number) bool { return o.Value == n.Value && o.Unit == n.Unit && o.Percent == n.Percent })
		}) && !datedApart(r.text, old.text)
}

// namesWithin reports that the older sentence has every name of r, perhaps as part of a longer one.
func (r reading) namesWithin(old reading) bool {
	return !slices.ContainsFunc(r.names, func(name string) bool {
		return !slices.ContainsFunc(old.names, func(o string) bool { return strings.Contains(" "+o+" ", " "+name+" ") })
	})
}

// datedApart reports that both sentences name days, and no day both.
func datedApart(a, b string) bool {
	x, y := days(a), days(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(day string) bool { return slices.Contains(y, day) })
}

func days(sentence string) []string {
	var days []string
	for _, r := range text.RelativeDates(sentence) {
		days = append(days, r.Meaning)
	}
	return days
}

// near reports that no names speak against one place and event: those of one sentence are all
// in the other, or they share one that is no state's.
func (s said) near(o said) bool {
	a, b := read(s.sentence.Text, s.language), read(o.sentence.Text, o.language)
	switch {
	case !subset(a.places, b.places) && !subset(b.places, a.places):
		return false
	case a.namesWithin(b), b.namesWithin(a):
		return true
	}
	words, _ := countWordsOf(o.language)
	if !hasWord(o.sentence.Text, words, words.rises) {
		return false
	}
	return slices.ContainsFunc(a.names, func(name string) bool {
		return slices.Contains(b.names, name) && len(text.Parties(name)) == 0 && !party(a.text, name)
	})
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// party reports that a name of a sentence speaks of a state.
func party(sentence, name string) bool {
	return slices.ContainsFunc(text.Parties(sentence), func(m text.Mention) bool {
		return strings.Contains(name, strings.TrimSpace(text.Fold(text.Span(m.Span).Of(sentence))))
	})
}

// anchored reports that the sentences share a word beside what is counted.
func (s said) anchored(o said) bool {
	a, b := read(s.sentence.Text, s.language), read(o.sentence.Text, o.language)
	words, _ := countWordsOf(s.language)
	for term := range a.terms {
		counted := slices.Contains(strings.Fields(s.who), term) || words.people[term] || words.fates[term] != ""
		if b.terms[term] && !counted && !words.verbs()[term] {
			return true
		}
	}
	return false
}

// verbs are the stems of fates and people, which say nothing of an event.
func (w countWords) verbs() map[string]bool {
	stems := make(map[string]bool)
	analyzer := text.NewAnalyzer(map[bool]string{true: "ar", false: "en"}[w.stems])
	for word := range w.fates {
		stems[strings.Join(analyzer.Terms(word), " ")] = true
	}
	for word := range w.people {
		stems[strings.Join(analyzer.Terms(word), " ")] = true
	}
	return stems
}

// hasWord reports that a sentence has one of a set of words.
func hasWord(sentence string, w countWords, set map[string]bool) bool {
	return slices.ContainsFunc(text.Words(sentence), func(word text.Word) bool { return set[w.key(word.Text)] })
}

// clearly is the least share by which counts of which one is a guess differ.
const clearly = 0.2

// differ reports that two counts cannot both be right.
func differ(a, b count) bool {
	low, high := a, b
	if low.value > high.value {
		low, high = high, low
	}
	switch {
	case a.hedge == atMost || b.hedge == atMost:
		return false
	case a.hedge == about || b.hedge == about:
		return high.value-low.value > clearly*high.value
	}
	return low.value != high.value
}
