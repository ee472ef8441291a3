package collect

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"barid/collect/fetch"
	"barid/collect/page"
	"barid/news"
)

// TestFeedsDoNotLeadInside has a feed of the outside name pages on a private host that the config lists for
// another feed: neither the page nor the host's robots.txt is asked for.
func TestFeedsDoNotLeadInside(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		fmt.Fprint(w, "<article><p>"+strings.Repeat(ferry, 5)+"</p></article>")
	}))
	defer server.Close()
	client := fetch.New(fetch.Options{AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond})
	texts := fullTexts{client: client, robots: fetch.NewRobots(client), extractor: page.New(), recurring: page.NewRecurring(), limit: maxPages}
	for feed, want := range map[string]int{"https://news.example/feed": 0, server.URL + "/feed": 2} {
		r := news.Reading{At: noon(), Items: []news.Item{{
			Entry: news.Entry{GUID: "1", URL: server.URL + "/a"}, Article: news.Article{Key: "1", Title: "Ferry", Teaser: true},
		}}}
		if err := texts.complete(t.Context(), feed, &r); err != nil {
			t.Fatal(err)
		}
		if asked != want || r.Items[0].Article.Teaser != (want == 0) {
			t.Errorf("%s: %d requests, %+v", feed, asked, r.Items[0])
		}
		asked = 0
	}
}

// TestSweepReadsIndexOfSitemaps reads the newest parts of an index as one feed, each time.
func TestSweepReadsIndexOfSitemaps(t *testing.T) {
	asked := make(map[string]int)
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		switch r.URL.Path {
		case "/index":
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, "<sitemapindex>")
			for day := range 5 {
				fmt.Fprintf(w, "<sitemap><loc>%s/part-%d</loc><lastmod>2025-07-0%d</lastmod></sitemap>", server.URL, day, 1+day)
			}
			fmt.Fprint(w, "</sitemapindex>")
		case "/part-4", "/part-3":
			fmt.Fprintf(w, "<urlset><url><loc>https://news.example%s</loc><lastmod>2025-07-08</lastmod><news><title>Ferry</title></news></url>"+
				"<url><loc>https://news.example/both</loc><lastmod>2025-07-08</lastmod><news><title>Pier</title></news></url></urlset>", r.URL.Path)
		case "/nested":
			fmt.Fprintf(w, "<sitemapindex><sitemap><loc>%s/index</loc></sitemap></sitemapindex>", server.URL)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	store := newMemory(news.Feed{URL: server.URL + "/index"}, news.Feed{URL: server.URL + "/nested"})
	c := New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond})
	for round := 1; round <= 2; round++ {
		results := sweep(t, c).Results
		if r := results[0]; r.Error != "" || r.Entries != 3 || r.Unchanged || len(r.Warnings) != 2 || !strings.Contains(r.Warnings[1], "404") {
			t.Errorf("round %d: %+v", round, r)
		}
		if r := results[1]; !strings.Contains(r.Error, "index of sitemaps") {
			t.Errorf("an index in an index: %+v", r)
		}
		if asked["/part-4"] != round || asked["/part-1"] != 0 {
			t.Errorf("round %d: asked for %v", round, asked)
		}
	}
}
