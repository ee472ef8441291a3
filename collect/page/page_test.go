package page

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"barid/news"
)

// report is a page as news sites build them, with what stands around an article.
const report = `<!doctype html><html lang="en-GB"><head>
<title>Harbour gets a second pier - The Example Courier</title>
<meta property="og:site_name" content="The Example Courier">
<meta property="og:title" content="Harbour gets a second pier | The Example Courier">
<meta name="description" content="The council voted on Tuesday to build a second pier in the old harbour.">
<link rel="canonical" href="/news/harbour-pier">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Harbour gets a second pier",
"datePublished":"2025-07-09T23:30:00+02:00","author":[{"@type":"Person","name":"Mara Liepa"},{"name":"Jon Tamm"}]}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article>
<h1>Harbour gets a second pier</h1>
<p class="standfirst">The council voted on Tuesday to build a second pier in the old harbour.</p>
<div class="byline">By Mara Liepa</div>
<figure><img src="a.jpg"><figcaption>The old harbour seen from the fort last winter, before the storm.</figcaption></figure>
<p>The council of the port city voted on Tuesday by nine votes to four to build a second pier, which is to be
finished within three years and to cost eleven million crowns, of which the state pays a half.</p>
<p>Ferries to the islands have had to wait outside the harbour since the number of sailings was doubled two summers
ago, and fishermen have complained that their boats are kept out as well whenever a cruise ship calls.</p>
<p><a href="/older">Read more: Storm closes the harbour</a></p>
<h2>Who pays</h2>
<p>The port company will raise its fees by a tenth, the mayor said, and the islands are asked to give a smaller
sum; their own councils decide on that in the autumn, and two of the five have said that they will refuse.</p>
<div class="newsletter-signup"><p>Get the news of the coast by mail each morning, free of charge and short.</p></div>
<h2>Related stories</h2>
</article></main>
<aside><p>The most read stories of this week, chosen by our editors from all that we have published.</p></aside>
<footer><p>Copyright The Example Courier. All rights reserved. Terms of use and privacy policy.</p></footer>
</body></html>`

func extract(t *testing.T, body string) Page {
	t.Helper()
	p, err := New().Extract(t.Context(), Source{Body: []byte(body), URL: "https://www.courier.example/news/harbour-pier?utm_source=feed"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestExtract(t *testing.T) {
	got := extract(t, report)
	var openings []string
	for _, b := range got.Blocks {
		openings = append(openings, b.Text[:min(len(b.Text), 24)])
	}
	got.Blocks = nil
	want := Page{
		Canonical: "https://www.courier.example/news/harbour-pier",
		Title:     "Harbour gets a second pier",
		Authors:   []string{"Mara Liepa", "Jon Tamm"},
		Published: time.Date(2025, 7, 9, 23, 30, 0, 0, time.FixedZone("", 2*3600)),
		Language:  "en",
		Publisher: "The Example Courier",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("page: -want +got\n%s", diff)
	}
	if got.Published.Format(time.DateOnly) != "2025-07-09" {
		t.Errorf("the day is %s, not the one of the page's zone", got.Published)
	}
	lines := []string{"The council voted on Tue", "The council of the port ", "Ferries to the islands h", "Who pays", "The port company will ra"}
	if diff := cmp.Diff(lines, openings); diff != "" {
		t.Errorf("text: -want +got\n%s", diff)
	}
}

// TestStatedText follows the text that the linked data holds: what is not in it goes, however much it
// looks like a paragraph.
func TestStatedText(t *testing.T) {
	one := strings.Repeat("The council of the port city voted on Tuesday to build a second pier. ", 4)
	two := strings.Repeat("Ferries to the islands have had to wait outside since two summers ago. ", 4)
	beside := strings.Repeat("Our reporters are looking for witnesses of the storm of last winter. ", 2)
	got := extract(t, `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+one+two+`"}</script>
		<article><h1>Pier</h1><p>`+one+`</p><p>`+beside+`</p><p>`+two+`</p></article>`)
	if len(got.Blocks) != 2 || !strings.HasPrefix(got.Blocks[1].Text, "Ferries") {
		t.Errorf("blocks %+v", got.Blocks)
	}
}

func TestRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"deep":     strings.Repeat("<div>", 600) + "One",
		"elements": strings.Repeat("<p>", maxNodes+1),
		"size":     strings.Repeat("a", MaxBody+1),
	} {
		if p, err := New().Extract(t.Context(), Source{Body: []byte(body)}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := New().Extract(ended, Source{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

func TestNames(t *testing.T) {
	for class, want := range map[string]bool{
		"RelatedLinks--inBody": true, "newsletter_signup": true, "o-share bottom": true, "article-body": false, "shareholders": false, "": false,
	} {
		n := &html.Node{Type: html.ElementNode, Data: "div", Attr: []html.Attribute{{Key: "class", Val: class}}}
		if got := namedBeside(n); got != want {
			t.Errorf("%q: %t", class, got)
		}
	}
}

// TestLargePage gives more elements than the thorough extractor is asked for. Its time is not limited:
// the race detector takes 15 times as long.
func TestLargePage(t *testing.T) {
	p, err := read(Source{Body: []byte("<article>" + strings.Repeat("<p>The council voted on Tuesday to build a pier, and on Friday to pay for it.</p>", quickNodes/2+1) + "</article>")})
	if err != nil || len(p.Blocks) == 0 {
		t.Errorf("%d blocks, %v", len(p.Blocks), err)
	}
}

func TestDecode(t *testing.T) {
	p, err := New().Extract(t.Context(), Source{Body: []byte("<title>\xcf\xf0\xe8\xe2\xe5\xf2</title>"), ContentType: "text/html; charset=windows-1251"})
	if err != nil || p.Title != "Привет" {
		t.Errorf("%q, %v", p.Title, err)
	}
	if p := extract(t, "<meta charset=windows-1251><title>Привет</title>"); p.Title != "Привет" {
		t.Errorf("UTF-8 that is declared as something else is read as %q", p.Title)
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{report, "", "<p>One", "<svg><title>", `<script type="application/ld+json">[[[[{"@graph":{"@type":["Report"],"author":{"name":[{}]}}}]]]]`, "<h1><table><h1>", "<time datetime=2025-13-45>", "\xff\xfe<"} {
		f.Add(s)
	}
	e := New()
	f.Fuzz(func(t *testing.T, s string) {
		p, _ := e.Extract(t.Context(), Source{Body: []byte(s), URL: "https://www.courier.example/a"})
		for _, b := range p.Blocks {
			if strings.TrimSpace(b.Text) != b.Text || b.Text == "" {
				t.Errorf("block %q", b.Text)
			}
		}
	})
}

func Example() {
	e := New()
	defer e.Close()
	p, err := e.Extract(context.Background(), Source{Body: []byte(report), URL: "https://www.courier.example/news/harbour-pier"})
	fmt.Println(p.Title, p.Authors, err)
	fmt.Println(p.Published.Format(time.RFC3339))
	// Output:
	// Harbour gets a second pier [Mara Liepa Jon Tamm] <nil>
	// 2025-07-09T23:30:00+02:00
}
