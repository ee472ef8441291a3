package collect

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// publisher is a server with pages and feeds, by path.
func publisher(t *testing.T, pages map[string]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		target, moved := strings.CutPrefix(body, "moved ")
		switch {
		case !ok:
			http.NotFound(w, r)
		case moved:
			http.Redirect(w, r, target, http.StatusMovedPermanently)
		default:
			fmt.Fprint(w, body)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

const listing = `<!doctype html><main><h3><a href="/2025/pier-opens-in-jounieh">A second pier opens in Jounieh</a></h3>
<h3><a href="/2025/ferry-leaves-on-monday">The ferry leaves from Monday on</a></h3>
<h3><a href="/2025/tolls-rise-in-april">Tolls to rise again in April</a></h3></main>`

func TestDiscover(t *testing.T) {
	linked := `<!doctype html><link rel="alternate" type="application/rss+xml" href="/all.xml"><link rel="alternate" type="application/rss+xml" href="/dead.xml">`
	address := publisher(t, map[string]string{
		"/all.xml": rss, "/old.xml": "moved /all.xml", "/front": linked, "/bare": "<!doctype html><p>Nothing.", "/list": listing, "/blog/": "<!doctype html>", "/blog/feed": rss,
	})
	c := New(Options{AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond})
	feed := func(path string) []Found {
		return []Found{{URL: address + path, Kind: news.Syndication, Title: "Gazette", Entries: 1}}
	}
	for path, want := range map[string][]Found{
		"/all.xml": feed("/all.xml"), "/old.xml": feed("/all.xml"), "/front": feed("/all.xml"), "/blog/": feed("/blog/feed"),
		"/list": {{URL: address + "/list", Kind: news.Page, Entries: 3}},
	} {
		got, err := c.Discover(t.Context(), address+path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", path, diff)
		}
	}
	if got, err := c.Discover(t.Context(), address+"/bare"); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("bare: %+v, %v", got, err)
	}
	if got, err := c.Discover(t.Context(), address+"/none"); err == nil {
		t.Errorf("absent: %+v", got)
	}
}

func TestCheck(t *testing.T) {
	address := publisher(t, map[string]string{"/all.xml": rss, "/old.xml": "moved /all.xml", "/list": listing})
	c := New(Options{AllowPrivate: []string{"127.0.0.1"}})
	known := news.Validators{ETag: `"1"`}
	d, err := c.Check(t.Context(), news.Feed{URL: address + "/old.xml", Validators: known}, noon())
	if err != nil {
		t.Fatal(err)
	}
	if d.Status != 200 || d.URL != address+"/all.xml" || d.Bytes != len(rss) || len(d.Reading.Items) != 1 || d.Reading.Schedule.MovedTo != d.URL {
		t.Errorf("%+v", d)
	}
	d, err = c.Check(t.Context(), news.Feed{URL: address + "/list", Kind: news.Page}, noon())
	if err != nil || len(d.Reading.Items) != 3 || d.Reading.Items[0].Article.Title != "A second pier opens in Jounieh" {
		t.Errorf("page: %+v, %v", d, err)
	}
	d, err = c.Check(t.Context(), news.Feed{URL: address + "/none"}, noon())
	if err != nil || d.Status != 404 || d.Reading.Error == "" {
		t.Errorf("absent: %+v, %v", d, err)
	}
}

// TestPageAsksRobots reads a page as a feed only where its host lets programs read it.
func TestPageAsksRobots(t *testing.T) {
	address := publisher(t, map[string]string{"/robots.txt": "User-agent: *\nDisallow: /closed", "/closed": listing, "/open": listing})
	store := newMemory(news.Feed{URL: address + "/closed", Kind: news.Page}, news.Feed{URL: address + "/open", Kind: news.Page})
	sweep(t, New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond}))
	if r := store.readings[1]; !strings.Contains(r.Error, "robots.txt") || !r.Schedule.NextAt.After(noon()) {
		t.Errorf("closed: %+v", r)
	}
	if r := store.readings[2]; r.Error != "" || len(r.Items) != 3 {
		t.Errorf("open: %+v", r)
	}
}

// TestSweepFollowsMoves sweeps a feed that has moved for good, through the store.
func TestSweepFollowsMoves(t *testing.T) {
	address := publisher(t, map[string]string{"/all.xml": rss, "/old.xml": "moved /all.xml", "/page.xml": "moved /list", "/list": listing})
	store := newMemory(news.Feed{URL: address + "/old.xml"}, news.Feed{URL: address + "/page.xml"})
	sweep(t, New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond}))
	if got := store.readings[1].Schedule; got.MovedTo != address+"/all.xml" || !got.NextAt.After(noon()) {
		t.Errorf("%+v", got)
	}
	if got := store.readings[2]; got.Error == "" || got.Schedule.MovedTo != "" {
		t.Errorf("a feed moved to what is none: %+v", got.Schedule)
	}
}
