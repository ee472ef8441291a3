package summarize

import (
	"strings"

	"barid/text"
)

// maxHeadline is the length in runes above which a title is no headline.
const maxHeadline = 160

// headline is the first title that can be printed and asks nothing, the lead article's before others.
// Where there is none, it is the lede, tightened.
func (r Request) headline(lede candidate) excerpt {
	for _, a := range r.Articles {
		title := withoutStop(withoutPublisher(a.Title, a.Publisher))
		if n := runes(title); n == 0 || n > maxHeadline || truncated(title) || ForMachines(title) || endsWith(title, "?؟") {
			continue
		}
		printed, ok := r.dateless(title, a)
		if !ok || printed == "" {
			continue
		}
		start := runes(a.Title[:strings.Index(a.Title, title)])
		return excerpt{printed, cite(a, 0, start, start+runes(title))}
	}
	return excerpt{tightened(lede.text), lede.place}
}

// tightened cuts a sentence before its second clause and takes off the full stop.
func tightened(sentence string) string {
	short := strings.TrimSuffix(sentence, ".")
	for _, clause := range []string{", and ", ", but ", ", while ", ", as ", ", after ", "; ", "، و", "، فيما ", "، بينما "} {
		if i := strings.Index(short, clause); i > 0 && len(text.Words(short[:i])) >= minWords && balanced(short[:i]) {
			short = short[:i]
		}
	}
	return short
}

// withoutStop takes the full stop off a title, which headlines do without. That of an abbreviation stays.
func withoutStop(title string) string {
	bare, found := strings.CutSuffix(title, ".")
	list := text.Words(title)
	if !found || strings.HasSuffix(bare, ".") || len(list) == 0 || strings.HasSuffix(list[len(list)-1].Text, ".") || runes(list[len(list)-1].Text) <= 3 {
		return title
	}
	return bare
}

// withoutPublisher cuts " - The Daily" off a title, and anything behind an upright bar.
func withoutPublisher(title, publisher string) string {
	title = strings.TrimSpace(title)
	if i := strings.LastIndex(title, " | "); i > 0 {
		title = strings.TrimSpace(title[:i])
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.LastIndex(title, dash); i > 0 && strings.EqualFold(strings.TrimSpace(title[i+len(dash):]), publisher) {
			title = strings.TrimSpace(title[:i])
		}
	}
	return title
}
