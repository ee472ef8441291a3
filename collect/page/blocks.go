package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"barid/collect/lines"
)

// block is one paragraph, list item, heading, caption or table cell of a document, with what its
// place in the document says about it.
type block struct {
	text   string
	place  place
	linked int // characters that stand in links
}

// place is what the elements around a block say of it.
type place struct {
	title   bool // in the first-level heading
	heading bool
	link    bool
	beside  bool // in what stands beside an article, or is not shown
}

// blocks reads the text of a tree into blocks, in the order of the page.
func blocks(doc *html.Node) []block {
	w := writer{heavy: heavy(doc)}
	if doc != nil {
		w.walk(doc, place{})
	}
	w.flush()
	return w.blocks
}

type writer struct {
	blocks []block
	text   strings.Builder
	linked int
	at     place
	heavy  map[*html.Node]bool // elements that hold a large part of the text
}

func (w *writer) flush() {
	if s := lines.Clean(w.text.String()); s != "" {
		w.blocks = append(w.blocks, block{s, w.at, w.linked})
	}
	w.text.Reset()
	w.linked = 0
}

func (w *writer) walk(n *html.Node, at place) {
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) != "" {
			w.at = at
		}
		w.text.WriteString(n.Data)
		if at.link {
			w.linked += utf8.RuneCountInString(strings.TrimSpace(n.Data))
		}
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	kind := atom.Lookup([]byte(n.Data))
	if silent[kind] {
		return
	}
	if n.Type == html.ElementNode {
		at = at.within(n, kind, w.heavy[n])
	}
	if breaks[kind] {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, at)
	}
	if breaks[kind] {
		w.flush()
	}
}

// within adds what an element says of the text in it.
func (p place) within(n *html.Node, kind atom.Atom, heavy bool) place {
	switch kind {
	case atom.H1:
		p.title, p.heading = true, true
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = true
	case atom.A:
		p.link = true
	case atom.Aside, atom.Nav, atom.Footer, atom.Form, atom.Dialog, atom.Button, atom.Figcaption:
		p.beside = p.beside || !heavy
	}
	p.beside = p.beside || !heavy && (hidden(n) || namedBeside(n))
	return p
}

var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Select: true, atom.Noscript: true,
	atom.Textarea: true, atom.Head: true, atom.Title: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
}

var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true,
	atom.Aside: true, atom.Nav: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true,
	atom.Pre: true, atom.Figure: true, atom.Figcaption: true, atom.Table: true, atom.Caption: true, atom.Tr: true,
	atom.Td: true, atom.Th: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true, atom.Center: true, atom.Br: true, atom.Button: true,
}

// heavy finds the elements that hold a large part of the paragraphs' text: whatever they are called,
// they are not beside the article.
func heavy(doc *html.Node) map[*html.Node]bool {
	length := make(map[*html.Node]int)
	var measure func(n *html.Node) int
	measure = func(n *html.Node) int {
		sum := 0
		if n.Data == "p" {
			sum = letters(n)
		} else {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				sum += measure(c)
			}
		}
		length[n] = sum
		return sum
	}
	found := make(map[*html.Node]bool)
	if doc == nil {
		return found
	}
	all := measure(doc)
	for n, l := range length {
		if 10*l > 3*all {
			found[n] = true
		}
	}
	return found
}

func letters(n *html.Node) int {
	sum := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			sum += utf8.RuneCountInString(strings.TrimSpace(d.Data))
		}
	}
	return sum
}
