package site

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"barid/digest"
	"barid/internal/fixture"
)

// published are n issues of each fixture, and one of either that is approved only.
func published(t testing.TB, n int) *shelves {
	t.Helper()
	s := &shelves{themes: themes()}
	for _, c := range []digest.Content{fixture.English(), fixture.Arabic()} {
		for range n + 1 {
			id := digest.IssueID(len(s.issues) + 1)
			c.Slot = digest.ManualSlot(fixture.Now().Add(time.Duration(id) * time.Minute))
			issue, err := fixture.Issue(id, c)
			if err != nil {
				t.Fatal(err)
			}
			s.issues = append(s.issues, issue)
		}
		last := &s.issues[len(s.issues)-1]
		record := last.Record()
		record.PublishedAt = time.Time{}
		var err error
		if *last, err = digest.OpenIssue(record); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestArchiveShowsWhatIsPublished(t *testing.T) {
	server := serve(t, Options{Archive: published(t, 2), PublicURL: "https://news.example/barid"})
	tests := []struct {
		path string
		code int
		want string
	}{
		{"/archive/", 200, `href="/barid/archive/levant"`},
		{"/archive/levant", 200, `href="/barid/archive/levant/2"`},
		{"/archive/levant/", 200, `href="/barid/archive/levant/2"`},
		{"/archive/mashriq", 200, `<html lang="ar" dir="rtl">`},
		{"/archive/levant/1", 200, "Damascus and Moscow reopen talks on the Tartus lease"},
		{"/archive/mashriq/4", 200, `<html lang="ar" dir="rtl"`},
		{"/archive/levant/3", 404, `href="/barid/archive/levant"`}, // approved, not published
		{"/archive/mashriq/6", 404, "لا توجد صفحة كهذه"},
		{"/archive/levant/4", 404, ""}, // of the other edition
		{"/archive/levant/01", 404, ""},
		{"/archive/levant/0", 404, ""},
		{"/archive/levant/-1", 404, ""},
		{"/archive/levant/99999999999999999999", 404, ""},
		{"/archive/nowhere", 404, `href="/barid/archive/"`},
		{"/archive/nowhere/1", 404, ""},
		{"/archive/nowhere/feed.atom", 404, ""},
		{"/archive/levant/1", 200, `href="/barid/archive/levant/stories/21"`},
		{"/archive/levant/stories/21", 200, `<a href="/barid/archive/levant/1#s-21">`},
		{"/archive/levant/stories/21", 200, "Update: 11 → 13 disputed points"},
		{"/archive/levant/stories/5000", 404, `href="/barid/archive/levant"`},
		{"/archive/levant/stories/021", 404, ""},
		{"/archive/nowhere/stories/21", 404, ""},
		{"/archive/levant?before=x", 404, ""},
		{"/elsewhere", 404, "There is no such page"},
	}
	for _, tt := range tests {
		code, page, header := fetch(t, server.URL+tt.path, nil)
		if code != tt.code || !strings.Contains(page, tt.want) {
			t.Errorf("%s: status %d, want %d with %q:\n%s", tt.path, code, tt.code, tt.want, page)
		}
		if strings.Contains(page, "nsubscribe") || strings.Contains(page, "<script") {
			t.Errorf("%s: a way to unsubscribe, or a script, on a page for all", tt.path)
		}
		if csp := header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") {
			t.Errorf("%s: policy %q", tt.path, csp)
		}
		if cached := strings.HasPrefix(header.Get("Cache-Control"), "public, max-age="); cached != (tt.code == 200) {
			t.Errorf("%s: Cache-Control is %q", tt.path, header.Get("Cache-Control"))
		}
	}
	_, page, _ := fetch(t, server.URL+"/archive/levant", nil)
	if strings.Contains(page, "levant/3") {
		t.Error("an issue that is not published is listed")
	}
}

// The address of a story that another has taken over leads to that one.
func TestATakenOverStoryIsFound(t *testing.T) {
	server := serve(t, Options{Archive: published(t, 1)})
	response, err := http.Get(server.URL + "/archive/levant/stories/77")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if at := response.Request.URL.Path; response.StatusCode != http.StatusOK || at != "/archive/levant/stories/21" {
		t.Errorf("status %d at %s", response.StatusCode, at)
	}
}

// What an editor has taken back is not read on, and its address says so.
func TestACancelledIssueIsGone(t *testing.T) {
	shelves := published(t, 2)
	shelves.cancelled = 4
	server := serve(t, Options{Archive: shelves})
	code, page, header := fetch(t, server.URL+"/archive/mashriq/4", nil)
	if code != http.StatusGone || !strings.Contains(page, "أُلغي هذا العدد") || !strings.Contains(page, `href="/archive/mashriq"`) {
		t.Errorf("status %d:\n%s", code, page)
	}
	if strings.Contains(page, "طرطوس") || header.Get("Cache-Control") != "no-store" {
		t.Error("what it said is shown, or kept by caches")
	}
}

// An edition that has left the config keeps its addresses.
func TestAddressesArePermanent(t *testing.T) {
	s := published(t, 1)
	c := fixture.English()
	c.Edition, c.Name = "evening", "The Evening Brief"
	issue, err := fixture.Issue(40, c)
	if err != nil {
		t.Fatal(err)
	}
	s.issues = append(s.issues, issue)
	server := serve(t, Options{Archive: s})
	for _, path := range []string{"/archive/evening", "/archive/evening/40", "/archive/evening/feed.atom"} {
		if code, page, _ := fetch(t, server.URL+path, nil); code != http.StatusOK || !strings.Contains(page, "The Evening Brief") {
			t.Errorf("%s: status %d", path, code)
		}
	}
}

// Following "older issues" shows every issue once, the newest first.
func TestArchivePages(t *testing.T) {
	const issues = 2*perPage + 5
	server := serve(t, Options{Archive: published(t, issues)})
	next, seen := "/archive/levant", []string{}
	for range 5 {
		_, page, _ := fetch(t, server.URL+next, nil)
		for _, m := range regexp.MustCompile(`<h2><a href="/archive/levant/(\d+)"`).FindAllStringSubmatch(page, -1) {
			seen = append(seen, m[1])
		}
		older := regexp.MustCompile(`href="([^"]+)" rel="next"`).FindStringSubmatch(page)
		if older == nil {
			break
		}
		next = older[1]
	}
	if len(seen) != issues {
		t.Fatalf("%d issues on all pages, want %d", len(seen), issues)
	}
	for i, id := range seen {
		if want := fmt.Sprint(issues - i); id != want {
			t.Fatalf("place %d has issue %s, want %s", i+1, id, want)
		}
	}
}

func TestCachesAskByValidators(t *testing.T) {
	server := serve(t, Options{Archive: published(t, 1)})
	for _, path := range []string{"/archive/", "/archive/levant", "/archive/levant/1", "/archive/levant/feed.atom"} {
		_, _, header := fetch(t, server.URL+path, nil)
		if want := fixture.Now().Add(time.Minute).Format(http.TimeFormat); header.Get("Last-Modified") != want {
			t.Errorf("%s: Last-Modified is %q, want %q", path, header.Get("Last-Modified"), want)
		}
		for name, value := range map[string]string{"If-None-Match": header.Get("ETag"), "If-Modified-Since": header.Get("Last-Modified")} {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set(name, value)
			response, err := server.Client().Do(request)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if value == "" || response.StatusCode != http.StatusNotModified {
				t.Errorf("%s: %s %q gives status %d", path, name, value, response.StatusCode)
			}
		}
	}
}

func TestFeedOfAnEdition(t *testing.T) {
	const issues = maxEntries + 3
	shelves := published(t, issues)
	moved := serve(t, Options{Archive: shelves})
	server := serve(t, Options{Archive: shelves, PublicURL: "https://news.example"})
	_, raw, header := fetch(t, server.URL+"/archive/levant/feed.atom", nil)
	if got := header.Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		t.Errorf("content type is %s", got)
	}
	feed, err := gofeed.NewParser().Parse(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "atom" || feed.Title != "The Levant Brief" || feed.Language != "en" ||
		feed.FeedLink != "https://news.example/archive/levant/feed.atom" || feed.Link != "https://news.example/archive/levant" {
		t.Errorf("feed is %s %q in %s, at %s for %s", feed.FeedType, feed.Title, feed.Language, feed.FeedLink, feed.Link)
	}
	if len(feed.Items) != maxEntries || feed.Items[0].Link != fmt.Sprintf("https://news.example/archive/levant/%d", issues) {
		t.Errorf("%d entries, the first at %s", len(feed.Items), feed.Items[0].Link)
	}
	ids := make(map[string]bool)
	for _, item := range feed.Items {
		ids[item.GUID] = true
		if item.UpdatedParsed == nil || !strings.Contains(item.Content, "<h3>") || !regexp.MustCompile(`^urn:uuid:[0-9a-f-]{36}$`).MatchString(item.GUID) {
			t.Errorf("entry %q updated %q", item.GUID, item.Updated)
		}
	}
	if len(ids) != maxEntries {
		t.Errorf("%d different ids for %d entries", len(ids), maxEntries)
	}
	_, raw, _ = fetch(t, moved.URL+"/archive/levant/feed.atom", nil)
	elsewhere, err := gofeed.NewParser().Parse(strings.NewReader(raw))
	if err != nil || elsewhere.Items[0].GUID != feed.Items[0].GUID || !strings.HasPrefix(elsewhere.Link, moved.URL) {
		t.Errorf("moved, the first entry is %v (%v), was %s", elsewhere, err, feed.Items[0].GUID)
	}
}

func TestFeedWithoutIssues(t *testing.T) {
	server := serve(t, Options{Archive: new(shelves)})
	_, raw, _ := fetch(t, server.URL+"/archive/mashriq/feed.atom", nil)
	if feed, err := gofeed.NewParser().Parse(strings.NewReader(raw)); err != nil || len(feed.Items) != 0 || feed.UpdatedParsed == nil {
		t.Errorf("feed is %v (%v)", feed, err)
	}
	for _, path := range []string{"/archive/", "/archive/mashriq"} {
		if code, _, _ := fetch(t, server.URL+path, nil); code != http.StatusOK {
			t.Errorf("%s: status %d", path, code)
		}
	}
}

func BenchmarkFeed(b *testing.B) {
	server := serve(b, Options{Archive: published(b, maxEntries)})
	for b.Loop() {
		response, err := http.Get(server.URL + "/archive/levant/feed.atom")
		if err != nil {
			b.Fatal(err)
		}
		var page bytes.Buffer
		_, _ = page.ReadFrom(response.Body)
		response.Body.Close()
	}
}

// What a publisher wrote stays text, in a page and in the feed.
func TestHostileWordsStayText(t *testing.T) {
	c := fixture.English()
	const hostile = "Talks\x01 ]]> <script>alert(1)</script> & \u202e\ufffe\xff"
	c.Subject, c.Sections[0].Blocks[0].Headline.Text = hostile, hostile
	issue, err := fixture.Issue(1, c)
	if err != nil {
		t.Fatal(err)
	}
	server := serve(t, Options{Archive: &shelves{issues: []digest.Issue{issue}}})
	for _, path := range []string{"/archive/", "/archive/levant", "/archive/levant/1"} {
		if code, page, _ := fetch(t, server.URL+path, nil); code != http.StatusOK || strings.Contains(page, "<script") {
			t.Errorf("%s: status %d, or a script", path, code)
		}
	}
	_, raw, _ := fetch(t, server.URL+"/archive/levant/feed.atom", nil)
	feed, err := gofeed.NewParser().Parse(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(feed.Items[0].Title, "<script>alert(1)</script> &") || strings.Contains(feed.Items[0].Content, "<script") {
		t.Errorf("title %q, content %.200s", feed.Items[0].Title, feed.Items[0].Content)
	}
}
