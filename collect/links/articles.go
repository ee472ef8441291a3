package links

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Article is a link to one, as a page lists it.
type Article struct {
	URL   string
	Title string
	Date  string // as the page writes it beside the link; empty: it does not
}

// The limits of a list, and what makes one.
const (
	maxArticles = 200
	leastAlike  = 3   // links at like places are a list
	leastWords  = 4   // of a headline, on the average
	longTitle   = 300 // runes: more is no headline, but a teaser within the link
)

// Articles returns the articles that a page lists, in its order. The selector (CSS) finds the links
// or what holds one each; without one, links are taken that stand at like places, in numbers, and
// read like headlines.
func Articles(p Page, selector string) ([]Article, error) {
	root, base, err := parse(p)
	if err != nil {
		return nil, err
	}
	if base == nil {
		return nil, errors.New("the page has no address")
	}
	var anchors []*html.Node
	if selector == "" {
		anchors = headlines(root, base)
	} else if anchors, err = selected(root, selector); err != nil {
		return nil, err
	}
	l := lister{base: base, at: make(map[string]int)}
	for _, a := range anchors {
		l.add(a)
	}
	if len(l.articles) == 0 {
		return nil, errors.New("no list of articles was found on the page; name one by a selector")
	}
	return l.articles, nil
}

// CheckSelector tells whether a selector can be read.
func CheckSelector(selector string) error {
	if _, err := cascadia.ParseGroup(selector); err != nil {
		return fmt.Errorf("selector %q: %w", selector, err)
	}
	return nil
}

// selected finds the links that a selector means.
func selected(root *html.Node, selector string) ([]*html.Node, error) {
	matcher, err := cascadia.ParseGroup(selector)
	if err != nil {
		return nil, fmt.Errorf("selector %q: %w", selector, err)
	}
	var anchors []*html.Node
	for _, n := range cascadia.QueryAll(root, matcher) {
		if n.DataAtom == atom.A {
			anchors = append(anchors, n)
			continue
		}
		for d := range n.Descendants() {
			if d.DataAtom == atom.A && attribute(d, "href") != "" {
				anchors = append(anchors, d)
				break
			}
		}
	}
	return anchors, nil
}

// headlines finds the links of a page that are headlines, by the places where they stand.
func headlines(root *html.Node, base *url.URL) []*html.Node {
	type place struct{ links, words, stories int }
	places := make(map[string]*place)
	var candidates []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom != atom.A || !inside(n, base) || aside(n) {
			continue
		}
		title := text(n)
		if title == "" || utf8.RuneCountInString(title) > longTitle {
			continue
		}
		candidates = append(candidates, n)
		key := location(n)
		if places[key] == nil {
			places[key] = &place{}
		}
		places[key].links++
		places[key].words += len(strings.Fields(title))
		if storyPath.MatchString(resolve(base, attribute(n, "href"))) {
			places[key].stories++
		}
	}
	var found []*html.Node
	for _, n := range candidates {
		p := places[location(n)]
		if p.links >= leastAlike && p.words >= leastWords*p.links && 2*p.stories >= p.links {
			found = append(found, n)
		}
	}
	return found
}

// storyPath is how the addresses of articles end: with a number, a date, or several words.
var storyPath = regexp.MustCompile(`^https?://[^/]+/.*([0-9]{4,}|/[0-9]+|[^/]+[-_][^/]+[-_][^/]+|%[0-9A-Fa-f]{2}.*[-_+])[^/]*/?$`)

// inside tells a link to another page of the same publisher.
func inside(n *html.Node, base *url.URL) bool {
	u, err := url.Parse(resolve(base, attribute(n, "href")))
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" {
		return false
	}
	host, own := strings.TrimPrefix(u.Hostname(), "www."), strings.TrimPrefix(base.Hostname(), "www.")
	same := host == own || strings.HasSuffix(host, "."+own) || strings.HasSuffix(own, "."+host)
	return same && u.String() != base.String()
}

// aside tells that an element stands in what surrounds the content of every page.
func aside(n *html.Node) bool {
	for p := range n.Ancestors() {
		switch p.DataAtom {
		case atom.Nav, atom.Footer, atom.Form:
			return true
		}
	}
	return false
}

// location names the place of an element by the elements around it.
func location(n *html.Node) string {
	var b strings.Builder
	depth := 0
	for p := range n.Ancestors() {
		class, _, _ := strings.Cut(strings.TrimSpace(attribute(p, "class")), " ")
		b.WriteString(p.Data + "." + strings.TrimRight(class, "0123456789") + " ")
		if depth++; depth == 3 {
			break
		}
	}
	return b.String()
}

// lister collects articles, each address once, under the longest of its titles.
type lister struct {
	base     *url.URL
	articles []Article
	at       map[string]int
}

func (l *lister) add(a *html.Node) {
	address := resolve(l.base, attribute(a, "href"))
	title := text(a)
	i, known := l.at[address]
	switch {
	case address == "" || !known && len(l.articles) == maxArticles:
	case !known:
		l.at[address] = len(l.articles)
		l.articles = append(l.articles, Article{address, title, dateNear(a)})
	case len(title) > len(l.articles[i].Title):
		l.articles[i].Title = title
	}
}

// How far around a link its date is looked for.
const (
	nearLevels = 4
	nearNodes  = 300
)

// dateNear finds the date that stands beside a link: in the smallest element around it that has a
// <time>, as long as that holds one only.
func dateNear(a *html.Node) string {
	level := 0
	for p := range a.Ancestors() {
		if level++; level > nearLevels || p.DataAtom == atom.Body || p.DataAtom == atom.Main {
			return ""
		}
		var times []*html.Node
		nodes := 0
		for d := range p.Descendants() {
			if d.DataAtom == atom.Time {
				times = append(times, d)
			}
			if nodes++; nodes > nearNodes || len(times) > 1 {
				return ""
			}
		}
		if len(times) == 1 {
			return cmp.Or(attribute(times[0], "datetime"), text(times[0]))
		}
		if p.DataAtom == atom.Article || p.DataAtom == atom.Li {
			return ""
		}
	}
	return ""
}
