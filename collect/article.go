package collect

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"barid/collect/lines"
	"barid/collect/markup"
	"barid/collect/page"
	"barid/collect/sanitize"
	"barid/collect/syndication"
	"barid/news"
	"barid/text"
)

// maxHTML bounds the body kept of an entry, in bytes; the longest reports have a tenth.
const maxHTML = 500_000

// maker makes the items of one document.
type maker struct {
	cleaner  *sanitize.Cleaner
	feed     news.Feed
	document syndication.Document
	now      time.Time
	shared   map[string]bool // canonical URLs that cannot tell its entries apart
}

// item makes an entry and its article of what the feed carries.
func (m maker) item(e syndication.Entry) news.Item {
	body := clip(fullest(e), maxHTML)
	title := markup.Text(e.Title)
	paragraphs := markup.Paragraphs(body)
	linked := cutLink(paragraphs)
	markParagraphs(paragraphs, title)
	entry := news.Entry{
		Feed:      m.feed.ID,
		GUID:      e.GUID,
		URL:       e.URL,
		Title:     e.Title,
		Authors:   authors(e.Authors),
		Published: believable(e.Published, m.now),
		Updated:   believable(e.Updated, m.now),
		HTML:      m.harmless(body),
		FirstSeen: m.now,

		Categories: e.Categories,
	}
	for _, f := range e.Enclosures {
		entry.Enclosures = append(entry.Enclosures, news.Enclosure(f))
	}
	a := news.Article{
		URL:        canonicalURL(e.URL),
		Publisher:  cmp.Or(m.feed.Publisher, m.feed.Name, m.document.Title),
		Title:      title,
		Authors:    authors(e.Authors),
		Paragraphs: paragraphs,
		Published:  cmp.Or(entry.Published, entry.Updated),
		FirstSeen:  m.now,
		Teaser:     linked || isTeaser(paragraphs, e.Content != ""),
	}
	if u, err := url.Parse(a.URL); err == nil {
		a.Kind = news.ArticleKind(page.KindOf(u.Path))
	}
	finish(&a, cmp.Or(m.feed.Language, e.Language, m.document.Language))
	if a.Key = a.URL; a.URL == "" || m.shared[a.URL] {
		a.Key = contentKey(a)
	}
	return news.Item{Entry: entry, Article: a}
}

// harmless is what of a body may be shown; nothing where it is nested too deeply to be read.
func (m maker) harmless(body string) string {
	clean, err := m.cleaner.HTML(body)
	if err != nil {
		return ""
	}
	return clean
}

// finish adds what is found by reading: dateline, language and, where it is not known yet, origin.
func finish(a *news.Article, declared string) {
	body := a.Body()
	if len(body) > 0 {
		a.Dateline = lines.Dateline(body[0])
	}
	a.Origin = cmp.Or(a.Origin, origin(*a))
	a.Language = language(declared, a.Title+"\n"+strings.Join(body, "\n"))
}

// language trusts what is declared, unless the text is in another script: many feeds declare the
// default of the software that makes them.
func language(declared, body string) string {
	declared, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-")
	if declared != "" {
		body = opening(body, scriptSample)
	}
	found := text.Identify(body)
	if declared == "" || found != "und" && text.Direction(found) != text.Direction(declared) {
		return found
	}
	return declared
}

// scriptSample is what tells the script of a text, in runes, and is too short for the costly
// methods of telling its language.
const scriptSample = 200

// opening returns the first n runes.
func opening(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// authors names them; an address stands in for a name that is missing.
func authors(people []syndication.Person) []string {
	var names []string
	for _, p := range people {
		names = append(names, cmp.Or(p.Name, p.Email))
	}
	return names
}

// believable drops dates that software invents: the epoch, years ahead, and the like.
func believable(t, now time.Time) time.Time {
	if t.Year() < 1990 || t.After(now.AddDate(0, 0, 2)) {
		return time.Time{}
	}
	return t
}

// fullest returns the longer of an entry's content and summary.
func fullest(e syndication.Entry) string {
	if len(e.Summary) > len(e.Content) {
		return e.Summary
	}
	return e.Content
}

// isTeaser reports that a feed carries only the opening of an article: the text breaks off, or is
// one short paragraph where the feed has no content beside its summary.
func isTeaser(paragraphs []news.Paragraph, hasContent bool) bool {
	body := news.Article{Paragraphs: paragraphs}.Body()
	switch len(body) {
	case 0:
		return true
	case 1:
		if !hasContent && len(strings.Fields(body[0])) < fullWords {
			return true
		}
	}
	return cutShort.MatchString(body[len(body)-1])
}

// fullWords is what a single paragraph must have to be taken for a whole report.
const fullWords = 60

var (
	// cutShort is how the opening of a longer text ends.
	cutShort = regexp.MustCompile(`(\.\.\.|…|\[…\]|\[\.\.\.\])\s*$`)
	// readOn is the link behind it, after a whole or broken sentence.
	readOn = regexp.MustCompile(`(^|[.!?؟…\]”"»)])\s*(Read [Mm]ore|READ MORE|Read the [Rr]est|Read [Oo]n|Continue [Rr]eading|Keep [Rr]eading|اقرأ المزيد|قراءة المزيد|تابع القراءة)[^.!?؟]{0,100}[.…]*$`)
)

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
func markParagraphs(paragraphs []news.Paragraph, title string) {
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Role == news.Body && (lines.Furniture(p.Text) || text.Fold(p.Text) == text.Fold(title)) {
			p.Role = news.Furniture
		}
	}
}

// cutLink takes a link to the whole text off the last paragraph, unless that is all of it, and reports
// that there was one.
func cutLink(paragraphs []news.Paragraph) bool {
	if len(paragraphs) == 0 {
		return false
	}
	last := &paragraphs[len(paragraphs)-1]
	m := readOn.FindStringSubmatchIndex(last.Text)
	if m == nil {
		return false
	}
	if end := m[3]; end > 0 {
		last.Text = last.Text[:end]
	}
	return true
}
