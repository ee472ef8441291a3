package text

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// unsure is the BCP 47 tag of a language that is not known.
const unsure = "und"

// Identify names the language of s by script, letters, function words and, from 200 letters on,
// trigrams. It returns "und" where these do not decide; no caller should guess further.
func Identify(s string) string {
	s = head(s)
	n := countLetters(s)
	switch script := n.dominant(); script {
	case "Arab":
		n.own["ar"] += strings.Count(" "+s, " ال")
		return n.arabicLanguage()
	case "Latn", "Cyrl":
		if n.total >= minTrigramLetters {
			return byTrigrams(s)
		}
		return byFunctionWords(s)
	default:
		return scriptLanguages[script]
	}
}

const (
	// maxIdentified bounds the runes that are looked at.
	maxIdentified = 3000
	// minTrigramLetters is where trigrams become reliable.
	minTrigramLetters = 200
)

func head(s string) string {
	n := 0
	for i := range s {
		if n == maxIdentified {
			return s[:i]
		}
		n++
	}
	return s
}

// letterCount counts letters by script and those that only one language of the Arabic script has.
type letterCount struct {
	total   int
	scripts map[string]int
	own     map[string]int
}

func countLetters(s string) letterCount {
	n := letterCount{scripts: map[string]int{}, own: map[string]int{}}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		n.total++
		script := scriptOf(r)
		n.scripts[script]++
		if script == "Arab" {
			n.own[arabicLetterLanguage(r)]++
		}
	}
	return n
}

// dominant returns the script of most letters, kana and Han being one; "" if there is none.
func (n letterCount) dominant() string {
	if n.scripts["Jpan"] > 0 {
		n.scripts["Jpan"] += n.scripts["Hani"]
		n.scripts["Hani"] = 0
	}
	for script, count := range n.scripts {
		if 2*count > n.total {
			return script
		}
	}
	return ""
}

func scriptOf(r rune) string {
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.code
		}
	}
	return ""
}

var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Arab", unicode.Arabic}, {"Cyrl", unicode.Cyrillic}, {"Grek", unicode.Greek}, {"Hebr", unicode.Hebrew},
	{"Jpan", unicode.Hiragana}, {"Jpan", unicode.Katakana}, {"Hani", unicode.Han}, {"Kore", unicode.Hangul}, {"Deva", unicode.Devanagari},
	{"Beng", unicode.Bengali}, {"Taml", unicode.Tamil}, {"Telu", unicode.Telugu}, {"Gujr", unicode.Gujarati}, {"Guru", unicode.Gurmukhi},
	{"Thai", unicode.Thai}, {"Geor", unicode.Georgian}, {"Armn", unicode.Armenian}, {"Ethi", unicode.Ethiopic}, {"Khmr", unicode.Khmer},
	{"Mymr", unicode.Myanmar}, {"Laoo", unicode.Lao}, {"Sinh", unicode.Sinhala},
}

// scriptLanguages are the main languages of the scripts that one language dominates.
var scriptLanguages = map[string]string{
	"": unsure, "Grek": "el", "Hebr": "he", "Jpan": "ja", "Hani": "zh", "Kore": "ko", "Deva": "hi", "Beng": "bn", "Taml": "ta", "Telu": "te",
	"Gujr": "gu", "Guru": "pa", "Thai": "th", "Geor": "ka", "Armn": "hy", "Ethi": "am", "Khmr": "km", "Mymr": "my", "Laoo": "lo", "Sinh": "si",
}

func arabicLetterLanguage(r rune) string {
	switch r {
	case 'ة', 'ك', 'ي', 'ى', 'أ', 'إ':
		return "ar"
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
		return "fa"
	case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ۓ':
		return "ur"
	case 'ټ', 'ډ', 'ړ', 'ږ', 'ښ', 'ڼ', 'ې', 'ۍ', 'ځ', 'څ':
		return "ps"
	case 'ڕ', 'ڵ', 'ۆ', 'ێ', 'ڤ':
		return "ckb"
	}
	return ""
}

// arabicLanguage weighs the letters: Pashto, Kurdish and Urdu also use those of Persian, and a
// Persian name in an Arabic text brings a letter or two.
func (n letterCount) arabicLanguage() string {
	total := n.scripts["Arab"]
	for _, lang := range []string{"ps", "ckb", "ur"} {
		if 50*n.own[lang] > total {
			return lang
		}
	}
	switch {
	case n.own["fa"] > n.own["ar"]:
		return "fa"
	case n.own["ar"] > 0:
		return "ar"
	}
	return unsure
}

func byTrigrams(s string) string {
	allowed := make(map[whatlanggo.Lang]bool, len(trigramLanguages))
	for lang := range trigramLanguages {
		allowed[lang] = true
	}
	lang, ok := trigramLanguages[whatlanggo.DetectLangWithOptions(s, whatlanggo.Options{Whitelist: allowed})]
	if !ok {
		return unsure
	}
	return lang
}

// byFunctionWords wants twice as many function words as the next language has, and two more.
func byFunctionWords(s string) string {
	votes := map[string]int{}
	for _, w := range Words(s) {
		folded := Fold(w.Text)
		for lang, a := range analyzers {
			if a.stops[folded] {
				votes[lang]++
			}
		}
	}
	best, second, lang := 0, 0, unsure
	for l, n := range votes {
		switch {
		case n > best:
			best, second, lang = n, best, l
		case n > second:
			second = n
		}
	}
	if best < second+2 || best < 2*second {
		return unsure
	}
	return lang
}

var trigramLanguages = map[whatlanggo.Lang]string{
	whatlanggo.Eng: "en", whatlanggo.Fra: "fr", whatlanggo.Deu: "de", whatlanggo.Spa: "es", whatlanggo.Ita: "it", whatlanggo.Por: "pt",
	whatlanggo.Nld: "nl", whatlanggo.Tur: "tr", whatlanggo.Pol: "pl", whatlanggo.Ces: "cs", whatlanggo.Swe: "sv", whatlanggo.Dan: "da",
	whatlanggo.Nob: "no", whatlanggo.Fin: "fi", whatlanggo.Hun: "hu", whatlanggo.Ron: "ro", whatlanggo.Ind: "id", whatlanggo.Vie: "vi",
	whatlanggo.Hrv: "hr", whatlanggo.Lit: "lt", whatlanggo.Lav: "lv", whatlanggo.Est: "et", whatlanggo.Slv: "sl",
	whatlanggo.Rus: "ru", whatlanggo.Ukr: "uk", whatlanggo.Bul: "bg", whatlanggo.Bel: "be", whatlanggo.Srp: "sr", whatlanggo.Mkd: "mk",
}
