package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"barid/text"
)

// minOutside is how many words outside its quotations tell who speaks: "Salem said".
const minOutside = 2

// printable reports a whole sentence in a reporter's or a named speaker's words: it begins and ends
// as one, asks nothing, is no button or credit, and speaks of "I" and "we" in quotation marks alone.
func printable(s string) bool {
	if truncated(s) || !balanced(s) || ForMachines(s) {
		return false
	}
	end := strings.TrimRightFunc(s, func(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\'' })
	if !endsWith(end, ".۔") {
		return false
	}
	outside := wordsOutside(s)
	if len(outside) < minOutside || slices.ContainsFunc(outside, func(w string) bool { return w != "US" && ownVoice[text.Fold(w)] }) {
		return false
	}
	folded := text.Fold(s)
	return !slices.ContainsFunc(marksOfFurniture, func(mark string) bool {
		return strings.Contains(folded, text.Fold(mark))
	})
}

// truncated reports a text that was cut off: it ends in dots or in a bracket with dots.
func truncated(s string) bool {
	s = strings.TrimRight(s, " )]")
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

// balanced reports that every bracket and quotation mark that opens closes again.
func balanced(s string) bool {
	for _, pair := range []string{"()", "[]", "“”", "«»"} {
		open, closing := pair[:len(pair)/2], pair[len(pair)/2:]
		if strings.Count(s, open) != strings.Count(s, closing) {
			return false
		}
	}
	return strings.Count(s, `"`)%2 == 0
}

// endsWith reports that the last rune of s is one of marks.
func endsWith(s, marks string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(marks, last)
}

// wordsOutside returns the words of s that stand outside its quotations.
func wordsOutside(s string) []string {
	quotations := text.Quotations(s)
	var list []string
	for _, w := range text.Words(s) {
		if !quoted(w.Span, quotations) {
			list = append(list, w.Text)
		}
	}
	return list
}

// quoted reports that sp reaches into one of the quotations.
func quoted(sp text.Span, quotations []text.Quotation) bool {
	return slices.ContainsFunc(quotations, func(q text.Quotation) bool { return sp.Start < q.End && q.Start < sp.End })
}

// ownVoice are words of a writer who speaks for himself or to the reader.
var ownVoice = words(`i i'm i've i'd i'll we we're we've we'd we'll us our ours my mine me you your yours you're you've let's
	نحن ونحن أنا وأنا إننا أننا إنني أنني لنا علينا`)

// marksOfFurniture stand in buttons, credits and notes to the reader.
var marksOfFurniture = []string{
	"click here", "read more", "read the full", "sign up", "subscribe", "newsletter", "follow us", "all rights reserved", "©",
	"http://", "https://", "www.", "@", "getty images", "ap photo", "file photo", "photo by", "photo:", "this story has been updated",
	"this article was", "contributed to this report", "is republished", "share this", "watch:", "related:",
	"اقرأ أيضا", "اضغط هنا", "اشترك في", "تابعونا", "جميع الحقوق محفوظة", "للمزيد", "شاركنا", "تصوير:",
}

// words makes a table of folded words.
func words(list string) set {
	return members(strings.Fields(text.Fold(list))...)
}
