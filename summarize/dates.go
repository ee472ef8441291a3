package summarize

import (
	"slices"
	"strings"
	"unicode"

	"barid/text"
)

// withoutDates strikes out every relative date of a passage, and reports whether the grammar allows
// it: what is left must be a sentence that says the same, but for the day.
func withoutDates(passage string) (string, bool) {
	d := dated{newTrim(passage), passage, text.Words(passage), text.Quotations(passage)}
	for _, date := range text.RelativeDates(passage) {
		if !d.strikeDate(date.Span) {
			return "", false
		}
	}
	s := d.String()
	return s, len(text.RelativeDates(s)) == 0 && sameFacts(s, passage)
}

// sameFacts reports that a trim has brought no words together to a name or a number that the passage
// does not have.
func sameFacts(trimmed, passage string) bool {
	numbers := text.Numbers(passage)
	for _, n := range text.Numbers(trimmed) {
		if !slices.ContainsFunc(numbers, func(m text.Number) bool {
			return n.Value == m.Value && n.Percent == m.Percent && n.Unit == m.Unit
		}) {
			return false
		}
	}
	for _, name := range text.Names(trimmed) {
		if !strings.Contains(passage, name.Text) {
			return false
		}
	}
	return true
}

// dated is a passage with relative dates.
type dated struct {
	trim
	passage    string
	words      []text.Word
	quotations []text.Quotation
}

func (d dated) strikeDate(date text.Span) bool {
	first := slices.IndexFunc(d.words, func(w text.Word) bool { return w.Start == date.Start })
	last := slices.IndexFunc(d.words, func(w text.Word) bool { return w.End == date.End })
	if first < 0 || last < first || quoted(date, d.quotations) || limits[d.word(first)] || d.measures(first, last) {
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
	case before == " (" && strings.HasPrefix(after, ")"):
		cut.End++
	case startsWithComma(before) && startsWithComma(after):
		if last+1 < len(d.words) && !followsDate[d.word(last+1)] {
			cut.End++
		}
	case startsWithComma(before) && strings.TrimSpace(after) == ".":
	case !strings.HasSuffix(before, " ") || !d.loose(first, last):
		return false
	default:
		cut.Start = d.words[first].Start - 1
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
	if d.gap(first) == " " && hangs(d.words[first-1].Text) {
		return false
	}
	if last+1 >= len(d.words) {
		return true
	}
	if after := d.gap(last + 1); after != " " {
		return strings.ContainsAny(after, ",.;:!?)—–،؛؟") && !strings.HasPrefix(after, "-")
	}
	next := d.words[last+1].Text
	switch initial := []rune(next)[0]; {
	case unicode.Is(unicode.Arabic, initial):
		return next != "من"
	case unicode.IsUpper(initial):
		return announcing[d.word(first-1)]
	}
	return followsDate[next] || determiners[next] || slices.ContainsFunc([]string{"ed", "ing", "ly"}, func(ending string) bool { return strings.HasSuffix(next, ending) })
}

// hangs reports a word that needs the date behind it: a preposition, or an Arabic noun without
// article, which the date would complete ("جلسة اليوم").
func hangs(word string) bool {
	bare := strings.TrimPrefix(strings.TrimPrefix(word, "و"), "ف")
	if needsDate[text.Fold(word)] || needsDate[text.Fold(bare)] {
		return true
	}
	noun := strings.HasSuffix(bare, "ة") || strings.HasSuffix(bare, "ات") || strings.HasPrefix(bare, "ل")
	return noun && !strings.HasPrefix(bare, "ال")
}

// measures reports a period that a quantity or a superlative is bound to: "the deadliest attack this
// year", "12,000 claims last week". Without it the sentence would say something else.
func (d dated) measures(first, last int) bool {
	period, superlative := false, false
	for i := range d.words[:last+1] {
		w := d.word(i)
		if i < first {
			superlative = superlative || superlatives[w]
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
	return period && (superlative || len(text.Numbers(d.passage)) > 0)
}

// word returns a word folded.
func (d dated) word(i int) string { return text.Fold(d.words[i].Text) }

// gap returns what stands before word i, back to the word before it.
func (d dated) gap(i int) string {
	sp := text.Span{Start: 0, End: len(d.source)}
	if i > 0 {
		sp.Start = d.words[i-1].End
	}
	if i < len(d.words) {
		sp.End = d.words[i].Start
	}
	return sp.Of(d.passage)
}

func startsWithComma(gap string) bool {
	return strings.HasPrefix(gap, ",") || strings.HasPrefix(gap, "،")
}

func runes(s string) int { return len([]rune(s)) }

var (
	leadsDate   = words("on early late earlier later just في خلال يوم صباح مساء ظهر عصر فجر ليلة نهار")
	limits      = words("until till since by from before after to through حتى لغاية")
	partOfDay   = words("morning afternoon evening night صباحا مساء ظهرا فجرا ليلا عصرا")
	determiners = words("the a an his her its their our another some several many more most no two three four five")
	// needsDate are words that are left hanging, or mean something else, without the date.
	needsDate = words(`of until till since by from to before after between than for through the a an and or is was are were be been
		at in into onto toward towards throughout with about during around over as time far every each next past scheduled slated due expected planned set
		begin begins beginning start starts starting open opens opening end ends ending convenes effective published issued airing aired air dated
		من منذ حتى إلى قبل بعد عن بين حول على غير لغاية بحلول ابتداء اعتبارا أو في خلال أثناء طوال الصادر الصادرة`)
	// followsDate begin what an adverb may stand before.
	followsDate = words(`that to in at on after before as and but with by for from when while who which where he she it they there
		during over amid against following because if whether despite under about into near without until since of around
		between across according alongside inside outside through is are was were be has have had will would can could may
		might must should did does not said told held met struck threw became sent shot came went gave got took made left led
		lost won ran just rose fell drew broke cut hit put kept sought found spoke wrote chose began brought sued`)
	announcing   = words("said announced declared warned told argued added confirmed")
	pointOfTime  = words("earlier later early late")
	periods      = words("week weeks month months year years quarter decade season summer winter spring autumn fall أسبوع الأسبوع شهر الشهر عام العام سنة السنة")
	superlatives = words(`first only most least record best worst more fewer less largest biggest highest lowest deadliest worst latest
		greatest longest strongest fastest slowest sharpest steepest weakest أول أكثر أكبر أعلى أقل`)
)
