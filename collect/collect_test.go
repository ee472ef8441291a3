package collect

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// noon is the time of every sweep in these tests.
func noon() time.Time { return time.Date(2025, 7, 10, 12, 0, 0, 0, time.UTC) }

// memory is a store that keeps the last reading of each feed, and knows articles by key.
type memory struct {
	mu       sync.Mutex
	feeds    []news.Feed
	readings map[news.FeedID]news.Reading
	known    map[string]bool
	broken   error
}

func newMemory(feeds ...news.Feed) *memory {
	for i := range feeds {
		feeds[i].ID = news.FeedID(i + 1)
	}
	return &memory{feeds: feeds, readings: make(map[news.FeedID]news.Reading), known: make(map[string]bool)}
}

func (m *memory) DueFeeds(context.Context, time.Time) ([]news.Feed, error) {
	return slices.Clone(m.feeds), nil
}

func (m *memory) SaveReading(_ context.Context, r news.Reading) (news.Saved, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return news.Saved{}, m.broken
	}
	m.readings[r.Feed] = r
	m.feeds[r.Feed-1].Validators = r.Validators
	var saved news.Saved
	for _, i := range r.Items {
		if !m.known[i.Article.Key] {
			m.known[i.Article.Key] = true
			saved.Added++
		}
	}
	return saved, nil
}

// write puts files below a new folder, by their slash paths.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func sweep(t *testing.T, c *Collector) Report {
	t.Helper()
	r, err := c.Sweep(t.Context(), noon())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const pier = "Harbour Gets a Pier\n\nThe harbour of Jounieh gets a second pier, the town said on Monday.\n"

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title><language>en-us</language>
<item><guid>1</guid><link>https://News.Example:443/a?utm_source=x&amp;id=7#top</link><title>Ferry &amp;amp; &lt;b&gt;train&lt;/b&gt;</title>
<pubDate>Wed, 09 Jul 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;RIGA (Courier) — The ferry leaves in summer…&lt;/p&gt;</description></item>
</channel></rss>`

// TestSweepGoesOn sweeps feeds that fail in every way a file can, beside one that does not.
func TestSweepGoesOn(t *testing.T) {
	dir := write(t, map[string]string{
		"ok.xml": rss, "page.xml": "<!doctype html><html><body>Not here</body></html>", "empty.xml": " \n",
		"cut.xml": "<rss><channel><item><title>Ferry", "big.xml": strings.Repeat("x", 6<<20), "pastes/a.txt": pier,
	})
	names := []string{"page.xml", "empty.xml", "cut.xml", "big.xml", "absent.xml", "pastes", "ok.xml"}
	var feeds []news.Feed
	for _, n := range names {
		feeds = append(feeds, news.Feed{URL: n, Name: n, Kind: news.Syndication})
	}
	feeds = append(feeds, news.Feed{URL: "pastes", Name: "desk", Kind: news.Folder}, news.Feed{URL: "none", Name: "none", Kind: news.Folder})
	store := newMemory(feeds...)
	observed := 0
	report := sweep(t, New(Options{Store: store, Root: dir, Observe: func(Result) { observed++ }}))
	want := []string{"HTML page", "empty", "read the document", "larger than 5 MB", "no such file", "not a file", "", "", "no such file"}
	for i, r := range report.Results {
		if (want[i] == "") != (r.Error == "") || !strings.Contains(r.Error, want[i]) {
			t.Errorf("%s: error %q, want %q", r.Name, r.Error, want[i])
		}
		if r.Error != "" && r.Entries > 0 {
			t.Errorf("%s: failed with %d entries", r.Name, r.Entries)
		}
	}
	totals := Totals{Feeds: 9, Silent: 7, Entries: 2, Saved: news.Saved{Added: 2}}
	if diff := cmp.Diff(totals, report.Totals()); diff != "" || observed != 9 {
		t.Errorf("observed %d, -want +got\n%s", observed, diff)
	}
}

// TestSweepKeepsOneOfEach reads a document that has the same page and the same GUID twice.
func TestSweepKeepsOneOfEach(t *testing.T) {
	item := func(guid, link, title, text string) string {
		return "<item><guid>" + guid + "</guid><link>" + link + "</link><title>" + title + "</title><description>" + text + "</description></item>"
	}
	dir := write(t, map[string]string{"a.xml": "<rss><channel>" +
		item("1", "https://news.example/a", "Ferry", "New text.") + item("2", "https://news.example/a?utm_source=x", "Ferry", "Old text.") +
		item("1", "https://news.example/b", "Train", "Text.") + item("3", "", "", "") + "</channel></rss>"})
	store := newMemory(news.Feed{URL: "a.xml"})
	report := sweep(t, New(Options{Store: store, Root: dir}))
	items := store.readings[1].Items
	if len(items) != 1 || items[0].Article.Paragraphs[0].Text != "New text." || len(report.Results[0].Warnings) != 1 {
		t.Errorf("items %+v, warnings %q", items, report.Results[0].Warnings)
	}
}

func TestSweepEndsWithContext(t *testing.T) {
	store := newMemory(news.Feed{URL: "a.xml"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := New(Options{Store: store, Root: t.TempDir()}).Sweep(ctx, noon()); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if len(store.readings) > 0 {
		t.Error("an interrupted attempt was stored as a failure of the feed")
	}
}

func TestSweepReportsStore(t *testing.T) {
	store := newMemory(news.Feed{URL: "a.xml", Name: "Gazette"}, news.Feed{URL: "b.xml", Name: "Courier"})
	store.broken = news.ErrConflict
	report, err := New(Options{Store: store, Root: t.TempDir()}).Sweep(t.Context(), noon())
	if !errors.Is(err, news.ErrConflict) || !strings.Contains(err.Error(), "Courier") || len(report.Results) != 2 {
		t.Errorf("report %v, err %v", report, err)
	}
}

func Example() {
	dir, err := os.MkdirTemp("", "barid")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "monday.txt"), []byte(pier), 0o600); err != nil {
		panic(err)
	}
	store := newMemory(news.Feed{URL: ".", Kind: news.Folder, Name: "Desk"})
	report, err := New(Options{Store: store, Root: dir}).Sweep(context.Background(), noon())
	if err != nil {
		panic(err)
	}
	for _, r := range report.Results {
		fmt.Printf("%s: %d entries, %d new\n", r.Name, r.Entries, r.Saved.Added)
	}
	for _, i := range store.readings[1].Items {
		fmt.Printf("%s [%s] %s\n", i.Article.File, i.Article.Language, i.Article.Title)
	}
	// Output:
	// Desk: 1 entries, 1 new
	// monday.txt [en] Harbour Gets a Pier
}
