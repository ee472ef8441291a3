package text

import (
	"sync"
	"time"
)

// hijriMonthForms are the months of the Islamic calendar, by number.
var hijriMonthForms = sync.OnceValue(func() *phrases[int] {
	forms := new(phrases[int])
	for number, phrases := range [][]string{
		{"محرم", "المحرم", "Muharram"},
		{"صفر", "Safar"},
		{"ربيع الأول", "Rabi al-Awwal", "Rabi I"},
		{"ربيع الآخر", "ربيع الثاني", "Rabi al-Thani", "Rabi al-Akhir", "Rabi II"},
		{"جمادى الأولى", "جمادى الأول", "Jumada al-Ula", "Jumada al-Awwal", "Jumada I"},
		{"جمادى الآخرة", "جمادى الثانية", "جمادى الثاني", "Jumada al-Thani", "Jumada al-Akhirah", "Jumada II"},
		{"رجب", "Rajab"},
		{"شعبان", "Shaban", "Sha'ban", "Shaaban"},
		{"رمضان", "Ramadan"},
		{"شوال", "Shawwal"},
		{"ذو القعدة", "ذي القعدة", "Dhu al-Qadah", "Dhu al-Qi'dah", "Dhul Qadah"},
		{"ذو الحجة", "ذي الحجة", "Dhu al-Hijjah", "Dhul Hijjah"},
	} {
		for _, phrase := range phrases {
			forms.add(phrase, number+1)
		}
	}
	return forms
})

// hijriMonthAt reads the name of an Islamic month at ts[i]; n is 0 if there is none.
func hijriMonthAt(ts []token, i int) (number, n int) {
	for key := range ts[i].stemmed() {
		if n, numbers := hijriMonthForms().longest(key, ts[i+1:]); n > 0 {
			return numbers[0], n
		}
	}
	return 0, 0
}

// hijriDay converts a day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21,
// 24, 26 and 29 of 30). The calendars that follow the moon, Umm al-Qura among them, may be a day off.
func hijriDay(year, month, day int) Day {
	const unixEpoch, hijriEpoch = 2440588, 1948440 // Julian day numbers
	julian := (11*year+3)/30 + 354*year + 30*month - (month-1)/2 + day + hijriEpoch - 385
	return newDay(time.Unix(0, 0).UTC().AddDate(0, 0, julian-unixEpoch))
}

// hijriNear returns the day in the year that has it closest to a time.
func hijriNear(month, day int, near time.Time) Day {
	about := (near.Year() - 622) * 33 / 32
	best := hijriDay(about, month, day)
	for year := about - 1; year <= about+2; year++ {
		if d := hijriDay(year, month, day); d.Apart(newDay(near)) < best.Apart(newDay(near)) {
			best = d
		}
	}
	return best
}
