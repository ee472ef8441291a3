// Package markup reads the HTML that feeds carry into paragraphs of plain text.
//
// In comes a fragment of HTML as a publisher wrote it, or plain text; out come paragraphs in the
// order of the page, entities decoded, white space collapsed, invisible characters gone. Scripts,
// styles, forms and embedded objects are dropped; captions, headings and navigation are kept and
// marked. Nothing is fetched, nothing is rendered, and no markup comes out again. Work and memory
// are linear in the input, which the caller bounds.
package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"barid/collect/lines"
	"barid/news"
)

// Paragraphs returns the paragraphs of a fragment.
func Paragraphs(fragment string) []news.Paragraph {
	if !strings.ContainsAny(fragment, "<&") {
		return plain(fragment)
	}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		// The parser refuses elements nested deeper than 512.
		return plain(strip(fragment))
	}
	var w writer
	for _, n := range nodes {
		w.walk(n, news.Body)
	}
	w.flush()
	return w.paragraphs
}

// Text returns a fragment as one line: what a title says.
func Text(fragment string) string {
	var texts []string
	for _, p := range Paragraphs(fragment) {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, " ")
}

// plain cuts text without markup at its blank lines.
func plain(s string) []news.Paragraph {
	var w writer
	for block := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		w.text.WriteString(block)
		w.flush()
	}
	return w.paragraphs
}

// strip drops every tag, whatever it is.
func strip(fragment string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		default:
			b.WriteByte(' ')
		}
	}
}

// writer collects the text of one paragraph after the other.
type writer struct {
	paragraphs []news.Paragraph
	text       strings.Builder
	role       news.Role // of the paragraph being written
	breaks     int       // <br> since the last text
}

func (w *writer) flush() {
	if s := lines.Clean(w.text.String()); s != "" {
		w.paragraphs = append(w.paragraphs, news.Paragraph{Text: s, Role: w.role})
	}
	w.text.Reset()
	w.breaks = 0
}

// walk writes the text of n and below; the depth is bounded by the parser.
func (w *writer) walk(n *html.Node, role news.Role) {
	switch {
	case n.Type == html.TextNode:
		w.write(n.Data, role)
		return
	case n.Type != html.ElementNode || dropped[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		w.breaks++
		w.text.WriteByte(' ')
		return
	}
	block := blocks[n.DataAtom]
	if block {
		w.flush()
	}
	if own := roleOf(n); own != news.Body {
		role = own
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, role)
	}
	if block {
		w.flush()
	}
}

// write adds text to the paragraph; two line breaks, or another role, begin a new one.
func (w *writer) write(s string, role news.Role) {
	if strings.TrimSpace(s) != "" {
		if w.breaks > 1 || w.role != role {
			w.flush()
		}
		w.breaks, w.role = 0, role
	}
	w.text.WriteString(s)
}

// roleOf tells what an element makes of its text.
func roleOf(n *html.Node) news.Role {
	switch n.DataAtom {
	case atom.Figcaption, atom.Caption:
		return news.Caption
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Nav, atom.Footer, atom.Aside:
		return news.Furniture
	}
	for _, a := range n.Attr {
		if a.Key == "class" && strings.Contains(a.Val, "caption") {
			return news.Caption
		}
	}
	return news.Body
}

var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Head: true, atom.Title: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
	atom.Frameset: true, atom.Noframes: true, atom.Xmp: true, atom.Plaintext: true,
}

var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true,
	atom.Aside: true, atom.Nav: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true,
	atom.Pre: true, atom.Figure: true, atom.Figcaption: true, atom.Table: true, atom.Caption: true, atom.Tr: true,
	atom.Td: true, atom.Th: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true, atom.Center: true,
}
