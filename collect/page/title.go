package page

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxTitle is how long a title may be, in bytes; a longer one is none.
const maxTitle = 2_000

// headline returns the title that a reader sees. The linked data is right on most pages, with two exceptions
// that editors make by hand: a heading that is also what the page gives to whoever shares it, where the
// linked data repeats the form for search engines, the <title>; and a title for sharing that is given once
// and differs from everything else. Headings alone will not do: many name the section.
func headline(h head, s statement) string {
	site := h.first("og:site_name", "application-name")
	names := []string{site, h.first("article:section")}
	shared := withoutSite(h.first("og:title"), names, h.headings)
	tweeted := withoutSite(h.first("twitter:title", "title"), names, h.headings)
	searched := withoutSite(h.title, names, h.headings)
	stated := withoutSite(s.headline, names, h.headings)
	if stated == "" || same(stated, site) {
		stated = withoutSite(h.first("headline", "dc.title", "sailthru.title", "parsely-title"), names, h.headings)
		if !resembles(stated, shared+searched) {
			stated = ""
		}
	}
	heading := mainHeading(h.headings, stated+shared+tweeted+searched)

	forSearch := same(stated, searched) && !same(stated, shared)
	byHand := forSearch && (same(heading, shared) || same(heading, stated) && tweeted == "")
	titles := []string{stated, shared, heading, tweeted, searched}
	if byHand {
		titles = titles[1:]
	}
	for _, title := range titles {
		if utf8.RuneCountInString(title) > 1 {
			return title
		}
	}
	return ""
}

func same(a, b string) bool { return squeeze(a) == squeeze(b) }

// mainHeading returns the first heading that resembles what the page says of itself elsewhere, or the only one
// where it says nothing.
func mainHeading(headings []string, said string) string {
	for _, heading := range headings {
		if resembles(heading, said) || len(headings) == 1 && said == "" {
			return heading
		}
	}
	return ""
}

// withoutSite cuts what follows the last separators of a title: the name of the site or of the section, a short
// label behind a bar, or whatever a heading of the page leaves out; and the site's name before the first one.
func withoutSite(title string, names, headings []string) string {
	if len(title) > maxTitle {
		return ""
	}
	for {
		cuts := separator.FindAllStringIndex(title, -1)
		if len(cuts) == 0 {
			return title
		}
		first, last := cuts[0], cuts[len(cuts)-1]
		rest, tail, sign := title[:last[0]], title[last[1]:], title[last[0]:last[1]]
		bar := strings.ContainsAny(sign, "|｜ㅣ»") && utf8.RuneCountInString(tail) < min(30, utf8.RuneCountInString(rest))
		switch {
		case bar, named(tail, names, sign == "-"), shown(rest, headings):
			title = rest
		case named(title[:first[0]], names[:1], true):
			return title[first[1]:]
		default:
			return title
		}
	}
}

var separator = regexp.MustCompile(`\s+[-–—|»·•*:]+\s+|\s*[|｜ㅣ]\s*|-`)

// named reports that a part of a title is one of the names, or unless it must be whole, that one holds the
// other: "Example News World".
func named(part string, names []string, whole bool) bool {
	part = squeeze(part)
	for _, name := range names {
		name = squeeze(name)
		switch {
		case name == "" || part == "":
		case part == name, !whole && (strings.Contains(name, part) || strings.Contains(part, name)):
			return true
		}
	}
	return false
}

// shown reports that a heading of the page is this title, or its beginning.
func shown(title string, headings []string) bool {
	title = squeeze(title)
	for _, h := range headings {
		if h = squeeze(h); title == h || utf8.RuneCountInString(h) > 10 && strings.HasPrefix(title, h) {
			return true
		}
	}
	return false
}

// resembles reports that half of the letters of a heading's words stand in what the page says elsewhere.
func resembles(heading, said string) bool {
	said = squeeze(said)
	all, found := 0, 0
	for w := range strings.FieldsSeq(heading) {
		w = squeeze(w)
		all += len(w)
		if strings.Contains(said, w) {
			found += len(w)
		}
	}
	return all > 0 && 2*found >= all
}
