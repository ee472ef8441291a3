package text

import (
	"strings"
	"sync"
)

// Relative is a time told by the day of writing: "Friday", "earlier this week", أمس.
type Relative struct {
	Span
	Text    string // as written
	Meaning string // equal for phrases that mean the same day or period: "yesterday", أمس; "last year", "the prior year"
}

// RelativeDates finds what can be dated only by one who knows when the text was written, in English,
// Arabic, Russian, Persian and Urdu. A weekday with its date ("Friday, 9 July 2025"), a recurring one ("Fridays") and a
// named one ("Good Friday") are left out, and so is "since 1948".
func RelativeDates(s string) []Relative {
	ts, slicer := tokens(s), newSlicer(s)
	var found []Relative
	end := 0
	for i := 0; i < len(ts); {
		n := relativeAt(ts, i)
		if n == 0 {
			i++
			continue
		}
		first := i - qualifiers(ts[end:i+1])
		span := Span{ts[first].Start, ts[i+n-1].End}
		found = append(found, Relative{span, slicer.cut(span), relativeMeaning(ts[first : i+n])})
		i += n
		end = i
	}
	return found
}

// relativeAt returns the number of tokens of a relative date at ts[i], 0 if there is none.
func relativeAt(ts []token, i int) int {
	if n := ago(ts, i); n > 0 {
		return n
	}
	best := 0
	for key := range ts[i].stemmed() {
		n, kinds := relativePhrases().longest(key, ts[i+1:])
		if n > best && meant(ts, i, n, kinds[0]) {
			best = n
		}
	}
	return best
}

// qualifiers counts the tokens before the last one of ts that narrow the date: "earlier" this week, مساء أمس.
func qualifiers(ts []token) int {
	n := 0
	for i := len(ts) - 1; i > 0 && ts[i].spaced() && relativeQualifiers[ts[i-1].key]; i-- {
		n++
	}
	return n
}

// ago reads "two days ago" and "year-ago", "a week earlier" being none, and قبل ثلاثة أيام, منذ يومين.
func ago(ts []token, i int) int {
	if key := ts[i].key; key == "قبل" || key == "منذ" || key == "وقبل" || key == "ومنذ" {
		return agoArabic(ts, i)
	}
	if singleUnits[ts[i].key] && i+1 < len(ts) && ts[i+1].gap == "-" && ts[i+1].key == "ago" {
		return 2
	}
	n := 1
	switch key := ts[i].key; {
	case key == "a" || key == "an" || key == "few" || key == "several":
	default:
		if _, n = readQuantity(ts, i); n == 0 {
			return 0
		}
	}
	if i+n+1 < len(ts) && ts[i+n].spaced() && ts[i+n+1].spaced() && timeUnits[ts[i+n].key] && ts[i+n+1].key == "ago" {
		return n + 2
	}
	return 0
}

func agoArabic(ts []token, i int) int {
	if i+1 == len(ts) || !ts[i+1].spaced() {
		return 0
	}
	if timeUnits[ts[i+1].key] && ts[i+1].key != "يوم" && ts[i+1].key != "عام" {
		return 2
	}
	_, n := readQuantity(ts, i+1)
	if n > 0 && i+n+1 < len(ts) && ts[i+n+1].spaced() && timeUnits[ts[i+n+1].key] {
		return n + 2
	}
	return 0
}

// relativeKind says what else must hold of a phrase.
type relativeKind byte

const (
	plainRelative relativeKind = iota
	weekdayRelative
	todayRelative // اليوم, which is also "the day"
)

// meant rules out phrases that are dated, recurring or part of a name.
func meant(ts []token, i, n int, kind relativeKind) bool {
	before, after := "", ""
	if i > 0 && ts[i].spaced() {
		before = ts[i-1].key
	}
	if i+n < len(ts) && ts[i+n].spaced() {
		after = ts[i+n].key
	}
	switch kind {
	case weekdayRelative:
		if !ts[i].cyrillic() && ts[i].capital() == ts[i].arabic() || dated(ts, i+n) || dated(ts, i-2) {
			return false
		}
		return !notWeekdayBehind[before] && !(notWeekdayBefore[after] && ts[i+n].capital())
	case todayRelative:
		return !notTodayBehind[before] && !notTodayBefore[after] && !dated(ts, i+n)
	}
	if after == "show" || ts[i].key == "overnight" && notOvernightBefore[after] {
		return false
	}
	return !(ts[i].capital() && i > 0 && ts[i].spaced() && ts[i-1].capital() && !titleCase(ts, i))
}

// dated reports that a day and a month stand at ts[i], in either order, or a date in digits.
func dated(ts []token, i int) bool {
	if i < 0 || i+1 >= len(ts) {
		return false
	}
	if ts[i].key == "the" || ts[i].key == "الموافق" || ts[i].key == "في" {
		i++
	}
	if i+1 >= len(ts) {
		return false
	}
	a, b := ts[i], ts[i+1]
	numeric := a.digits() && b.digits() && strings.ContainsAny(b.gap, "/.-")
	return numeric || a.digits() && isMonth(b.key) || isMonth(a.key) && b.digits()
}

