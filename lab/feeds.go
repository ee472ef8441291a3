package lab

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"time"

	"barid/collect/opml"
	"barid/collect/syndication"
)

// feedRow names a document, and a field of it that is asked for; without one, whether it is a feed.
type feedRow struct {
	ID          string `json:"id"`
	File        string `json:"file"`
	Field       string `json:"field"`
	URL         string `json:"base_url"`
	ContentType string `json:"content_type"`
}

func (r feedRow) key() (string, error) {
	if r.ID == "" || r.File == "" {
		return "", errors.New("no id or no file")
	}
	return r.ID, nil
}

// Feeds reads rows {id, file, field, base_url?, content_type?} and writes {id, got}: what the feed
// in the file has in a field such as "entries[0].title"; null where it is no feed. For rows without
// a field it writes {id, ok, items}: whether the file is a feed, and of how many entries.
func Feeds(files fs.FS, in io.Reader, out io.Writer) error {
	rows, err := readRows[feedRow](in)
	if err != nil {
		return fmt.Errorf("feeds: %w", err)
	}
	type answer struct {
		ID    string `json:"id"`
		Got   any    `json:"got,omitempty"`
		OK    *bool  `json:"ok,omitempty"`
		Items *int   `json:"items,omitempty"`
	}
	answers := make([]answer, len(rows))
	for i, r := range rows {
		body, err := readFile(files, r.File)
		if err != nil {
			return fmt.Errorf("feeds: row %q: %w", r.ID, err)
		}
		d, err := syndication.Parse(syndication.Source{Body: body, ContentType: r.ContentType, URL: r.URL})
		ok, items := err == nil, len(d.Entries)
		answers[i] = answer{ID: r.ID}
		switch {
		case r.Field == "":
			answers[i].OK, answers[i].Items = &ok, &items
		case ok:
			answers[i].Got = feedField(d, r.Field)
		}
	}
	return writeRows(out, answers)
}

// OPML reads rows {id, file} and writes {id, got}: how many different feeds the list in the file
// names; 0 where it is no list.
func OPML(files fs.FS, in io.Reader, out io.Writer) error {
	rows, err := readRows[feedRow](in)
	if err != nil {
		return fmt.Errorf("opml: %w", err)
	}
	type answer struct {
		ID  string `json:"id"`
		Got int    `json:"got"`
	}
	answers := make([]answer, len(rows))
	for i, r := range rows {
		body, err := readFile(files, r.File)
		if err != nil {
			return fmt.Errorf("opml: row %q: %w", r.ID, err)
		}
		answers[i] = answer{ID: r.ID}
		if list, err := opml.Parse(body); err == nil {
			answers[i].Got = len(list)
		}
	}
	return writeRows(out, answers)
}

// fieldPath takes the path of a field apart: entries[0].authors[1].name.
var fieldPath = regexp.MustCompile(`^(feed|entries\[(\d+)\])\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$`)

// feedField finds a field by its path; nil where there is none.
func feedField(d syndication.Document, path string) any {
	m := fieldPath.FindStringSubmatch(path)
	if m == nil {
		return nil
	}
	n, _ := strconv.Atoi(m[2])
	k, _ := strconv.Atoi(m[4])
	e := syndication.Entry{
		URL: d.Link, Title: d.Title, Authors: d.Authors, Language: d.Language, Summary: d.Description,
		Categories: d.Categories, Published: d.Published, Updated: d.Updated,
	}
	if m[1] != "feed" {
		if n >= len(d.Entries) {
			return nil
		}
		e = d.Entries[n]
	}
	switch m[3] {
	case "title":
		return e.Title
	case "link":
		return e.URL
	case "summary", "description":
		return e.Summary
	case "content":
		return e.Content
	case "guid":
		return e.GUID
	case "language":
		return e.Language
	case "comments":
		return e.Comments
	case "copyright":
		return d.Copyright
	case "image":
		return d.Image
	case "published":
		return stamp(e.Published)
	case "updated":
		return stamp(e.Updated)
	}
	return listField(e, m[3], k, m[5])
}

// listField finds the k-th author, category or enclosure, or a part of it.
func listField(e syndication.Entry, name string, k int, part string) any {
	switch {
	case (name == "author" || name == "authors") && k < len(e.Authors):
		switch part {
		case "name":
			return e.Authors[k].Name
		case "email":
			return e.Authors[k].Email
		}
		return e.Authors[k].String()
	case name == "categories" && k < len(e.Categories):
		return e.Categories[k]
	case name == "enclosures" && k < len(e.Enclosures):
		switch part {
		case "type":
			return e.Enclosures[k].Type
		case "length":
			return e.Enclosures[k].Length
		}
		return e.Enclosures[k].URL
	}
	return nil
}

// stamp writes a time by RFC 3339; nil where it is not known.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Format(time.RFC3339)
}
