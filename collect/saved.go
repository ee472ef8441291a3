package collect

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"barid/collect/lines"
	"barid/collect/markup"
	"barid/collect/paste"
	"barid/news"
)

// fileKinds are the files that a folder is read for, and how their articles are found.
var fileKinds = map[string]func(body []byte) ([]paste.Article, error){
	".txt": splitText, ".text": splitText,
	".md": splitMarkdown, ".markdown": splitMarkdown,
	".html": savedPage, ".htm": savedPage,
}

// readable tells a file that may hold articles by its name. A README is about the folder.
func readable(name string) bool {
	base, kind := strings.TrimSuffix(path.Base(name), path.Ext(name)), strings.ToLower(path.Ext(name))
	return fileKinds[kind] != nil && !strings.EqualFold(base, "readme")
}

// articlesIn finds the articles of one file.
func articlesIn(name string, body []byte) ([]paste.Article, error) {
	return fileKinds[strings.ToLower(path.Ext(name))](body)
}

func splitText(body []byte) ([]paste.Article, error) {
	s, err := paste.Decode(body)
	return paste.Split(s), err
}

func splitMarkdown(body []byte) ([]paste.Article, error) {
	s, err := paste.Decode(body)
	return paste.Split(plainMarkdown(s)), err
}

// savedPage reads a page that a browser has saved: one article, with what the page itself says of
// its address, publisher and date.
func savedPage(body []byte) ([]paste.Article, error) {
	decoded, err := charset.NewReader(bytes.NewReader(body), "text/html")
	if err != nil {
		return nil, fmt.Errorf("its encoding: %w", err)
	}
	source, err := io.ReadAll(io.LimitReader(decoded, 3*maxPaste)) // UTF-8 takes up to three bytes for one
	if err != nil {
		return nil, fmt.Errorf("its encoding: %w", err)
	}
	doc, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		return nil, fmt.Errorf("its markup: %w", err)
	}
	p := saved{says: make(map[string]string)}
	p.walk(doc)
	var content strings.Builder
	if err := html.Render(&content, cmp.Or(p.article, p.main, doc)); err != nil {
		return nil, fmt.Errorf("its markup: %w", err)
	}
	a := paste.Article{
		Title:      cmp.Or(p.says["og:title"], p.says["h1"], p.says["title"]),
		URL:        webAddress(cmp.Or(p.says["canonical"], p.says["og:url"])),
		Publisher:  p.says["og:site_name"],
		Language:   p.says["lang"],
		Published:  pageDate(cmp.Or(p.says["article:published_time"], p.says["datepublished"], p.says["datetime"])),
		Paragraphs: markup.Paragraphs(content.String()),
		Raw:        string(source),
		Line:       1,
	}
	markParagraphs(a.Paragraphs, a.Title)
	if len((news.Article{Paragraphs: a.Paragraphs}).Body()) == 0 {
		return nil, nil
	}
	return []paste.Article{a}, nil
}

// saved is what a page tells of its article: the first of each counts.
type saved struct {
	says          map[string]string
	article, main *html.Node
}

func (p *saved) say(key, value string) {
	if value = lines.Clean(value); value != "" && p.says[key] == "" {
		p.says[key] = value
	}
}

// walk looks at n and below; the depth is bounded by the parser.
func (p *saved) walk(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		p.say("lang", attribute(n, "lang"))
	case atom.Title:
		p.say("title", innerText(n))
	case atom.H1:
		p.say("h1", innerText(n))
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			p.say("canonical", attribute(n, "href"))
		}
	case atom.Meta:
		name := cmp.Or(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop"))
		p.say(strings.ToLower(name), attribute(n, "content"))
	case atom.Time:
		p.say("datetime", attribute(n, "datetime"))
	case atom.Article:
		p.article = cmp.Or(p.article, n)
	case atom.Main:
		p.main = cmp.Or(p.main, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// innerText is the text of an element, without its markup.
func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// webAddress is an absolute address, or none: a saved page does not know where it lay.
func webAddress(s string) string {
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// pageDate reads the forms of HTML's time element that name a day.
func pageDate(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
