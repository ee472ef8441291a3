// Package page reads the article out of a web page.
//
// In comes a document as a server sent it; out comes what a reader would call the article: headline,
// authors, date, language, and the paragraphs of its text, without menus, captions, related links and
// the like. The text is what two extractors agree on, corrected by what the page says of itself as
// linked data, by the names of its elements and by the look of each line. Title, authors, date and
// language come from linked data and metas first; what a page does not say stays empty.
//
// Every page is bounded: in bytes, in elements and in time. A page that is too large for the thorough
// extractor is read by the quick one alone. An Extractor works on as many pages at once as there are
// processors. Nothing is fetched and nothing survives a crash but what the caller keeps.
package page

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"

	"barid/collect/bounds"
	"barid/collect/charset"
	"barid/news"
)

// The limits of one page.
const (
	MaxBody    = 5 << 20 // bytes
	quickBody  = 1 << 20 // bytes from which the quick extractor reads alone
	maxNodes   = 200_000
	quickNodes = 20_000
	maxTime    = 10 * time.Second // for one page, once it has its turn
)

// Source is a document with what is known of it.
type Source struct {
	Body        []byte
	ContentType string // as the server sent it; may be empty
	URL         string // where it was found
}

// Page is what a document says.
type Page struct {
	Canonical string // absolute address that the page gives itself, on its own site; else empty
	Original  string // host of another publisher's site where the page says that its text stands
	Title     string
	Authors   []string
	Published time.Time // in the zone that the page states; zero: it does not say
	Language  string    // BCP 47, as declared; empty: it is not
	Publisher string    // name of the site
	Blocks    []Block
	Kind      Kind
	Teaser    bool // the rest is for paying readers
}

// Block is one paragraph, list item or heading of the text.
type Block struct {
	Text      string
	Heading   bool
	Recurring bool // its publisher repeats it from page to page, as Recurring.Mark found
}

// Kind tells what a page is, as far as it matters to who reads its text.
type Kind string

const (
	Article Kind = ""
	Live    Kind = "live"    // grows as an event goes on: many reports under one headline
	Gallery Kind = "gallery" // pictures with captions
)

// Extractor reads pages. It may be used by many goroutines.
type Extractor struct {
	slots   chan struct{} // one for each page being read
	working sync.WaitGroup
}

// New returns an extractor.
func New() *Extractor { return &Extractor{slots: make(chan struct{}, runtime.NumCPU())} }

// Close waits for pages whose time had run out while they were being read.
func (e *Extractor) Close() { e.working.Wait() }

// Extract reads one page. A page that has no article gives one without blocks; news.ErrInvalid says
// that it is no page, or larger or deeper than the limits.
func (e *Extractor) Extract(ctx context.Context, s Source) (Page, error) {
	if err := ctx.Err(); err != nil { // a select may prefer a free slot
		return Page{}, err
	}
	select {
	case e.slots <- struct{}{}:
	case <-ctx.Done():
		return Page{}, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	type answer struct {
		page Page
		err  error
	}
	done := make(chan answer, 1)
	e.working.Go(func() {
		// The extractors take no context: a page keeps its slot until it is read, wanted or not.
		defer func() { <-e.slots }()
		p, err := read(s)
		done <- answer{p, err}
	})
	select {
	case a := <-done:
		return a.page, a.err
	case <-ctx.Done():
		return Page{}, fmt.Errorf("read page: %w", ctx.Err())
	}
}

// read makes a page of a document. The extractors are made for pages of all kinds, but not for those
// that are made to break them.
func read(s Source) (p Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: the extractor gave up: %v", news.ErrInvalid, r)
		}
	}()
	at, err := url.Parse(s.URL)
	if err != nil {
		return Page{}, fmt.Errorf("address: %w", err)
	}
	doc, nodes, err := parse(s)
	if err != nil {
		return Page{}, err
	}
	h := readHead(doc)
	all := statements(doc)
	stated := mainStatement(all, h.headings)
	p = Page{
		Canonical: canonical(h, at),
		Original:  original(h, at),
		Title:     headline(h, stated),
		Authors:   authors(h, stated),
		Published: published(doc, h, stated, at),
		Language:  language(h, stated),
		Publisher: h.first("og:site_name", "application-name"),
	}
	a := newArticle(doc, p.Title, h, stated)
	a.find(findAll(doc, at, len(s.Body) > quickBody || nodes > quickNodes))
	p.Blocks = a.chosen()
	p.Kind = kind(doc, all, p, at)
	p.Teaser = teaser(h, stated, p.Blocks)
	return p, nil
}

// parse reads a document into a tree, whatever its character set.
func parse(s Source) (*html.Node, int, error) {
	if len(s.Body) > MaxBody {
		return nil, 0, fmt.Errorf("%w: the page is larger than %d MB", news.ErrInvalid, MaxBody>>20)
	}
	body := charset.Decode(s.Body, s.ContentType)
	if err := bounds.Page().Check(body); err != nil {
		return nil, 0, err
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, 0, fmt.Errorf("%w: %w", news.ErrInvalid, err)
	}
	nodes := 0
	for range doc.Descendants() {
		if nodes++; nodes > maxNodes {
			return nil, 0, fmt.Errorf("%w: the page has more than %d elements", news.ErrInvalid, maxNodes)
		}
	}
	return doc, nodes, nil
}

// language returns what the page declares.
func language(h head, s statement) string {
	for _, tag := range []string{h.language, s.language, h.first("og:locale", "content-language", "language")} {
		tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
		if len(tag) == 2 || len(tag) == 3 {
			return tag
		}
	}
	return ""
}
