package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a proper name: of a person, a place, an organization, a work.
type Name struct {
	Span
	Text string // as written, without title, possessive ending and Arabic proclitics
}

// Names finds proper names. In scripts with letter case they are runs of capitalized words with
// their particles (Rami al-Shaar, Ludwig van Beethoven), and acronyms; words that a sentence or a
// headline capitalizes, titles, weekdays and months are none. In Arabic, which has no capitals, they
// are what the gazetteer, given names and the words behind titles let know.
func Names(s string) []Name {
	n := namer{ts: tokens(s), text: newSlicer(s), places: make(map[int]candidate), peoples: make(map[int]bool)}
	for _, c := range settled(n.ts) {
		switch c.form.kind {
		case peopleForm:
			n.peoples[c.at] = true
		case stateForm, seatForm, cityForm:
			n.places[c.at] = c
		}
	}
	var found []Name
	for i := 0; i < len(n.ts); {
		first, end := n.capitalized(i)
		if n.ts[i].arabic() {
			first, end = n.arabic(i)
		}
		if end > first {
			found = append(found, n.name(first, end))
		}
		i = max(i+1, end)
	}
	return found
}

// namer looks for names in one text.
type namer struct {
	ts      []token
	text    slicer
	places  map[int]candidate // by their first token
	peoples map[int]bool      // first tokens of demonyms and adjectives
	lower   map[string]bool   // words that stand in lower case somewhere in the text; built when needed
}

func (n *namer) name(first, end int) Name {
	span := Span{n.ts[first].Start, n.ts[end-1].End}
	last := n.ts[end-1]
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if strings.HasSuffix(last.Text, ending) {
			span.End -= utf8.RuneCountInString(ending)
			break
		}
	}
	span.Start += n.proclitics(first)
	return Name{span, n.text.cut(span)}
}

// capitalized returns the tokens of a name that begins at i, an empty range if none does.
func (n *namer) capitalized(i int) (first, end int) {
	first = i
	if n.particle(i) && i+1 < len(n.ts) && n.ts[i+1].gap == "-" && n.proper(i+1) {
		i++ // al-Shaar
	} else if !n.proper(i) {
		return i, i
	}
	end = i + max(1, n.places[i].n)
	if (n.places[i].n > 0 || n.peoples[i]) && n.ranked(end) {
		return first, end // "Lebanese" President Joseph Aoun
	}
	for end < len(n.ts) {
		next := end
		for next < len(n.ts) && next-end < 3 && n.joined(next) && n.particle(next) {
			next++
		}
		if next == len(n.ts) || !n.joined(next) || !n.proper(next) && !n.figure(next) {
			break
		}
		end = next + 1
	}
	for first < end && n.trimmed(first) {
		first++
	}
	if first < end && n.ts[first].digits() && !n.ts[first].capital() {
		return i, i
	}
	return first, end
}

// trimmed reports a title or a function word, with which no name begins.
func (n *namer) trimmed(i int) bool {
	key := n.ts[i].key
	if key == "st" || n.ts[i].capitals() && utf8.RuneCountInString(key) > 1 {
		return false
	}
	return n.ranked(i) || analyzers["en"].stops[key] && key != "may"
}

// ranked reports a title at i, which may have an attribute: "Foreign Minister", "Vice President".
func (n *namer) ranked(i int) bool {
	for ; i < len(n.ts) && n.ts[i].capital(); i++ {
		if ranks[n.ts[i].key] {
			return !(i+1 < len(n.ts) && n.joined(i+1) && n.ts[i+1].capital() && institutions[n.ts[i+1].key]) // Premier League
		}
		if !rankAttributes[n.ts[i].key] {
			return false
		}
	}
	return false
}

var rankAttributes = foldedSet(`prime foreign vice deputy defence defense interior finance former acting first press justice economy
	energy crown chief supreme`)

// joined reports that the token at i can stand in one name with the token before it.
func (n *namer) joined(i int) bool {
	t, before := n.ts[i], n.ts[i-1]
	if strings.HasSuffix(before.Text, "'s") || strings.HasSuffix(before.Text, "’s") {
		return false
	}
	switch t.gap {
	case " ", "-", "\u00a0", "‑", " & ":
		return true
	case ". ":
		return before.pointed()
	}
	return false
}

// figure reports digits that belong to a name: F-16, Covid-19.
func (n *namer) figure(i int) bool { return n.ts[i].gap == "-" && n.ts[i].digits() }

var particles = foldedSet(`al el ul ad as ash an ar at az bin ibn bint abu ben de del della di da dos du des van von der den ter la le
	y zu af d аль эль ас аш бен ибн бин де фон ван дер да`)

func (n *namer) particle(i int) bool { return particles[n.ts[i].key] && !n.ts[i].capital() }

// proper reports that the token at i is capitalized because it is a name.
func (n *namer) proper(i int) bool {
	t := n.ts[i]
	if _, calendar := calendarAt(n.ts, i); calendar > 0 || !t.capital() || weekdays[t.key] {
		return false
	}
	if t.capitals() && utf8.RuneCountInString(t.key) > 1 && !n.shouted(i) {
		return true
	}
	if !opens(n.ts, i) && !titleCase(n.ts, i) {
		return utf8.RuneCountInString(t.key) > 1 || n.beforeName(i)
	}
	if n.places[i].n > 0 || n.peoples[i] || givenNames()[t.key] {
		return true
	}
	if t.cyrillic() {
		return n.opensName(i)
	}
	return !isCommon(t.key) && !functionWords()[t.key] && !n.lowerCase()[t.key] && utf8.RuneCountInString(t.key) > 1
}

// opensName reports that the Cyrillic word at i, which begins a sentence, begins a name: of a party, or
// of more than one word. Which words are common is not known there.
func (n *namer) opensName(i int) bool {
	if _, ok := PartyCode(n.ts[i].Text); ok {
		return true
	}
	return i+1 < len(n.ts) && n.ts[i+1].gap == " " && n.ts[i+1].capital()
}

// beforeName reports an initial, a capital letter with a name behind it.
func (n *namer) beforeName(i int) bool {
	return i+1 < len(n.ts) && (n.ts[i+1].gap == ". " || n.ts[i+1].gap == "-") && n.ts[i].key != "i" && (n.ts[i+1].capital() || n.figure(i+1))
}

// shouted reports that the words around are in capitals too.
func (n *namer) shouted(i int) bool {
	near := 0
	for j := max(0, i-2); j < min(len(n.ts), i+3); j++ {
		if n.ts[j].capitals() {
			near++
		}
	}
	return near >= 4
}

func (n *namer) lowerCase() map[string]bool {
	if n.lower == nil {
		n.lower = make(map[string]bool)
		for _, t := range n.ts {
			if r, _ := utf8.DecodeRuneInString(t.Text); unicode.IsLower(r) {
				n.lower[t.key] = true
			}
		}
	}
	return n.lower
}
