package text

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"hamza forms", "أحمد إلى آل ٱلشرق", "احمد الي ال الشرق"},
		{"seat of a hamza", "شؤون شئون رءوس رؤوس", "شءون شءون رءوس رءوس"},
		{"hamza as a mark of its own", "شو\u0654ون ا\u0654حمد", "شءون احمد"},
		{"ta marbuta and alif maqsura", "مدرسة كبرى", "مدرسه كبري"},
		{"Persian letters and digits", "کتاب فارسی ۱۲", "كتاب فارسي 12"},
		{"tatweel and vowel marks", "مُحَمَّـــد", "محمد"},
		{"presentation forms", "ﻻ ﷲ", "لا الله"},
		{"Arabic punctuation and digits", "١٬٢٣٤٫٥٪، نعم؟", "1,234.5%, نعم?"},
		{"accents", "Erdoğan, MÜNCHEN, İzmir, Łódź", "erdogan, munchen, izmir, lodz"},
		{"marks of other scripts stay", "Йод, हिन्दी", "йод, हिन्दी"},
		{"Hangul stays whole", "한국", "한국"},
		{"quotation marks and dashes", "“don’t” «x» – y — z", `"don't" "x" - y - z`},
		{"invisible characters", "a\u200bb\u00adc\ufeffd", "abcd"},
		{"white space", "a\u00a0\n\t b", "a b"},
		{"compatibility", "ＡＢ № ½ ﬁ", "ab no 1/2 fi"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestFoldSpans(t *testing.T) {
	tests := []struct{ in, find, want string }{
		{"قال مُحَمَّدٌ نعم", "محمد", "مُحَمَّدٌ"},
		{"in Łódź  today", "lodz", "Łódź"},
		{"a  ﬁne day", "fine", "ﬁne"},
		{"Й Йод", "йод", "Йод"},
		{"e\u0301te\u0301", "ete", "e\u0301te\u0301"},
	}
	for _, tt := range tests {
		folded, offsets := FoldSpans(tt.in)
		if got := original(tt.in, folded, offsets, tt.find); got != tt.want {
			t.Errorf("FoldSpans(%q): %q stands at %q, want %q", tt.in, tt.find, got, tt.want)
		}
	}
}

// original returns what find, found in folded, was in s.
func original(s, folded string, offsets []int, find string) string {
	for i := range folded {
		if len(folded) >= i+len(find) && folded[i:i+len(find)] == find {
			from := utf8.RuneCountInString(folded[:i])
			return Span{offsets[from], offsets[from+utf8.RuneCountInString(find)]}.Of(s)
		}
	}
	return ""
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Ａé ﷺ ‘x’", "و\u0654\u0655", "\xff\u0301a\xc0", "İ\u0307ẞ", "한\u1100\u1161\u11a8", "Й\u064e\u0323\u0308", "’\u05ba"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded, offsets := FoldSpans(s)
		if once := Fold(s); once != folded {
			t.Errorf("Fold(%q) = %q, FoldSpans gives %q", s, once, folded)
		}
		if twice := Fold(folded); twice != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, twice)
		}
		if len(offsets) != utf8.RuneCountInString(folded)+1 {
			t.Fatalf("FoldSpans(%q): %d offsets for %q", s, len(offsets), folded)
		}
		last := 0
		for _, o := range offsets {
			if o < last || o > utf8.RuneCountInString(s) {
				t.Fatalf("FoldSpans(%q): offsets %v", s, offsets)
			}
			last = o
		}
	})
}
