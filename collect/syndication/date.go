package syndication

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ParseDate reads a date as publishers write it: ISO 8601, RFC 822 and its many cousins, seconds
// since 1970, months by their English, French, Spanish, German, Russian or Arabic names, digits of
// either script. A time without a zone is UTC. The zero time stands for what is not understood,
// and for numbers of which nobody can say which is the month.
func ParseDate(s string) time.Time {
	s = strings.TrimSpace(oneWord(strings.Map(plainDigit, strings.ToLower(bounded(s)))))
	if epoch.MatchString(s) {
		n, _ := strconv.ParseInt(s, 10, 64)
		if len(s) > 10 {
			return time.UnixMilli(n).UTC()
		}
		return time.Unix(n, 0).UTC()
	}
	day, rest, ok := calendarDay(s)
	if !ok {
		return time.Time{}
	}
	clock, zone := timeOfDay(rest)
	return day.Add(clock - zone).UTC()
}

var (
	epoch    = regexp.MustCompile(`^[0-9]{10}([0-9]{3})?$`)
	isoDay   = regexp.MustCompile(`^(?:[^0-9]*,?\s+)?([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[^0-9]|$)`)
	isoBare  = regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})(?:t|\s|$)`)
	dayMonth = regexp.MustCompile(`(?:^|[^0-9])([0-9]{1,2})(?:er|st|nd|rd|th|º)?[\s.,/-]*(?:de |of )?(` + word + `)(?:\s*/\s*` + word + `)?[\s.,/-]*(?:de |del )?([0-9]{4}|[0-9]{2})(?:[^0-9:]|$)`)
	monthDay = regexp.MustCompile(`(` + word + `)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})(?:[^0-9:]|$)`)
	// ansic has the year behind the time: Mon Jan _2 15:04:05 MST 2006.
	ansic = regexp.MustCompile(`(` + word + `)\s+([0-9]{1,2})\s+([0-9:]{4,8}(?:\s+[a-z+0-9:-]+)?)\s+([0-9]{4})$`)
	hours = regexp.MustCompile(`([0-9]{1,2})[:h]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?\s*(a\.?m\.?|p\.?m\.?|ص|م)?\s*(.*)`)
	shift = regexp.MustCompile(`^[a-z]{0,5}\s*([+-])-?([0-9]{1,2}):?([0-9]{2})?`)
	name  = regexp.MustCompile(`^\(?([a-z]{1,5})\b`)
)

// word is a month's name: letters, and what stands over them in Arabic.
const word = `[\pL\pM]{2,12}`

// calendarDay finds the day, and returns what is left for the time.
func calendarDay(s string) (time.Time, string, bool) {
	for _, form := range []struct {
		pattern          *regexp.Regexp
		year, month, day int // their groups
	}{
		{isoDay, 1, 2, 3}, {isoBare, 1, 2, 3}, {dayMonth, 3, 2, 1}, {monthDay, 3, 1, 2}, {ansic, 4, 1, 2},
	} {
		m := form.pattern.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		group := func(n int) string { return s[m[2*n]:m[2*n+1]] }
		year, month, day := number(group(form.year)), monthOf(group(form.month)), number(group(form.day))
		if len(group(form.year)) == 2 {
			year += 1900
			if year < 1970 {
				year += 100
			}
		}
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if month == 0 || t.Day() != day {
			continue
		}
		rest := s[:m[0]] + " " + s[m[1]:]
		if form.pattern == ansic {
			rest = group(3)
		}
		return t, rest, true
	}
	return time.Time{}, "", false
}

// timeOfDay finds a time and how far its zone is east of UTC.
func timeOfDay(s string) (clock, zone time.Duration) {
	m := hours.FindStringSubmatch(s)
	if m == nil {
		return 0, 0
	}
	hour, minute, second := number(m[1]), number(m[2]), number(m[3])
	if hour > 24 || minute > 59 || second > 60 {
		return 0, 0
	}
	switch half := strings.ReplaceAll(m[4], ".", ""); {
	case (half == "pm" || half == "م") && hour < 12:
		hour += 12
	case (half == "am" || half == "ص") && hour == 12:
		hour = 0
	}
	clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second
	return clock, zoneOf(strings.TrimSpace(m[5]))
}

func zoneOf(s string) time.Duration {
	if m := shift.FindStringSubmatch(s); m != nil {
		d := time.Duration(number(m[2]))*time.Hour + time.Duration(number(m[3]))*time.Minute
		if d > 15*time.Hour {
			return 0
		}
		if m[1] == "-" {
			return -d
		}
		return d
	}
	if m := name.FindStringSubmatch(s); m != nil {
		return time.Duration(zones[m[1]]) * time.Minute
	}
	return 0
}

// zones are names that feeds write, in minutes east of UTC. What several parts of the world call
// alike is read as the one that feeds come from most.
var zones = map[string]int{
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "ast": -240, "adt": -180,
	"akst": -540, "akdt": -480, "hst": -600, "brt": -180, "art": -180, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "cest": 120,
	"met": 60, "mest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "irst": 210, "irdt": 270, "gst": 240, "pkt": 300, "npt": 345,
	"wib": 420, "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "sast": 120,
	"cat": 120, "eat": 180, "wat": 60,
}

// number reads digits; what is none is 0.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// plainDigit makes ASCII digits of those of other scripts, and blanks of odd spaces and commas.
func plainDigit(r rune) rune {
	switch {
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	case r == '،':
		return ','
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return ' '
	}
	return r
}

// monthOf is the number of a month by its name or digits; 0: it is none.
func monthOf(s string) int {
	if n := number(s); n > 0 {
		return n
	}
	return cmp.Or(months[s], months[clipRunes(s, 3)])
}

// oneWord makes one of the Levant's months that have two.
func oneWord(s string) string {
	if !strings.Contains(s, "كانون") && !strings.Contains(s, "تشرين") {
		return s
	}
	return strings.NewReplacer("كانون الثاني", "يناير", "كانون الأول", "ديسمبر", "كانون الاول", "ديسمبر",
		"تشرين الأول", "أكتوبر", "تشرين الاول", "أكتوبر", "تشرين الثاني", "نوفمبر").Replace(s)
}

// clipRunes keeps the first n characters: in most languages they tell a month.
func clipRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// months by whole names, where a beginning is not enough, and by the first three letters.
var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"fév": 2, "fev": 2, "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "jui": 7, "aoû": 8, "aou": 8, "déc": 12,
	"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12, "out": 10, "dez": 12,
	"jän": 1, "mär": 3, "mrz": 3, "okt": 10,
	"янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
	"يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "إبريل": 4, "مايو": 5, "يونيو": 6, "يونيه": 6, "يوليو": 7, "يوليه": 7,
	"أغسطس": 8, "اغسطس": 8, "سبتمبر": 9, "أكتوبر": 10, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
	"شباط": 2, "آذار": 3, "اذار": 3, "نيسان": 4, "أيار": 5, "ايار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "اب": 8, "أيلول": 9, "ايلول": 9,
	"جانفي": 1, "فيفري": 2, "أفريل": 4, "افريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "أوت": 8, "اوت": 8,
}
