package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// arabic returns the tokens of an Arabic name that begins at i, an empty range if none does: a place
// of the gazetteer, a known name and what follows it, or the word behind a title, a verb of saying or
// the kind of a place.
func (n *namer) arabic(i int) (first, end int) {
	switch place := n.places[i]; {
	case place.n > 0:
		return i, i + place.n
	case n.person(i):
		return i, n.personEnd(i)
	case n.behindPlaceKind(i):
		return i, i + 1
	}
	return i, i
}

// person reports that the name of a person begins at i.
func (n *namer) person(i int) bool {
	strength, _ := knownName(n.ts[i])
	introduced := n.behindRank(i) || n.behindSaying(i)
	switch {
	case strength == certainName:
		return true
	case strength == doubtfulName && n.followed(i):
		return true
	case isCommonArabic(n.ts[i].key) || n.rank(i):
		return false
	case strength == doubtfulName:
		return introduced
	case connectors[n.ts[i].key]:
		return firstConnectors[n.ts[i].key] && n.next(i) && n.surname(i+1)
	}
	return introduced && n.nameLike(i)
}

// nameStrength says how well a word is known as a name of a person.
type nameStrength byte

const (
	unknownName nameStrength = iota
	doubtfulName
	certainName
)

// knownName looks a word up among given names and surnames, with proclitics or without; stem is what
// was found.
func knownName(t token) (strength nameStrength, stem string) {
	if strings.HasSuffix(t.Text, "ى") && !namesInYa[t.key] {
		return unknownName, ""
	}
	for stem := range t.stemmed() {
		if stem != t.key && arabicWords()[t.key] {
			break
		}
		if givenNames()[stem] || surnames()[stem] {
			return certainName, stem
		}
		if givenNames()[stem+"~"] || surnames()[stem+"~"] {
			return doubtfulName, stem
		}
	}
	return unknownName, ""
}

// namesInYa are the names that end in ى; any other word in ى is a preposition or a verb.
var namesInYa = foldedSet("مصطفى موسى عيسى يحيى مرتضى سلمى ليلى بشرى")

// followed reports that another part of a name stands behind a doubtful one.
func (n *namer) followed(i int) bool {
	if !n.next(i) {
		return false
	}
	next := n.ts[i+1]
	strength, stem := knownName(next)
	if next.key == "الله" || next.key == "بن" || strength == certainName && stem == next.key {
		return true
	}
	return n.ts[i].key != "علي" && strength == doubtfulName && stem == next.key
}

// next reports that a word stands behind the one at i with nothing but a space between.
func (n *namer) next(i int) bool { return i+1 < len(n.ts) && n.ts[i+1].spaced() }

// connectors join the parts of a name.
var connectors = foldedSet("بن ابن بنت أبو أبي أبا آل عبد دي دو دا دل فان فون لو ديل")

// firstConnectors are those with which a name can begin.
var firstConnectors = foldedSet("بن ابن أبو أبي عبد فون")

// personEnd returns where the name of a person ends that begins at i: known names and connectors go
// on, of other words one may, and a known surname is the last.
func (n *namer) personEnd(i int) int {
	const longest = 6
	end, guessed := i+1, false
	for at := i; at < len(n.ts) && at-i < longest && (at == i || n.ts[at].spaced()); at++ {
		key := n.ts[at].key
		if at > i && connectors[key] {
			continue
		}
		_, stem := knownName(n.ts[at])
		known := stem == key || at == i && stem != ""
		if at > i && !known && (guessed || stem != "" || !n.surname(at)) {
			break
		}
		guessed = guessed || at > i && !known && !strings.HasPrefix(key, "ال")
		end = at + 1
		if surnames()[stem] && !givenNames()[stem] {
			break
		}
	}
	return end
}

// surname reports a word that may go on a name: none of the common words, ranks and places.
func (n *namer) surname(i int) bool {
	t := n.ts[i]
	if n.places[i].n > 0 || n.rank(i) {
		return false
	}
	if strings.HasPrefix(t.key, "ال") {
		return !isCommonArabic(t.key)
	}
	return n.nameLike(i)
}

