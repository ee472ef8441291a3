package page

import (
	"net/url"

	readability "codeberg.org/readeck/go-readability"
	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// extractor finds the part of a document that is the article. It returns nil where it finds none, and
// leaves the document as it was.
type extractor interface {
	extract(doc *html.Node, at *url.URL) *html.Node
}

// findAll asks the extractors: both, or the quick one alone.
func findAll(doc *html.Node, at *url.URL, large bool) []*html.Node {
	extractors := []extractor{thorough{}, quick{}}
	if large {
		extractors = extractors[1:]
	}
	var found []*html.Node
	for _, e := range extractors {
		if n := e.extract(doc, at); n != nil {
			found = append(found, n)
		}
	}
	return found
}

// thorough is go-trafilatura, which asks two more extractors where its own result is short. Its time is
// not linear in the page.
type thorough struct{}

func (thorough) extract(doc *html.Node, at *url.URL) *html.Node {
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:     at,
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil {
		return nil
	}
	return r.ContentNode
}

// quick is go-readability.
type quick struct{}

func (quick) extract(doc *html.Node, at *url.URL) *html.Node {
	a, err := readability.FromDocument(dom.Clone(doc, true), at)
	if err != nil {
		return nil
	}
	return a.Node
}
