package links

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const front = `<!doctype html><html><head><title>Gazette</title>
<link rel="alternate" type="application/rss+xml" title="All of it" href="/all.xml">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="alternate" type="application/json" href="/wp-json/v2/pages/7">
<link rel="stylesheet" type="text/css" href="/feed.css"></head><body>
<nav><a href="/world/">News of the whole wide world</a><a href="/ports/">News of all the ports</a><a href="/about-us-all/">What we all are about</a></nav>
<main>
<div class="card"><a href="/2025/07/pier-opens-in-jounieh"><img src="a.jpg"></a><h3><a href="/2025/07/pier-opens-in-jounieh">Second pier opens in Jounieh today</a></h3><time datetime="2025-07-09T10:00:00Z">Wed</time></div>
<div class="card"><h3><a href="/2025/07/ferry-leaves-from-monday">The ferry leaves from Monday on</a></h3><time>8 July 2025</time></div>
<div class="card"><h3><a href="https://www.gazette.example/2025/07/toll-rises-in-april#x">Tolls to rise again in April</a></h3></div>
<p class="tags"><a href="/tag/1">Sea</a><a href="/tag/2">Land</a><a href="/tag/3">Air</a></p>
</main><footer><a href="/rss/ports.xml">Feed</a><a href="https://other.example/a-b-c">Some other paper to read</a></footer></body></html>`

func TestFeeds(t *testing.T) {
	got, err := Feeds(Page{Body: []byte(front), URL: "https://gazette.example/"})
	if err != nil {
		t.Fatal(err)
	}
	want := []Feed{{"https://gazette.example/all.xml", "All of it"}, {"https://gazette.example/rss/ports.xml", "Feed"}, {"https://gazette.example/feed", ""}}
	if diff := cmp.Diff(want, got[:3]); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, f := range got {
		if strings.Contains(f.URL, "comments") || strings.Contains(f.URL, "json/") {
			t.Errorf("%s is no feed of the page", f.URL)
		}
	}
}

func TestArticles(t *testing.T) {
	pier := Article{"https://gazette.example/2025/07/pier-opens-in-jounieh", "Second pier opens in Jounieh today", "2025-07-09T10:00:00Z"}
	all := []Article{
		pier,
		{"https://gazette.example/2025/07/ferry-leaves-from-monday", "The ferry leaves from Monday on", "8 July 2025"},
		{"https://www.gazette.example/2025/07/toll-rises-in-april", "Tolls to rise again in April", ""},
	}
	for selector, want := range map[string][]Article{"": all, ".card": nil, "h3 a": all, ".card:first-child h3": {pier}} {
		got, err := Articles(Page{Body: []byte(front), URL: "https://gazette.example/"}, selector)
		if err != nil {
			t.Fatalf("%q: %v", selector, err)
		}
		if selector == ".card" { // its first link is a picture without a title
			want = append([]Article{{pier.URL, "", pier.Date}}, all[1:]...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: -want +got\n%s", selector, diff)
		}
	}
}

func TestArticlesRefuses(t *testing.T) {
	page := Page{Body: []byte(front), URL: "https://gazette.example/"}
	for name, run := range map[string]func() error{
		"no list":          func() error { _, err := Articles(Page{Body: []byte("<p>text"), URL: page.URL}, ""); return err },
		"selector of none": func() error { _, err := Articles(page, ".none a"); return err },
		"no selector":      func() error { _, err := Articles(page, "h3 >> ["); return err },
		"checked selector": func() error { return CheckSelector("[") },
		"nested too deep": func() error {
			_, err := Articles(Page{Body: []byte(strings.Repeat("<div>", 5000)), URL: page.URL}, "")
			return err
		},
	} {
		if err := run(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzArticles(f *testing.F) {
	f.Add([]byte(front), "https://gazette.example/", "h3 a")
	f.Add([]byte("<base href='//x'><a href=?>"), "http://a.example", "")
	f.Fuzz(func(t *testing.T, body []byte, address, selector string) {
		page := Page{Body: body, URL: address}
		articles, _ := Articles(page, selector)
		feeds, _ := Feeds(page)
		for _, a := range articles {
			feeds = append(feeds, Feed{URL: a.URL})
		}
		for _, f := range feeds {
			if !strings.HasPrefix(f.URL, "http") {
				t.Errorf("address %q", f.URL)
			}
		}
	})
}

func Example() {
	page := Page{Body: []byte(front), ContentType: "text/html; charset=utf-8", URL: "https://gazette.example/"}
	feeds, err := Feeds(page)
	if err != nil {
		panic(err)
	}
	articles, err := Articles(page, "")
	if err != nil {
		panic(err)
	}
	fmt.Println(feeds[0].URL)
	fmt.Println(articles[0].Title)
	// Output:
	// https://gazette.example/all.xml
	// Second pier opens in Jounieh today
}
