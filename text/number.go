package text

import "strings"

// Number is a quantity in digits or words.
type Number struct {
	Value   float64
	Percent bool
	Unit    string // "$", "€", "km", "day", "percentage point" …; empty where no unit known here stands beside it
	Span           // of the number and its scale ("11 billion"), without signs and units
}

// Numbers finds numbers in digits of either script and in words of English and Arabic: "1,234.5",
// "$11 billion", "twelve", "two dozen", "9th", "third", "٪١٢", "سبعة وأربعون", "ألفان". A date gives
// its day, its year and its month, by number too where it has a name; "Q3" is the third quarter. A range gives both ends, in the scale and unit of its upper end. Words that
// merely sound like a number ("one of them", "thousands", "الثاني") give none.
func Numbers(s string) []Number {
	ts := tokens(s)
	tail := afterTokens(s, ts)
	var found []Number
	lower := Span{-1, -1} // the tokens of the last number
	for i := 0; i < len(ts); {
		if numbers := dottedNumbers(ts[i]); numbers != nil {
			found = append(found, numbers...)
			i++
			continue
		}
		if number, n := calendarAt(ts, i); n > 0 {
			found = append(found, number)
			i += n
			continue
		}
		q, n := readQuantity(ts, i)
		if n == 0 {
			i++
			continue
		}
		number := Number{Value: q.value(), Span: Span{ts[i].Start, ts[i+n-1].End}}
		n += number.annotate(ts, i, n, tail)
		if rangeBetween(ts, lower, i) {
			widen(&found[len(found)-1], &number, q)
		}
		found = append(found, number)
		lower = Span{i, i + n}
		i += n
	}
	return found
}

// calendarAt reads the name of a month or of a quarter, or two of a period ("شهرين"), at ts[i]; n is 0 if there
// is none.
func calendarAt(ts []token, i int) (number Number, n int) {
	number.Unit = MonthUnit
	if number.Value, n = monthAt(ts, i); n == 0 {
		number.Unit = QuarterUnit
		number.Value, n = quarterAt(ts, i)
	}
	if n == 0 && duals()[ts[i].key] != "" {
		number.Unit, number.Value, n = duals()[ts[i].key], 2, 1
	}
	if n > 0 {
		number.Span = Span{ts[i].Start, ts[i+n-1].End}
	}
	return number, n
}

// dottedNumbers returns the parts of a token such as 9.7.2025, none for other tokens.
func dottedNumbers(t token) []Number {
	parts := t.numerals()
	if len(parts) < 2 {
		return nil
	}
	var numbers []Number
	for _, p := range parts {
		numbers = append(numbers, Number{Value: p.value, Span: Span{t.Start + p.Start, t.Start + p.End}})
	}
	return numbers
}

// annotate reads unit and percent sign beside the n tokens from ts[i] on and returns the number of
// tokens that a unit in words has. tail is what follows the last token of all.
func (number *Number) annotate(ts []token, i, n int, tail string) int {
	behind := tail
	if i+n < len(ts) {
		behind = ts[i+n].gap
	}
	if first := ts[i].numerals(); len(first) == 1 {
		number.Start = ts[i].Start + first[0].Start
		if n == 1 {
			number.End = ts[i].Start + first[0].End
			number.Unit = first[0].unit
		}
	}
	if unit := unitBefore(ts, i); unit == "%" {
		number.Percent = true
	} else if unit != "" {
		number.Unit = unit
	}
	if unit := signBehind(behind); unit != "" {
		number.setUnit(unit)
		return 0
	}
	if i+n == len(ts) || !ts[i+n].adjacent() {
		return 0
	}
	used, units := unitWords().longest(ts[i+n].key, ts[i+n+1:])
	if used > 0 {
		number.setUnit(units[0])
	}
	return used
}

func (number *Number) setUnit(unit string) {
	switch {
	case unit == "%":
		number.Percent = true
	case number.Unit == "":
		number.Unit = unit
	}
}

// currencies are the signs before or behind a number.
const currencies = "$€£¥₽₪₺₹"

func unitBefore(ts []token, i int) string {
	gap := ts[i].gap
	for _, sign := range currencies {
		if strings.HasSuffix(strings.TrimRight(gap, " \u00a0"), string(sign)) {
			return string(sign)
		}
	}
	percent := strings.HasSuffix(gap, "%") || strings.HasSuffix(gap, "٪")
	if percent && (i == 0 || len(gap) > len("٪") || !ts[i-1].digits()) {
		return "%"
	}
	if i > 0 && ts[i].spaced() {
		return currencyCodes[ts[i-1].Text]
	}
	return ""
}

var currencyCodes = map[string]string{"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "RUB": "₽", "ILS": "₪", "TRY": "₺", "INR": "₹"}

// signBehind reads a sign that closes a number rather than opens the next one ("10 €", not "10 $20").
func signBehind(gap string) string {
	gap = strings.TrimLeft(gap, " \u00a0\u200f\u200e")
	if strings.HasPrefix(gap, "%") || strings.HasPrefix(gap, "٪") {
		return "%"
	}
	for _, sign := range currencies {
		if after, ok := strings.CutPrefix(gap, string(sign)); ok && after != "" {
			return string(sign)
		}
	}
	return ""
}

// rangeBetween reports that the number at ts[i] is the upper end of a range whose lower end stands
// in the tokens of lower: 10–15, "10 to 15", "between 10 and 15".
func rangeBetween(ts []token, lower Span, i int) bool {
	if lower.Start < 0 {
		return false
	}
	between := lower.Start > 0 && (ts[lower.Start-1].key == "between" || ts[lower.Start-1].key == "بين")
	switch i - lower.End {
	case 0:
		return rangeDash(ts[i].gap) || between && strings.HasPrefix(ts[i].key, "و")
	case 1:
		if !ts[i].spaced() || !ts[i-1].spaced() {
			return false
		}
		switch ts[i-1].key {
		case "to", "الي":
			return true
		case "and", "و":
			return between
		}
	}
	return false
}

func rangeDash(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "-", "–", "—", "‑":
		return true
	}
	for _, sign := range currencies {
		if gap == "-"+string(sign) || gap == "–"+string(sign) {
			return true
		}
	}
	return false
}

// widen gives each end of a range what only the other one says: "$10 to 15 million". The scale of
// the upper end, which was read as q, goes to the lower one.
func widen(lower, upper *Number, q quantity) {
	if lower.Unit != "" && (upper.Percent || upper.Unit != "" && lower.Unit != upper.Unit) || lower.Percent && !upper.Percent {
		return
	}
	if lower.Value < q.first && q.first*q.scale == upper.Value {
		lower.Value *= q.scale
	}
	lower.Percent = upper.Percent
	if lower.Unit == "" {
		lower.Unit = upper.Unit
	}
	if upper.Unit == "" {
		upper.Unit = lower.Unit
	}
}

// afterTokens returns what follows the last token.
func afterTokens(s string, ts []token) string {
	n := 0
	for _, t := range ts {
		n += len(t.gap) + len(t.Text)
	}
	return s[n:]
}
