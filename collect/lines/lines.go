// Package lines judges a single line of a news page by itself: whether it is a caption, a piece
// of furniture or a header field, with what dateline it opens, and whether it ends as a sentence.
//
// In comes one line or paragraph of plain text, cleaned by Clean; out come values. The rules are
// about how news pages are built, in English and Arabic, never about one publisher: a rule that is
// in doubt leaves the line alone, because text that is kept too much is seen by an editor and text
// that is dropped is not. Every function is pure and linear in the length of the line.
package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"barid/text"
)

// Clean makes a pasted line comparable: white space of every kind becomes one blank, and what
// cannot be seen goes, direction marks among it, except the joiners that Arabic script needs.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c' || r == '\u200d':
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, s)
	return strings.Trim(strings.Join(strings.Fields(s), " "), "\u200c\u200d")
}

// Ends reports that the line closes as running text does: with a full stop, a question mark, a
// colon or a comma, behind which quotation marks and brackets may stand.
func Ends(s string) bool {
	s = strings.TrimRightFunc(s, closing)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…؟۔。:;؛,،", last) && !initials.MatchString(s)
}

// Stops reports that the line closes with a full stop.
func Stops(s string) bool {
	return Ends(s) && strings.HasSuffix(strings.TrimRightFunc(s, closing), ".")
}

// Asks reports that the line ends with a question or exclamation mark, as a headline may.
func Asks(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s, closing))
	return strings.ContainsRune("!?؟", last)
}

// closing reports the characters that may follow the end of a sentence.
func closing(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || strings.ContainsRune(`"'»`, r)
}

// initials is an abbreviation whose full stop ends no sentence: "in the U.S."
var initials = regexp.MustCompile(`(^|\s)(\p{Lu}\.){2,}$`)

// Rule reports a line drawn with signs to keep two texts apart, such as "-----" or "=====".
func Rule(s string) bool { return rule.MatchString(s) }

var rule = regexp.MustCompile(`^\s*([-=_~*#+•·–—]\s?){3,}\s*$`)

// Bullet cuts the sign of a list item off, and reports that there was one.
func Bullet(s string) (string, bool) {
	if m := bullet.FindString(s); m != "" {
		return s[len(m):], true
	}
	return s, false
}

var bullet = regexp.MustCompile(`^([-–—*•·▪●◦‣■□►]\s+|\(?\p{Nd}{1,2}[.)]\s+)`)

// Dateline returns the opening that says where and by whom a report was filed, as printed and with
// its dash or colon: "BEIRUT (Agency) —". It is empty where the text begins at once.
func Dateline(s string) string {
	for _, d := range datelines {
		if m := d.FindString(s); m != "" {
			return strings.TrimSpace(m)
		}
	}
	return ""
}

// datelines, most certain first. A place alone is taken for one in capitals, or in Arabic if it
// has at most two words.
var datelines = []*regexp.Regexp{
	regexp.MustCompile(`^\p{Lu}[\p{L}.'’/ -]{1,40}(, [\p{L}\p{Nd}.,/ -]{2,40})?,? \([\p{L}\p{Nd}.,/ -]{2,40}\)\s*(--|[—–:-])\s*`),
	regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’/ -]{2,40}(, [\p{L}\p{Nd}.,/ -]{2,40})?\s*(—|(--|–|:|\s-)\s)\s*`),
	regexp.MustCompile(`^\([\p{L}. /-]{2,30}\)\s*(--|[—–-])\s*`),
	regexp.MustCompile(`^\p{Arabic}+( \p{Arabic}+){0,3}\s?[،,/:-]?\s?(\([^()]{2,30}\)|«[^«»]{2,30}»|"[^"]{2,30}"|“[^“”]{2,30}”)\s*[—–:-]\s*`),
	regexp.MustCompile(`^\p{Arabic}+( \p{Arabic}+)? ?[:/] ?«[^«»]{2,30}»\s+`),
	regexp.MustCompile(`^\p{Arabic}+( \p{Arabic}+)?\s?(--|[—–]|\s-)\s+`),
}

// words counts what blanks keep apart; enough to tell a label from a sentence.
func words(s string) int { return len(strings.Fields(s)) }

// cut folds a line and takes the signs off its ends, so that labels can be looked up.
func cut(s string) string {
	return strings.TrimFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) })
}
