package lines

import (
	"regexp"
)

// Wire names the agency in a byline, a dateline, a credit or the name of a host: "By Reuters",
// "BEIRUT (Reuters) —", "دمشق - سانا". It is empty where there is none, or more than one: such a text
// its publisher has put together.
func Wire(s string) string {
	found := ""
	for _, part := range parts.Split(by.ReplaceAllString(s, ""), -1) {
		name := wires[cut(part)]
		if name != "" && found != "" && name != found {
			return ""
		}
		if name != "" {
			found = name
		}
	}
	return found
}

// Signed names the agency that stands behind a text, as the end of its last paragraph or as all of it:
// "… on Monday. (AFP)", "Source: AP".
func Signed(s string) string {
	if m := signature.FindStringSubmatch(s); m != nil {
		return Wire(m[1])
	}
	if words(s) <= longestSignature && !Ends(s) {
		return Wire(source.ReplaceAllString(s, ""))
	}
	return ""
}

// longestSignature is how many words a line has that names an agency and nothing else.
const longestSignature = 6

var (
	parts     = regexp.MustCompile(`[(),،/|:«»"“”\[\]]|\s[-–—]+\s?|[–—]|--|\s+(?:and|و)\s+`)
	by        = regexp.MustCompile(`^(?i:by|from|von|par|por|عن)\s+`)
	signature = regexp.MustCompile(`[.!?؟”"»]\s*[(\[–—-]\s*([^()\[\]]{2,40}?)[)\]]?\.?\s*$`)
	source    = regexp.MustCompile(`^(?i:sources?|via|المصدر|المصادر)\s*:\s*`)
)

// wires are the agencies whose dispatches others print: the forms that bylines, datelines, credits and
// hosts have, as text.Fold leaves them, and the name by which all of them are one.
var wires = map[string]string{
	"reuters": "Reuters", "thomson reuters": "Reuters", "رويترز": "Reuters",
	"ap": "AP", "apnews": "AP", "associated press": "AP", "the associated press": "AP", "اسوشيتد برس": "AP", "اسوشييتد برس": "AP", "ا ب": "AP", "ا.ب": "AP",
	"afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP", "فرانس برس": "AFP", "وكاله فرانس برس": "AFP", "ا ف ب": "AFP", "ا.ف.ب": "AFP", "اف ب": "AFP",
	"dpa": "dpa", "deutsche presse-agentur": "dpa", "د ب ا": "dpa", "د.ب.ا": "dpa",
	"efe": "EFE", "agencia efe": "EFE", "ansa": "ANSA", "upi": "UPI", "united press international": "UPI",
	"pa": "PA", "pa media": "PA", "press association": "PA", "xinhua": "Xinhua", "xinhua news agency": "Xinhua", "شينخوا": "Xinhua",
	"tass": "TASS", "тасс": "TASS", "تاس": "TASS", "interfax": "Interfax", "интерфакс": "Interfax", "انترفاكس": "Interfax",
	"ria novosti": "RIA Novosti", "риа новости": "RIA Novosti", "نوفوستي": "RIA Novosti",
	"anadolu": "Anadolu", "anadolu agency": "Anadolu", "الاناضول": "Anadolu", "وكاله الاناضول": "Anadolu",
	"sana": "SANA", "سانا": "SANA", "nna": "NNA", "national news agency": "NNA", "الوكاله الوطنيه للاعلام": "NNA", "الوكاله الوطنيه": "NNA",
	"wafa": "WAFA", "وفا": "WAFA", "spa": "SPA", "saudi press agency": "SPA", "واس": "SPA", "wam": "WAM", "emirates news agency": "WAM", "وام": "WAM",
	"kuna": "KUNA", "كونا": "KUNA", "qna": "QNA", "قنا": "QNA", "بترا": "Petra", "واع": "INA", "irna": "IRNA", "ارنا": "IRNA",
	"pti": "PTI", "press trust of india": "PTI", "kyodo": "Kyodo", "kyodo news": "Kyodo", "yonhap": "Yonhap", "yonhap news agency": "Yonhap",
	"bernama": "Bernama", "canadian press": "The Canadian Press", "the canadian press": "The Canadian Press",
	"aap": "AAP", "australian associated press": "AAP", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "بلومبرغ": "Bloomberg",
}
