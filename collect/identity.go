package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"barid/collect/syndication"
	"barid/news"
	"barid/text"
)

// canonicalURL returns the form of an address under which the same page is one article: lower-case
// ASCII host, no default port, no fragment, no parameters that only track the reader. It is empty
// for what is no address of a page.
func canonicalURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	host, err := idna.Lookup.ToASCII(strings.TrimSuffix(u.Hostname(), "."))
	if err != nil {
		host = strings.ToLower(u.Hostname())
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && !(u.Scheme == "http" && p == "80") && !(u.Scheme == "https" && p == "443") {
		host += ":" + p
	}
	u.Host, u.User, u.Fragment, u.RawFragment = host, nil, "", ""
	u.RawQuery = withoutTracking(u.RawQuery)
	u.ForceQuery = false
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// withoutTracking drops parameters and keeps the order and spelling of the others.
func withoutTracking(query string) string {
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		name = strings.ToLower(name)
		if pair != "" && !tracking[name] && !strings.HasPrefix(name, "utm_") {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// tracking are parameters by which mailings, advertisements and social networks follow a reader.
var tracking = map[string]bool{
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true,
	"yclid": true, "twclid": true, "ttclid": true, "igshid": true, "mc_cid": true, "mc_eid": true, "_ga": true,
	"at_medium": true, "at_campaign": true, "cmpid": true, "xtor": true, "ref_src": true,
}

// sharedURLs finds the addresses that tell a document's entries not apart: a home page, and one
// that entries of different titles give.
func sharedURLs(entries []syndication.Entry) map[string]bool {
	titles := make(map[string]string)
	shared := make(map[string]bool)
	for _, e := range entries {
		key := canonicalURL(e.URL)
		title := text.Fold(e.Title)
		if known, ok := titles[key]; ok && known != title {
			shared[key] = true
		}
		titles[key] = title
		if u, err := url.Parse(key); err == nil && u.Path == "/" && u.RawQuery == "" {
			shared[key] = true
		}
	}
	return shared
}

// contentKey identifies an article without address: the hash of its normalized title and body.
func contentKey(a news.Article) string {
	sum := sha256.Sum256([]byte(text.Fold(a.Title) + "\n" + text.Fold(strings.Join(a.Body(), "\n"))))
	return "text:" + hex.EncodeToString(sum[:16])
}
