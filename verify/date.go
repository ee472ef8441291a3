package verify

import (
	"time"

	"barid/news"
	"barid/text"
)

// judgeRelativeDates looks at days such as "Friday" and "yesterday": a reader takes them for those
// around the day. So a passage of that time must mean the same day or period, in whatever
// words; that an older or undated source has the same word is no excuse.
func (ev evidence) judgeRelativeDates(sentence string, day time.Time) []claim {
	dates := text.RelativeDates(sentence)
	if len(dates) == 0 {
		return nil
	}
	current, said := false, make(map[string][]text.Span)
	for i, p := range ev.cited {
		if !news.Contemporary(p.Published, day) {
			continue
		}
		current = true
		for _, d := range text.RelativeDates(p.Text) {
			said[d.Meaning] = append(said[d.Meaning], shifted(d.Span, ev.starts[i]))
		}
	}
	claims := make([]claim, 0, len(dates))
	for _, d := range dates {
		c := claim{Span: d.Span, against: said[d.Meaning]}
		switch {
		case !current:
			c.fault = "no cited passage is dated within a day of the issue: " + d.Text
		case said[d.Meaning] == nil:
			c.fault = "no cited passage of these days says " + d.Text
		}
		claims = append(claims, c)
	}
	return claims
}
