package text

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// relativeMeaning says which day or period the tokens of a relative date mean, whatever their words
// and their language: "day -1", "year +1", "weekday 5". What is not known here means itself.
func relativeMeaning(ts []token) string {
	for i := range ts { // behind a qualifier: مساء أمس
		for key := range ts[i].stemmed() {
			if n, days := relativeDays().longest(key, ts[i+1:]); n == len(ts)-i && (i == 0 || relativeQualifiers[ts[i-1].key]) {
				return days[0]
			}
		}
	}
	unit, way := "", ""
	for _, t := range ts {
		for key := range t.stemmed() {
			if u := relativeUnits()[strings.TrimPrefix(key, "ال")]; unit == "" || strings.HasPrefix(u, "weekday") {
				unit = first(u, unit) // a Friday is more than a day, يوم الجمعة
			}
			way = first(way, relativeWays()[strings.TrimPrefix(key, "ال")])
		}
	}
	weekday := strings.HasPrefix(unit, "weekday")
	for i := range min(2, len(ts)) {
		if q, n := readQuantity(ts, i); n > 0 && !weekday {
			way = strconv.FormatFloat(-q.value(), 'g', -1, 64) // "two days ago", قبل ثلاثة أيام
		}
	}
	if before := ts[0].key == "قبل" || ts[0].key == "منذ" || ts[len(ts)-1].key == "ago"; before && single(ts) {
		way = first(way, "-1") // "a year ago", "the year-ago quarter", قبل عام
	}
	switch {
	case weekday && way != "+1": // "last Friday" is the Friday of a report of these days
		return unit
	case unit == "" || way == "":
		return joinKeys(ts)
	}
	return unit + " " + way
}

// single reports one unit without a count: "a year ago", not "several years ago" or قبل يومين.
func single(ts []token) bool {
	return !slices.ContainsFunc(ts, func(t token) bool { return timeUnits[t.key] && !singleUnits[t.key] || fewWords[t.key] })
}

var singleUnits = foldedSet("minute hour day week month year decade century دقيقة ساعة يوم أسبوع شهر سنة عام عقد قرن")

var fewWords = foldedSet("few several")

// first returns the first of two words that is not empty.
func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func joinKeys(ts []token) string {
	keys := make([]string, len(ts))
	for i, t := range ts {
		keys[i] = t.key
	}
	return strings.Join(keys, " ")
}

// Each line of these tables is a meaning and what stands for it, in Arabic without the article.
const (
	relativeDayTable = `day -2: day before yesterday, أول أمس, أمس الأول, أول من أمس, позавчера, پریروز
day -1: yesterday, вчера, накануне, دیروز, گزشتہ روز, أمس, الأمس, البارحة
day 0: today, tonight, this morning, this afternoon, this evening, اليوم, هذا اليوم, الليلة, هذه الليلة, هذا الصباح, هذا المساء, сегодня, امروز
day +1: tomorrow, غدا, завтра
day +2: day after tomorrow, بعد غد, послезавтра
night -1: last night, overnight, الليلة الماضية
`
	relativeUnitTable = `hour: hour, hours, ساعة, ساعات
day: day, days, يوم, يوما, أيام
week: week, weeks, أسبوع, أسبوعا, أسابيع
weekend: weekend
month: month, months, شهر, شهرا, أشهر, شهور
quarter: quarter
year: year, years, عام, عاما, أعوام, سنة, سنوات
decade: decade, decades, عقد, عقود
century: century, centuries, قرن, قرون
season: season, موسم
spring: spring, ربيع
summer: summer, صيف
autumn: autumn, خريف
winter: winter, شتاء
weekday 1: monday, اثنين, понедельник
weekday 2: tuesday, ثلاثاء, вторник
weekday 3: wednesday, أربعاء, среду
weekday 4: thursday, خميس, четверг
weekday 5: friday, جمعة, пятницу
weekday 6: saturday, سبت, субботу
weekday 7: sunday, أحد, воскресенье
`
	relativeWayTable = `-1: last, past, previous, prior, preceding, ماضي, ماضية, فائت, فائتة, منصرم, منصرمة
0: this, current, هذا, هذه, جاري, جارية, حالي, حالية
+1: next, coming, مقبل, مقبلة, قادم, قادمة
`
)

var relativeDays = sync.OnceValue(func() *phrases[string] {
	days := new(phrases[string])
	for phrase, day := range meanings(relativeDayTable) {
		days.add(phrase, day)
	}
	return days
})

var relativeUnits = sync.OnceValue(func() map[string]string { return meanings(relativeUnitTable) })

var relativeWays = sync.OnceValue(func() map[string]string { return meanings(relativeWayTable) })

// meanings reads a table of meanings by folded phrase.
func meanings(table string) map[string]string {
	byPhrase := make(map[string]string)
	for _, line := range dataLines(table) {
		meaning, list, _ := strings.Cut(line, ": ")
		for phrase := range strings.SplitSeq(list, ", ") {
			byPhrase[Fold(phrase)] = meaning
		}
	}
	return byPhrase
}
