package text

import (
	"strconv"
	"strings"
	"sync"
)

// partKind says how a part joins the number before it.
type partKind byte

const (
	digitsPart partKind = 1 + iota
	unitPart
	weakPart // a number only before عشر, a ten, or behind an English ten: أحد, الثاني, "second"
	ordinalPart
	teenPart
	arabicTenPart // of the teens, or ten itself
	tenPart
	hundredPart
	scalePart
	scalesPart        // a plural that counts only behind a number: آلاف
	doublePart        // a dual: ألفان
	scaleOrDoublePart // ألفا, accusative of the one and construct of the other
	fractionPart
	denominatorPart // "thirds"
)

// numberWord is what a word adds to a number.
type numberWord struct {
	kind  partKind
	value float64
}

// numberTable lists kind, value, whether the Arabic article may stand before (+) or not (-), and words.
const numberTable = `
unit     0  - zero صفر
unit     1  + one واحد واحدة
unit     2  - two اثنان اثنين اثنتان اثنتين
unit     3  + three ثلاثة ثلاث
unit     4  + four أربعة أربع
unit     5  + five خمسة خمس
unit     6  + six ستة ست
unit     7  + seven سبعة سبع
unit     8  + eight ثمانية ثماني ثمان
unit     9  + nine تسعة تسع
weak     1  + first أحد إحدى حادي حادية
weak     2  + second اثنا اثني اثنتا اثنتي ثاني ثانية
ordinal  3  + third ثالث ثالثة
ordinal  4  + fourth رابع رابعة
ordinal  5  + fifth خامس خامسة
ordinal  6  + sixth سادس سادسة
ordinal  7  + seventh سابع سابعة
ordinal  8  + eighth ثامن ثامنة
ordinal  9  + ninth تاسع تاسعة
ordinal  10 + tenth عاشر عاشرة
ordinal  11 - eleventh
ordinal  12 - twelfth
ordinal  13 - thirteenth
ordinal  14 - fourteenth
ordinal  15 - fifteenth
ordinal  16 - sixteenth
ordinal  17 - seventeenth
ordinal  18 - eighteenth
ordinal  19 - nineteenth
ordinal  20 - twentieth
ordinal  30 - thirtieth
ordinal  40 - fortieth
ordinal  50 - fiftieth
teen     10 - ten
teen     11 - eleven
teen     12 - twelve
teen     13 - thirteen
teen     14 - fourteen
teen     15 - fifteen
teen     16 - sixteen
teen     17 - seventeen
teen     18 - eighteen
teen     19 - nineteen
arabic   10 + عشرة عشر
ten      20 + twenty عشرون عشرين
ten      30 + thirty ثلاثون ثلاثين
ten      40 + forty fourty أربعون أربعين
ten      50 + fifty خمسون خمسين
ten      60 + sixty ستون ستين
ten      70 + seventy سبعون سبعين
ten      80 + eighty ثمانون ثمانين
ten      90 + ninety تسعون تسعين
hundred  100 + hundred مئة مائة
hundred  200 + مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي
hundred  300 + ثلاثمئة ثلاثمائة
hundred  400 + أربعمئة أربعمائة
hundred  500 + خمسمئة خمسمائة
hundred  600 + ستمئة ستمائة
hundred  700 + سبعمئة سبعمائة
hundred  800 + ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة
hundred  900 + تسعمئة تسعمائة
scale    12 - dozen
scale    1000 + thousand ألف
scale    1000000 + million mn mln مليون
scale    1000000000 + billion bn مليار بليون
scale    1000000000000 + trillion tn trn تريليون ترليون
scales   1000 + آلاف
scales   1000000 + ملايين
scales   1000000000 + مليارات بلايين
scales   1000000000000 + تريليونات ترليونات
double   1000 + ألفان ألفين ألفي
double   1000000 + مليونان مليونين مليوني
double   1000000000 + ملياران مليارين ملياري
either   1000 - ألفا
either   1000000 - مليونا
either   1000000000 - مليارا
fraction 0.5 - half نصف
fraction 0.3333333333333333 - ثلث
fraction 0.6666666666666666 - ثلثا ثلثي ثلثان ثلثين
fraction 0.25 - ربع
denom    0.3333333333333333 - thirds
denom    0.25 - quarters quarter أرباع
denom    0.2 - fifths أخماس
denom    0.1 - tenths أعشار
`

var partKinds = map[string]partKind{
	"unit": unitPart, "weak": weakPart, "ordinal": ordinalPart, "teen": teenPart, "arabic": arabicTenPart, "ten": tenPart,
	"hundred": hundredPart, "scale": scalePart, "scales": scalesPart, "double": doublePart, "either": scaleOrDoublePart,
	"fraction": fractionPart, "denom": denominatorPart,
}

