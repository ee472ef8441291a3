package text

import "strings"

// Mention is a place in a text that speaks of a party.
type Mention struct {
	Party   string // ISO 3166-1 alpha-2, or XK, EU, UN, NATO
	Capital bool   // by its capital, its seat of government or a body that speaks for it
	People  bool   // by its people or the adjective of them
	Span
}

// Parties finds states and unions of states by name, people, adjective, capital or seat, in English
// and Arabic. The longest phrase wins. A form that is a person's name as well (Jordan, Paris,
// السوداني) is no mention beside the rest of that name, nor elsewhere in a text that names the
// party in no other way.
func Parties(s string) []Mention {
	var mentions []Mention
	for _, c := range settled(tokens(s)) {
		if c.form.party != "" {
			mentions = append(mentions, Mention{c.form.party, c.form.kind == seatForm, c.form.kind == peopleForm, c.Span})
		}
	}
	return mentions
}

// PartyName returns the name of a party in a language.
func PartyName(party, lang string) (string, bool) {
	name, ok := parties().names[primary(lang)][party]
	return name, ok
}

// PartyCode returns the party that has this name in any language known here.
func PartyCode(name string) (string, bool) {
	code, ok := parties().codes[strings.TrimSpace(Fold(name))]
	return code, ok
}

// candidate is a phrase and the parties that it may mean.
type candidate struct {
	Span
	at, n    int    // its tokens
	key      string // its first word without proclitics
	forms    []form
	form     form // the one that is meant, once settled
	personal bool // part of a person's name
}

// settled finds the phrases of the gazetteer and decides the doubtful ones by the certain ones.
func settled(ts []token) []candidate {
	var found []candidate
	for i := 0; i < len(ts); {
		c := parties().match(ts, i)
		if c.n > 0 {
			c.personal = personal(ts, i, c)
			found = append(found, c)
		}
		i += max(1, c.n)
	}
	return settle(found)
}

// match returns the longest phrase at ts[i], a candidate of no tokens if there is none.
func (g *gazetteer) match(ts []token, i int) candidate {
	var best candidate
	for key := range ts[i].stemmed() {
		n, forms := g.forms.longest(key, ts[i+1:])
		if n > best.n && (forms[0].latin || n > 1 || key == ts[i].key || proclitic(forms)) && written(ts[i:i+n], forms) {
			best = candidate{Span: Span{ts[i].Start, ts[i+n-1].End}, at: i, n: n, key: key, forms: forms}
		}
	}
	return best
}

// stemmed yields the key and, of an Arabic word, its stems.
func (t token) stemmed() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if t.arabic() {
			stems(t.key, yield)
			return
		}
		yield(t.key)
	}
}

// proclitic reports whether a form may follow a proclitic: a doubtful one may not (بحماس is
// "eagerly", not "by Hamas").
func proclitic(forms []form) bool { return forms[0].mark == 0 }

// written reports whether the letter case is that of a name.
func written(ts []token, forms []form) bool {
	f := forms[0]
	return !f.latin || ts[0].capital() && (!f.caps || ts[0].capitals())
}

func settle(found []candidate) []candidate {
	certain, persons := make(map[string]bool), make(map[string]bool)
	for _, c := range found {
		if c.personal && (c.forms[0].latin && c.forms[0].mark == '~' || strings.HasPrefix(c.key, "ال")) {
			persons[c.key] = true
		}
	}
	for _, c := range found {
		for _, f := range c.forms {
			certain[f.party] = certain[f.party] || f.mark != '?' && !persons[c.key]
		}
	}
	kept := found[:0]
	for _, c := range found {
		f, ok := c.choose(certain, persons[c.key])
		if ok && !c.personal {
			c.form = f
			kept = append(kept, c)
		}
	}
	return kept
}

