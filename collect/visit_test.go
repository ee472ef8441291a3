package collect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/collect/fetch"
	"barid/news"
)

// keeper is a store that remembers the items of its one feed, as a database does.
type keeper struct {
	*memory
	remembering
}

func (k *keeper) SaveReading(ctx context.Context, r news.Reading) (news.Saved, error) {
	for _, item := range r.Items {
		i := 0
		for i < len(k.remembering) && k.remembering[i].Entry.GUID != item.Entry.GUID {
			i++
		}
		k.remembering = append(k.remembering[:i:i], append([]news.Item{item}, k.remembering[min(i+1, len(k.remembering)):]...)...)
	}
	return k.memory.SaveReading(ctx, r)
}

// TestSweepVisitsAgain sweeps a feed whose server has no time for pages at first: it is left alone for as
// long as it asks, also by the feed's other pages, and what was missed comes though the feed is unchanged.
func TestSweepVisitsAgain(t *testing.T) {
	busy, asked := true, 0
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case r.URL.Path != "/feed":
			if asked++; busy {
				w.Header().Set("Retry-After", "3600")
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			fmt.Fprintf(w, "<article><h1>Pier</h1><p>%s</p><p>%s</p></article>", strings.Repeat(ferry, 2), strings.Repeat(ferry, 3))
		case r.Header.Get("If-None-Match") != "":
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, "<rss><channel><title>Courier</title>")
			for i := range 2 {
				fmt.Fprintf(w, "<item><title>Pier %d</title><link>%s/%d</link><description>The council voted …</description></item>", i, server.URL, i)
			}
			fmt.Fprint(w, "</channel></rss>")
		}
	}))
	defer server.Close()
	store := &keeper{memory: newMemory(news.Feed{URL: server.URL + "/feed"})}
	c := New(Options{
		Store: store, Memory: store, AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond,
		FullText: func(news.Feed) bool { return true },
	})
	for _, step := range []struct {
		after   time.Duration
		busy    bool
		asked   int // by then
		teasers int
	}{
		{0, true, 1, 2},
		{30 * time.Minute, true, 1, 2},
		{time.Hour, true, 2, 2},
		{3 * time.Hour, false, 4, 0},
		{4 * time.Hour, false, 4, 0},
	} {
		busy = step.busy
		r, err := c.Sweep(t.Context(), noon().Add(step.after))
		if err != nil || r.Results[0].Error != "" || r.Results[0].Unchanged != (step.after > 0) {
			t.Fatalf("after %v: %+v, %v", step.after, r, err)
		}
		teasers := 0
		for _, i := range store.remembering {
			if i.Article.Teaser {
				teasers++
			}
		}
		if asked != step.asked || teasers != step.teasers {
			t.Errorf("after %v: %d pages asked for, want %d; %d teasers, want %d", step.after, asked, step.asked, teasers, step.teasers)
		}
	}
}

func TestRevisit(t *testing.T) {
	failed := errors.New("no route")
	status := func(code int, retryAfter string) fetch.Response {
		return fetch.Response{Status: code, RetryAfter: retryAfter}
	}
	for name, tt := range map[string]struct {
		failures int
		answer   fetch.Response
		err      error
		want     time.Duration // until the next visit; 0: there is none
	}{
		"out of reach":        {0, fetch.Response{}, failed, 15 * time.Minute},
		"for the third time":  {2, fetch.Response{}, failed, time.Hour},
		"for the last time":   {maxVisits - 1, fetch.Response{}, failed, 0},
		"broken":              {0, status(500, ""), failed, 15 * time.Minute},
		"busy":                {0, status(429, ""), failed, 15 * time.Minute},
		"busy for two hours":  {0, status(503, "7200"), failed, 2 * time.Hour},
		"busy for ever":       {0, status(429, "4000000000"), failed, maxRevisit},
		"not there":           {0, status(404, ""), failed, 0},
		"not for us":          {0, status(403, "60"), failed, 0},
		"no page":             {0, status(200, ""), fmt.Errorf("%w: deep", news.ErrInvalid), 0},
		"slow to be read":     {1, status(200, ""), context.DeadlineExceeded, 30 * time.Minute},
		"a request timed out": {0, status(408, ""), failed, 15 * time.Minute},
	} {
		want := news.PageVisit{Failures: tt.failures + 1}
		if tt.want > 0 {
			want.NextAt = noon().Add(tt.want)
		}
		got := revisit(news.PageVisit{Failures: tt.failures}, tt.answer, noon(), tt.err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}
