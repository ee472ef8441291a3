package text

import "strings"

// Direction returns the value of HTML's dir for a BCP 47 tag: "rtl" or "ltr". A script in the tag
// decides, as in "ku-Arab", else the language.
func Direction(lang string) string {
	for i, part := range strings.FieldsFunc(strings.ToLower(lang), func(r rune) bool { return r == '-' || r == '_' }) {
		if i == 0 {
			continue
		}
		if direction, ok := scriptDirections[part]; ok {
			return direction
		}
	}
	switch primary(lang) {
	case "ar", "arz", "ary", "fa", "ur", "he", "iw", "ps", "ckb", "sd", "ug", "yi", "dv", "syr", "pnb":
		return "rtl"
	}
	return "ltr"
}

var scriptDirections = map[string]string{"arab": "rtl", "hebr": "rtl", "syrc": "rtl", "thaa": "rtl", "latn": "ltr", "cyrl": "ltr"}
