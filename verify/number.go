package verify

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"unicode/utf8"

	"barid/text"
)

// judgeNumbers looks at every number: a passage must have its value, and as the same measure. One that
// is part of a name ("Covid-19") is left to the check of names, one of a day to that of dates.
func (ev evidence) judgeNumbers(sentence string, alignments []alignment, days []claim) []claim {
	names := text.Names(sentence)
	var claims []claim
	for _, n := range text.Numbers(sentence) {
		if slices.ContainsFunc(names, func(name text.Name) bool { return name.Start < n.Start && n.End <= name.End }) ||
			slices.ContainsFunc(days, func(d claim) bool { return within(n.Span, d.Span) }) {
			continue
		}
		c, around := claim{Span: n.Span}, around(alignments, n.Span)
		if n.Unit == "year" && aged(sentence, n) {
			n.Unit = "" // "Rana Haddad, 48," is what the passage may say
		}
		supporting := ev.numbered(func(m text.Number) bool { return supports(sentence, m, n) })
		if supporting == nil && n.Unit == text.MonthUnit {
			supporting = ev.holds([][]string{folded(n.Of(sentence))}) // where only the passage leaves open whether it is one
		}
		c.against = ev.closest(around, supporting, 0)
		if supporting == nil {
			c.fault = fmt.Sprintf("no cited passage has the number %s", n.Of(sentence))
			c.against = ev.closest(around, ev.numbered(func(m text.Number) bool { return m.Unit == n.Unit && m.Percent == n.Percent }), 1)
		} else if other := ev.displacing(sentence, n, supporting, alignments); other != nil {
			c.fault = fmt.Sprintf("the cited passage has %s in the place of %s", written(other), n.Of(sentence))
			c.against = []text.Span{across(other)}
		}
		claims = append(claims, c)
	}
	return claims
}

// numbered returns where the passages have such numbers.
func (ev evidence) numbered(such func(text.Number) bool) []text.Span {
	var spans []text.Span
	for _, n := range ev.numbers {
		if such(n) {
			spans = append(spans, n.Span)
		}
	}
	return spans
}

// displacing returns the number of the same measure that the passages have where the sentence has n, which they
// have elsewhere.
func (ev evidence) displacing(sentence string, n text.Number, own []text.Span, alignments []alignment) []word {
	for _, a := range alignments {
		i, j := covered(a.here, n.Span)
		if i == j {
			continue
		}
		if other := a.replaced(sentence, n); other != nil {
			return other
		}
		margin := 1
		if n.Unit == "" { // what is counted is known by a word only
			margin = 2
		}
		thing := counted(a.here, j)
		rivals := ev.numbered(func(m text.Number) bool {
			if m.Unit != n.Unit || m.Percent != n.Percent || supports(sentence, m, n) {
				return false
			}
			told, _, j := ev.at(m.Span)
			return n.Unit != "" || thing != "" && counted(told, j) == thing
		})
		return ev.outdone(sceneOf(a.here, i, j), own, rivals, margin)
	}
	return nil
}

// replaced returns the number that the passage has in the very place where the sentence has n: alone before
// the words that both count.
func (a alignment) replaced(sentence string, n text.Number) []word {
	for _, g := range a.gaps() {
		if a.held < telling || g.next == len(a.here) || len(g.here) == 0 || len(g.there) == 0 {
			continue
		}
		last := g.here[len(g.here)-1]
		if g.here[0].Start < n.Start || last.Start >= n.End || a.here[g.next].term == "" {
			continue
		}
		other := written(g.there)
		for _, o := range text.Numbers(other) {
			o.Percent = n.Percent
			if o.Start == 0 && o.End == utf8.RuneCountInString(other) && !agree(sentence, n, o) {
				return g.there
			}
		}
	}
	return nil
}

// counted returns the term of what the number before i counts.
func counted(words []word, i int) string {
	const reach = 3
	for _, w := range words[i:min(i+reach, len(words))] {
		if w.term != "" {
			return w.term
		}
	}
	return ""
}

