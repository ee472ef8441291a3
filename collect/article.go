package collect

import (
	"cmp"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"barid/collect/lines"
	"barid/collect/markup"
	"barid/collect/syndication"
	"barid/news"
	"barid/text"
)

// maxHTML bounds the body kept of an entry, in bytes; the longest reports have a tenth.
const maxHTML = 500_000

// maker makes the items of one document.
type maker struct {
	feed     news.Feed
	document syndication.Document
	now      time.Time
	shared   map[string]bool // canonical URLs that cannot tell its entries apart
}

// item makes an entry and its article of what the feed carries.
func (m maker) item(e syndication.Entry) news.Item {
	body, teaser := fullest(e)
	entry := news.Entry{
		Feed:      m.feed.ID,
		GUID:      e.GUID,
		URL:       e.URL,
		Title:     e.Title,
		Authors:   e.Authors,
		Published: m.believable(e.Published),
		Updated:   m.believable(e.Updated),
		HTML:      body,
		FirstSeen: m.now,
	}
	a := news.Article{
		URL:        canonicalURL(e.URL),
		Publisher:  cmp.Or(m.feed.Publisher, m.feed.Name, m.document.Title),
		Title:      markup.Text(e.Title),
		Authors:    e.Authors,
		Paragraphs: markParagraphs(markup.Paragraphs(body), markup.Text(e.Title)),
		Published:  cmp.Or(entry.Published, entry.Updated),
		FirstSeen:  m.now,
		Teaser:     teaser,
	}
	finish(&a, cmp.Or(m.feed.Language, e.Language, m.document.Language))
	if a.Key = a.URL; a.URL == "" || m.shared[a.URL] {
		a.Key = contentKey(a)
	}
	return news.Item{Entry: entry, Article: a}
}

// finish adds what is found by reading: dateline and language.
func finish(a *news.Article, declared string) {
	body := a.Body()
	if len(body) > 0 {
		a.Dateline = lines.Dateline(body[0])
	}
	a.Language = language(declared, a.Title+"\n"+strings.Join(body, "\n"))
}

// language trusts what is declared, unless the text is in another script: many feeds declare the
// default of the software that makes them.
func language(declared, body string) string {
	declared, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-")
	found := text.Identify(body)
	if declared == "" || found != "und" && text.Direction(found) != text.Direction(declared) {
		return found
	}
	return declared
}

// believable drops dates that software invents: the epoch, years ahead, and the like.
func (m maker) believable(t time.Time) time.Time {
	if t.Year() < 1990 || t.After(m.now.AddDate(0, 0, 2)) {
		return time.Time{}
	}
	return t
}

// fullest returns the longer of content and summary, and whether it is only the opening of the
// article.
func fullest(e syndication.Entry) (body string, teaser bool) {
	body = e.Content
	if len(e.Summary) > len(e.Content) {
		body = e.Summary
	}
	body = clip(body, maxHTML)
	paragraphs := markup.Paragraphs(body)
	words, last, count := 0, "", 0
	for _, p := range paragraphs {
		if p.Role == news.Body && !lines.Furniture(p.Text) {
			words += len(strings.Fields(p.Text))
			last = p.Text
			count++
		}
	}
	return body, cutShort.MatchString(last) || count <= 1 && words < fullWords
}

// fullWords is what a single paragraph must have to be taken for a whole report.
const fullWords = 60

// cutShort is how the opening of a longer text ends.
var cutShort = regexp.MustCompile(`(?i)(\.\.\.|…|\[\.\.\.\]|\[…\]|\[&#8230;\])\s*$|(read more|continue reading|اقرأ المزيد|المزيد)\s*[.»›→>]*\s*$`)

// clip cuts s after at most limit bytes, between two characters.
func clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// markParagraphs marks what is no body text among the paragraphs of an entry.
func markParagraphs(paragraphs []news.Paragraph, title string) []news.Paragraph {
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Role == news.Body && (lines.Furniture(p.Text) || text.Fold(p.Text) == text.Fold(title)) {
			p.Role = news.Furniture
		}
	}
	return paragraphs
}
