// Package links finds what a page points to: the feeds of its publisher, and the articles that it
// lists, so that a page can stand in for a feed that there is not.
//
// In come the bytes of a page, bounded in size, with the content type and address that came with
// them; out come absolute web addresses, each once, in the order of trust or of the page. Nothing
// is fetched, and no link is followed. Work is linear in the page; one that is nested too deep for
// the parser is refused.
package links

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"barid/collect/bounds"
	"barid/collect/charset"
)

// Page is a page as it was served.
type Page struct {
	Body        []byte
	ContentType string
	URL         string
}

// Feed is an address at which a feed may be.
type Feed struct {
	URL   string
	Title string // as the page has it
}

// maxFeeds is how many addresses are worth asking.
const maxFeeds = 20

// Feeds returns where the feeds of a page may be: those that it declares, then links that look
// like one, then addresses that common software uses.
func Feeds(p Page) ([]Feed, error) {
	root, base, err := parse(p)
	if err != nil {
		return nil, err
	}
	f := finder{base: base, known: make(map[string]bool)}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Link && isAlternate(n) {
			f.add(attribute(n, "href"), attribute(n, "title"))
		}
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && looksLikeFeed(attribute(n, "href")) {
			f.add(attribute(n, "href"), text(n))
		}
	}
	if base != nil {
		for _, path := range []string{"feed", "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/?feed=rss2"} {
			f.add(path, "")
		}
	}
	return f.feeds, nil
}

// parse reads a page; its base is that of the document, else where it was found.
func parse(p Page) (*html.Node, *url.URL, error) {
	body := charset.Decode(p.Body, p.ContentType)
	if err := bounds.Page().Check(body); err != nil {
		return nil, nil, fmt.Errorf("read the page: %w", err)
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, nil, fmt.Errorf("read the page: %w", err)
	}
	base, err := url.Parse(p.URL)
	if err != nil {
		base = nil
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Base {
			if u := resolve(base, attribute(n, "href")); u != "" {
				base, _ = url.Parse(u)
			}
			break
		}
	}
	return root, base, nil
}

type finder struct {
	base  *url.URL
	feeds []Feed
	known map[string]bool
}

func (f *finder) add(href, title string) {
	address := resolve(f.base, href)
	if address == "" || f.known[address] || len(f.feeds) == maxFeeds {
		return
	}
	f.known[address] = true
	f.feeds = append(f.feeds, Feed{address, strings.Join(strings.Fields(title), " ")})
}

// isAlternate tells a link by which a page declares a feed. Comments have feeds too; nobody wants
// them here.
func isAlternate(n *html.Node) bool {
	kind := strings.ToLower(attribute(n, "type"))
	kind, _, _ = strings.Cut(kind, ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/rss+xml", "application/x-rss+xml":
	case "application/json", "application/xml", "text/xml":
		// Software declares its interfaces so as well; only a name tells.
		if !looksLikeFeed(attribute(n, "href")) {
			return false
		}
	default:
		return false
	}
	rel := strings.Fields(strings.ToLower(attribute(n, "rel")))
	comments := strings.Contains(strings.ToLower(attribute(n, "href")), "comments")
	return !comments && len(rel) > 0 && (rel[0] == "alternate" || rel[0] == "feed" || rel[len(rel)-1] == "alternate")
}

// looksLikeFeed goes by the words of an address.
func looksLikeFeed(href string) bool {
	u, err := url.Parse(strings.ToLower(href))
	if err != nil {
		return false
	}
	for part := range strings.FieldsFuncSeq(u.Path, func(r rune) bool { return strings.ContainsRune("/._-", r) }) {
		switch part {
		case "rss", "rss2", "atom", "rdf", "feed", "feeds":
			return !strings.Contains(u.Path, "comments")
		}
	}
	return u.Query().Has("feed") || u.Query().Get("format") == "rss"
}

// resolve makes an address absolute; empty for what is no page or file of the web.
func resolve(base *url.URL, href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" || len(href) > maxAddress {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// maxAddress bounds an address, in bytes.
const maxAddress = 2000

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is what a reader sees of an element, as one line.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style && d.Parent.DataAtom != atom.Noscript:
			b.WriteString(d.Data)
		case d.Type == html.ElementNode:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
