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
	"fmt"
	"time"

	"github.com/mmcdole/gofeed"
)

// Source is a document with what its server or file said of it.
type Source struct {
	Body        []byte
	ContentType string // of the response; empty for a file
	URL         string // base of relative links; empty for a file
}

// Document is what a feed carries. Title, Description and Copyright are HTML.
type Document struct {
	Title       string
	Link        string // of the site that the feed belongs to
	Description string
	Language    string // as declared, unchecked
	Copyright   string
	Image       string // address
	Authors     []Person
	Categories  []string
	Published   time.Time
	Updated     time.Time
	Entries     []Entry
	Warnings    []string // what was passed over
}

// Entry is one item of a feed. Title, Summary and Content are HTML with absolute links.
type Entry struct {
	GUID       string // never empty
	URL        string
	Title      string
	Authors    []Person
	Language   string
	Summary    string
	Content    string // empty: the feed has no more than the summary
	Comments   string // address
	Categories []string
	Enclosures []Enclosure
	Published  time.Time
	Updated    time.Time
}

// Person is an author. One of the two may be missing.
type Person struct{ Name, Email string }

func (p Person) String() string {
	if p.Name != "" && p.Email != "" {
		return p.Name + " (" + p.Email + ")"
	}
	return p.Name + p.Email
}

// Enclosure is a file that belongs to an entry.
type Enclosure struct {
	URL    string
	Type   string // media type
	Length int64  // bytes; 0: unknown
}

const (
	maxEntries = 1000
	maxField   = 2000 // bytes of a title, GUID, name or address
)

// Parse reads a document.
func Parse(s Source) (Document, error) {
	body, root, err := repair(s)
	if err != nil {
		return Document{}, err
	}
	if sitemap.Match(body) {
		return parseSitemap(body)
	}
	feed, err := parse(body)
	var warnings []string
	if err != nil || len(feed.Items) < min(entriesIn(body), maxEntries) {
		whole := salvage(body)
		if err != nil && len(whole.Items) == 0 {
			return Document{}, fmt.Errorf("read the document: %w", err)
		}
		if err != nil || len(whole.Items) > len(feed.Items) {
			feed = whole
			warnings = append(warnings, fmt.Sprintf("the document is broken; %d whole entries were kept", len(feed.Items)))
		}
	}
	if len(feed.Items) > maxEntries {
		warnings = append(warnings, fmt.Sprintf("only the first %d of %d entries were read", maxEntries, len(feed.Items)))
		feed.Items = feed.Items[:maxEntries]
	}
	d := document(feed, base(root, feed.Link))
	d.Warnings = warnings
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
	p.KeepOriginalFeed = true
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p.Parse(bytes.NewReader(body))
}
