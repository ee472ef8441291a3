package syndication

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// base is what relative links are meant against: the document's address, else its site's.
func base(candidates ...string) *url.URL {
	for _, c := range candidates {
		if u, err := url.Parse(c); err == nil && u.Host != "" {
			return u
		}
	}
	return nil
}

// resolve makes a link absolute; what is no web address is dropped.
func resolve(base *url.URL, link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || len(link) > maxField || link == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// absolute makes the links in a fragment of HTML absolute and leaves the rest as it stands.
func absolute(base *url.URL, fragment string) string {
	if base == nil || !linked.MatchString(fragment) {
		return fragment
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			if token := z.Token(); absolutize(base, token.Attr) {
				raw = token.String()
			}
			b.WriteString(raw)
		default:
			b.Write(z.Raw())
		}
	}
}

// linked finds fragments that may hold a relative link.
var linked = regexp.MustCompile(`(?i)<[^>]*\s(href|src|cite|poster|data|longdesc)\s*=`)

// absolutize changes the addresses among attributes, and tells whether there was one to change.
func absolutize(base *url.URL, attributes []html.Attribute) bool {
	changed := false
	for i, a := range attributes {
		if !slices.Contains([]string{"href", "src", "cite", "poster", "data", "longdesc"}, a.Key) {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(a.Val))
		if err != nil || u.Scheme != "" || a.Val == "" || strings.HasPrefix(a.Val, "#") {
			continue
		}
		attributes[i].Val = base.ResolveReference(u).String()
		changed = true
	}
	return changed
}

// rebase rewrites the xml:base attributes of a document for a parser that takes the last part of
// every base for a folder, and knows no address of the document that the first may be relative to.
// It returns the base of the root too, which is that address where the root has none.
func rebase(body []byte, address string) ([]byte, string) {
	if !bytes.Contains(body, []byte("xml:base")) {
		return body, address
	}
	document := base(address)
	first := true
	start := rootTag.FindIndex(body)
	at := xmlBase.FindIndex(body)
	atRoot := start != nil && at != nil && at[0] < start[1]
	body = xmlBase.ReplaceAllFunc(body, func(attribute []byte) []byte {
		m := xmlBase.FindSubmatch(attribute)
		u, err := url.Parse(strings.TrimSpace(html.UnescapeString(string(m[2]))))
		if err != nil {
			return nil
		}
		if first && document != nil {
			u = document.ResolveReference(u)
		}
		if first && atRoot {
			address = u.String()
		}
		first = false
		u.Path = u.Path[:strings.LastIndex(u.Path, "/")+1]
		u.RawPath, u.RawQuery, u.Fragment = "", "", ""
		return []byte(string(m[1]) + `"` + html.EscapeString(u.String()) + `"`)
	})
	return body, address
}

// rootTag is the first element of a document.
var rootTag = regexp.MustCompile(`<[a-zA-Z][^>]*>`)

var xmlBase = regexp.MustCompile(`(\sxml:base\s*=\s*)["']([^"'<>]*)["']`)
