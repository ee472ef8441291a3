package text

import (
	"slices"
	"strings"
)

// Sounding is a text by the sound of its words, for finding in it a name that is written in another
// script.
type Sounding struct {
	words []spelling
	known []KnownName
}

// NewSounding reads the words of s in the Latin, Arabic or Cyrillic script.
func NewSounding(s string) Sounding { return Sounding{spellings(s), KnownNames(s)} }

// Find returns where the text has the name: by the gazetteer, or in words that sound like it and follow
// one another.
func (t Sounding) Find(name string) (at Span, found bool) {
	n := NewSounding(name)
	if id, ok := n.whole(); ok {
		if i := slices.IndexFunc(t.known, func(k KnownName) bool { return k.Entry == id }); i >= 0 {
			return t.known[i].Span, true
		}
	}
	if len(n.words) == 0 || len(n.words) > longestName {
		return Span{}, false
	}
	for i := range t.words {
		if to, ok := follow(n.words, t.words[i:], false); ok {
			return Span{t.words[i].Start, t.words[i+to-1].End}, true
		}
	}
	return Span{}, false
}

// longestName bounds the words of a name that is looked for by sound.
const longestName = 8

// whole returns the entry of the gazetteer that all of a name is.
func (t Sounding) whole() (entry int, ok bool) {
	if len(t.known) != 1 || len(t.words) == 0 || t.known[0].End < t.words[len(t.words)-1].End || t.known[0].Start > t.words[0].Start {
		return 0, false
	}
	return t.known[0].Entry, true
}

// SameName reports that two names are one in different spellings, by the gazetteer or by their sound:
// Macron is ماكرون and Макрон. Neither may have a word that the other lacks, articles and "son of" apart.
func SameName(a, b string) bool {
	x, y := NewSounding(a), NewSounding(b)
	idX, wholeX := x.whole()
	idY, wholeY := y.whole()
	if wholeX && wholeY {
		return idX == idY
	}
	if len(x.words) == 0 || max(len(x.words), len(y.words)) > longestName {
		return false
	}
	_, ok := follow(x.words, y.words, true)
	return ok
}

// spelling is a word by its sounds, in each way that it may be read.
type spelling struct {
	Span
	readings [][]sound
}

func spellings(s string) []spelling {
	var list []spelling
	for _, t := range tokens(s) {
		if sonsAndArticles[t.key] {
			continue
		}
		if readings := t.readings(); len(readings) > 0 {
			list = append(list, spelling{t.Span, readings})
		}
	}
	return list
}

// sonsAndArticles are written in a name or not, as one word with the next or not.
var sonsAndArticles = foldedSet("al el ul ad as ash ar at az ez bin ibn ben бен бин ибн аль эль بن ابن")

// readings returns the sounds of the token, of an Arabic word also without the article and what else is
// written before it as one word.
func (t token) readings() [][]sound {
	var list [][]sound
	add := func(word string) {
		if s := sounds(word); len(s) > 0 {
			list = append(list, s)
		}
	}
	key := strings.ReplaceAll(t.key, "'", "")
	if !t.arabic() {
		add(key)
		if strings.HasSuffix(key, "h") {
			add(key + "h") // one alone may be silent
		}
		for _, r := range otherReadings {
			if other := strings.NewReplacer(r...).Replace(key); other != key {
				add(other)
			}
		}
		return list
	}
	for stem := range t.stemmed() {
		add(stem)
		if bare, ok := strings.CutPrefix(stem, "ال"); ok && len(bare) > 2*letterSize {
			add(bare)
		}
	}
	if letters := []rune(t.key); len(letters) == 3 && strings.ContainsRune("بلكوف", letters[0]) {
		add(string(letters[1:])) // بأم درمان
	}
	return list
}

// otherReadings are those of letters that languages in the Latin script read differently: a German W, Z
// and St, a Slavic J, a Persian V, a Chinese X; and of Arabic names.
var otherReadings = [][]string{
	{"w", "v"}, {"z", "ts"}, {"st", "sht"}, {"j", "y"}, {"v", "w"}, {"x", "sh"}, {"ц", "тс"},
	{"abdel", "abd", "abdul", "abd", "aboul", "abou"},
}

// follow reports that the name is what the words begin with, or all of them, and how many it is. Two words
// of one may be one of the other: نيويورك, Abdelfattah.
func follow(name, words []spelling, all bool) (n int, ok bool) {
	words = words[:min(len(words), 2*longestName+1)]
	reached := [2*longestName + 2][longestName + 1]bool{{true}} // by words of the one and of the other
	for n := range len(words) + 1 {
		if reached[n][len(name)] && (!all || n == len(words)) {
			return n, true
		}
		for i := range len(name) {
			for _, group := range [][2]int{{1, 1}, {2, 1}, {1, 2}} {
				to, next := i+group[0], n+group[1]
				if reached[n][i] && to <= len(name) && next <= len(words) && !reached[next][to] && alike(name[i:to], words[n:next]) {
					reached[next][to] = true
				}
			}
		}
	}
	return 0, false
}

// alike reports that one or two words sound like one or two others.
func alike(a, b []spelling) bool {
	for _, x := range joined(a) {
		for _, y := range joined(b) {
			if near(x, y, tolerance(x, y)) {
				return true
			}
		}
	}
	return false
}

// joined returns the readings of a word, or of two as of one.
func joined(words []spelling) [][]sound {
	if len(words) == 1 {
		return words[0].readings
	}
	var list [][]sound
	for _, x := range words[0].readings {
		for _, y := range words[1].readings {
			list = append(list, concat(x, y))
		}
	}
	return list
}

// concat puts two words together; vowels that meet are one sound.
func concat(x, y []sound) []sound {
	last := len(x) - 1
	if !x[last].vowel || !y[0].vowel {
		return slices.Concat(x, y)
	}
	both := sound{x[last].may | y[0].may, x[last].must | y[0].must, true, max(x[last].loss, y[0].loss)}
	return slices.Concat(x[:last], []sound{both}, y[1:])
}

// tolerance is how far two spellings of one name may be apart: the shorter the stricter, and never by a
// consonant.
func tolerance(a, b []sound) float64 {
	consonants := 0
	for _, list := range [][]sound{a, b} {
		n := 0
		for _, s := range list {
			if !s.vowel {
				n++
			}
		}
		consonants = max(consonants, n)
	}
	return min(.55, .05+.1*float64(max(1, consonants-1)))
}

// near reports that it costs no more than the limit to make one list of sounds of another.
func near(a, b []sound, limit float64) bool {
	row := make([]float64, len(b)+1)
	for j := range b {
		row[j+1] = row[j] + b[j].loss
	}
	for i := range a {
		before := row[0] // of the row above and the column before
		row[0] += a[i].loss
		least := row[0]
		for j := range b {
			best := min(row[j+1]+a[i].loss, row[j]+b[j].loss, before+a[i].differs(b[j]))
			before, row[j+1] = row[j+1], best
			least = min(least, best)
		}
		if least > limit {
			return false
		}
	}
	return row[len(b)] <= limit
}
