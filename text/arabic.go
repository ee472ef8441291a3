package text

import (
	"strings"
	"unicode/utf8"
)

// stemArabic takes proclitics and endings off a folded Arabic word, as long as three letters stay.
func stemArabic(word string) string {
	for _, prefix := range []string{"و", "ف", "ل", "ب", "ك", "ال"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok && utf8.RuneCountInString(rest) >= 4 {
			word = rest
		}
	}
	for _, suffix := range []string{"ها", "هم", "ات", "ان", "ون", "ين", "يا", "ه", "ي", "ت", "ا"} {
		if rest, ok := strings.CutSuffix(word, suffix); ok && utf8.RuneCountInString(rest) >= 3 {
			word = rest
		}
	}
	return word
}
