package page

import (
	"net/url"
	"regexp"
	"strings"
)

// kind tells live blogs and galleries, by what the page calls itself or by its address.
func kind(s statement, at *url.URL) Kind {
	switch s.kind {
	case "liveblogposting":
		return Live
	case "imagegallery":
		return Gallery
	}
	return KindOf(at.Path)
}

// KindOf tells what stands at the path of an address, as far as the path says.
func KindOf(path string) Kind {
	switch {
	case livePath.MatchString(path):
		return Live
	case galleryPath.MatchString(path):
		return Gallery
	}
	return Article
}

var (
	livePath    = regexp.MustCompile(`(?i)(^|[/_-])(live|liveblog|live-updates|liveticker|newsticker|en-direct|en-vivo)([/_.-]|$)`)
	galleryPath = regexp.MustCompile(`(?i)/(gallery|galleries|photos?|photo-gallery|picture-gallery|slideshow|diaporama|fotostrecke|bildergalerie|in-pictures)/`)
)

// fullWords is the length from which what can be read of a closed page is taken for the whole of it.
const fullWords = 250

// teaser reports that a page shows only the beginning to who has not paid: it says that it is not free, and
// its text is short or shorter than the one that the linked data holds.
func teaser(s statement, blocks []Block) bool {
	words := 0
	for _, b := range blocks {
		words += len(strings.Fields(b.Text))
	}
	return s.closed && (words < fullWords || 2*words < len(strings.Fields(s.body)))
}
