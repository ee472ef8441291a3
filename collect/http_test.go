package collect

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// TestSweepHTTP sweeps a server twice: what is unchanged is not read again, and each failure is
// named while the others go on.
func TestSweepHTTP(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/ok":
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, rss)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/page":
			fmt.Fprint(w, "<!doctype html><html></html>")
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusFound)
		}
	}))
	defer server.Close()
	paths := []string{"/ok", "/gone", "/busy", "/page", "/loop", "/inside", "/empty"}
	var feeds []news.Feed
	for _, p := range paths {
		feeds = append(feeds, news.Feed{URL: server.URL + p, Name: p})
	}
	feeds = append(feeds, news.Feed{URL: "http://169.254.169.254/feed", Name: "cloud"}, news.Feed{URL: "ftp://news.example/", Name: "ftp"})
	store := newMemory(feeds...)
	c := New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond})
	want := []string{"", "410", "429 Too Many Requests; Retry-After: \"120\"", "HTML page", "redirects", "not a public address", "empty", "not a public address", "not http"}
	for round := range 2 {
		for i, r := range sweep(t, c).Results {
			if (want[i] == "") != (r.Error == "") || !strings.Contains(r.Error, want[i]) {
				t.Errorf("round %d, %s: error %q, want %q", round, r.Name, r.Error, want[i])
			}
			if i == 0 && (r.Unchanged != (round == 1) || r.Entries != 1-round) {
				t.Errorf("round %d: %+v", round, r)
			}
		}
	}
}

// TestSweepAsksOneAtATime counts the requests that a host has open at once.
func TestSweepAsksOneAtATime(t *testing.T) {
	var open, most atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		most.Store(max(most.Load(), open.Add(1)))
		fmt.Fprint(w, rss)
		open.Add(-1)
	}))
	defer server.Close()
	var feeds []news.Feed
	for i := range 20 {
		feeds = append(feeds, news.Feed{URL: fmt.Sprintf("%s/%d", server.URL, i)})
	}
	sweep(t, New(Options{Store: newMemory(feeds...), AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond}))
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
}

// TestSweepKeepsValidators checks that a failure does not cost the validators of the last copy.
func TestSweepKeepsValidators(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"broken"`)
		fmt.Fprint(w, "<rss><channel><item><title>cut")
	}))
	defer server.Close()
	old := news.Validators{ETag: `"good"`}
	store := newMemory(news.Feed{URL: server.URL, Validators: old})
	sweep(t, New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond}))
	if r := store.readings[1]; r.Error == "" || r.Validators != old {
		t.Errorf("error %q, validators %+v", r.Error, r.Validators)
	}
}

// TestSweepKeepsManners asks a server that says in each way it can when and where it wants to be asked.
func TestSweepKeepsManners(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/fresh":
			w.Header().Set("Cache-Control", "public, max-age=7200")
		case "/busy":
			w.Header().Set("Retry-After", "5400")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		case "/closed":
			w.Header().Set("Retry-After", noon().Add(3*time.Hour).Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		case "/ended":
			w.WriteHeader(http.StatusGone)
			return
		case "/moved", "/aside":
			http.Redirect(w, r, "/fresh", map[string]int{"/moved": http.StatusMovedPermanently, "/aside": http.StatusFound}[r.URL.Path])
			return
		}
		fmt.Fprint(w, rss)
	}))
	defer server.Close()
	after := func(d time.Duration) news.Schedule { return news.Schedule{NextAt: noon().Add(d)} }
	moved := after(2 * time.Hour)
	moved.MovedTo = server.URL + "/fresh"
	for path, want := range map[string]news.Schedule{
		"/fresh": after(2 * time.Hour), "/busy": after(90 * time.Minute), "/closed": after(3 * time.Hour),
		"/ended": {EndedAt: noon()}, "/moved": moved, "/aside": after(2 * time.Hour), "/plain": after(minInterval),
	} {
		store := newMemory(news.Feed{URL: server.URL + path})
		sweep(t, New(Options{Store: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond}))
		if diff := cmp.Diff(want, store.readings[1].Schedule); diff != "" {
			t.Errorf("%s: -want +got\n%s", path, diff)
		}
	}
}
