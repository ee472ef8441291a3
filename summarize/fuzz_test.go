package summarize

import (
	"testing"
	"time"

	"barid/news"
	"barid/text"
)

// FuzzExtract holds, for any text: every sentence cites a span, its words stand there in that order,
// and none tells a day.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"But on Friday, the council of Tyre met (Monday), today, in the old port.",
		"“We open it today. We do,” Rana Haddad said early Tuesday, while 40 boats lay in the port of Tyre.",
		"من جانبها، أعلنت بلدية صور أمس الاثنين (اليوم) فتح المرفأ أمام ٤٠ سفينة.",
		"Friday, . on Monday\xff the council of the port met in Tyre again Friday Friday on Friday.",
	} {
		f.Add(s, "Tyre on Friday | x - The Herald")
	}
	f.Fuzz(func(t *testing.T, body, title string) {
		a := article(1, "The Herald", title, string([]rune(body)))
		a.Title = string([]rune(title))
		r := Request{Language: "en", Articles: []news.Article{a}, Day: time.Time{}}
		s, err := Extract(r)
		if err != nil {
			return
		}
		for _, sentence := range append(s.Sentences, s.Headline) {
			span, ok := a.Passage(sentence.Citations[0])
			if !ok {
				t.Fatalf("%q cites %+v, which is nowhere", sentence.Text, sentence.Citations[0])
			}
			rest := text.Words(text.Fold(span))
			for _, w := range text.Words(text.Fold(sentence.Text)) {
				for len(rest) > 0 && rest[0].Text != w.Text {
					rest = rest[1:]
				}
				if len(rest) == 0 {
					t.Fatalf("%q is no trim of %q", sentence.Text, span)
				}
				rest = rest[1:]
			}
			if dates := text.RelativeDates(sentence.Text); len(dates) > 0 {
				t.Errorf("%q tells %q", sentence.Text, dates[0].Text)
			}
		}
	})
}
