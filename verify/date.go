package verify

import (
	"slices"
	"strings"
	"time"

	"barid/news"
	"barid/text"
)

// agenda is what a sentence and the passages say of days.
type agenda struct {
	own     []text.Date            // of the sentence, resolved by the day of the issue
	dates   []text.Date            // resolved by the day of their article; spans as in the evidence
	recent  []text.Date            // those that a reader of the issue may understand: by the calendar, or of these days
	meant   map[string][]text.Span // where passages of these days have a relative date, by its meaning
	current bool                   // a passage is of these days
}

// newAgenda reads the days of a sentence of an issue of that day, and of the passages.
func (ev evidence) newAgenda(sentence string, day time.Time) agenda {
	a := agenda{own: text.Dates(sentence, day), meant: make(map[string][]text.Span)}
	for i, p := range ev.cited {
		current := news.Contemporary(p.Published, day)
		a.current = a.current || current
		for _, d := range text.Dates(p.Text, p.Published.In(day.Location())) {
			if d.Days == nil {
				continue
			}
			d.Span = shifted(d.Span, ev.starts[i])
			a.dates = append(a.dates, d)
			if current || !d.Relative {
				a.recent = append(a.recent, d)
			}
		}
		for _, d := range text.RelativeDates(p.Text) {
			if current {
				a.meant[d.Meaning] = append(a.meant[d.Meaning], shifted(d.Span, ev.starts[i]))
			}
		}
	}
	return a
}

// judgeRelative looks at days and periods that are told by the day of writing. A reader takes "Friday" and
// "yesterday" for those around the day; so a passage must have that day, by the calendar or in words of
// these days, or mean the same period. That an older or undated source has the same word is no excuse.
func (ev evidence) judgeRelative(sentence string, a agenda, alignments []alignment) []claim {
	var claims []claim
	for _, r := range text.RelativeDates(sentence) {
		c := claim{Span: r.Span, against: a.meant[r.Meaning]}
		i := slices.IndexFunc(a.own, func(d text.Date) bool { return d.Span == r.Span })
		if c.against == nil && i >= 0 {
			c.against = ofOneDay(a.own[i], a.recent)
		}
		switch {
		case c.against != nil:
		case i >= 0 && a.recent != nil:
			c.fault, c.against = ev.another(a.own[i], a.recent, alignments)
		case !a.current:
			c.fault = "no cited passage is dated within a day of the issue: " + r.Text
		default:
			c.fault = "no cited passage of these days says " + r.Text
		}
		claims = append(claims, c)
	}
	return claims
}

// judgeCalendar looks at days of the calendar, which a passage may have by that of its article. One that it does
// not have is left to the check of numbers, if it has them all.
func (ev evidence) judgeCalendar(sentence string, a agenda, alignments []alignment) []claim {
	var claims []claim
	for _, d := range a.own {
		c := claim{Span: d.Span, against: ofOneDay(d, a.dates)}
		if c.against == nil {
			c.against = ev.holds([][]string{folded(d.Of(sentence))})
		}
		if d.Relative || d.Days == nil || c.against == nil && !d.Hijri && ev.counts(sentence, d.Span) {
			continue
		}
		if c.against == nil {
			c.fault, c.against = ev.another(d, a.dates, alignments)
		}
		claims = append(claims, c)
	}
	return claims
}

// counts reports that the passages have all numbers of a date.
func (ev evidence) counts(sentence string, date text.Span) bool {
	return !slices.ContainsFunc(text.Numbers(sentence), func(n text.Number) bool {
		return within(n.Span, date) && !slices.ContainsFunc(ev.numbers, func(m text.Number) bool { return supports(sentence, m, n) })
	})
}

// another says which day a sentence has that the passages do not, and which one they have there.
func (ev evidence) another(d text.Date, dates []text.Date, alignments []alignment) (fault string, at []text.Span) {
	fault = "no cited passage has the day " + days(d)
	var spans []text.Span
	for _, o := range dates {
		spans = append(spans, o.Span)
	}
	at = ev.closest(around(alignments, d.Span), spans, 0)
	for _, o := range dates {
		if at != nil && o.Span == at[0] {
			return fault + ", but " + days(o), at
		}
	}
	return fault, at
}

func days(d text.Date) string {
	var list []string
	for _, day := range d.Days {
		list = append(list, day.String())
	}
	return strings.Join(list, " or ")
}

// ofOneDay returns the places of those dates that may be the day of d. Between the calendars one day is nothing.
func ofOneDay(d text.Date, dates []text.Date) []text.Span {
	var spans []text.Span
	for _, o := range dates {
		most := 0
		if o.Hijri != d.Hijri {
			most = 1
		}
		if slices.ContainsFunc(d.Days, func(day text.Day) bool {
			return slices.ContainsFunc(o.Days, func(other text.Day) bool {
				return day.Year != 0 && other.Year != 0 && day.Apart(other) <= most
			})
		}) {
			spans = append(spans, o.Span)
		}
	}
	return spans
}
