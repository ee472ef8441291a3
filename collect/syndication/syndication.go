// Package syndication reads a publisher's document, RSS 0.9x, 1.0 and 2.0, Atom or JSON Feed, into
// entries.
//
// In come the bytes as they were served, already bounded in size, with the content type and
// address that came with them; out come the entries in the document's order, as their publisher
// wrote them: titles and bodies still hold markup, links are absolute where a base is known. What a
// strict reader would refuse is repaired first: encoding, illegal characters, noise before the
// root, a document cut short, of which the whole entries are kept. Nothing is fetched, and no
// entity of the document's own making is expanded.
package syndication

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// Source is a document with what its server or file said of it.
type Source struct {
	Body        []byte
	ContentType string // of the response; empty for a file
	URL         string // base of relative links; empty for a file
}

// Document is what a feed carries.
type Document struct {
	Title    string
	Language string // as declared, unchecked
	Entries  []Entry
	Warnings []string // what was passed over
}

// Entry is one item of a feed. Title, Summary and Content are HTML.
type Entry struct {
	GUID      string // never empty
	URL       string
	Title     string
	Authors   []string
	Language  string
	Summary   string
	Content   string // empty: the feed has no more than the summary
	Published time.Time
	Updated   time.Time
}

const (
	maxEntries = 1000
	maxField   = 2000 // bytes of a title, GUID, name or address
)

// Parse reads a document.
func Parse(s Source) (Document, error) {
	body, err := repair(s)
	if err != nil {
		return Document{}, err
	}
	var d Document
	feed, err := parse(body)
	if err != nil {
		whole, ok := complete(body)
		if !ok {
			return Document{}, fmt.Errorf("read the document: %w", err)
		}
		if feed, err = parse(whole); err != nil {
			return Document{}, fmt.Errorf("read the document: %w", err)
		}
		d.Warnings = append(d.Warnings, fmt.Sprintf("the document is broken; %d whole entries were kept", len(feed.Items)))
	}
	if len(feed.Items) > maxEntries {
		d.Warnings = append(d.Warnings, fmt.Sprintf("only the first %d of %d entries were read", maxEntries, len(feed.Items)))
		feed.Items = feed.Items[:maxEntries]
	}
	base := base(s.URL, feed.Link)
	d.Title, d.Language = feed.Title, feed.Language
	for _, item := range feed.Items {
		d.Entries = append(d.Entries, entry(item, base))
	}
	return d, nil
}

// parse runs gofeed, which reads what strangers wrote: a panic there is a broken feed, no more.
func parse(body []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			feed, err = nil, fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p.Parse(bytes.NewReader(body))
}

func entry(item *gofeed.Item, base *url.URL) Entry {
	e := Entry{
		URL:     resolve(base, item.Link),
		Title:   bounded(item.Title),
		Summary: item.Description,
		Content: item.Content,
	}
	e.GUID = bounded(cmp.Or(item.GUID, item.Link, item.Title+item.Published, "?"))
	if e.URL == "" && strings.HasPrefix(item.GUID, "http") {
		e.URL = item.GUID
	}
	if item.PublishedParsed != nil {
		e.Published = *item.PublishedParsed
	}
	if item.UpdatedParsed != nil {
		e.Updated = *item.UpdatedParsed
	}
	for _, a := range item.Authors {
		if name := cmp.Or(a.Name, a.Email); name != "" {
			e.Authors = append(e.Authors, bounded(name))
		}
	}
	if dc := item.DublinCoreExt; dc != nil && len(dc.Language) > 0 {
		e.Language = dc.Language[0]
	}
	return e
}

// bounded cuts a field that is no body, and can be as long only by mistake or malice.
func bounded(s string) string {
	if len(s) > maxField {
		return strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}

// base is what relative links are meant against: the document's address, else its site's.
func base(candidates ...string) *url.URL {
	for _, c := range candidates {
		if u, err := url.Parse(c); err == nil && u.Host != "" {
			return u
		}
	}
	return nil
}

// resolve makes a link absolute; what is no web address is dropped.
func resolve(base *url.URL, link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || len(link) > maxField {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
