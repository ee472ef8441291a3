package lines

import (
	"regexp"
	"strings"
	"unicode"

	"barid/text"
)

// Furniture reports what belongs to the page and not to the article: buttons, counters, dates,
// share lines, bylines, links to other articles, credits and copyright.
func Furniture(s string) bool {
	n := words(s)
	if n == 0 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return true
	}
	if n == 1 && !Ends(s) && (len([]rune(s)) <= 3 || address.MatchString(s)) {
		return true
	}
	if n <= longestLabel {
		label := cut(s)
		if labels[label] || stamp.MatchString(label) || date(s) || byline.MatchString(s) {
			return true
		}
	}
	return n <= longestNotice && (Notice(s) || Pointer(s))
}

const (
	longestLabel  = 10 // words of a button or a date line
	longestNotice = 40 // words of a credit or an invitation
	longestName   = 5  // words of who took a picture
)

// Notice reports a line that speaks to the reader of the page or says who made the article:
// "Read more: …", "(Reporting by …)", "© …". Most stand behind the article's text.
func Notice(s string) bool {
	label := cut(s)
	for _, p := range notices {
		if rest, ok := strings.CutPrefix(label, p); ok && !startsWithLetter(rest) {
			return true
		}
	}
	return copyright.MatchString(s) || appeared.MatchString(s) || contributed.MatchString(s)
}

// Pointer reports a label under which links to other articles stand, alone or before a link.
func Pointer(s string) bool {
	label := cut(s)
	for _, p := range pointers {
		rest, ok := strings.CutPrefix(label, p)
		if ok && (rest == "" || strings.IndexAny(strings.TrimLeft(rest, " "), ":|-<>") == 0) {
			return true
		}
	}
	return false
}

func startsWithLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r)
	}
	return false
}

// Caption reports that the line ends in a picture credit ("… in Beirut. (AP)") or says that it
// describes a picture. A longer text with an agency's name behind it is a report, signed.
func Caption(s string) bool {
	if words(s) > 80 {
		return false
	}
	if m := credit.FindStringSubmatch(s); m != nil {
		inner := cut(m[2])
		named := agencies[inner] || Ends(m[1]) && !Ends(m[2]) && words(inner) <= longestName
		return picture.MatchString(inner) || named && len(text.Sentences(m[1])) <= 2
	}
	return words(s) <= 60 && (pictured.MatchString(cut(s)) || !Stops(s) && credited.MatchString(s))
}

// date reports a line that is a date, with a month's name and a year, beside which only a weekday and
// marks such as "am" or "GMT" stand.
func date(s string) bool {
	if Stops(s) || !year.MatchString(s) || !month.MatchString(cut(s)) {
		return false
	}
	for i, w := range strings.Fields(s) {
		label := cut(w)
		if i > 0 && len([]rune(label)) > 3 && !month.MatchString(label) {
			return false
		}
	}
	return true
}

var (
	address     = regexp.MustCompile(`^(https?://|www\.|@|#)\S+$|^\S+@\S+\.\S+$`)
	credit      = regexp.MustCompile(`^(.*?)\s*[(\[]([^()\[\]]{2,60})[)\]]\.?$`)
	credited    = regexp.MustCompile(`(?i:\b(photograph|photo|image|credit|picture|illustration)( by|s by|: |\.\.\. ?))\p{Lu}[^.]*$|(Getty Images|Shutterstock|AP Photo|via (AP|AFP|Reuters|EPA|Getty))\b[^.]*$|\p{L} \p{Lu}[\p{L}'’-]+ ?/ ?(\p{Lu}[\p{L}'’-]* ?){1,4}$`)
	picture     = regexp.MustCompile(`(^|[^\p{L}])(photo|photos|image|images|picture|handout|archive|archives|file|via|getty|صوره|الصوره|ارشيفيه|ارشيف|الارشيف|تصوير)([^\p{L}]|$)`)
	pictured    = regexp.MustCompile(`^(photo|file photo|photograph|image|picture|photo credit|image credit|photo by|صوره|الصوره|صوره ارشيفيه|تصوير|عدسه)( by)?\s?[:/|-]`)
	month       = regexp.MustCompile(`(^|[^\p{L}])(jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september|oct|october|nov|november|dec|december|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|محرم|صفر|ربيع|جمادي|رجب|شعبان|رمضان|شوال|القعده|الحجه)([^\p{L}]|$)`)
	year        = regexp.MustCompile(`(^|\P{Nd})([12][0-9]{3}|[١٢][٠-٩]{3})(\P{Nd}|$)`)
	stamp       = regexp.MustCompile(`^((last )?(updated|published|posted|modified)( on| at)?(:.*| \p{Nd}.*)?|(min|mins|minutes?|hours?|days?)( read| ago)|منذ( \p{Nd}+)? (دقيقه|دقاءق|ساعه|ساعات|يوم|ايام)|(اخر تحديث|تاريخ النشر|نشر في|نشر بتاريخ|تم النشر|حدث في)([^\p{L}].*)?|(دقيقه|دقاءق)( قراءه| للقراءه)?)$`)
	byline      = regexp.MustCompile(`^([Bb]y|BY):? (\p{Lu}[\p{L}.'’-]*,? ?(and |& |for )?){1,5}$|^(بقلم|كتب|كتبت|اعداد|إعداد|تحرير)\s?[:/] ?\P{Nd}{2,40}$`)
	appeared    = regexp.MustCompile(`^The post .+ (appeared first|first appeared) on .+\.?$|^ظهرت المقالة .+ أولاً على .+$`)
	copyright   = regexp.MustCompile(`^(©|(Copyright|COPYRIGHT|\(c\)|حقوق) .*\p{Nd}{4})`)
	contributed = regexp.MustCompile(`\bcontributed to this (report|story|article)\.?$`)
)
