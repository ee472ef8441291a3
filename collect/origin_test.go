package collect

import (
	"testing"

	"barid/collect/page"
	"barid/collect/syndication"
	"barid/news"
)

// TestOrigin reads whose text it is that a publisher prints.
func TestOrigin(t *testing.T) {
	for name, tt := range map[string]struct {
		entry syndication.Entry
		want  string
	}{
		"by its dateline":    {syndication.Entry{Content: "<p>RIGA (Reuters) — " + ferry + "</p>"}, "Reuters"},
		"by its byline":      {syndication.Entry{Content: "<p>" + ferry + "</p>", Authors: []syndication.Person{{Name: "Agence France-Presse"}}}, "AFP"},
		"by its last words":  {syndication.Entry{Content: "<p>" + ferry + "</p><p>" + ferry + "(AP)</p>"}, "AP"},
		"by its last line":   {syndication.Entry{Content: "<p>" + ferry + "</p><p>Source: Reuters</p>"}, "Reuters"},
		"its own":            {syndication.Entry{Content: "<p>RIGA (Courier) — " + ferry + "</p>", Authors: []syndication.Person{{Name: "Mara Liepa"}}}, ""},
		"put together":       {syndication.Entry{Content: "<p>" + ferry + "</p>", Authors: []syndication.Person{{Name: "AFP"}, {Name: "Reuters"}}}, ""},
		"that names one":     {syndication.Entry{Content: "<p>The mayor told Reuters that the ferry left.</p><p>" + ferry + "</p>"}, ""},
		"nothing to read of": {syndication.Entry{Title: "Ferry"}, ""},
	} {
		if got := itemOf(tt.entry).Article.Origin; got != tt.want {
			t.Errorf("%s: origin %q, want %q", name, got, tt.want)
		}
	}
}

// TestOriginOfPage follows what a page says of where its text stands, and of its kind.
func TestOriginOfPage(t *testing.T) {
	blocks := []page.Block{{Text: ferry + ferry}}
	for name, tt := range map[string]struct {
		page   page.Page
		origin string
		kind   news.ArticleKind
	}{
		"an agency's site":    {page.Page{Original: "www.apnews.com", Blocks: blocks}, "AP", news.Report},
		"another publisher's": {page.Page{Original: "www.courier.example", Blocks: blocks}, "courier.example", news.Report},
		"its own, live":       {page.Page{Kind: page.Live, Blocks: blocks}, "", news.Live},
		"nothing to read":     {page.Page{Original: "login.example", Kind: page.Gallery}, "", news.Report},
	} {
		item := news.Item{Article: news.Article{Title: "Ferry", Publisher: "Gazette", Teaser: true}}
		enrich(&item, tt.page)
		if a := item.Article; a.Origin != tt.origin || a.Kind != tt.kind {
			t.Errorf("%s: origin %q, kind %q", name, a.Origin, a.Kind)
		}
	}
}

// TestKindOfAddress tells a live blog by its address where its feed carries the text and no page is asked for.
func TestKindOfAddress(t *testing.T) {
	entry := syndication.Entry{URL: "https://news.example/world/live/2025/pier", Content: "<p>" + ferry + "</p>"}
	if kind := itemOf(entry).Article.Kind; kind != news.Live {
		t.Errorf("kind %q", kind)
	}
}
