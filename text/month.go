package text

import (
	"strconv"
	"strings"
	"sync"
)

// MonthUnit is the Unit of a Number that is the name of a month: July and تموز are 7 of it.
const MonthUnit = "month of the year"

// monthTable lists the number of a month and its names; one marked ~ is a common word or a person's
// name as well, one marked # an abbreviation.
const monthTable = `1: January, Jan#, يناير, كانون الثاني, جانفي, январь, января, январе, січня
2: February, Feb#, فبراير, شباط, فيفري, февраль, февраля, феврале, лютого~
3: March~, Mar#, مارس~, آذار~, март, марта, марте, березня
4: April~, Apr#, أبريل, إبريل, نيسان, أفريل, апрель, апреля, апреле, квітня
5: May~, مايو, أيار~, ماي~, май, мая, мае~, травня
6: June~, Jun#, يونيو, يونيه, حزيران, جوان~, июнь, июня, июне, червня
7: July, Jul#, يوليو, يوليه, تموز, جويلية, июль, июля, июле, липня
8: August~, Aug#, أغسطس, آب~, أوت~, август, августа, августе, серпня
9: September, Sep#, Sept#, سبتمبر, أيلول, сентябрь, сентября, сентябре, вересня
10: October, Oct#, أكتوبر, تشرين الأول, октябрь, октября, октябре, жовтня
11: November, Nov#, نوفمبر, تشرين الثاني, ноябрь, ноября, ноябре, листопада
12: December, Dec#, ديسمبر, كانون الأول, декабрь, декабря, декабре, грудня
`

// monthForm is a name of a month.
type monthForm struct {
	number float64
	mark   byte // '~' or '#', 0 where the word alone says it
}

var monthForms = sync.OnceValue(func() *phrases[monthForm] {
	forms := new(phrases[monthForm])
	for _, line := range dataLines(monthTable) {
		number, list, _ := strings.Cut(line, ": ")
		value, _ := strconv.ParseFloat(number, 64)
		for written := range strings.SplitSeq(list, ", ") {
			phrase := strings.TrimRight(written, "~#")
			f := monthForm{number: value}
			if phrase != written {
				f.mark = written[len(written)-1]
			}
			forms.add(phrase, f)
		}
	}
	return forms
})

// monthAt reads the name of a month at ts[i]; n is 0 if there is none.
func monthAt(ts []token, i int) (number float64, n int) {
	for key := range ts[i].stemmed() {
		n, forms := monthForms().longest(key, ts[i+1:])
		if n == 0 {
			continue
		}
		f := forms[0]
		if !ts[i].arabic() && ts[i].capital() == ts[i].cyrillic() || f.mark != 0 && !inDate(ts, i, f.mark == '~') {
			return 0, 0
		}
		return f.number, n
	}
	return 0, 0
}

// isMonth reports the first word of the name of a month, be it a common word too.
func isMonth(key string) bool { return monthForms().next[key] != nil || hijriMonths[key] }

var hijriMonths = foldedSet("محرم صفر ربيع جمادى رجب شعبان رمضان شوال القعدة الحجة")

// inDate reports digits beside ts[i], or if words may tell it a word that goes with months.
func inDate(ts []token, i int, words bool) bool {
	if i > 0 && ts[i-1].digits() && ts[i].adjacent() {
		return true
	}
	if i+1 < len(ts) && ts[i+1].digits() && (ts[i+1].adjacent() || ts[i+1].gap == ". ") {
		return true
	}
	if !words {
		return false
	}
	return i > 0 && ts[i].spaced() && beforeMonth[ts[i-1].key] || i+1 < len(ts) && ts[i+1].spaced() && behindMonth[ts[i+1].key]
}

var beforeMonth = foldedSet(`in since until by last next this early late mid of during شهر مطلع أوائل أواخر منتصف نهاية بداية`)

var behindMonth = foldedSet(`الماضي المقبل القادم الجاري الحالي المنصرم`)
