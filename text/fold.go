package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes spellings that mean the same equal: compatibility forms (NFKC) and letter case; the
// seat of a hamza, ى for ي, ة for ه, Persian letter forms, tatweel and vowel marks; accents of Latin
// and Greek letters; digits of either Arabic row; quotation marks, dashes, Arabic punctuation,
// invisible characters and runs of white space. It is idempotent, for comparison, never for print.
func Fold(s string) string {
	f := folder{folded: make([]byte, 0, len(s))}
	f.addAll(s)
	if f.composable {
		f = f.composed()
	}
	return string(f.folded)
}

// FoldSpans folds s and says where each rune of the result stood: folded runes [i:j] come from the
// runes [offsets[i]:offsets[j]] of s. For that, offsets has one element more than folded has runes,
// the number of runes in s.
func FoldSpans(s string) (folded string, offsets []int) {
	f := folder{folded: make([]byte, 0, len(s)), offsets: make([]int, 0, len(s)/2+1)}
	f.addAll(s)
	if f.composable {
		f = f.composed()
	}
	return string(f.folded), append(f.offsets, utf8.RuneCountInString(s))
}

// folder collects what add makes of runes in NFKD. What it collects is again in NFKD and stays as
// it is if added again, so that Fold is idempotent.
type folder struct {
	folded     []byte
	offsets    []int // of the source of each folded rune; nil if nobody asks
	last       rune  // of folded
	bare       bool  // the last letter drops its marks
	marks      int   // kept on the last letter
	composable bool  // something was kept that NFC may compose
}

// maxMarks bounds the marks on one letter, below the 30 at which NFC begins to insert joiners.
const maxMarks = 8

// addAll folds s. ASCII and Arabic need no normalizer, since add knows their composed letters.
func (f *folder) addAll(s string) {
	foreign, at := -1, 0 // first byte and index of the first rune of a run for the normalizer
	index := 0
	for i, r := range s {
		switch plain := r < utf8.RuneSelf || arabic(r); {
		case plain && foreign >= 0:
			f.addForeign(s[foreign:i], at)
			foreign = -1
			f.add(r, index)
		case plain:
			f.add(r, index)
		case foreign < 0:
			foreign, at = i, index
		}
		index++
	}
	if foreign >= 0 {
		f.addForeign(s[foreign:], at)
	}
}

func (f *folder) addForeign(s string, at int) {
	decompose(s, norm.NFKD, func(r rune, source int) { f.add(r, at+source) })
}

// decompose yields the runes of s in a normal form, each with the index of its source rune.
func decompose(s string, form norm.Form, yield func(r rune, source int)) {
	var it norm.Iter
	it.InitString(form, s)
	for start, pos := 0, 0; !it.Done(); {
		segment := it.Next()
		n := utf8.RuneCountInString(s[pos:it.Pos()])
		pos = it.Pos()
		for k := 0; len(segment) > 0; k++ {
			r, size := utf8.DecodeRune(segment)
			yield(r, start+max(0, min(k, n-1)))
			segment = segment[size:]
		}
		start += n
	}
}

func (f *folder) add(r rune, source int) {
	switch {
	case r < utf8.RuneSelf:
		if r = foldASCII(r); r == ' ' && f.last == ' ' {
			return
		}
		f.bare = true
	case arabic(r):
		f.bare = true
		if r = foldArabic(r); r == dropped {
			return
		}
		if r == hamzaAbove {
			f.reseat()
			return
		}
	case invisible(r):
		return
	case unicode.IsSpace(r):
		f.add(' ', source)
		return
	case unicode.Is(unicode.Mn, r):
		if f.bare || f.marks >= maxMarks {
			return
		}
		f.marks++
		f.composable = true
	default:
		r = foldOther(r)
		f.bare = r < utf8.RuneSelf || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Arabic)
		f.composable = f.composable || unicode.Is(unicode.Hangul, r)
		f.marks = 0
	}
	f.put(r, source)
}

func (f *folder) put(r rune, source int) {
	f.folded = utf8.AppendRune(f.folded, r)
	f.last = r
	if f.offsets != nil {
		f.offsets = append(f.offsets, source)
	}
}

// reseat makes a bare hamza of و and ي with a hamza above, as of ؤ and ئ: which seat it has is a
// matter of spelling (شؤون, شئون).
func (f *folder) reseat() {
	if f.last == 'و' || f.last == 'ي' {
		f.folded = utf8.AppendRune(f.folded[:len(f.folded)-utf8.RuneLen(f.last)], 'ء')
		f.last = 'ء'
	}
}

// composed returns f with the letters that kept their marks, and Hangul, put back together.
func (f *folder) composed() folder {
	c := folder{folded: make([]byte, 0, len(f.folded))}
	if f.offsets == nil {
		c.folded = norm.NFC.Append(c.folded, f.folded...)
		return c
	}
	c.offsets = make([]int, 0, len(f.offsets))
	decompose(string(f.folded), norm.NFC, func(r rune, source int) { c.put(r, f.offsets[source]) })
	return c
}
