package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// canonical returns the address that a page gives itself, if it is on the same site: a page could
// otherwise take the place of another publisher's. One of which nobody knows where it was found, since a
// person has saved it, is believed. A link to the home page names no article.
func canonical(h head, at *url.URL) string {
	for _, address := range []string{h.canonical, h.first("og:url")} {
		u, err := at.Parse(address)
		if address == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
			continue
		}
		if (at.Host == "" || site(u) == site(at)) && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// original returns the host on which a page says that its text stands, if that is another publisher's:
// of one name under another ending, such as news.example and news.test, it is the same one's.
func original(h head, at *url.URL) string {
	u, err := at.Parse(h.canonical)
	if h.canonical == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" || at.Host == "" || strings.Trim(u.Path, "/") == "" {
		return ""
	}
	there, _, _ := strings.Cut(site(u), ".")
	here, _, _ := strings.Cut(site(at), ".")
	if there == here {
		return ""
	}
	return u.Hostname()
}

// site is the registered domain of an address, so that an AMP host and the main host are one.
func site(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}
