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
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/feed+json")
		_, _ = w.Write([]byte(ferryFeed))
	}))
	defer server.Close()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: "`+server.URL+`/first", private: true, publisher: First}
editions:
  - {id: desk, language: en, from: desk@news.example}
`)
	for _, step := range []struct {
		args string
		code int
		want string
	}{
		{"feeds add " + server.URL + "/second --publisher Second", exitDone, "1 article, the newest of 2026-11-20 08:00 UTC"},
		{"collect", exitDone, "Read        2 feeds: 1 article new"},
		{"feeds remove second", exitDone, "Removed     feed 2"},
		{"feeds list", exitDone, "no longer read"},
		{"feeds check", exitDone, "First: 1 article"},
	} {
		if code, out := barid(t, dir, strings.Fields(step.args)...); code != step.code || !strings.Contains(out, step.want) {
			t.Errorf("barid %s: exit code %d, want %d with %q\n%s", step.args, code, step.code, step.want, out)
		}
	}
}
