package paste

import (
	"net/url"
	"regexp"
	"strings"
	"time"
)

var headerLine = regexp.MustCompile(`^(\p{L}+)\s?[:：]\s*(\S.*)$`)

// headers are the names of header lines, in lower case, and what they set.
var headers = map[string]string{
	"url": "url", "link": "url", "الرابط": "url",
	"publisher": "publisher", "الناشر": "publisher",
	"date": "date", "published": "date", "التاريخ": "date",
	"title": "title", "العنوان": "title",
	"language": "language", "اللغة": "language",
}

// headerField reads a header line such as "Publisher: Example Daily". One whose value cannot be
// what its name says is an ordinary line.
func headerField(s string) (field, value string, ok bool) {
	m := headerLine.FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	field, value = headers[strings.ToLower(m[1])], m[2]
	switch field {
	case "url":
		u, err := url.Parse(value)
		ok = err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	case "date":
		_, ok = parseDate(value)
	case "publisher":
		ok = len(strings.Fields(value)) <= 10
	case "title":
		ok = len(strings.Fields(value)) <= 2*longestTitle
	case "language":
		ok = languageTag.MatchString(value)
	}
	return field, value, ok
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$`)

// parseDate reads the forms in which an editor states a date; without a zone it is UTC.
func parseDate(s string) (time.Time, bool) {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly, "2006/01/02", "02.01.2006",
		time.RFC1123Z, time.RFC1123, "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006 15:04",
		"Monday, 2 January 2006", "Monday, January 2, 2006",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
