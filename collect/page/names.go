package page

import (
	"regexp"
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
			if len(a.Val) < 500 && names.MatchString(words(a.Val)) {
				return true
			}
		}
	}
	return false
}

// words cuts the names of classes into words: "RelatedLinks--inBody" gives " related links in body ".
func words(s string) string {
	s = camel.ReplaceAllString(s, "$1 $2")
	s = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ':' || r == '/' || r == '.' {
			return ' '
		}
		return r
	}, s)
	return " " + strings.ToLower(strings.Join(strings.Fields(s), "  ")) + " "
}

var (
	camel       = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)
	hiddenStyle = regexp.MustCompile(`display:\s*none|visibility:\s*hidden`)
	names       = regexp.MustCompile(` (related|relateds|relatedarticles|recommended|recommendation|recommendations|recirc|recirculation|newsletter|newsletters|signup|promo|promos|promotion|share|sharing|sharebar|social|comment|comments|disqus|byline|bylines|bio|author|authors|advert|advertisement|advertising|ads|adslot|sponsor|sponsored|outbrain|taboola|popular|trending|cookie|cookies|consent|gdpr|regwall|breadcrumb|breadcrumbs|tags|caption|captions|credit|infobox|factbox|tooltip|modal|popup|toolbar|nav|navigation|menu|sidebar|footer|twitter|tweet|instagram|tiktok|facebook|embed|copyright|hidden|player|quiz|more|teaser|meta|timestamp|date|dateline|rating|button|rail|biography|overlay|navbar|pullquote|links) `)
)
