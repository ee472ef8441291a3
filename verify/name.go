package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"barid/text"
)

// judgeNames looks at every name: a passage must have it as it is written or at greater length, so that
// "Aoun" may stand for "Joseph Aoun" but nobody is given a first name that the source does not give.
// In scripts without capital letters any word may be a name, so each must be in a passage in some form.
func (ev evidence) judgeNames(sentence, language string) []claim {
	var claims []claim
	for _, name := range text.Names(sentence) {
		c := claim{Span: name.Span}
		if !ev.named(name.Text) {
			c.fault = "no cited passage names " + name.Text
		}
		claims = append(claims, c)
	}
	analyzer := text.NewAnalyzer(language)
	for _, w := range text.Words(sentence) {
		if !caseless(w.Text) || touches(w.Span, claims) {
			continue
		}
		c := claim{Span: w.Span}
		if !ev.tells(w.Text, analyzer) {
			c.fault = "no cited passage has the word " + w.Text
		}
		claims = append(claims, c)
	}
	return claims
}

// caseless reports a word in a script that has no capital letters.
func caseless(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r)
	})
}

// touches reports that a claim covers a part of sp.
func touches(sp text.Span, claims []claim) bool {
	return slices.ContainsFunc(claims, func(c claim) bool { return sp.Start < c.End && c.Start < sp.End })
}

// tells reports that a passage has the word in some form, or that it is one that any report may use.
func (ev evidence) tells(word string, analyzer text.Analyzer) bool {
	for _, term := range analyzer.Terms(word) {
		if !ev.terms[term] && !reporting[term] {
			return false
		}
	}
	return true
}

// named reports that a passage names it, or the party that it means by another word ("Lebanese").
func (ev evidence) named(name string) bool {
	words := bare(folded(name))
	if len(words) == 0 || slices.ContainsFunc(ev.words, func(passage []string) bool { return runs(bare(passage), words) }) {
		return true
	}
	for _, m := range text.Parties(name) {
		if ev.parties[m.Party] && m.End-m.Start >= utf8.RuneCountInString(name)-1 {
			return true
		}
	}
	return false
}

// bare leaves out titles, and particles that are written or not: "Ahmed al-Sharaa", "Ahmed Sharaa".
func bare(words []string) []string {
	var list []string
	for _, w := range words {
		if !particles[w] && !titles[w] {
			list = append(list, w)
		}
	}
	return list
}

// runs reports that the words of a name stand in the passage in a row, initials apart.
func runs(passage, name []string) bool {
	for start := range passage {
		i := start
		for _, w := range name {
			for i > start && i < len(passage) && utf8.RuneCountInString(passage[i]) <= 2 && !same(passage[i], w) {
				i++
			}
			if i >= len(passage) || !same(passage[i], w) {
				i = -1
				break
			}
			i++
		}
		if i > 0 {
			return true
		}
	}
	return false
}

// same reports that two folded words are one, whatever Arabic proclitics stand before them.
func same(a, b string) bool {
	return a == b || slices.Contains(stems(a), b) || slices.Contains(stems(b), a) ||
		slices.ContainsFunc(stems(a), func(s string) bool { return slices.Contains(stems(b), s) })
}

// stems returns what a folded Arabic word may be without its proclitics.
func stems(w string) []string {
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
	particles = members("al el ibn bin ben abu de del della di da la le van von der the and of")
	titles    = members(`president prime minister king queen prince princess sheikh sultan emir mr mrs ms dr sir lord lady
		senator sen representative rep governor gov mayor general gen colonel col major captain lt secretary chancellor
		ambassador envoy former chief spokesman spokeswoman judge justice attorney foreign defense defence deputy vice
		الرئيس رئيس الوزير وزير الملك ملك الأمير أمير الشيخ السيد السيدة الدكتور العميد اللواء العقيد الفريق النائب السفير المبعوث`)
)

// reporting holds the terms of verbs that tell who says so, which a summary may use in place of each other.
var reporting = terms("ar", "قال أعلن أكد ذكر أفاد أوضح صرح أشار أضاف قالت أعلنت أكدت ذكرت أفادت أوضحت صرحت أشارت أضافت")

func terms(language, list string) map[string]bool {
	table := make(map[string]bool)
	for _, term := range text.NewAnalyzer(language).Terms(list) {
		table[term] = true
	}
	return table
}

// members makes a table of folded words.
func members(list string) map[string]bool {
	table := make(map[string]bool)
	for w := range strings.FieldsSeq(text.Fold(list)) {
		table[w] = true
	}
	return table
}