// supports reports that a sentence may say n where the source says m. To leave a unit out says less,
// and passes; to add or change one does not. "8m" may be millions as well as metres.
func supports(sentence string, m, n text.Number) bool {
	if n.Unit == "m" && n.Value*1e6 == m.Value && m.Unit != "m" {
		return true
	}
	if equals(n.Unit, m.Unit, n.Value, m.Value) {
		return true
	}
	return agree(sentence, n, m) && (n.Unit == m.Unit || n.Unit == "")
}

// converted returns the numbers of the sentence, each with its unit, that the passages have in another unit.
func (ev evidence) converted(sentence string) []text.Span {
	const unit = 12 // runes
	var spans []text.Span
	for _, n := range text.Numbers(sentence) {
		if ev.numbered(func(m text.Number) bool { return equals(n.Unit, m.Unit, n.Value, m.Value) }) != nil {
			spans = append(spans, text.Span{Start: n.Start, End: n.End + unit})
		}
	}
	return spans
}

// equals reports that n of one unit are m of the other: 48 hours two days, 100 basis points one percentage point.
func equals(unit, other string, n, m float64) bool {
	for _, c := range conversions {
		if unit == c.large && other == c.small && n*c.times == m || unit == c.small && other == c.large && m*c.times == n {
			return true
		}
	}
	return false
}

// conversions are what reports put for one another; a month has 30 days there.
var conversions = []struct {
	large, small string
	times        float64
}{
	{"percentage point", "basis point", 100}, {"hour", "minute", 60}, {"day", "hour", 24}, {"week", "day", 7},
	{"month", "day", 30}, {"month", "week", 4}, {"year", "month", 12}, {"year", "day", 365}, {"decade", "year", 10},
	{"century", "year", 100}, {"tonne", "kg", 1000}, {"km", "m", 1000}, {"m", "cm", 100},
}

// agree reports that the value of n, with the words before it that round it, is that of m: "more than 40"
// may be 42, "about 40" 39.
func agree(sentence string, n, m text.Number) bool {
	n, m, fraction := percentages(n, m)
	if n.Percent != m.Percent {
		return false
	}
	before := text.Fold(text.Span{Start: n.Start - longestRounding, End: n.Start}.Of(sentence))
	low, high := n.Value, n.Value
	switch {
	case !fraction && (n.Value < 10 || math.Mod(n.Value, 10) != 0): // not a round one
	case upward.MatchString(before):
		high *= 1 + rounding
	case downward.MatchString(before):
		low *= 1 - rounding
	case either.MatchString(before):
		low, high = low*(1-rounding/2), high*(1+rounding/2)
	}
	return low <= m.Value && m.Value <= high
}

// percentages makes whole percents of two numbers one of which is a fraction and the other has percents: "a
// third" may be 33.3 percent.
func percentages(n, m text.Number) (text.Number, text.Number, bool) {
	if n.Percent == m.Percent || n.Unit != "" || m.Unit != "" {
		return n, m, false
	}
	for _, x := range []*text.Number{&n, &m} {
		if !x.Percent && x.Value >= 1 {
			return n, m, false
		}
	}
	for _, x := range []*text.Number{&n, &m} {
		if !x.Percent {
			x.Percent, x.Value = true, 100*x.Value
		}
		x.Value = math.Round(x.Value)
	}
	return n, m, true
}

const (
	rounding        = .1 // how far a rounded number may be from the source's, as a share
	longestRounding = 14 // runes, a sign such as $ included
)

var (
	upward   = regexp.MustCompile(`(more than|over|at least|exceeding|in excess of|upwards of|above|اكثر من|ازيد من|ما لا يقل عن|ما يزيد علي|ما يزيد عن|يتجاوز|تجاوز|تجاوزت|يفوق|فوق) ?[$€£]?$`)
	downward = regexp.MustCompile(`(nearly|almost|close to|less than|fewer than|just under|under|up to|اقل من|ما يقارب|يقارب|يناهز|قرابه|ما لا يتجاوز) ?[$€£]?$`)
	either   = regexp.MustCompile(`(about|around|roughly|some|approximately|close to|نحو|حوالي|زهاء|قرابه|ما يقارب|يناهز) ?[$€£]?$`)
)

// age is what makes an age of a number of years.
var age = regexp.MustCompile(`^[- ]years?[- ]old\b`)

func aged(sentence string, n text.Number) bool {
	return age.MatchString(text.Span{Start: n.End, End: n.End + len("-years-old")}.Of(sentence))
}
