package summarize

import (
	"strings"
	"unicode/utf8"
)

// maxHeadline is the length in runes above which a title is no headline.
const maxHeadline = 160

// headline is the first title that can be printed, the lead article's before others. Where there is
// none, it is the lede without its full stop.
func (r Request) headline(lede candidate) excerpt {
	for _, a := range r.Articles {
		title := strings.TrimSpace(withoutPublisher(a.Title, a.Publisher))
		start := utf8.RuneCountInString(a.Title[:strings.Index(a.Title, title)])
		place := cite(a, 0, start, start+utf8.RuneCountInString(title))
		printed, ok := r.dateless(title, a)
		if n := utf8.RuneCountInString(printed); ok && n > 0 && n <= maxHeadline && !truncated(printed) {
			return excerpt{printed, place}
		}
	}
	return excerpt{strings.TrimSuffix(lede.text, "."), lede.place}
}

// withoutPublisher cuts " - The Daily" or " | The Daily" off a title.
func withoutPublisher(title, publisher string) string {
	for _, dash := range []string{" | ", " - ", " – ", " — ", " :: ", " « "} {
		head, tail, ok := lastCut(title, dash)
		if ok && head != "" && (strings.EqualFold(tail, publisher) || dash == " | ") {
			return head
		}
	}
	return title
}

// lastCut splits s at the last sep.
func lastCut(s, sep string) (head, tail string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):]), true
	}
	return s, "", false
}
