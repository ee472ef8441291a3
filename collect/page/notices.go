package page

import (
	"regexp"
	"unicode/utf8"
)

// maxNotice is how long a line may be that speaks of the page, in characters.
const maxNotice = 400

// notice tells a line that speaks to the reader instead of telling the news: how to reach a reporter, what to
// subscribe to, what the site earns, where the text stood first, who took the picture. Each of the first three
// needs two signs, since an article may well tell of newsletters and addresses.
func notice(s string) bool {
	if utf8.RuneCountInString(s) > maxNotice {
		return false
	}
	return channel.MatchString(s) && reach.MatchString(s) || offered.MatchString(s) && taken.MatchString(s) ||
		elsewhere.MatchString(s) || credited.MatchString(s)
}

var (
	channel = regexp.MustCompile(`(?i)[\w.+-]+@[\w-]+\.\w+|\bfollow\b.{0,60}\b(twitter|facebook|instagram|x|threads|google news)\b`)
	reach   = regexp.MustCompile(`(?i)\b(contact|reach(ed)?|e-?mail|write to|tips?|follow|send)\b`)

	offered = regexp.MustCompile(`(?i)\bnewsletter|\binbox\b|affiliate|\b(receive|earn) (a )?(commission|compensation)|\bsubscribe\b|premoderated|النشرة البريدية`)
	taken   = regexp.MustCompile(`(?i)\bsign(ing)?.?up\b|subscri|\blinks?\b|\bfree\b|\bclick|discussion|deliver|\bget\b|anmeld|postfach|abonn|inscri|inscrev|iscriv|suscr|kostenlos|gratuit|اشترك`)

	elsewhere = regexp.MustCompile(`(?i)^(this|the) (article|story|piece|post|column|interview|feature) ((originally |first )?(appeared|ran)\b|was (originally |first )?published|will appear|is published)|^(first|originally) published|^a version of this|^citation: |^(read|get|see) the (full|original) `)
	credited  = regexp.MustCompile(`(?i)^[\[(](photo|image|picture|foto|bild)s?\b.{0,80}[\])]$|^(source|quelle|copyright|contributing)s?\b ?[:©ⓒ]|\bimage credit:|^(includes information|with (reporting|files|material)|mit (agentur)?material)\b|contributed reporting\b|^(this|the) episode was (produced|edited)|\bproduced by .{3,60}$`)
)
