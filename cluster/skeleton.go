package cluster

import (
	"strings"
	"unicode/utf8"

	"barid/text"
)

// leastSkeleton is the least number of consonants by which a name is known again in another script.
const leastSkeleton = 3

// nameKey is the same for a word of a name in the Latin and the Arabic script, if it has enough
// consonants: طرطوس and Tartus are "trts". Else it is the folded word.
func nameKey(word string) string {
	if s := skeleton(word); len(s) >= leastSkeleton {
		return s
	}
	return text.Fold(word)
}

// skeleton returns the consonants of a word, those merged that the two scripts do not keep apart.
// Vowels, and letters that only sometimes are consonants (و ي ه ع, w y h), are left out, since
// transliterations differ in them; a doubled letter counts once.
func skeleton(word string) string {
	folded := strings.TrimSuffix(text.Fold(word), "'s")
	if bare, ok := strings.CutPrefix(folded, "ال"); ok && utf8.RuneCountInString(bare) > 2 {
		folded = bare
	}
	var bones []byte
	var last rune
	for _, r := range digraphs.Replace(folded) {
		if bone, ok := consonants[r]; ok && r != last {
			bones = append(bones, bone...)
		}
		last = r
	}
	return string(bones)
}

// digraphs are two Latin letters for one sound.
var digraphs = strings.NewReplacer("sh", "s", "ch", "s", "kh", "k", "gh", "g", "th", "t", "dh", "d", "ph", "f", "ce", "se", "ci", "si")

var consonants = map[rune]string{
	'b': "b", 'p': "b", 'ب': "b", 'پ': "b",
	'f': "f", 'v': "f", 'ف': "f", 'ڤ': "f",
	't': "t", 'ت': "t", 'ط': "t", 'ث': "t",
	'd': "d", 'د': "d", 'ض': "d", 'ذ': "d",
	's': "s", 'س': "s", 'ص': "s", 'ش': "s",
	'z': "z", 'ز': "z", 'ظ': "z",
	'k': "k", 'q': "k", 'c': "k", 'g': "k", 'j': "k", 'x': "ks", 'ك': "k", 'ق': "k", 'ج': "k", 'غ': "k", 'خ': "k", 'گ': "k",
	'l': "l", 'ل': "l",
	'm': "m", 'م': "m",
	'n': "n", 'ن': "n",
	'r': "r", 'ر': "r",
}
