package collect

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"barid/collect/page"
	"barid/news"
)

// TestSweepFullText sweeps a feed of openings: pages are fetched where robots.txt lets us, each once, and
// what cannot be had stays a teaser and says so.
func TestSweepFullText(t *testing.T) {
	server, asked := openings(t)
	store := newMemory(news.Feed{URL: server.URL + "/feed", Name: "Courier"})
	whole := news.Article{Key: "k", Title: "About whole", Paragraphs: []news.Paragraph{{Text: "The whole of it."}}}
	c := New(Options{
		Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond, UserAgent: "Barid/test",
		FullText: func(news.Feed) bool { return true },
		Memory:   remembering{{Entry: news.Entry{Title: whole.Title}, Article: whole}},
	})
	result := sweep(t, c).Results[0]
	items := store.readings[1].Items
	if len(items) != 4 || result.Error != "" {
		t.Fatalf("%d items, %+v", len(items), result)
	}
	pier := items[0].Article
	if pier.Teaser || len(pier.Body()) != 2 || pier.URL != server.URL+"/2025/pier" || pier.Key != pier.URL || pier.Title != "About pier" || pier.Authors[0] != "Mara Liepa" {
		t.Errorf("article %+v", pier)
	}
	for _, i := range items[1:3] {
		if !i.Article.Teaser || i.Article.Body()[0] != "The council voted …" {
			t.Errorf("article %+v", i.Article)
		}
	}
	if items[3].Article.Key != "k" {
		t.Errorf("what is known was made again: %+v", items[3].Article)
	}
	if len(result.Warnings) != 2 || !strings.Contains(result.Warnings[0], "robots.txt") || !strings.Contains(result.Warnings[1], "404") {
		t.Errorf("warnings %q", result.Warnings)
	}
	if asked["/robots.txt"] != 1 || asked["/pier"] != 1 || asked["/closed"] != 0 || asked["/whole"] != 0 {
		t.Errorf("asked %v", asked)
	}
}

// remembering knows items by their titles; those with a visit to come are due.
type remembering []news.Item

func (m remembering) ReadItem(_ context.Context, e news.Entry) (news.Item, error) {
	for _, i := range m {
		if i.Entry.Title == e.Title {
			return i, nil
		}
	}
	return news.Item{}, news.ErrNotFound
}

func (m remembering) ItemsWithPagesDue(_ context.Context, _ news.FeedID, now time.Time, _ int) ([]news.Item, error) {
	var due []news.Item
	for _, i := range m {
		if next := i.Entry.Page.NextAt; !next.IsZero() && !next.After(now) {
			due = append(due, i)
		}
	}
	return due, nil
}

// openings serves a feed of openings and their pages, and counts what is asked for.
func openings(t *testing.T) (*httptest.Server, map[string]int) {
	var mu sync.Mutex
	asked := make(map[string]int)
	paragraph := "<p>The council of the port city voted on Tuesday by nine votes to four to build a pier, which is to be finished within three years.</p>"
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /closed")
		case "/feed":
			fmt.Fprint(w, "<rss><channel><title>Courier</title>")
			for _, path := range []string{"pier", "closed", "gone", "whole"} {
				fmt.Fprintf(w, "<item><title>About %s</title><link>%s/%s?utm_source=rss</link><description>The council voted …</description></item>", path, server.URL, path)
			}
			fmt.Fprint(w, "</channel></rss>")
		case "/pier", "/closed":
			fmt.Fprintf(w, `<link rel=canonical href="/2025%s"><meta name=author content="Mara Liepa"><article><h1>About the pier</h1>%s</article>`, r.URL.Path, strings.Repeat(paragraph, 1)+"<p>Ferries to the islands have had to wait outside the harbour since the number of sailings was doubled two summers ago.</p>")
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(server.Close)
	return server, asked
}

// An article that two feeds carry has the title of the one that was read last. The other one's entry has
// not changed, and its page is not asked for at every reading.
func TestATitleOfAnotherFeedAsksForNoPage(t *testing.T) {
	stored := news.Item{
		Entry:   news.Entry{GUID: "1", Title: "The ferry sails again"},
		Article: news.Article{Title: "Sidon ferry back in service", Paragraphs: []news.Paragraph{{Text: ferry}}},
	}
	texts := fullTexts{memory: remembering{stored}, recurring: page.NewRecurring()}
	for title, want := range map[string]bool{stored.Entry.Title: false, "The ferry waits for the wind": true} {
		item := news.Item{Entry: news.Entry{GUID: "1", Title: title}, Article: news.Article{Title: title, Teaser: true}}
		if got, err := texts.wanted(t.Context(), &item, time.Now()); err != nil || got != want {
			t.Errorf("%q: page wanted: %v, %v, want %v", title, got, err, want)
		}
	}
}

// TestEnrich keeps what the feed carries where the page has less.
func TestEnrich(t *testing.T) {
	a := news.Article{Key: "text:1", Title: "Pier", Teaser: true, Paragraphs: []news.Paragraph{{Text: "The council voted on Tuesday …"}}}
	item := news.Item{Article: a}
	p := extractPage(t, `<link rel=canonical href="https://elsewhere.example/pier"><p>Sign in.</p>`)
	if enrich(&item, p); !item.Article.Teaser || item.Article.URL != "" || item.Article.Key != "text:1" || len(item.Article.Paragraphs) != 1 {
		t.Errorf("article %+v", item.Article)
	}
}

func extractPage(t *testing.T, body string) page.Page {
	t.Helper()
	p, err := page.New().Extract(t.Context(), page.Source{Body: []byte(body), URL: "https://courier.example/pier"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestRepeatedLines knows what a publisher repeats from the articles that were kept, as after a restart, and keeps
// it as furniture.
func TestRepeatedLines(t *testing.T) {
	const notice = "Readers may write to the desk until the end of the month, by post as well."
	body := news.Paragraph{Text: "The council of the port city voted on Tuesday by nine votes to four to build it, within three years."}
	var kept remembering
	texts := fullTexts{recurring: page.NewRecurring()}
	for _, title := range []string{"A pier", "A quay", "A lock"} {
		entry := news.Entry{Title: title, URL: "https://courier.example/" + title[2:]}
		article := news.Article{Title: title, Paragraphs: []news.Paragraph{{Text: title + " is what they want."}, {Text: notice, Role: news.Furniture}}}
		kept = append(kept, news.Item{Entry: entry, Article: article})
	}
	texts.memory = kept
	for _, i := range kept {
		item := news.Item{Entry: i.Entry, Article: news.Article{Title: i.Article.Title, Teaser: true}}
		if wanted, err := texts.wanted(t.Context(), &item, time.Now()); wanted || err != nil {
			t.Fatalf("%q is wanted: %t, %v", i.Entry.Title, wanted, err)
		}
	}
	p := page.Page{Title: "A fee", Blocks: []page.Block{{Text: body.Text}, {Text: notice}}}
	item := news.Item{Article: news.Article{Title: "A fee", Teaser: true}}
	enrich(&item, texts.recurring.Mark("https://courier.example/fee", p))
	if got := item.Article.Body(); len(got) != 1 || got[0] != body.Text || len(item.Article.Paragraphs) != 2 {
		t.Errorf("paragraphs %+v", item.Article.Paragraphs)
	}
}