// nameLike reports a word that is neither common nor inflected like a verb, a feminine or a plural.
func (n *namer) nameLike(i int) bool {
	key := n.ts[i].key
	if utf8.RuneCountInString(key) < 3 || n.ts[i].digits() || isCommonArabic(key) || n.places[i].n > 0 || n.rank(i) {
		return false
	}
	if strings.ContainsRune(n.ts[i].Text, 'ً') || seated(n.ts[i].Text) {
		return false
	}
	for _, prefix := range []string{"ال", "ي", "سي", "وي", "لل", "وال", "بال", "فال", "كال", "ست"} {
		if strings.HasPrefix(key, prefix) {
			return false
		}
	}
	for _, ending := range []string{"ها", "هم", "هما", "ات", "ه", "وا", "ون", "تين", "نا", "يا"} {
		if strings.HasSuffix(key, ending) {
			return false
		}
	}
	return true
}

// seated reports a hamza on alif as the second letter behind a proclitic: بإنهاء, لأن.
func seated(word string) bool {
	for i, r := range word {
		switch {
		case i == 0 && !strings.ContainsRune("بلكوف", r):
			return false
		case i > 0:
			return r == 'أ' || r == 'إ'
		}
	}
	return false
}

// rank reports a title, with article and proclitics or without.
func (n *namer) rank(i int) bool {
	for stem := range n.ts[i].stemmed() {
		if ranks[stem] || ranks[strings.TrimPrefix(stem, "ال")] {
			return true
		}
	}
	return false
}

// behindRank reports that a title goes before i, directly with its article (الرئيس) or closed by
// words with theirs (وزير الخارجية الفرنسي).
func (n *namer) behindRank(i int) bool {
	const reach = 5
	for j := i - 1; j >= 0 && i-j <= reach && n.ts[j+1].spaced(); j-- {
		definite := definite(n.ts[j].key)
		if n.rank(j) {
			return definite || j < i-1
		}
		if !definite && n.places[j].n == 0 {
			return false
		}
	}
	return false
}

// behindSaying reports a verb of saying before i, whose subject follows it.
func (n *namer) behindSaying(i int) bool {
	if i == 0 || !n.ts[i].spaced() {
		return false
	}
	for stem := range n.ts[i-1].stemmed() {
		if sayingVerbs[stem] {
			return true
		}
	}
	return false
}

// behindPlaceKind reports مدينة, ولاية and the like, without article, before the place that they name.
func (n *namer) behindPlaceKind(i int) bool {
	if i == 0 || !n.ts[i].spaced() || !n.surname(i) {
		return false
	}
	for stem := range n.ts[i-1].stemmed() {
		if placeKinds[stem] {
			return true
		}
	}
	return false
}

// definite reports a word with the article, which a conjunction or a preposition may precede.
func definite(key string) bool {
	for _, prefix := range []string{"ال", "لل", "وال", "بال"} {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

var sayingVerbs = foldedSet(`قال قالت يقول تقول أضاف أضافت أعلن أعلنت أكد أكدت أوضح أوضحت أشار أشارت صرح صرحت اعتبر اعتبرت شدد شددت
		تابع تابعت لفت لفتت نفى نفت اتهم اتهمت حذر حذرت رأى رأت دعا دعت أعرب أعربت`)

var placeKinds = foldedSet(`مدينة محافظة بلدة قرية ولاية إقليم مطار نهر جبل مخيم حي شارع ميناء جزيرة بحيرة خليج بحر ضاحية قضاء بلدية مقاطعة`)

// proclitics counts the runes of the proclitics before the name at i.
func (n *namer) proclitics(i int) int {
	t := n.ts[i]
	if !t.arabic() {
		return 0
	}
	letters := 0
	if place := n.places[i]; place.n > 0 {
		letters = utf8.RuneCountInString(t.key) - utf8.RuneCountInString(place.key)
		if !strings.HasSuffix(t.key, place.key) {
			letters += 2 // للأمم
		}
	} else if strength, stem := knownName(t); strength != unknownName {
		letters = utf8.RuneCountInString(t.key) - utf8.RuneCountInString(stem)
	}
	runes := 0
	for _, r := range t.Text {
		if letters <= 0 {
			break
		}
		runes++
		if !unicode.Is(unicode.Mn, r) && r != 'ـ' {
			letters--
		}
	}
	return runes
}
