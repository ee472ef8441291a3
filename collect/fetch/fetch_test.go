package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"barid/news"
)

// local returns a client that may ask the servers of these tests.
func local(t *testing.T) *Client {
	c := New(Options{UserAgent: "Barid/test (+https://desk.example)", AllowPrivate: []string{"127.0.0.1"}})
	t.Cleanup(c.Close)
	return c
}

// serve starts a server that answers as h does.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestGetConditionally(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "Barid/") {
			t.Errorf("User-Agent %q", r.UserAgent())
		}
		if r.Header.Get("If-None-Match") == `W/"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `W/"v1"`)
		w.Header().Set("Last-Modified", "Wed, 09 Jul 2025 10:00:00 GMT")
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, "<rss/>")
	})
	c := local(t)
	first, err := c.Get(t.Context(), Request{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	validators := news.Validators{ETag: `W/"v1"`, LastModified: "Wed, 09 Jul 2025 10:00:00 GMT"}
	want := Response{Status: 200, Body: []byte("<rss/>"), ContentType: "application/rss+xml", URL: address, Validators: validators}
	if first.Date.IsZero() {
		t.Error("the server's clock is lost")
	}
	if diff := cmp.Diff(want, first, cmpopts.IgnoreFields(Response{}, "Date")); diff != "" {
		t.Errorf("first: -want +got\n%s", diff)
	}
	second, err := c.Get(t.Context(), Request{URL: address, Validators: first.Validators})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Response{Status: 304, URL: address, Validators: validators}, second, cmpopts.IgnoreFields(Response{}, "Date")); diff != "" {
		t.Errorf("second: -want +got\n%s", diff)
	}
}

func TestGetOutcomes(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/moved":
			http.Redirect(w, r, "/here", http.StatusMovedPermanently)
		case "/moved-and-away":
			http.Redirect(w, r, "/away", http.StatusPermanentRedirect)
		case "/away-and-moved":
			http.Redirect(w, r, "/moved", http.StatusFound)
		case "/away":
			w.Header().Set("Cache-Control", "max-age=60")
			http.Redirect(w, r, "/here", http.StatusFound)
		case "/here":
			fmt.Fprint(w, "here")
		}
	})
	for path, want := range map[string]Response{
		"/gone":           {Status: 410, URL: address + "/gone"},
		"/busy":           {Status: 429, URL: address + "/busy", RetryAfter: "120"},
		"/moved":          {Status: 200, URL: address + "/here", Moved: address + "/here", Body: []byte("here"), ContentType: "text/plain; charset=utf-8"},
		"/moved-and-away": {Status: 200, URL: address + "/here", Moved: address + "/away", Body: []byte("here"), ContentType: "text/plain; charset=utf-8"},
		"/away-and-moved": {Status: 200, URL: address + "/here", Body: []byte("here"), ContentType: "text/plain; charset=utf-8"},
	} {
		got, err := local(t).Get(t.Context(), Request{URL: address + path})
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Response{}, "Date")); diff != "" {
			t.Errorf("%s: -want +got\n%s", path, diff)
		}
	}
}

// TestGetBounds asks servers that send without end.
func TestGetBounds(t *testing.T) {
	block := []byte(strings.Repeat("a", 1<<20))
	var sent atomic.Int64
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/huge":
			for range 500 {
				sent.Add(1)
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 100 {
				_, _ = z.Write(block)
			}
			_ = z.Close()
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "x")
		case "/loop":
			http.Redirect(w, r, "/loop?"+r.URL.RawQuery+"x", http.StatusFound)
		case "/header":
			w.Header().Set("X-Long", strings.Repeat("a", 1<<20))
		case "/broken":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "short")
		}
	})
	for path, want := range map[string]string{
		"/huge": "larger than 5 MB", "/bomb": "larger than 5 MB", "/brotli": "not asked for",
		"/loop": "more than 5 redirects", "/header": "exceeded", "/broken": "unexpected EOF",
	} {
		r, err := local(t).Get(t.Context(), Request{URL: address + path})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %d bytes, error %v, want %q", path, len(r.Body), err, want)
		}
	}
	if n := sent.Load(); n > 400 {
		t.Errorf("read on though %d MB had come", n)
	}
}

// TestGetEnds cancels a request to a server that never answers.
func TestGetEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := local(t).Get(ctx, Request{URL: address}); err == nil || !strings.Contains(err.Error(), "canceled") {
		t.Errorf("err = %v", err)
	}
}

// TestNoProxy checks that a proxy of the environment cannot dial in our stead.
func TestNoProxy(t *testing.T) {
	if p := New(Options{}).http.Transport.(*http.Transport).Proxy; p != nil {
		t.Error("a proxy is asked for")
	}
}

// TestRedirectInside checks that only a private host may lead to a private host.
func TestRedirectInside(t *testing.T) {
	c := New(Options{AllowPrivate: []string{"127.0.0.1", "Intranet"}})
	for _, tt := range []struct {
		from, to string
		ok       bool
	}{
		{"https://news.example/", "https://www.news.example/feed", true},
		{"https://news.example/", "http://127.0.0.1/", false},
		{"https://news.example/", "http://intranet./", false},
		{"https://news.example/", "http://169.254.169.254/", false},
		{"https://news.example/", "file:///etc/passwd", false},
		{"http://intranet/", "http://127.0.0.1:9000/", true},
		{"http://127.0.0.1/", "https://news.example/", true},
		{"http://127.0.0.1/", "http://10.0.0.1/", false},
	} {
		err := c.redirect(request(t, tt.to), []*http.Request{request(t, tt.from)})
		if (err == nil) != tt.ok {
			t.Errorf("%s → %s: %v", tt.from, tt.to, err)
		}
	}
}

func request(t *testing.T, address string) *http.Request {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Request{URL: u}
}