// The phrases are written out from these lists: each modifier with each period.
const (
	plainEnglish = `today,tonight,yesterday,tomorrow,last night,overnight,this morning,this afternoon,this evening,day before yesterday,
		day after tomorrow,recent days,recent weeks,recent months,coming days,coming weeks,coming months,past few days,past few weeks,
		last few days,last few weeks,next few days`
	modifiersEnglish = "this current last past previous prior preceding next coming"
	periodsEnglish   = "week weekend month year quarter decade century spring summer autumn winter season"
	plainArabic      = `أمس,الأمس,البارحة,غدا,بعد غد,أول أمس,أمس الأول,أول من أمس,الليلة,الليلة الماضية,هذا اليوم,هذه الليلة,هذا الصباح,هذا المساء,
		الأيام الماضية,الأيام الأخيرة,الأيام المقبلة,الأيام القليلة الماضية,الأيام القليلة المقبلة,الأسابيع الماضية,الأسابيع الأخيرة,الأسابيع المقبلة,
		الأشهر الماضية,الأشهر الأخيرة,الأشهر المقبلة`
	plainRussian = `сегодня,вчера,завтра,позавчера,послезавтра,накануне,прошлой ночью,минувшей ночью,на этой неделе,на прошлой неделе,
		на минувшей неделе,на следующей неделе,на будущей неделе,в этом месяце,в прошлом месяце,в следующем месяце,в этом году,в прошлом году,
		в следующем году,в нынешнем году,в последние дни,в ближайшие дни`
	weekdaysRussian = "в понедельник,во вторник,в среду,в четверг,в пятницу,в субботу,в воскресенье"
	plainPersian    = "دیروز,امروز,دیشب,پریروز,هفته گذشته,هفته آینده,ماه گذشته,ماه آینده,سال گذشته,سال جاری,سال آینده"
	plainUrdu       = "گزشتہ روز,گزشتہ ہفتے,گزشتہ ماہ,گزشتہ سال,اگلے ہفتے,اگلے ماہ,اگلے سال,رواں ہفتے,رواں ماہ,رواں سال"
	periodsArabic   = "الأسبوع الشهر العام الموسم الصيف الشتاء الخريف العقد القرن السنة الليلة"
	modifiersArabic = `الماضي الماضية المقبل المقبلة القادم القادمة الجاري الجارية الحالي الحالية الفائت الفائتة المنصرم المنصرمة`
)

var relativePhrases = sync.OnceValue(func() *phrases[relativeKind] {
	p := new(phrases[relativeKind])
	for _, list := range []string{plainEnglish, plainArabic, plainRussian, plainPersian, plainUrdu} {
		for phrase := range strings.SplitSeq(list, ",") {
			p.add(phrase, plainRelative)
		}
	}
	for phrase := range strings.SplitSeq(weekdaysRussian, ",") {
		p.add(phrase, weekdayRelative)
	}
	p.add("اليوم", todayRelative)
	for period := range strings.FieldsSeq(periodsEnglish) {
		for modifier := range strings.FieldsSeq(modifiersEnglish) {
			p.add(modifier+" "+period, plainRelative)
		}
	}
	for period := range strings.FieldsSeq(periodsArabic) {
		p.add("هذا "+period, plainRelative)
		p.add("هذه "+period, plainRelative)
		for modifier := range strings.FieldsSeq(modifiersArabic) {
			p.add(period+" "+modifier, plainRelative)
		}
	}
	for day := range weekdays {
		p.add(day, weekdayRelative)
		for modifier := range strings.FieldsSeq(modifiersArabic) {
			p.add(day+" "+modifier, weekdayRelative)
		}
	}
	return p
})

// notOvernightBefore follow "overnight" where it says for how long money is lent.
var notOvernightBefore = foldedSet(`deposit deposits lending loan loans borrowing rate rates repo index swap swaps facility`)

var relativeQualifiers = foldedSet(`earlier later late early last next this on by since until يوم مساء صباح فجر ظهر عصر ليل ليلة منتصف نهار`)

var timeUnits = foldedSet(`minute minutes hour hours day days week weeks month months year years decade decades century centuries
		دقيقة دقائق دقيقتين ساعة ساعات ساعتين يوم يوما أيام يومين أسبوع أسبوعا أسابيع أسبوعين شهر شهرا أشهر شهور شهرين
		سنة سنوات سنتين عام عاما أعوام عامين`)

var notWeekdayBehind = foldedSet(`every good black ash bloody easter صلاة خطبة كل`)

var notWeekdayBefore = foldedSet("times telegraph mail express post herald mirror night")

// notTodayBehind stand before a day of which is told, or before that which something is counted by: في اليوم.
var notTodayBehind = foldedSet(`ذلك نفس بذلك لذلك في`)

var notTodayBefore = foldedSet(`الأول الثاني الثالث الرابع الخامس السادس السابع الأخير التالي السابق نفسه ذاته العالمي الوطني الدولي الواحد
		الموالي المذكور الموعود`)
