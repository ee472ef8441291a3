package verify

import (
	"slices"
	"time"

	"barid/news"
	"barid/text"
)

// judgeRelativeDates looks at days such as "Friday" and "yesterday": a reader takes them for those around
// the day, so a passage must be of that time. That the source has the same word is no excuse.
func judgeRelativeDates(sentence string, cited []Passage, day time.Time) []claim {
	current := slices.ContainsFunc(cited, func(p Passage) bool { return news.Contemporary(p.Published, day) })
	var claims []claim
	for _, d := range text.RelativeDates(sentence) {
		c := claim{Span: d.Span}
		if !current {
			c.fault = "no cited passage is dated within a day of the issue: " + d.Text
		}
		claims = append(claims, c)
	}
	return claims
}
