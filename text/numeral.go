package text

import (
	"strconv"
	"strings"
)

// numeral is a number in digits within a token.
type numeral struct {
	Span  // in the runes of the token
	value float64
	scale float64 // of a suffix such as "bn", 1 without one
	unit  string  // of a suffix such as "km"
}

// digit returns the value of a decimal digit, -1 for other runes.
func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '٠' <= r && r <= '٩':
		return int(r - '٠')
	case '۰' <= r && r <= '۹':
		return int(r - '۰')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// digits reports that the token holds a digit.
func (t token) digits() bool {
	return strings.ContainsFunc(t.Text, func(r rune) bool { return digit(r) >= 0 })
}

// numerals reads a token of digits, with Arabic proclitics before and a known suffix behind; several
// numerals come of 9.7.2025, none of G7, 5G or B-52.
func (t token) numerals() []numeral {
	if !t.digits() {
		return nil
	}
	runes, start := []rune(t.Text), 0
	for start < len(runes) && digit(runes[start]) < 0 {
		if !isArabic(runes[start]) && runes[start] != 'ـ' || start > 4 {
			return nil
		}
		start++
	}
	end := len(runes)
	for end > start && digit(runes[end-1]) < 0 {
		end--
	}
	if start == end {
		return nil
	}
	scale, unit, ok := suffix(string(runes[end:]))
	groups, marks := digitGroups(runes[start:end])
	if !ok || groups == nil {
		return nil
	}
	value, ok := joinGroups(groups, marks)
	if ok {
		return []numeral{{Span{start, end}, value, scale, unit}}
	}
	var list []numeral
	for _, g := range groups {
		list = append(list, numeral{Span{start, start + len(g)}, parseDigits(g), 1, ""})
		start += len(g) + 1
	}
	return list
}

// digitGroups splits 1,234.5 into its digits, as ASCII, and the marks between; nil if anything else
// is in it.
func digitGroups(runes []rune) (groups []string, marks []rune) {
	group := ""
	for _, r := range runes {
		if d := digit(r); d >= 0 {
			group += strconv.Itoa(d)
			continue
		}
		if !strings.ContainsRune(".,٫٬،'’", r) || group == "" {
			return nil, nil
		}
		groups, marks, group = append(groups, group), append(marks, r), ""
	}
	return append(groups, group), marks
}

// joinGroups reads groups as one number. A comma before three digits marks thousands, a point
// a fraction, and the other way round where only that makes sense (1.234.567,8).
func joinGroups(groups []string, marks []rune) (float64, bool) {
	n := len(groups)
	if n == 1 {
		return parseDigits(groups[0]), true
	}
	thousands := func(groups []string) bool {
		for _, g := range groups[1:] {
			if len(g) != 3 {
				return false
			}
		}
		return len(groups[0]) <= 3
	}
	same := true
	for _, m := range marks[:n-2] {
		same = same && m == marks[0]
	}
	last := marks[n-2]
	point := last == '.' || last == '٫'
	switch {
	case !same:
		return 0, false
	case last == marks[0] && thousands(groups) && (!point || n > 2):
		return parseDigits(strings.Join(groups, "")), true
	case n == 2 || last != marks[0] && thousands(groups[:n-1]):
		return parseDigits(strings.Join(groups[:n-1], "") + "." + groups[n-1]), true
	}
	return 0, false
}

// parseDigits reads ASCII digits; what no float64 holds is its largest value.
func parseDigits(s string) float64 {
	value, _ := strconv.ParseFloat(s, 64)
	return value
}

// suffix explains the letters behind digits; ok is false where they make a name of it (5G, 3D).
func suffix(letters string) (scale float64, unit string, ok bool) {
	if letters == "" {
		return 1, "", true
	}
	if len(letters) > 1 {
		letters = Fold(letters)
	}
	if s, ok := suffixScales[letters]; ok {
		return s, "", true
	}
	if u, ok := suffixUnits[letters]; ok {
		return 1, u, true
	}
	if !strings.ContainsFunc(letters, isArabic) {
		return 1, "", letters == ""
	}
	if _, units := unitWords().longest(letters, nil); units != nil {
		return 1, units[0], true
	}
	return 1, "", true
}

var suffixScales = map[string]float64{
	"st": 1, "nd": 1, "rd": 1, "th": 1, "s": 1, "am": 1, "pm": 1,
	"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"الف": 1e3, "مليون": 1e6, "مليار": 1e9,
}

var suffixUnits = map[string]string{
	"m": "m", "km": "km", "cm": "cm", "mm": "mm", "ft": "foot", "kg": "kg", "g": "g", "t": "tonne", "lb": "lb", "l": "litre",
	"mph": "mph", "kph": "kph", "kmh": "kph", "ha": "hectare", "mw": "MW", "gw": "GW", "kw": "kW", "C": "°C", "F": "°F",
	"h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "p": "penny", "bbl": "barrel",
}
