package syndication

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// sitemap tells the root of a sitemap, and of an index of sitemaps.
var (
	sitemap      = regexp.MustCompile(`^<(urlset|sitemapindex)[\s>]`)
	sitemapIndex = regexp.MustCompile(`^<sitemapindex[\s>]`)
)

// Index reads the addresses of the sitemaps that an index of them names, those changed last first. Where
// it does not say when, those that call themselves news come first. A document of another kind names none.
func Index(s Source) []string {
	body, _, err := repair(s)
	if err != nil || !sitemapIndex.Match(body) {
		return nil
	}
	type part struct {
		Location string `xml:"loc"`
		Modified string `xml:"lastmod"`
	}
	var parts []part
	decoder := lenient(body)
	for len(parts) < maxEntries {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		var p part
		start, ok := token.(xml.StartElement)
		if ok && start.Name.Local == "sitemap" && decoder.DecodeElement(&p, &start) == nil {
			parts = append(parts, p)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(ParseDate(b.Modified).Compare(ParseDate(a.Modified)), notNews(a.Location)-notNews(b.Location))
	})
	var addresses []string
	for _, p := range parts {
		if address := resolve(nil, p.Location); address != "" {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

func notNews(address string) int {
	if strings.Contains(strings.ToLower(address), "news") {
		return 0
	}
	return 1
}

func lenient(body []byte) *xml.Decoder {
	decoder := xml.NewDecoder(bytes.NewReader(body))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	return decoder
}

// parseSitemap reads a news sitemap: the pages of the last days with title, date and language. Of
// other sitemaps only pages with a date are taken, since one without says nothing of when.
func parseSitemap(body []byte) (Document, error) {
	if sitemapIndex.Match(body) {
		return Document{}, errors.New("an index of sitemaps; add the news sitemap that it names")
	}
	var d Document
	decoder := lenient(body)
	for {
		token, err := decoder.Token()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				d.Warnings = append(d.Warnings, fmt.Sprintf("the sitemap is broken; %d whole entries were kept", len(d.Entries)))
			}
			break
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" {
			continue
		}
		var page sitemapPage
		if err := decoder.DecodeElement(&page, &start); err == nil && len(d.Entries) < maxEntries {
			d.addPage(page)
		}
	}
	if len(d.Entries) == 0 {
		return Document{}, errors.New("a sitemap without dated pages")
	}
	return d, nil
}

// sitemapPage is a page by the protocol of sitemaps.org and its extension for news.
type sitemapPage struct {
	Location string `xml:"loc"`
	Modified string `xml:"lastmod"`
	News     struct {
		Title       string `xml:"title"`
		Published   string `xml:"publication_date"`
		Keywords    string `xml:"keywords"`
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
	} `xml:"news"`
}

func (d *Document) addPage(p sitemapPage) {
	e := Entry{
		URL:       resolve(nil, p.Location),
		Title:     bounded(html.EscapeString(p.News.Title)),
		Language:  bounded(p.News.Publication.Language),
		Published: ParseDate(p.News.Published),
		Updated:   ParseDate(p.Modified),
	}
	if e.GUID = e.URL; e.URL == "" || e.Published.IsZero() && e.Updated.IsZero() {
		return
	}
	if p.News.Keywords != "" {
		e.Categories = list(strings.Split(p.News.Keywords, ","))
	}
	if d.Title == "" {
		d.Title = bounded(p.News.Publication.Name)
	}
	d.Entries = append(d.Entries, e)
}
