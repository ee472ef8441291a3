// Package sanitize cleans HTML that somebody else wrote, so that it can be shown.
//
// In comes a fragment of HTML of any kind; out comes one with the elements of running text, pictures,
// tables and links, and nothing that acts: no script, handler, form, frame, style sheet, and no address but
// http, https, mailto and, for links within the text, none. What comes out is well formed: every element
// that is opened is closed, so that it cannot swallow the page around it. It means the same to every HTML5
// parser, since it was written by one. Work and memory are linear in the input, which the caller bounds.
package sanitize

import (
	"fmt"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"barid/news"
)

// Cleaner holds the rules. It may be used by many goroutines.
type Cleaner struct{ policy *bluemonday.Policy }

// New returns a cleaner.
func New() *Cleaner {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "div", "span", "blockquote", "q", "cite", "pre", "code", "kbd", "samp", "var",
		"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption",
		"b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "abbr", "dfn", "bdi", "bdo",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "details", "summary", "time", "wbr")
	p.AllowStandardURLs() // http, https, mailto; rel="nofollow"
	p.AllowRelativeURLs(false)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("dir").Matching(bluemonday.Direction).Globally()
	p.RequireNoReferrerOnLinks(true)
	return &Cleaner{policy: p}
}

// HTML cleans a fragment. news.ErrInvalid says that it is nested too deeply to be read; nothing of it
// may be shown then.
func (c *Cleaner) HTML(fragment string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(c.policy.Sanitize(fragment)), body)
	if err != nil {
		return "", fmt.Errorf("%w: %w", news.ErrInvalid, err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			return "", fmt.Errorf("%w: %w", news.ErrInvalid, err)
		}
	}
	return b.String(), nil
}
