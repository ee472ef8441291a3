package syndication

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// sitemap tells the root of a sitemap, and of an index of sitemaps.
var sitemap = regexp.MustCompile(`^<(urlset|sitemapindex)[\s>]`)

// parseSitemap reads a news sitemap: the pages of the last days with title, date and language. Of
// other sitemaps only pages with a date are taken, since one without says nothing of when.
func parseSitemap(body []byte) (Document, error) {
	if bytes.HasPrefix(body, []byte("<sitemapindex")) {
		return Document{}, errors.New("an index of sitemaps; add the news sitemap that it names")
	}
	var d Document
	decoder := xml.NewDecoder(bytes.NewReader(body))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
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
