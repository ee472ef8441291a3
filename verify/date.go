package verify

import (
	"strings"
	"time"

	"barid/news"
	"barid/text"
)

// judgeRelativeDates looks at days such as "Friday" and "yesterday": a reader takes them for those
// around the day. So a passage of that time must say the same; that an older or undated
// source has the same word is no excuse.
func judgeRelativeDates(sentence string, cited []Passage, day time.Time) []claim {
	dates := text.RelativeDates(sentence)
	if len(dates) == 0 {
		return nil
	}
	current, said := false, make(map[string]bool)
	for _, p := range cited {
		if !news.Contemporary(p.Published, day) {
			continue
		}
		current = true
		for _, d := range text.RelativeDates(p.Text) {
			said[dateKey(d)] = true
		}
	}
	claims := make([]claim, 0, len(dates))
	for _, d := range dates {
		c := claim{Span: d.Span}
		switch {
		case !current:
			c.fault = "no cited passage is dated within a day of the issue: " + d.Text
		case !said[dateKey(d)]:
			c.fault = "no cited passage of these days says " + d.Text
		}
		claims = append(claims, c)
	}
	return claims
}

// dateKey is the date without the words that may lead to it: "on Friday" is "Friday".
func dateKey(d text.Relative) string {
	key := text.Fold(d.Text)
	for _, lead := range []string{"on ", "في ", "يوم "} {
		key = strings.TrimPrefix(key, lead)
	}
	return key
}
