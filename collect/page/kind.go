package page

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"barid/collect/lines"
)

// kind tells live blogs and galleries: by what the page calls itself, by its title, by how it is built, or by its
// address.
func kind(doc *html.Node, all []statement, p Page, at *url.URL) Kind {
	says := func(kind string) bool {
		return slices.ContainsFunc(all, func(s statement) bool { return s.kind == kind })
	}
	switch {
	case says("liveblogposting"), liveTitle.MatchString(p.Title), reports(doc) >= manyReports:
		return Live
	case says("imagegallery") && !says("newsarticle") && !says("article"), pictured(doc, p.Blocks):
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
	livePath    = regexp.MustCompile(`(?i)/live/|(^|[/_-])(live-?blog|live-updates|live-?ticker|news-?ticker|minute-by-minute|as-it-happened|en-direct|en-vivo|ao-vivo)([/_.-]|$)`)
	liveTitle   = regexp.MustCompile(`^(?i:live|live updates|en direct|en vivo|ao vivo|diretta|مباشر|تغطية مباشرة|تغطية حية)\s*[:|–—-]|\bLIVE:|(?i:\blive updates\b|live-?blog\b|live-?ticker\b)|لحظة بلحظة`)
	galleryPath = regexp.MustCompile(`(?i)/(gallery|galleries|photos?|photo-gallery|picture-gallery|slideshow|diaporama|fotostrecke|bildergalerie|in-pictures)/`)
	liveName    = regexp.MustCompile(`(?i)live-?blog`)
)

// manyReports is how many reports with a time of their own make a live blog, and manyPictures how many
// pictures with a caption make a gallery.
const (
	manyReports  = 6
	manyPictures = 6
)

// reports counts the times that stand in what the page names a live blog; those that merely link to one have few.
func reports(doc *html.Node) int {
	found := 0
	for n := range doc.Descendants() {
		if n.Data != "time" || n.Type != html.ElementNode {
			continue
		}
		above := n.Parent
		for range 6 {
			if above == nil {
				break
			}
			if class := attr(above, "class"); len(class) < maxNames && liveName.MatchString(class) || strings.HasSuffix(attr(above, "itemtype"), "/LiveBlogPosting") {
				found++
				break
			}
			above = above.Parent
		}
	}
	return found
}

// pictured reports that the captions say more than the text.
func pictured(doc *html.Node, blocks []Block) bool {
	captions, text, pictures := 0, 0, 0
	for n := range doc.Descendants() {
		if n.Data != "figcaption" {
			continue
		}
		if l := letters(n); l > 0 {
			captions += l
			pictures++
		}
	}
	for _, b := range blocks {
		text += utf8.RuneCountInString(b.Text)
	}
	return pictures >= manyPictures && captions > text
}

// fullWords is the length from which what can be read of a closed page is taken for the whole of it, where
// the page does not say how long that is.
const fullWords = 250

// teaser reports that a page shows only the beginning to who has not paid: it says that it is not free, and what
// can be read breaks off, is much shorter than the page says that it is, or short.
func teaser(h head, s statement, blocks []Block) bool {
	if !s.closed && h.first("article:content_tier") != "locked" {
		return false
	}
	words := 0
	for _, b := range blocks {
		words += len(strings.Fields(b.Text))
	}
	whole := max(s.words, len(strings.Fields(s.body)))
	switch {
	case words == 0, words < 2*fullWords && breaksOff(blocks[len(blocks)-1].Text):
		return true
	case 2*whole >= words:
		return 10*words < 7*whole
	}
	return words < fullWords
}

// breaksOff reports that a text ends in the middle of a sentence.
func breaksOff(s string) bool {
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || utf8.RuneCountInString(s) > 80 && !lines.Ends(s)
}
