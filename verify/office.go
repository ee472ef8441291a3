package verify

import (
	"slices"
	"strings"

	"barid/text"
)

// office is what a text calls a person beside the name: "former Lebanese energy minister".
type office struct {
	text.Span
	title  []string // ranks, and what they are of: "energy", "minister"
	party  string   // whose, by code; empty where that is not said
	group  string   // the last word of what else it is of: "bank"
	former bool
}

// holder is a person with an office, as a text has them.
type holder struct {
	actor
	office
}

// holders returns the persons of a text with the offices that stand before and behind their names.
func holders(actors []actor, parties []text.Mention) []holder {
	var list []holder
	r := officeReader{actors, parties}
	for _, a := range actors {
		for _, phrase := range [][]word{r.before(a), r.behind(a)} {
			if o := r.read(phrase); len(o.title) > 0 {
				list = append(list, holder{a, o})
			}
		}
	}
	return list
}

// officeReader knows the names and parties of a text.
type officeReader struct {
	actors  []actor
	parties []text.Mention
}

// read reads a phrase. One without a rank is no office.
func (r officeReader) read(phrase []word) office {
	var o office
	ranked := false
	for _, w := range phrase {
		rank, isRank := text.Rank(w.key)
		party, ofParty := partyAt(w, r.parties)
		switch {
		case courtesies[w.key], fillers[w.key]:
		case bygone[withoutArticle(w.key)]:
			o.former = true
		case ofParty && (party.People || newOwner(w, r.parties).state()):
			o.party = party.Party
		case isRank:
			o.title, ranked = append(o.title, rank), true
		case ofParty, !departments[w.key] && r.named(w):
			o.group = w.key
		default:
			o.title = append(o.title, withoutArticle(w.key))
		}
	}
	if !ranked {
		return office{}
	}
	o.Span = across(phrase)
	return o
}

// before returns the words of an office before the name: "the former Lebanese minister of energy, ".
func (r officeReader) before(a actor) []word {
	first := a.from
	for i := a.from; i < a.to; i++ { // what stands in one name with it: "Harbour Minister Rana Haddad"
		if isRank(a.words[i].key) && i+1 < a.to {
			first = i + 1
		}
	}
	if caseless(a.words[a.from].key) {
		return r.beforeArabic(a.words[:first])
	}
	k := first
	for k > 0 && (k == first && distance(a.words, k) <= 2 || distance(a.words, k) == 1) && r.inOffice(a.words[:first], k-1) {
		k--
	}
	if k < first && k > 0 && distance(a.words, k) == 1 && r.named(a.words[k-1]) {
		k-- // "Litani Bank director"
	}
	return a.words[k:first]
}

// beforeArabic returns the words of an office that ends the words: its rank stands first, and what follows is
// definite (وزير الطاقة اللبناني السابق).
func (r officeReader) beforeArabic(words []word) []word {
	const reach = 6
	for k := len(words) - 1; k >= max(0, len(words)-reach); k-- {
		if k+1 < len(words) && distance(words, k+1) > 1 {
			return nil
		}
		if isRank(words[k].key) {
			for k > 0 && distance(words, k) == 1 && !definite(words[k].key) && isRank(words[k-1].key) {
				k-- // نائب رئيس
			}
			return words[k:]
		}
		if !mentioned(words[k], r.parties) && !definite(words[k].key) && !bodies[words[k].key] {
			return nil
		}
	}
	return nil
}

// behind returns the words of an office between commas behind the name: ", the energy minister of Lebanon,".
func (r officeReader) behind(a actor) []word {
	from := a.to
	if from == len(a.words) || distance(a.words, from) < 2 {
		return nil
	}
	for from < len(a.words) && openers[a.words[from].key] {
		from++
	}
	k := from
	arabic := caseless(a.words[a.from].key)
	for k < len(a.words) && (k == from || distance(a.words, k) == 1) {
		key, before := a.words[k].key, a.words[k-1].key
		opens := k == from && distance(a.words, k) == 1 || k > from && (before == "of" || before == "the")
		if !r.inOffice(a.words, k) && !(arabic && definite(key)) && !(opens && (key == "the" || r.named(a.words[k]))) {
			break
		}
		k++
	}
	if k < len(a.words) && distance(a.words, k) < 2 && a.words[k].key != "of" { // "…, Mayor Rana Haddad" is another one
		return nil
	}
	return a.words[from:k]
}

// inOffice reports a word that may stand in the name of an office.
func (r officeReader) inOffice(words []word, i int) bool {
	key := words[i].key
	switch {
	case key == "of" || key == "for":
		return i > 0 && isRank(words[i-1].key)
	case key == "and":
		return i > 0 && i+1 < len(words) && departments[words[i-1].key] && departments[words[i+1].key]
	}
	return isRank(key) || departments[key] || bygone[withoutArticle(key)] || mentioned(words[i], r.parties)
}

// named reports a word of a name.
func (r officeReader) named(w word) bool {
	return slices.ContainsFunc(r.actors, func(a actor) bool { return within(w.Span, a.span()) })
}

func isRank(key string) bool {
	_, ok := text.Rank(key)
	return ok
}

// distance counts the runes between the word at i and the one before it.
func distance(words []word, i int) int { return words[i].Start - words[i-1].End }

// definite reports an Arabic word with its article.
func definite(key string) bool {
	return strings.HasPrefix(key, "ال") || strings.HasPrefix(key, "وال") || strings.HasPrefix(key, "لل")
}

// partyAt returns the party that the word speaks of.
func partyAt(w word, parties []text.Mention) (text.Mention, bool) {
	i := slices.IndexFunc(parties, func(m text.Mention) bool { return m.Start <= w.Start && w.Start < m.End })
	if i < 0 {
		return text.Mention{}, false
	}
	return parties[i], true
}

var (
	bygone      = members("former ex late outgoing سابق سابقه راحل راحله")
	fillers     = members("the of for and")
	openers     = members("the a an its their his her")
	courtesies  = members("mr mrs ms miss dr sir lord lady السيد السيدة الدكتور الدكتورة")
	departments = members(`prime foreign vice deputy defence defense interior finance acting first press justice economy economic energy
		crown supreme health education trade labour labor agriculture environment transport transportation tourism information culture
		water industry home treasury oil housing communications telecommunications social public works religious affairs planning sports
		youth security national intelligence army navy air force police party opposition parliament parliamentary house senate city state
		attorney bank executive harbour port`)
	// bodies stand without an article in the name of an Arabic office.
	bodies = members("مجلس هيئة مكتب حزب لجنة بلدية اتحاد حكومة وزراء شؤون قوات حركة كتلة مصرف")
)
