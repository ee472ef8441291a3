package text

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"
)

// sound is a consonant, or all vowels that stand between two.
type sound struct {
	may   uint64 // the sounds that it may be, a bit for each
	must  uint64 // the vowels among them that are written out, so that the other spelling shows them too
	vowel bool
	loss  float64 // the cost of its being left out
}

// vowels; و and ي are vowels wherever they stand, and so are w and y.
const (
	open  uint64 = 1 << (61 + iota) // a, ا
	front                           // i, ي
	round                           // u, و
)

// vowelCost is that of a written vowel which the other spelling does not have.
const vowelCost = .3

// differs is the cost of s standing where the other spelling has t.
func (s sound) differs(t sound) float64 {
	switch {
	case s.vowel != t.vowel, !s.vowel && s.may&t.may == 0:
		return 2
	case !s.vowel:
		return 0
	}
	return vowelCost * float64(bits.OnesCount64(s.must&^t.may)+bits.OnesCount64(t.must&^s.may))
}

// consonantTable lists letters that may stand for one sound, line by line, the longest first
const consonantTable = `
b p ب پ б п
f v ph ف ڤ ف в ф
t th tt ت ط ث т
d dh د ذ ظ ض д
th dh ث ذ
s c sz ث س ص с
z s dh ز ذ ظ з
sh ch sch sz tch tsch cz ش تش ш щ ч
j g c ch dj dg zh ج ж дж
g gh gu ج غ г ق
k c ck q qu ques cques ch ك ق к
kh j ch خ х
h ه ح х г
l ل л
m م м
n ن н
r rh ر р
`

// consonants holds a bit for each line on which the letters stand.
var consonants = sync.OnceValue(func() map[string]uint64 {
	table := make(map[string]uint64)
	for i, line := range dataLines(consonantTable) {
		for letters := range strings.FieldsSeq(line) {
			table[letters] |= 1 << i
		}
	}
	return table
})

// vowelSounds says which vowel a letter may be: in English "i" may be اي, and "u" ا.
var vowelSounds = map[rune]uint64{
	'a': open, 'e': open | front, 'i': open | front, 'o': open | round, 'u': open | round, 'y': open | front, 'w': round,
	'ا': open, 'و': round, 'ي': front, 'ع': open | front | round, 'ء': open | front | round,
	'а': open, 'е': open | front, 'э': open | front, 'и': open | front, 'й': front, 'ы': front, 'і': front, 'ї': front, 'є': front,
	'о': open | round, 'у': open | round, 'ё': front | round, 'ю': front | round, 'я': open | front,
}

// longestConsonant is the number of letters of one, as in "Jacques".
const longestConsonant = 5

// longestSounded is the number of letters from which a word is no name.
const longestSounded = 20

// sounds reads a folded word. Letters of other scripts make it unreadable.
func sounds(word string) []sound {
	runes := []rune(word)
	if len(runes) > longestSounded {
		return nil
	}
	var list []sound
	for i := 0; i < len(runes); {
		if n := vowelsAt(runes, i); n > 0 {
			list = append(list, vowelSound(runes, i, i+n))
			i += n
			continue
		}
		c, n := consonantAt(runes, i)
		if n == 0 {
			if runes[i] == 'ь' || runes[i] == 'ъ' {
				i++
				continue
			}
			return nil
		}
		if i == 0 || len(list) == 0 || list[len(list)-1].may != c[0].may || list[len(list)-1].vowel {
			list = append(list, c...) // a doubled one is one
		}
		i += n
	}
	return list
}

// vowelsAt counts the vowels at i; an h that closes a word is one.
func vowelsAt(runes []rune, i int) int {
	n := 0
	for i+n < len(runes) {
		r := runes[i+n]
		last := i+n == len(runes)-1 && i+n > 0
		if vowelSounds[r] == 0 && !(last && (r == 'ه' || r == 'h' && n > 0)) {
			break
		}
		n++
	}
	return n
}

// vowelSound is what the vowels from i to j say.
func vowelSound(runes []rune, i, j int) sound {
	s := sound{vowel: true, loss: .05}
	run := string(runes[i:j])
	for k, r := range runes[i:j] {
		s.may |= vowelSounds[r]
		switch {
		case r == 'ه':
			s.may |= open | front
		case r == 'ا' && i+k == 0:
			s.may |= open | front | round
		case r == 'ي' && i+k == len(runes)-1 && i > 0: // ى as well
			s.may |= open
			s.loss = vowelCost
		case r == 'ا', r == 'و', r == 'ي', r == 'w':
			s.must |= vowelSounds[r]
		}
	}
	latin := runes[i] < utf8.RuneSelf
	if latin && j-i > 1 {
		s.must |= digraph(run)
	}
	if latin && run == "a" && lengthened(runes, j) {
		s.may |= front
	}
	if latin && i > 0 && (run == "i" || run == "y") && j == len(runes) {
		s.may = front
	}
	s.may |= s.must
	if run == "ou" && i == 1 {
		s.must = 0 // a short u in French, at the beginning: Mourad
	}
	switch {
	case s.must != 0:
		s.loss += vowelCost * float64(bits.OnesCount64(s.must))
	case i == 0:
		s.loss = vowelCost
	case j == len(runes) && run != "e" && run != "ه":
		s.loss = max(s.loss, .2)
	}
	return s
}

// digraph returns which vowels two or more Latin letters surely write.
func digraph(run string) uint64 {
	switch {
	case strings.Contains(run, "ia"):
		return open
	case strings.ContainsAny(run, "uw"), strings.Contains(run, "o") && !strings.Contains(run, "eo"):
		return round
	case strings.ContainsAny(run, "iy"), strings.Contains(run, "ee"):
		return front
	}
	return 0
}

// lengthened reports that a single consonant and another vowel follow: "Blake", "David".
func lengthened(runes []rune, j int) bool {
	return j+1 < len(runes) && strings.ContainsRune("ei", runes[j+1]) && vowelSounds[runes[j]] == 0
}

// consonantAt reads the longest consonant at i, of n letters; x is two.
func consonantAt(runes []rune, i int) (list []sound, n int) {
	table := consonants()
	if runes[i] == 'x' {
		return []sound{{may: table["k"], loss: 1}, {may: table["s"], loss: 1}}, 1
	}
	for n = min(longestConsonant, len(runes)-i); n > 0; n-- {
		may, ok := table[string(runes[i:i+n])]
		if !ok {
			continue
		}
		s := sound{may: may, loss: 1}
		switch r := runes[i]; {
		case r == 'h' || r == 'ه' || r == 'ح':
			s.loss = .3
			if i == 0 {
				s.loss = .6
			} else if i+n < len(runes) && vowelSounds[runes[i+n]] == 0 {
				s.loss = .1 // John
			}
		case i > 0 && runes[i-1] == 'n' && r == 'g':
			s.loss = .1 // Washington
		case nasal(r) && i+1 < len(runes) && strings.ContainsRune("bpبп", runes[i+1]):
			s.may = table["n"] | table["m"] // Jumblatt, جنبلاط
		case i > 0 && i+n == len(runes) && strings.ContainsRune("std", r) && utf8.RuneLen(r) == 1:
			s.loss = .3 // silent in French
		}
		return []sound{s}, n
	}
	return nil, 0
}

func nasal(r rune) bool { return strings.ContainsRune("nmنمн", r) }
