package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barid/text"
)

// bare leaves out titles, and particles that are written or not: "Ahmed al-Sharaa", "Ahmed Sharaa".
func bare(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return particles[w] || titles[w] })
}

// same reports that two folded words are one, whatever Arabic proclitics stand before them.
func same(a, b string) bool {
	return a == b || caseless(a) && caseless(b) && proclitic(a, b)
}

// proclitic reports that two words are one but for the proclitics of either.
func proclitic(a, b string) bool {
	return slices.ContainsFunc(withoutProclitics(a), func(stem string) bool {
		return stem == b || slices.Contains(withoutProclitics(b), stem)
	}) || slices.Contains(withoutProclitics(b), a)
}

// withoutProclitics returns what a folded Arabic word may be when و ف, ب ل ك and ال are taken off.
func withoutProclitics(w string) []string {
	var list []string
	for _, proclitics := range [][]string{{"و", "ف"}, {"ب", "ل", "ك"}, {"ال", "ل"}} {
		for _, p := range proclitics {
			if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= 3 {
				list = append(list, rest)
				w = rest
				break
			}
		}
	}
	return list
}

var (
	particles = members(`al el ibn bin ben abu de del della di da la le van von der the and of`)
	titles    = members(`president prime minister king queen prince princess sheikh sultan emir mr mrs ms dr sir lord lady
		senator sen representative rep governor gov mayor general gen colonel col major captain lt secretary chancellor
		ambassador envoy former chief spokesman spokeswoman judge justice attorney foreign defense defence deputy vice
		الرئيس رئيس الوزير وزير الملك ملك الأمير أمير الشيخ السيد السيدة الدكتور العميد اللواء العقيد الفريق النائب السفير المبعوث`)
)

// members makes a table of folded words.
func members(list string) map[string]bool {
	table := make(map[string]bool)
	for w := range strings.FieldsSeq(text.Fold(list)) {
		table[w] = true
	}
	return table
}

// terms makes a table of the terms of a list of words.
func terms(language, list string) map[string]bool {
	table := make(map[string]bool)
	for _, term := range text.NewAnalyzer(language).Terms(list) {
		table[term] = true
	}
	return table
}

// meanings makes a table of words by what a lexicon knows them by.
func meanings(list string) map[string]bool {
	table := make(map[string]bool)
	for _, language := range []string{"en", "ar"} {
		for _, sentence := range sentences(list, language) {
			for _, w := range sentence {
				table[w.meaning()] = true
			}
		}
	}
	return table
}
