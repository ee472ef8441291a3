package verify

import (
	"slices"
	"strings"
	"testing"
	"time"

	"barid/news"
)

// A day may be told by the calendar, of either kind, or by the day of the article; it must be the same one.
func TestDays(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, time.November, day, hour, 0, 0, 0, time.UTC) }
	issue := at(21, 6) // a Saturday
	tests := []struct {
		name, language, cited string
		published             time.Time
		sentence              string
		fault                 string // in the note of the date check; empty: checks of dates, numbers and names pass
	}{
		{"a weekday in the source", "en", "The council met on Friday.", at(20, 15), "The council met on 20 November.", ""},
		{"a weekday in an older source", "en", "The council met on Friday.", at(14, 15), "The council met on 13 November.", ""},
		{"another day than the weekday's", "en", "The council met on Friday.", at(20, 15), "The council met on 19 November.", "the day 19 November 2026, but 20 November 2026"},
		{"a weekday for the calendar's", "en", "The council met on Nov 20, 2026.", at(1, 15), "The council met on Friday.", ""},
		{"another weekday than the calendar's", "en", "The council met on Nov 20, 2026.", at(20, 15), "The council met on Thursday.", "the day 19 November 2026 or 26 November 2026, but 20 November 2026"},
		{"yesterday's yesterday", "en", "The council met yesterday.", at(20, 15), "The council met on Thursday.", ""},
		{"yesterday's yesterday by the calendar", "en", "The council met yesterday.", at(20, 15), "The council met on 19 November 2026.", ""},
		{"yesterday's today", "en", "The council met today.", at(20, 15), "The council met yesterday.", ""},
		{"not yesterday's yesterday", "en", "The council met yesterday.", at(20, 15), "The council met on Friday.", "but 19 November 2026"},
		{"Friday of an old source", "en", "The council met on Friday.", at(14, 15), "The council met on Friday.", "no cited passage is dated within a day"},
		{"Friday of an undated source", "en", "The council met on Friday.", time.Time{}, "The council met on 20 November.", "the day 20 November 2026"},
		{"other forms", "en", "The council met on November 20th, 2026.", time.Time{}, "The council met on 20/11/2026.", ""},
		{"of last year", "en", "The council met on 20 November 2025.", at(20, 15), "The council met on 20 November 2026.", "but 20 November 2025"},
		{"a year added", "en", "The council met on 20 November.", time.Time{}, "The council met on 20 November 2026.", "the day 20 November 2026"},
		{"an hour before midnight there", "en", "The council met today.", time.Date(2026, 11, 20, 23, 0, 0, 0, time.FixedZone("", -5*3600)), "The council met on 21 November.", ""},
		{"a range", "en", "The council met from 3 to 5 November.", at(20, 15), "The council met on 3 November.", ""},
		{"a weekday in the source", "ar", "اجتمع المجلس يوم الجمعة.", at(20, 15), "اجتمع المجلس في 20 تشرين الثاني.", ""},
		{"another day than the weekday's", "ar", "اجتمع المجلس يوم الجمعة.", at(20, 15), "اجتمع المجلس في 19 تشرين الثاني.", "but 20 November 2026"},
		{"another name of the month", "ar", "اجتمع المجلس في ٢٠ تشرين الثاني/نوفمبر.", at(20, 15), "اجتمع المجلس في 20 نوفمبر.", ""},
		{"yesterday", "ar", "اجتمع المجلس أمس.", at(20, 15), "اجتمع المجلس في 19 نوفمبر.", ""},
		{"of the Islamic calendar", "ar", "اجتمع المجلس في 10 جمادى الآخرة 1448 هـ.", at(20, 15), "اجتمع المجلس في 20 نوفمبر 2026.", ""},
		{"for one of the Islamic calendar", "ar", "اجتمع المجلس في 20 نوفمبر 2026.", at(20, 15), "اجتمع المجلس في 10 جمادى الآخرة 1448 هـ.", ""},
		{"a month of the Islamic calendar for another", "ar", "اجتمع المجلس في 3 شعبان 1448 هـ.", at(20, 15), "اجتمع المجلس في 3 رجب 1448 هـ.", "but 12 January 2027"},
		{"the same of the Islamic calendar", "ar", "اجتمع المجلس في ٣ رجب.", time.Time{}, "اجتمع المجلس في 3 رجب.", ""},
		{"another one of the Islamic calendar", "ar", "اجتمع المجلس في 20 نوفمبر 2026.", at(20, 15), "اجتمع المجلس في 3 رجب 1448 هـ.", "but 20 November 2026"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			faults := ""
			for _, f := range Sentence(tt.sentence, tt.language, []Passage{{Text: tt.cited, Language: tt.language, Published: tt.published}}, issue) {
				if f.Verdict == news.Fail && (slices.Contains([]news.Check{news.RelativeDateCheck, news.NumberCheck, news.NameCheck}, f.Check)) {
					faults += f.Note
				}
			}
			if (faults == "") != (tt.fault == "") || !strings.Contains(faults, tt.fault) {
				t.Errorf("%s\ncites %s\nfaults %q, want %q", tt.sentence, tt.cited, faults, tt.fault)
			}
		})
	}
}
