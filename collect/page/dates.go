package page

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	htmldate "github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"
)

// published returns when a page says that it was published, in the zone that it states. The zero time
// says that it does not say.
func published(doc *html.Node, h head, s statement, at *url.URL) time.Time {
	stated := append([]string{
		s.published,
		h.first("article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date"),
		h.first("pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "date", "article.published", "cxenseparse:recs:publishtime"),
	}, h.times...)
	for _, text := range stated {
		if t := parseTime(text); !t.IsZero() {
			return t
		}
	}
	if m := dated.FindStringSubmatch(at.Path); m != nil {
		if t := parseTime(m[1] + "-" + m[2] + "-" + m[3]); !t.IsZero() {
			return t
		}
	}
	r, err := htmldate.FromDocument(doc, htmldate.Options{URL: at.String(), UseOriginalDate: true, SkipExtensiveSearch: true})
	if err != nil {
		return time.Time{}
	}
	return r.DateTime
}

// dated is a day in the path of an address.
var dated = regexp.MustCompile(`(?:/|-)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)

// parseTime reads a time as metas and linked data have it. The zero time is for what is none.
func parseTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1990 {
			return t
		}
	}
	// Whatever follows the day, the day is known.
	if m := day.FindString(s); m != "" && len(s) > len(m) {
		return parseTime(m)
	}
	return time.Time{}
}

var day = regexp.MustCompile(`^(19|20)\d\d-\d\d-\d\d`)

var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05Z07:00", time.DateTime, "2006-01-02 15:04", time.DateOnly, time.RFC1123Z, time.RFC1123,
	"Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 2006 15:04:05 GMT-0700", "2006/01/02 15:04:05", "2006/01/02", "20060102", "20060102150405", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "02.01.2006",
}
