package text

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// saturday is 10 Jumada II 1448 in the tables.
var saturday = time.Date(2026, time.November, 21, 18, 0, 0, 0, time.UTC)

func TestDates(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"It met on 20 November 2026 and on Nov. 20.", []string{"20 November 2026: 20 November 2026", "Nov. 20: 20 November 2026"}},
		{"On November 20, 2025, and on the 3rd of March", []string{"November 20, 2025: 20 November 2025", "3rd of March: 3 March 2027"}},
		{"since 2026-11-20 and 20/11/2026, 3/4/2026", []string{"2026-11-20: 20 November 2026", "20/11/2026: 20 November 2026", "3/4/2026: 3 April 2026, 4 March 2026"}},
		{"on 24 December and 2 January", []string{"24 December: 24 December 2026", "2 January: 2 January 2027"}},
		{"on Friday, yesterday and today", []string{"on Friday: 20 November 2026, 27 November 2026", "yesterday: 20 November 2026", "today: 21 November 2026"}},
		{"two days ago and next Friday", []string{"two days ago: 19 November 2026", "next Friday: 27 November 2026"}},
		{"أمس الجمعة", []string{"أمس: 20 November 2026", "الجمعة: 20 November 2026, 27 November 2026"}},
		{"أمس الخميس، وغدا، وفي 3 أيار 2026", []string{"3 أيار 2026: 3 May 2026"}},
		{"في ٢٠ تشرين الثاني/نوفمبر 2026", []string{"٢٠ تشرين الثاني/نوفمبر 2026: 20 November 2026"}},
		{"في 20 نوفمبر (تشرين الثاني) 2026", []string{"20 نوفمبر (تشرين الثاني) 2026: 20 November 2026"}},
		{"يوم 20 نوفمبر من عام 2025، وأمس", []string{"20 نوفمبر: 20 November 2026", "وأمس: 20 November 2026"}},
		{"يوم الجمعة الماضي", []string{"يوم الجمعة الماضي: 20 November 2026, 27 November 2026"}},
		{"في 3 رجب 1448 هـ", []string{"3 رجب 1448 هـ: 13 December 2026"}},
		{"في 10 جمادى الآخرة و1 رمضان", []string{"10 جمادى الآخرة: 21 November 2026", "و1 رمضان: 8 February 2027"}},
		{"on 1 Ramadan 1447", []string{"1 Ramadan 1447: 18 February 2026"}},
		{"in November 2026, Q3, last week and this year; version 1.2.3, 99/99/2026, May 2025", nil},
	} {
		var got []string
		for _, d := range Dates(test.in, saturday) {
			var days []string
			for _, day := range d.Days {
				days = append(days, day.String())
			}
			got = append(got, fmt.Sprintf("%s: %s", d.Of(test.in), strings.Join(days, ", ")))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Dates(%q) (-want +got)\n%s", test.in, diff)
		}
	}
}

// Without the day of writing only the calendar tells.
func TestDatesOfAnUndatedText(t *testing.T) {
	got := Dates("On Friday, on 20 November, on 3 Rajab, on 3 Rajab 1448 and yesterday", time.Time{})
	want := []Date{
		{Span: Span{14, 25}, Days: []Day{{0, time.November, 20}}},
		{Span: Span{30, 37}, Hijri: true},
		{Span: Span{42, 54}, Days: []Day{{2026, time.December, 13}}, Hijri: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The first days of years as Umm al-Qura has them, which the tables may miss by one.
func TestHijriDay(t *testing.T) {
	for year, want := range map[int]Day{
		1420: {1999, time.April, 17}, 1430: {2008, time.December, 29}, 1440: {2018, time.September, 11}, 1444: {2022, time.July, 30},
		1445: {2023, time.July, 19}, 1446: {2024, time.July, 7}, 1447: {2025, time.June, 26}, 1448: {2026, time.June, 16},
	} {
		if got := hijriDay(year, 1, 1); got.Apart(want) > 1 {
			t.Errorf("1 Muharram %d: %s, want %s", year, got, want)
		}
	}
}
