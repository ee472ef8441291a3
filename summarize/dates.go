package summarize

import (
	"slices"
	"strings"
	"unicode"

	"barid/text"
)

// strikeDates strikes every relative date of t out, and reports whether the grammar allows it: what
// is left must be a sentence that says the same, but for the day.
func strikeDates(t trim) bool {
	source := string(t.source)
	d := dated{t, source, text.Words(source), text.Quotations(source)}
	for _, date := range text.RelativeDates(source) {
		if !d.strikeDate(date.Span) {
			return false
		}
	}
	return len(text.RelativeDates(t.String())) == 0
}

// dated is a passage with relative dates.
type dated struct {
	trim
	source     string
	words      []text.Word
	quotations []text.Quotation
}

func (d dated) strikeDate(date text.Span) bool {
	first := slices.IndexFunc(d.words, func(w text.Word) bool { return w.Start == date.Start })
	last := slices.IndexFunc(d.words, func(w text.Word) bool { return w.End == date.End })
	if first < 0 || last < first || quoted(date, d.quotations) || d.measures(first, last) {
		return false
	}
	for first > 0 && d.gap(first) == " " && leadsDate[d.word(first-1)] {
		first--
	}
	for last+1 < len(d.words) && d.gap(last+1) == " " && partOfDay[d.word(last+1)] {
		last++
	}
	before, after := d.gap(first), d.gap(last+1)
	cut := text.Span{Start: d.words[first].Start - runes(before), End: d.words[last].End}
	switch {
	case first == 0:
		return before == "" && d.strikeFirst(last)
	case before == " (" && strings.HasPrefix(after, ")"), startsWithComma(before) && startsWithComma(after):
		cut.End++
	case startsWithComma(before) && strings.TrimSpace(after) == ".":
	case before != " " || !d.loose(first, last):
		return false
	}
	d.strike(cut)
	return true
}

// strikeFirst strikes out the words up to last, which open the sentence.
func (d dated) strikeFirst(last int) bool {
	after := d.gap(last + 1)
	if last+1 >= len(d.words) {
		return false
	}
	next := d.words[last+1]
	subject := determiners[text.Fold(next.Text)] || unicode.IsUpper([]rune(next.Text)[0])
	if !startsWithComma(after) && !(after == " " && subject) {
		return false
	}
	end := d.words[last].End + runes(after) - runes(strings.TrimLeft(after, ",، "))
	d.strike(text.Span{Start: 0, End: end})
	return true
}

// loose reports that the words from first to last are an adverb that nothing around them needs.
func (d dated) loose(first, last int) bool {
	before := d.words[first-1].Text
	governed := needsDate[text.Fold(before)] || strings.HasSuffix(before, "ة") && !strings.HasPrefix(before, "ال")
	if governed || last+1 >= len(d.words) {
		return !governed
	}
	if after := d.gap(last + 1); after != " " {
		return strings.ContainsAny(after, ",.;:!?)—–،؛؟") && !strings.HasPrefix(after, "-")
	}
	next := d.word(last + 1)
	return followsDate[next] || strings.HasSuffix(next, "ed") || unicode.Is(unicode.Arabic, []rune(next)[0])
}

// measures reports a period that a quantity or a superlative is bound to: "the deadliest attack this
// year", "12,000 claims last week". Without it the sentence would say something else.
func (d dated) measures(first, last int) bool {
	period, superlative := false, false
	for i := range d.words[:last+1] {
		w := d.word(i)
		if i < first {
			superlative = superlative || superlatives[w] || strings.HasSuffix(w, "est")
			continue
		}
		if pointOfTime[w] {
			return false
		}
		period = period || periods[w]
	}
	if first > 0 && pointOfTime[d.word(first-1)] {
		return false
	}
	return period && (superlative || len(text.Numbers(d.source)) > 0)
}

// word returns a word folded.
func (d dated) word(i int) string { return text.Fold(d.words[i].Text) }

// gap returns what stands before word i, back to the word before it.
func (d dated) gap(i int) string {
	sp := text.Span{Start: 0, End: len(d.trim.source)}
	if i > 0 {
		sp.Start = d.words[i-1].End
	}
	if i < len(d.words) {
		sp.End = d.words[i].Start
	}
	return sp.Of(d.source)
}

func startsWithComma(gap string) bool {
	return strings.HasPrefix(gap, ",") || strings.HasPrefix(gap, "،")
}

func runes(s string) int { return len([]rune(s)) }

var (
	leadsDate   = words("on early late earlier later just في خلال يوم صباح مساء ظهر عصر فجر ليلة نهار")
	partOfDay   = words("morning afternoon evening night صباحا مساء ظهرا فجرا ليلا عصرا")
	determiners = words("the a an his her its their our some several many more most two three")
	// needsDate are words that are left hanging, or mean something else, without the date.
	needsDate = words(`of until till since by from to before after between than for through the a an and or is was are were be been
		at in with about during around over as time far every each next past scheduled slated due expected planned set
		من منذ حتى إلى قبل بعد عن بين حول على غير لغاية بحلول ابتداء اعتبارا أو`)
	// followsDate begin what an adverb may stand before.
	followsDate = words(`that to in at on after before as and but with by for from when while who which where a an the his her its their he she it
		they during over amid against following because if whether despite under about into near said told held met
		without until since of around between across according alongside inside outside through`)
	pointOfTime  = words("earlier later early late")
	periods      = words("week weeks month months year years quarter decade season summer winter spring autumn fall أسبوع الأسبوع شهر الشهر عام العام سنة السنة")
	superlatives = words("first only most least record best worst more fewer less أول أكثر أكبر أعلى أقل")
)
