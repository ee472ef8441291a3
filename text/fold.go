package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes spellings that mean the same equal: compatibility forms (NFKC) and letter case; in
// Arabic also the seat of a hamza, ى for ي, ة for ه, Persian forms, tatweel and vowel marks; accents of Latin
// letters, digits of either Arabic row, quotation marks, dashes, Arabic punctuation, invisible
// characters and runs of white space. It is idempotent and for comparison only, never for print.
func Fold(s string) string {
	folded, _ := FoldSpans(s)
	return folded
}

// FoldSpans folds s and says where each rune of the result stood: folded runes [i:j] come from the
// runes [offsets[i]:offsets[j]] of s. For that, offsets has one element more than folded has
// runes, the number of runes in s.
func FoldSpans(s string) (folded string, offsets []int) {
	f := folder{runes: make([]rune, 0, len(s)), offsets: make([]int, 0, len(s)+1)}
	decompose(s, norm.NFKD, f.add)
	f.offsets = append(f.offsets, utf8.RuneCountInString(s))
	if !f.composable {
		return string(f.runes), f.offsets
	}
	return f.compose()
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

// folder collects folded runes, which are in NFKD as long as they come in NFKD.
type folder struct {
	runes      []rune
	offsets    []int
	bare       bool // marks on the last letter are dropped
	marks      int  // kept on the last letter
	composable bool // something was kept that NFC may compose
}

// maxMarks bounds the marks on one letter, below the 30 where NFC begins to insert joiners.
const maxMarks = 8

const (
	hamzaAbove = '\u0654'
	tatweel    = 'ـ'
)

func (f *folder) add(r rune, source int) {
	switch {
	case 'a' <= r && r <= 'z':
		f.bare = true
	case r == tatweel || invisible(r):
		return
	case unicode.IsSpace(r):
		if n := len(f.runes); n > 0 && f.runes[n-1] == ' ' {
			return
		}
		r = ' '
	case unicode.Is(unicode.Mn, r):
		if f.bare {
			f.reseat(r)
			return
		}
		if f.marks++; f.marks > maxMarks {
			return
		}
		f.composable = true
	default:
		r = unicode.ToLower(r)
		if to, ok := foldings[r]; ok {
			r = to
		}
		f.bare = unicode.In(r, unicode.Latin, unicode.Arabic, unicode.Greek)
		f.composable = f.composable || unicode.Is(unicode.Hangul, r)
		f.marks = 0
	}
	f.runes = append(f.runes, r)
	f.offsets = append(f.offsets, source)
}

// reseat takes the hamza off و and ي, since its seat is a matter of spelling (شؤون, شئون).
func (f *folder) reseat(mark rune) {
	n := len(f.runes)
	if mark == hamzaAbove && n > 0 && (f.runes[n-1] == 'و' || f.runes[n-1] == 'ي') {
		f.runes[n-1] = 'ء'
	}
}

// compose brings letters that kept their marks, and Hangul, back together.
func (f *folder) compose() (string, []int) {
	var b strings.Builder
	offsets := make([]int, 0, len(f.offsets))
	decompose(string(f.runes), norm.NFC, func(r rune, source int) {
		b.WriteRune(r)
		offsets = append(offsets, f.offsets[source])
	})
	return b.String(), append(offsets, f.offsets[len(f.offsets)-1])
}

// invisible reports characters that steer layout only: joiners, direction marks, variants.
func invisible(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f')
}

// foldings are the letters and signs that normalization leaves apart.
var foldings = map[rune]rune{
	'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ک': 'ك', 'ڪ': 'ك',
	'ة': 'ه', 'ۃ': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه',
	'٠': '0', '١': '1', '٢': '2', '٣': '3', '٤': '4', '٥': '5', '٦': '6', '٧': '7', '٨': '8', '٩': '9',
	'۰': '0', '۱': '1', '۲': '2', '۳': '3', '۴': '4', '۵': '5', '۶': '6', '۷': '7', '۸': '8', '۹': '9',
	'،': ',', '؛': ';', '؟': '?', '۔': '.', '٪': '%', '٫': '.', '٬': ',',
	'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ς': 'σ',
	'“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '〝': '"', '〞': '"',
	'‘': '\'', '’': '\'', '‚': '\'', '‛': '\'', '‹': '\'', '›': '\'', 'ʼ': '\'', 'ʹ': '\'', '`': '\'', '′': '\'',
	'‐': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '⁄': '/',
}
