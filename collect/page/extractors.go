package page

import (
	"net/url"
	"slices"

	readability "codeberg.org/readeck/go-readability"
	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// findAll asks two extractors for the part of a document that is the article, or the quick one alone. It leaves
// the document as it was.
func findAll(doc *html.Node, at *url.URL, large bool) []*html.Node {
	var found []*html.Node
	brief := quick(doc, at)
	if !large {
		found = append(found, thorough(doc, at, brief))
	}
	return slices.DeleteFunc(append(found, brief), func(n *html.Node) bool { return n == nil })
}

// thorough is go-trafilatura, which asks others where its own result is short: the brief one is what the quick
// extractor found, so that its work is not done twice. Its time is not linear in the page.
func thorough(doc *html.Node, at *url.URL, brief *html.Node) *html.Node {
	o := trafilatura.Options{
		OriginalURL:     at,
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	}
	if brief != nil {
		o.FallbackCandidates = &trafilatura.FallbackCandidates{Readability: dom.Clone(brief, true)}
	}
	r, err := trafilatura.ExtractDocument(doc, o)
	if err != nil {
		return nil
	}
	return r.ContentNode
}

// quick is go-readability.
func quick(doc *html.Node, at *url.URL) *html.Node {
	a, err := readability.FromDocument(dom.Clone(doc, true), at)
	if err != nil {
		return nil
	}
	return a.Node
}
