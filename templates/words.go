package templates

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"barid/news"
)

// words are the program's own words in one language. Counts stand after a label, so that no
// language needs its plural forms here.
type words struct {
	Language         string // of these words themselves
	Draft            string
	Unsubscribe      string
	Preferences      string
	Web              string
	Contents         string
	Stories          string
	Sources          string
	Pasted           string
	Title            string
	Paragraph        string // before a number
	Teaser           string
	Editor           string // marks a sentence that rests on an editor, not on a source
	Shortened        string
	LeftOnWeb        string
	Articles         string
	Feeds            string
	Silent           string
	Quiet            string
	Openings         string
	LeftOut          string
	Why              string
	Comma            string
	Extracted        string
	ByModel          string
	ByEditors        string
	Translated       string // with the name of a language in it
	TranslatedEdited string // likewise
	Original         string
	days             [7]string  // from Sunday
	months           [12]string // in a date with its year
	short            [12]string // beside a source
}

// wordTable holds the languages that the program speaks.
var wordTable = map[string]words{
	"en": {
		Language:         "en",
		Draft:            "Draft, not approved yet. Its unsubscribe link does nothing.",
		Unsubscribe:      "Unsubscribe",
		Preferences:      "Preferences",
		Web:              "Web edition",
		Contents:         "In this issue",
		Stories:          "Stories",
		Sources:          "Sources",
		Pasted:           "pasted text",
		Title:            "title",
		Paragraph:        "¶",
		Teaser:           "opening only",
		Editor:           "editor",
		Shortened:        "From here on headlines only, so that your mail program shows this mail whole.",
		LeftOnWeb:        "Further stories, left to the web edition",
		Articles:         "Articles read",
		Feeds:            "From",
		Silent:           "Could not be read",
		Quiet:            "Unusually quiet",
		Openings:         "With their opening only",
		LeftOut:          "Left out",
		Why:              "You get this mail because you subscribed to it.",
		Comma:            ", ",
		Extracted:        "Extracted from the articles",
		ByModel:          "Written by a model, checked by code",
		ByEditors:        "Written by the editors",
		Translated:       "Translated from %s by a model, checked by code",
		TranslatedEdited: "Translated from %s by a model, edited by the editors",
		Original:         "Original",
		days:             [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		months: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		short: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
	},
	"ar": {
		Language:         "ar",
		Draft:            "مسودة لم تُعتمد بعد. رابط إلغاء الاشتراك فيها لا يعمل.",
		Unsubscribe:      "إلغاء الاشتراك",
		Preferences:      "تفضيلاتك",
		Web:              "نسخة الويب",
		Contents:         "في هذا العدد",
		Stories:          "الأخبار",
		Sources:          "المصادر",
		Pasted:           "نص ملصق",
		Title:            "العنوان",
		Paragraph:        "الفقرة ",
		Teaser:           "المقدمة فقط",
		Editor:           "المحرر",
		Shortened:        "من هنا العناوين فقط، كي يعرض برنامج بريدك الرسالة كاملة.",
		LeftOnWeb:        "أخبار أخرى في نسخة الويب",
		Articles:         "المقالات المقروءة",
		Feeds:            "من",
		Silent:           "تعذرت قراءته",
		Quiet:            "صامتة على غير العادة",
		Openings:         "بمقدمتها فقط",
		LeftOut:          "ما لم يُدرج",
		Why:              "تصلك هذه الرسالة لأنك مشترك فيها.",
		Comma:            "، ",
		Extracted:        "مقتطفات من نصوص المقالات",
		ByModel:          "كتبه نموذج لغوي ودققه البرنامج",
		ByEditors:        "كتبه المحررون",
		Translated:       "ترجمه نموذج لغوي عن %s ودققه البرنامج",
		TranslatedEdited: "ترجمه نموذج لغوي عن %s وحرره المحررون",
		Original:         "الأصل",
		days:             [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		months: [12]string{"كانون الثاني (يناير)", "شباط (فبراير)", "آذار (مارس)", "نيسان (أبريل)", "أيار (مايو)",
			"حزيران (يونيو)", "تموز (يوليو)", "آب (أغسطس)", "أيلول (سبتمبر)", "تشرين الأول (أكتوبر)",
			"تشرين الثاني (نوفمبر)", "كانون الأول (ديسمبر)"},
		short: [12]string{"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
			"تشرين الأول", "تشرين الثاني", "كانون الأول"},
	},
}

// wordsFor returns the words of a language, English ones where it is not spoken.
func wordsFor(language string) words {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if w, ok := wordTable[primary]; ok {
		return w
	}
	return wordTable["en"]
}

// method says who wrote a story, or a lede.
func (w words) method(m news.Method) string {
	switch m {
	case news.Model, news.Repaired:
		return w.ByModel
	case news.Edited:
		return w.ByEditors
	}
	return w.Extracted
}

// fullDate writes a day as a newspaper heads its page.
func (w words) fullDate(t time.Time) string {
	return fmt.Sprintf("%s%s%d %s %d", w.days[t.Weekday()], w.Comma, t.Day(), w.months[t.Month()-1], t.Year())
}

// shortDate leaves out the year where it is the issue's own; empty for no date.
func (w words) shortDate(t, issue time.Time) string {
	if t.IsZero() {
		return ""
	}
	date := strconv.Itoa(t.Day()) + " " + w.short[t.Month()-1]
	if t.Year() != issue.Year() {
		date += " " + strconv.Itoa(t.Year())
	}
	return date
}
