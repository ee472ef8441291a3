package text

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Day is a day of the Gregorian calendar. Year 0 is one that is not known.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

func newDay(t time.Time) Day { return Day{t.Year(), t.Month(), t.Day()} }

// Noon is the time of the day that is in it in most of the world, by UTC.
func (d Day) Noon() time.Time { return d.time().Add(12 * time.Hour) }

func (d Day) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Apart counts the days between two days of known years.
func (d Day) Apart(e Day) int { return int(d.time().Sub(e.time()).Abs() / (24 * time.Hour)) }

func (d Day) String() string {
	if d.Year == 0 {
		return fmt.Sprintf("%d %s", d.Day, d.Month)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Date is where a text speaks of one day.
type Date struct {
	Span
	Days     []Day // that it may be: a weekday is the last one or the next, 3/4/2026 in March or in April
	Relative bool  // it says so by the day of writing: "Friday", أمس
	Hijri    bool  // of the Islamic calendar: Days may be one off
}

// Dates finds days: by the calendar ("20 November 2026", "Nov 20", "2026-11-20", "٢٠ تشرين الثاني/نوفمبر", "3 رجب
// 1448 هـ") and by the day of writing ("Friday", "two days ago", أمس). Without that, the zero time, the latter
// and Islamic days without a year are left out, and a day without a year has Year 0. A text that was
// evidently written on another day ("today, Tuesday") has only those of the calendar.
func Dates(s string, written time.Time) []Date {
	found := calendarDates(s, written)
	if written.IsZero() {
		return found
	}
	calendar := found
	var last Date
	for _, r := range RelativeDates(s) {
		d := Date{Span: r.Span, Days: relativeDaysOf(r.Meaning, written), Relative: true}
		if d.Days == nil {
			continue
		}
		if last.Days != nil && last.End+1 == d.Start && !last.sharesDay(d) {
			return calendar // أمس الثلاثاء, which it was not
		}
		found, last = append(found, d), d
	}
	return found
}

func (d Date) sharesDay(e Date) bool {
	return slices.ContainsFunc(d.Days, func(day Day) bool { return slices.Contains(e.Days, day) })
}

func calendarDates(s string, written time.Time) []Date {
	ts := tokens(s)
	var found []Date
	for i := 0; i < len(ts); {
		d, n := dateAt(ts, i, written)
		if n == 0 {
			i++
			continue
		}
		d.Span = Span{ts[i].Start, ts[i+n-1].End}
		found = append(found, d)
		i += n
	}
	return found
}

// dateAt reads a day of the calendar at ts[i]; n is 0 if there is none.
func dateAt(ts []token, i int, written time.Time) (d Date, n int) {
	if days, n := numericDate(ts, i); n > 0 {
		return Date{Days: days}, n
	}
	if day, ok := dayOfMonth(ts[i]); ok && i+1 < len(ts) && ts[i+1].adjacent() {
		next := i + 1
		if ts[next].key == "of" && next+1 < len(ts) {
			next++
		}
		if month, m := monthAt(ts, next); m > 0 {
			end := otherMonth(ts, next+m, month)
			year, y := yearAt(ts, end)
			return Date{Days: []Day{dayNear(year, time.Month(month), day, written)}}, end + y - i
		}
		if month, m := hijriMonthAt(ts, next); m > 0 {
			year, y := yearAt(ts, next+m)
			end := next + m + y
			if end < len(ts) && ts[end].adjacent() && eraSigns[ts[end].key] {
				end++
			}
			return hijriDate(year, month, day, written), end - i
		}
	}
	month, m := monthAt(ts, i)
	if m == 0 || i+m == len(ts) || !ts[i+m].adjacent() && ts[i+m].gap != ". " {
		return Date{}, 0
	}
	day, ok := dayOfMonth(ts[i+m])
	if !ok {
		return Date{}, 0
	}
	year, y := yearAt(ts, i+m+1)
	return Date{Days: []Day{dayNear(year, time.Month(month), day, written)}}, m + 1 + y
}

// dayNear completes a day by the year that has it closest to the time of writing.
func dayNear(year int, month time.Month, day int, written time.Time) Day {
	d := Day{year, month, day}
	if year != 0 || written.IsZero() {
		return d
	}
	d.Year = written.Year()
	for _, other := range []int{-1, 1} {
		if e := (Day{written.Year() + other, month, day}); e.Apart(newDay(written)) < d.Apart(newDay(written)) {
			d = e
		}
	}
	return d
}

func hijriDate(year, month, day int, written time.Time) Date {
	switch {
	case year != 0:
		return Date{Days: []Day{hijriDay(year, month, day)}, Hijri: true}
	case written.IsZero():
		return Date{Hijri: true}
	}
	return Date{Days: []Day{hijriNear(month, day, written)}, Hijri: true}
}

// otherMonth returns the end of a second name of the month ("تشرين الثاني/نوفمبر", "نوفمبر (تشرين الثاني)").
func otherMonth(ts []token, end int, month float64) int {
	if end < len(ts) && strings.ContainsAny(ts[end].gap, "/(") {
		if other, m := monthAt(ts, end); other == month {
			return end + m
		}
	}
	return end
}

var eraSigns = foldedSet("هـ ه AH")

// yearAt reads a year of four digits that goes on a date at ts[i]; n is 0 if there is none.
func yearAt(ts []token, i int) (year, n int) {
	if i+1 < len(ts) && yearWords[ts[i].key] && ts[i].spaced() {
		n++
	}
	if i+n >= len(ts) || !ts[i+n].adjacent() && strings.Trim(ts[i+n].gap, ", )،") != "" {
		return 0, 0
	}
	numerals := ts[i+n].numerals()
	if len(numerals) != 1 || numerals[0].End-numerals[0].Start != 4 || numerals[0].scale != 1 {
		return 0, 0
	}
	return int(numerals[0].value), n + 1
}

var yearWords = foldedSet("عام لعام سنة لسنة العام")

// dayOfMonth reads 1 to 31 in digits: "20", "20th", "٢٠".
func dayOfMonth(t token) (int, bool) {
	t.Text = strings.TrimRight(t.Text, "stndrh")
	numerals := t.numerals()
	if len(numerals) != 1 || numerals[0].scale != 1 || numerals[0].unit != "" {
		return 0, false
	}
	day := int(numerals[0].value)
	return day, float64(day) == numerals[0].value && 1 <= day && day <= 31
}

// numericDate reads 2026-11-20, 20/11/2026 and 11/20/2026.
func numericDate(ts []token, i int) (days []Day, n int) {
	var parts []int
	for _, numeral := range ts[i].numerals() {
		parts = append(parts, int(numeral.value))
	}
	for n = 1; len(parts) < 3; n++ {
		if i+n >= len(ts) || len(parts) == 0 || !strings.Contains("/-–.", ts[i+n].gap) || ts[i+n].gap == "" {
			return nil, 0
		}
		numerals := ts[i+n].numerals()
		if len(numerals) != 1 {
			return nil, 0
		}
		parts = append(parts, int(numerals[0].value))
	}
	orders := [][3]int{{2, 1, 0}, {2, 0, 1}}
	if parts[0] > 31 {
		orders = [][3]int{{0, 1, 2}}
	}
	for _, o := range orders {
		d := Day{parts[o[0]], time.Month(parts[o[1]]), parts[o[2]]}
		if d.Year >= 1000 && d.Year < 3000 && newDay(d.time()) == d && (days == nil || days[0] != d) {
			days = append(days, d)
		}
	}
	if days == nil {
		return nil, 0
	}
	return days, n
}

// relativeDaysOf returns the days that the meaning of a relative date may be, none if it is no day.
func relativeDaysOf(meaning string, written time.Time) []Day {
	offset, next := 0, 0
	if n, _ := fmt.Sscanf(meaning, "day %d", &offset); n == 1 {
		return []Day{newDay(written.AddDate(0, 0, offset))}
	}
	if meaning == "night -1" {
		return []Day{newDay(written.AddDate(0, 0, -1)), newDay(written)}
	}
	weekday := 0
	n, _ := fmt.Sscanf(meaning, "weekday %d %d", &weekday, &next)
	if n == 0 {
		return nil
	}
	ago := (int(written.Weekday()) - weekday + 7) % 7
	days := []Day{newDay(written.AddDate(0, 0, -ago)), newDay(written.AddDate(0, 0, 7-ago))}
	if n == 2 {
		return days[1:]
	}
	return days
}
