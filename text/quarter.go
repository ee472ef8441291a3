package text

import "sync"

// QuarterUnit is the Unit of a Number that is a quarter of a year: "Q3" and "third quarter" are 3 of it.
const QuarterUnit = "quarter of the year"

var quarterForms = sync.OnceValue(func() *phrases[float64] {
	forms := new(phrases[float64])
	for number, phrases := range [][]string{
		{"first quarter", "1st quarter", "Q1", "1Q", "الربع الأول"},
		{"second quarter", "2nd quarter", "Q2", "2Q", "الربع الثاني"},
		{"third quarter", "3rd quarter", "Q3", "3Q", "الربع الثالث"},
		{"fourth quarter", "4th quarter", "Q4", "4Q", "الربع الرابع"},
	} {
		for _, phrase := range phrases {
			forms.add(phrase, float64(number+1))
		}
	}
	return forms
})

// quarterAt reads a quarter of a year at ts[i]; n is 0 if there is none.
func quarterAt(ts []token, i int) (number float64, n int) {
	for key := range ts[i].stemmed() {
		if n, numbers := quarterForms().longest(key, ts[i+1:]); n > 0 {
			return numbers[0], n
		}
	}
	return 0, 0
}
