package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers counts the bytes of rest that still close before: a mark of quotation or a bracket after
// a space, as in « Non. ».
func closers(before, rest string) int {
	if strings.HasSuffix(before, "\n") {
		return 0
	}
	n := 0
	for _, r := range rest {
		if !unicode.In(r, unicode.Pe, unicode.Pf) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// continues reports that the end found between before and rest is none.
func continues(before, rest string) bool {
	if strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r") || strings.HasSuffix(before, "\u2029") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLower(next) {
		return true
	}
	stem, ok := strings.CutSuffix(strings.TrimRightFunc(before, unicode.IsSpace), ".")
	if !ok {
		return false
	}
	last := stem[strings.LastIndexFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })+1:]
	if last == "" {
		return false
	}
	if titles[Fold(last)] {
		return true
	}
	if numbered[Fold(last)] {
		return unicode.IsDigit(next)
	}
	if utf8.RuneCountInString(last) == 1 || strings.Contains(last, ".") || ambiguous[Fold(last)] {
		return !openers[firstWord(rest)]
	}
	return false
}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return Fold(s[:end])
}

// titles never end a sentence; numbered do not before a digit; ambiguous and initials do not unless
// one of the openers follows.
var (
	titles    = wordSet("dr mr mrs ms prof gen lt col maj capt cmdr sgt sen rep gov rev hon st adm amb pres supt vs e.g i.e mt ft d. mme mlle herr nr bzw ca sr sra")
	numbered  = wordSet("no nos art sec fig vol p pp jan feb mar apr jun jul aug sept sep oct nov dec")
	ambiguous = wordSet("inc co corp ltd jr sr bros dept univ ave blvd etc al")
	openers   = wordSet("the a an he she it they we i you this that these those there in on at but and or so if when while as for after before since by his her its their our my what who how why where now then also still yet not no")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
