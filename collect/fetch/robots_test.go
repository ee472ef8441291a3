package fetch

import (
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	rules := "User-agent: *\nDisallow: /\n\nUser-agent: barid\nDisallow: /private\nDisallow: /*.pdf$\nDisallow: /caf%c3%a9\nAllow: /private/open\n"
	status := http.StatusOK
	var asked atomic.Int64
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			t.Errorf("%s was asked for", r.URL)
		}
		asked.Add(1)
		w.WriteHeader(status)
		fmt.Fprint(w, rules)
	})
	robots := NewRobots(local(t))
	for path, want := range map[string]bool{
		"": true, "/": true, "/news?a=1": true, "/private": false, "/%70rivate/x": false, "/private/open": true,
		"/a.pdf": false, "/a.pdf.html": true, "/café/a": false, "/caf%C3%A9": false,
	} {
		if err := robots.Permit(t.Context(), address+path); (err == nil) != want {
			t.Errorf("%q: %v", path, err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("robots.txt was asked for %d times", asked.Load())
	}
	for code, want := range map[int]bool{404: true, 403: true, 429: false, 500: false, 503: false} {
		status = code
		if err := NewRobots(local(t)).Permit(t.Context(), address+"/private"); (err == nil) != want {
			t.Errorf("status %d: %v", code, err)
		}
	}
	if err := NewRobots(local(t)).Permit(t.Context(), "http://169.254.169.254/"); err == nil {
		t.Error("a host that may not be asked permits")
	}
}

// TestGate sends many requests at once: a host sees one after the other, and another host does not wait.
func TestGate(t *testing.T) {
	var open, most atomic.Int64
	address := serve(t, func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), open.Add(1)))
		open.Add(-1)
	})
	c := New(Options{AllowPrivate: []string{"127.0.0.1"}, Gap: time.Millisecond})
	defer c.Close()
	done := make(chan error)
	for range 10 {
		go func() {
			_, err := c.Get(t.Context(), Request{URL: address})
			done <- err
		}()
	}
	for range 10 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
	held := newGate(time.Hour)
	leave, err := held.enter(t.Context(), "a.example")
	if err != nil {
		t.Fatal(err)
	}
	leave()
	if _, err := held.enter(t.Context(), "b.example"); err != nil {
		t.Error(err)
	}
}