// choose prefers the party that the text names elsewhere too; without that help an unmarked form
// stands for itself, unless a person of the text has that name.
func (c candidate) choose(certain map[string]bool, person bool) (form, bool) {
	doubtful := func(f form) bool { return person || f.mark == '?' }
	for _, f := range c.forms {
		if doubtful(f) && f.party != "" && certain[f.party] {
			return f, true
		}
	}
	for _, f := range c.forms {
		if !doubtful(f) {
			return f, true
		}
	}
	return form{}, false
}

// personal reports that the candidate at ts[i] is part of a person's name.
func personal(ts []token, i int, c candidate) bool {
	f, next := c.forms[0], i+c.n
	if !f.latin {
		return personalArabic(ts, i, f)
	}
	if f.kind == peopleForm || c.n > 1 {
		return false
	}
	before := i > 0 && ts[i].spaced() && ts[i-1].capital()
	after := next < len(ts) && ts[next].spaced() && ts[next].capital() && !titleCase(ts, i)
	switch {
	case before && givenNames()[ts[i-1].key]:
		return true
	case before && after && ranks[ts[i-1].key]:
		return !institutions[ts[next].key]
	case f.mark != '~' || titleCase(ts, i):
		return false
	case inTown(ts, i, f):
		return true
	}
	return before && !opens(ts, i-1) && !isCommon(ts[i-1].key) && nameful(ts, i-1) || after && nameful(ts, next)
}

// nameful reports a word that is no institution, title, month or place, so that it may be the rest of a name.
func nameful(ts []token, i int) bool {
	key := ts[i].key
	return !institutions[key] && !ranks[key] && !isMonth(key) && parties().match(ts, i).n == 0
}

// inTown reports a town of no state or of another one before the form, between commas: the Georgia
// of "Atlanta, Georgia, and" is no state, while "Tbilisi, Georgia," and lists are.
func inTown(ts []token, i int, f form) bool {
	if i == 0 || ts[i].gap != ", " || !ts[i-1].capital() || opens(ts, i-1) {
		return false
	}
	if i+1 < len(ts) && ts[i+1].adjacent() {
		return false
	}
	if town := parties().match(ts, i-1); town.n > 0 {
		return town.forms[0].kind == cityForm && town.forms[0].party != f.party
	}
	return !isGiven(ts[i-1]) && !institutions[ts[i-1].key]
}

// personalArabic knows a surname of the form of a nisba (محمد شياع السوداني), and a given name
// (تركي بن فيصل).
func personalArabic(ts []token, i int, f form) bool {
	if f.kind != peopleForm {
		return false
	}
	if strings.HasPrefix(ts[i].key, "ال") && strings.HasSuffix(ts[i].key, "ي") {
		return given(ts, i-1, i) || given(ts, i-2, i) && !strings.HasPrefix(ts[i-1].key, "ال")
	}
	if f.mark != '~' {
		return false
	}
	afterTitle := i > 0 && ts[i].spaced() && ranks[strings.TrimPrefix(ts[i-1].key, "ال")]
	return afterTitle || i+1 < len(ts) && (ts[i+1].key == "بن" || ts[i+1].Text == "آل")
}

// given reports that a known given name stands at ts[i] and only white space between there and to.
func given(ts []token, i, to int) bool {
	if i < 0 || !isGiven(ts[i]) {
		return false
	}
	for _, t := range ts[i+1 : to+1] {
		if !t.spaced() {
			return false
		}
	}
	return true
}

// titleCase reports that the sentence around ts[i] capitalizes all but function words, as
// headlines do, so that capitals say nothing.
func titleCase(ts []token, i int) bool {
	const reach, enough = 12, 4
	first, last := i, i
	for first > 0 && i-first < reach && !opens(ts, first) {
		first--
	}
	for last+1 < len(ts) && last-i < reach && !opens(ts, last+1) {
		last++
	}
	capitals := 0
	for _, t := range ts[first : last+1] {
		switch {
		case t.capital():
			capitals++
		case !t.digits() && !analyzers["en"].stops[t.key]:
			return false
		}
	}
	return capitals >= enough
}