// numberWords holds the folded words of numberTable, those of Arabic also with the article.
var numberWords = sync.OnceValue(func() map[string]numberWord {
	words := make(map[string]numberWord)
	for _, line := range dataLines(numberTable) {
		f := strings.Fields(line)
		value, _ := strconv.ParseFloat(f[1], 64)
		for _, w := range f[3:] {
			words[Fold(w)] = numberWord{partKinds[f[0]], value}
			if f[2] == "+" {
				words["ال"+Fold(w)] = numberWord{partKinds[f[0]], value}
			}
		}
	}
	return words
})

// part is a piece of a number: "forty", "-seven", "and a half", "11", "billion", "وأربعون".
type part struct {
	numberWord
	link      link
	n         int  // tokens
	dependent bool // no number unless something counts it: "hundred" without "a", المليون
}

// denominator turns "third" into a third.
func (p part) denominator() part {
	p.kind, p.value = denominatorPart, 1/p.value
	return p
}

// link is what joins a part to the one before.
type link byte

const (
	noLink link = iota
	andLink
	wawLink
)

// partAt reads a part of a number at ts[i], with the word that links it; start is set for the first one.
func partAt(ts []token, i int, start bool) (part, bool) {
	if n := ts[i].numerals(); len(n) == 1 {
		return digitsAt(ts, i, n[0]), true
	}
	p := part{n: 1}
	if !start {
		p.link, p.n = linkAt(ts, i)
		if i += p.n - 1; i >= len(ts) || !ts[i].adjacent() {
			return p, false
		}
	}
	var waw, ok bool
	p.numberWord, waw, ok = wordNumber(ts[i].key, start)
	if !ok || !stands(ts, i, start, p.numberWord) {
		return p, false
	}
	if waw && !start {
		p.link = wawLink
	}
	article := i > 0 && articles[ts[i-1].key]
	if ts[i].arabic() {
		p.dependent = strings.HasPrefix(ts[i].key, "ال") && ts[i].key != "الف"
	} else {
		p.dependent = !article
	}
	if start && article && p.kind == ordinalPart && i+1 < len(ts) && ts[i+1].key == "of" {
		return p.denominator(), true // "a third of"
	}
	return p, true
}

var articles = foldedSet("a an per")

func digitsAt(ts []token, i int, n numeral) part {
	p := part{numberWord: numberWord{kind: digitsPart, value: n.value * n.scale}, n: 1}
	if n.unit == "m" && unitBefore(ts, i) != "" {
		p.value *= 1e6 // "£5m"
	}
	if strings.HasPrefix(ts[i].key, "و") {
		p.link = wawLink
	}
	return p
}

// linkAt reads "and", "and a", "a" or و before a part, and counts its tokens and that of the part.
func linkAt(ts []token, i int) (link, int) {
	switch key := ts[i].key; {
	case key == "و":
		return wawLink, 2
	case key == "and" && i+1 < len(ts) && ts[i+1].key == "a":
		return andLink, 3
	case key == "and":
		return andLink, 2
	case key == "a" && i > 0 && ts[i-1].key == "half":
		return noLink, 2
	}
	return noLink, 1
}

// wordNumber looks a word up; waw is set where it began with و. Only the first word of a number may
// have another proclitic.
func wordNumber(key string, start bool) (w numberWord, waw, ok bool) {
	words := numberWords()
	for stem := range (token{key: key}).stemmed() {
		if w, ok = words[stem]; ok {
			waw = stem != key && strings.HasPrefix(key, "و")
			return w, waw, start || stem == key || "و"+stem == key
		}
	}
	return w, false, false
}

// stands rules out words that are no number where they stand: "half" of a match, "quarter" of a
// year, ربع النهائي.
func stands(ts []token, i int, start bool, w numberWord) bool {
	if w.kind != fractionPart && w.kind != denominatorPart {
		return true
	}
	next := ""
	if i+1 < len(ts) && ts[i+1].adjacent() {
		next = ts[i+1].key
	}
	switch {
	case start && w.kind == denominatorPart:
		return ts[i].key == "quarter" && next == "of" && i > 0 && ts[i-1].key == "a"
	case ts[i].arabic():
		return next != "نهاءي" && next != "النهاءي"
	case !start:
		return true
	}
	return halved[next]
}

// halved may follow "half" where it is a number.
var halved = foldedSet("a an of the its their")

// countsOne reports that "one" at ts[i] counts something, rather than standing for it.
func countsOne(ts []token, i int) bool {
	if i > 0 && ts[i].spaced() && notOneBehind[ts[i-1].key] {
		return false
	}
	if i+1 == len(ts) || !ts[i+1].adjacent() {
		return false
	}
	return !ts[i+1].spaced() || !notOneBefore[ts[i+1].key]
}

var (
	notOneBehind = foldedSet("no any every each some this that the which another not good day only first last new")
	notOneBefore = foldedSet(`of another by who that is was has had and or for to in on with day can could would will should may
		might must said where which more whose thing such at from as but`)
)
