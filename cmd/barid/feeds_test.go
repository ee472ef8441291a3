package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

const ferryFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Coast Courier", "items": [
 {"id": "1", "url": "https://courier.example/ferry", "title": "Sidon ferry sails again", "date_published": "2026-11-20T08:00:00Z",
  "content_html": "<p>The ferry between Sidon and Tyre resumed on its old timetable after a storm had closed the harbour for 12 days.</p>"}]}`

// A feed that is added by hand is read with those of the config, as long as it is not removed.
func TestAddedFeedIsRead(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/front":
			_, _ = w.Write([]byte(`<!doctype html><link rel="alternate" type="application/feed+json" href="/third"><p>The coast.`))
		case "/bare":
			_, _ = w.Write([]byte("<!doctype html><p>Nothing."))
		case "/first", "/second", "/third", "/fourth":
			w.Header().Set("Content-Type", "application/feed+json")
			_, _ = w.Write([]byte(ferryFeed))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: "`+server.URL+`/first", private: true, publisher: First}
editions:
  - {id: desk, language: en, from: desk@news.example}
`)
	list, out := filepath.Join(dir, "list.opml"), filepath.Join(dir, "out.opml")
	write(t, list, `<opml><body><outline text="Coast"><outline text="Fourth & more" xmlUrl="`+server.URL+`/fourth"><outline xmlUrl="`+server.URL+`/first"/></opml>`)
	for _, step := range []struct {
		args string
		code int
		want string
	}{
		{"feeds add " + server.URL + "/second --publisher Second", exitDone, "1 article, the newest of 2026-11-20 08:00 UTC"},
		{"collect", exitDone, "Read        2 feeds: 1 article new"},
		{"collect", exitNothing, "Read        0 feeds: "},
		{"collect", exitNothing, "Not due     2 feeds, the next at "},
		{"collect --refresh", exitNothing, "Read        2 feeds: 0 articles new, 0 revised, 0 silent\n"},
		{"feeds remove second", exitDone, "Removed     feed 2"},
		{"feeds list", exitDone, "no longer read"},
		{"feeds check", exitDone, "First: 1 article"},
		{"feeds check first", exitDone, "answered 200, "},
		{"feeds check first", exitDone, "sample: Sidon ferry sails again"},
		{"feeds check first", exitDone, "to be asked again from "},
		{"feeds add " + server.URL + "/front", exitDone, "Found       " + server.URL + "/third, a feed of the page"},
		{"feeds add " + server.URL + "/bare", exitFailed, "gives no feed: "},
		{"feeds import " + list, exitDone, "Imported    2 feeds, 1 of them new"},
		{"feeds import " + list, exitNothing, "2 feeds, 0 of them new"},
		{"feeds export", exitDone, `xmlUrl="` + server.URL + `/fourth"`},
		{"feeds export " + out, exitDone, "Exported    3 feeds to "},
		{"feeds export " + out, exitUsage, "exists already"},
	} {
		if code, out := barid(t, dir, strings.Fields(step.args)...); code != step.code || !strings.Contains(out, step.want) {
			t.Errorf("barid %s: exit code %d, want %d with %q\n%s", step.args, code, step.code, step.want, out)
		}
	}
}
