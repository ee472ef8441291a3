package news

import (
	"cmp"
	"time"
)

// Article is one page by one publisher. It is one row however many feeds carry it; a
// changed text is a new revision of the same row.
type Article struct {
	ID         ArticleID
	Key        string // identity: the canonical URL, else the hash of normalized title and body
	Revision   int    // 1 is the text first seen
	URL        string // empty: a pasted article that states none
	File       string // path of the pasted file, relative to the config; empty for a feed's article
	Publisher  string
	Language   string
	Title      string
	Authors    []string
	Dateline   string // the opening "BEIRUT (Agency) –", as printed; part of the first paragraph
	Paragraphs []Paragraph
	Published  time.Time // zero: no date is stated, and none is made up
	FirstSeen  time.Time // never zero
	Teaser     bool      // only the opening of the text could be had
	Kind       ArticleKind
	Origin     string // agency, or site, whose text its publisher prints; empty: none is named
}

// ArticleKind tells what an article is, as far as it matters to who groups and tells.
type ArticleKind string

const (
	Report  ArticleKind = ""
	Live    ArticleKind = "live"    // grows as an event goes on: many reports under one headline, which holds none of them together
	Gallery ArticleKind = "gallery" // pictures with captions
)

// Paragraph is one block of an article's text. Captions and furniture are kept and marked,
// so that citations stay valid, but take no part in grouping or summaries.
type Paragraph struct {
	Text string
	Role Role
}

// Role tells what a paragraph is on its page.
type Role string

const (
	Body      Role = ""
	Caption   Role = "caption"
	Furniture Role = "furniture" // buttons, repeated titles, share lines
)

// Voice is who vouches for an article: two publishers that print one agency's dispatch are one voice.
// It is empty where nobody is named.
func (a Article) Voice() string { return cmp.Or(a.Origin, a.Publisher) }

// Passage returns the text that c cites in this revision of the article.
func (a Article) Passage(c Citation) (string, bool) {
	if c.Article != a.ID || c.Revision != a.Revision {
		return "", false
	}
	text, ok := a.Paragraph(c.Paragraph)
	if !ok {
		return "", false
	}
	runes := []rune(text)
	if c.Start < 0 || c.Start >= c.End || c.End > len(runes) {
		return "", false
	}
	return string(runes[c.Start:c.End]), true
}

// Paragraph returns the text that a citation's paragraph number means: 0 is the title, 1 the
// first of Paragraphs.
func (a Article) Paragraph(n int) (string, bool) {
	switch {
	case n == 0:
		return a.Title, true
	case n > 0 && n <= len(a.Paragraphs):
		return a.Paragraphs[n-1].Text, true
	}
	return "", false
}

// Body returns the paragraphs that are the article's own text, in order.
func (a Article) Body() []string {
	var body []string
	for _, p := range a.Paragraphs {
		if p.Role == Body {
			body = append(body, p.Text)
		}
	}
	return body
}

// Contemporary tells that a text published then may speak of "Friday" on this day and be
// understood: the days, in the zone of day, are at most one apart. What is undated never is.
func Contemporary(published, day time.Time) bool {
	if published.IsZero() || day.IsZero() {
		return false
	}
	y, m, d := published.In(day.Location()).Date()
	Y, M, D := day.Date()
	apart := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(Y, M, D, 0, 0, 0, 0, time.UTC))
	return apart.Abs() <= 24*time.Hour
}
