package page

import (
	"strings"

	"golang.org/x/net/html"

	"barid/collect/lines"
)

// head is what the head of a page and its headings say.
type head struct {
	meta      map[string]string // content by property or name, in lower case; the first of each
	title     string            // the <title>
	headings  []string          // each h1 that is shown
	canonical string            // rel=canonical, as written
	language  string            // lang of html
	times     []string          // datetime of each <time>
	bylines   []string          // rel=author, itemprop=author
}

const maxHeadings = 50

func readHead(doc *html.Node) head {
	h := head{meta: make(map[string]string)}
	for n := range doc.Descendants() {
		switch n.Data {
		case "html":
			h.language = attr(n, "lang")
		case "meta":
			h.addMeta(n)
		case "title":
			if h.title == "" && n.Namespace == "" && n.FirstChild != nil {
				h.title = lines.Clean(n.FirstChild.Data)
			}
		case "link":
			if h.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				h.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case "h1":
			if s := lines.Clean(textOf(n)); s != "" && len(s) <= maxTitle && len(h.headings) < maxHeadings && !hidden(n) {
				h.headings = append(h.headings, s)
			}
		case "time":
			if s := attr(n, "datetime"); s != "" && len(h.times) < 50 {
				h.times = append(h.times, s)
			}
		}
		if n.Type == html.ElementNode && (attr(n, "rel") == "author" || attr(n, "itemprop") == "author") && n.Data != "meta" && n.Data != "link" {
			if s := lines.Clean(textOf(n)); s != "" {
				h.bylines = append(h.bylines, s)
			}
		}
	}
	return h
}

func (h head) addMeta(n *html.Node) {
	for _, key := range []string{"property", "name", "itemprop"} {
		name := strings.ToLower(attr(n, key))
		if content := lines.Clean(html.UnescapeString(attr(n, "content"))); name != "" && content != "" && h.meta[name] == "" {
			h.meta[name] = content
		}
	}
}

// first returns the first of the named metas that the page has.
func (h head) first(names ...string) string {
	for _, name := range names {
		if s := h.meta[name]; s != "" {
			return s
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text below n.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !silent[d.Parent.DataAtom]:
			b.WriteString(d.Data)
		case d.Data == "br":
			b.WriteByte(' ')
		}
	}
	return b.String()
}
