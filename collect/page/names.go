package page

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// hidden tells an element that is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true", a.Key == "style" && hiddenStyle.MatchString(a.Val):
			return true
		}
	}
	return false
}

// namedBeside tells an element whose names say that it holds no text of the article.
func namedBeside(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			if a.Val == "navigation" || a.Val == "complementary" || a.Val == "dialog" {
				return true
			}
		case "class", "id", "data-component", "data-testid", "data-module":
			if len(a.Val) < maxNames && slices.ContainsFunc(words(a.Val), isBeside) {
				return true
			}
		}
	}
	return false
}

// maxNames bounds the names of one element that are looked at, in bytes.
const maxNames = 500

// words cuts the names of classes into words: "RelatedLinks--inBody" gives related, links, in, body.
func words(s string) []string {
	s = strings.ToLower(camel.ReplaceAllString(s, "$1 $2"))
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-_:/. \t\n", r) })
}

func isBeside(word string) bool { return besides[word] }

// besides are words by which sites name what is no text of an article: each was found in two sites or more, and
// mostly around such blocks.
var besides = map[string]bool{
	"ads": true, "adslot": true, "advert": true, "advertisement": true, "advertising": true, "author": true,
	"authors": true, "bio": true, "biography": true, "breadcrumb": true, "breadcrumbs": true, "button": true,
	"byline": true, "bylines": true, "caption": true, "captions": true, "comment": true, "comments": true,
	"consent": true, "cookie": true, "cookies": true, "copyright": true, "credit": true, "date": true, "dateline": true,
	"disqus": true, "embed": true, "facebook": true, "factbox": true, "footer": true, "gdpr": true, "hidden": true,
	"infobox": true, "instagram": true, "links": true, "menu": true, "meta": true, "modal": true, "more": true,
	"nav": true, "navbar": true, "navigation": true, "newsletter": true, "newsletters": true, "outbrain": true,
	"overlay": true, "player": true, "popular": true, "popup": true, "promo": true, "promos": true, "promotion": true,
	"pullquote": true, "quiz": true, "rail": true, "rating": true, "recirc": true, "recirculation": true,
	"recommendation": true, "recommendations": true, "recommended": true, "regwall": true, "related": true,
	"relatedarticles": true, "relateds": true, "share": true, "sharebar": true, "sharing": true, "sidebar": true,
	"signup": true, "social": true, "sponsor": true, "sponsored": true, "taboola": true, "tags": true, "teaser": true,
	"tiktok": true, "timestamp": true, "toolbar": true, "tooltip": true, "trending": true,
}

var (
	camel       = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)
	hiddenStyle = regexp.MustCompile(`display:\s*none|visibility:\s*hidden`)
)
