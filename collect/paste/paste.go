// Package paste makes articles of text that an editor copied from web pages into a file.
//
// In come the bytes of one file, in whatever encoding, holding one article or several, each with
// what the page had around it: titles repeated, captions, buttons, dates, share lines. Out come
// the articles in their order. Nothing is deleted: what is no body text is marked as caption or
// furniture, and the raw lines stay beside it. No date, address or publisher is made up; an
// article has them only from header lines of its own ("URL:", "Publisher:", "Date:").
//
// Where an article begins is read from the lines between two stretches of running text: header
// lines and a repeated title settle it; otherwise a wider gap, a dateline, a ruled line, what a page
// has at its top or bottom, and a change of vocabulary must outweigh what speaks for a subhead.
package paste

import (
	"strings"
	"time"

	"barid/collect/lines"
	"barid/news"
)

// Article is one article of a paste.
type Article struct {
	Title      string // empty: the paste has none
	URL        string // the fields from here to Published are empty unless header lines state them
	Publisher  string
	Language   string
	Published  time.Time
	Paragraphs []news.Paragraph
	Raw        string // the lines it was made of, as pasted
	Line       int    // of its first line in the file, from 1
}

// Split cuts a pasted text into its articles. Text without a single paragraph of prose gives none.
func Split(s string) []Article {
	d := newDocument(s)
	starts := d.starts()
	var articles []Article
	for i, s := range starts {
		end := len(d.lines)
		if i+1 < len(starts) {
			end = starts[i+1].line
		}
		if a, ok := d.article(s, end); ok {
			articles = append(articles, a)
		}
	}
	return articles
}

// article builds the article that begins at s; false if it has no body.
func (d *document) article(s start, end int) (Article, bool) {
	a := Article{Line: d.lines[s.line].number}
	raw := make([]string, 0, end-s.line)
	seen := make(map[string]bool)
	body := false
	for i := s.line; i < end; i++ {
		l := d.lines[i]
		raw = append(raw, l.raw...)
		switch {
		case l.kind == header:
			a.set(l.field, l.value)
			continue
		case i == s.title && a.Title == "":
			a.Title = d.shortest(s, end)
			continue
		}
		role := d.role(l, keyOf(a.Title), seen[l.key])
		seen[l.key] = true
		body = body || role == news.Body
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: l.text, Role: role})
	}
	a.Raw = strings.Join(raw, "\n")
	return a, body
}

// set takes over what a header line states.
func (a *Article) set(field, value string) {
	switch field {
	case "url":
		a.URL = value
	case "publisher":
		a.Publisher = value
	case "language":
		a.Language = value
	case "title":
		a.Title = value
	case "date":
		a.Published, _ = parseDate(value)
	}
}

// role tells what a line is within its article.
func (d *document) role(l line, title string, repeated bool) news.Role {
	switch {
	case l.kind == caption && !repeated:
		return news.Caption
	case repeated, sameHeading(l.key, title), l.kind == furniture, l.kind == rule:
		return news.Furniture
	case l.kind == heading && d.count[l.key] > 1 && l.words > shortLabel:
		return news.Caption
	case l.kind == heading && !lines.Stops(l.text) && (l.words <= shortLabel || !d.unstopped):
		return news.Furniture
	}
	return news.Body
}
