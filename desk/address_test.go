package desk_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"barid/audience"
	"barid/internal/fixture"
)

// behind is a room that browsers reach by https below a path, through a proxy that cuts it off.
func behind(t *testing.T, path string) *room {
	t.Helper()
	r := &room{T: t, now: fixture.Now(), store: newMemory(cheapHash())}
	r.server = httptest.NewUnstartedServer(nil)
	r.base = "https://" + r.server.Listener.Addr().String() + path
	r.server.Config.Handler = http.StripPrefix(path, r.desk(r.base))
	r.server.StartTLS()
	t.Cleanup(r.server.Close)
	return r
}

// All that a browser follows carries the path of the public address, and so does the cookie.
func TestDeskBelowAPath(t *testing.T) {
	r := behind(t, "/barid")
	stranger := r.visitor()
	local := regexp.MustCompile(`(?:href|action)="(/[^"]*)"`)
	var pages []string
	note := func(code int, page string) {
		t.Helper()
		if code == http.StatusNotFound {
			t.Errorf("not found:\n%s", page)
		}
		pages = append(pages, page)
	}
	note(stranger.get("drafts/7"))
	note(stranger.post("drafts/7", url.Values{"revision": {"1"}}))
	b := r.signedIn(audience.RoleOwner)
	stale := b.form("save", map[string]string{"subject": "Too late"})
	note(b.get("drafts/7"))
	note(b.get("editors"))
	note(b.post("drafts/7", b.form("save", map[string]string{"subject": "Talks go on"})))
	note(b.post("drafts/7", stale))
	note(b.post("drafts/7", b.form("approve", nil)))
	note(b.post("drafts/7", stale))
	note(b.get(""))
	note(b.post("drafts/7/withdraw", nil))
	note(b.post("drafts/7/withdraw", nil))
	note(b.post("sign-out", nil))
	if r.store.withdrawn == "" {
		t.Error("the forms did not do what their buttons say")
	}
	links := 0
	for _, page := range pages {
		for _, m := range local.FindAllStringSubmatch(page, -1) {
			links++
			if !strings.HasPrefix(m[1], "/barid/desk/") {
				t.Errorf("a page leads to %s", m[1])
			}
		}
	}
	if links < len(pages) {
		t.Errorf("%d links on %d pages", links, len(pages))
	}
}

// A secure cookie is lost on plain http, and a browser may take none at all: whoever signs in
// so is told where it works, instead of being asked again and again.
func TestLostSignInIsExplained(t *testing.T) {
	right := url.Values{"address": {"owner@desk.example"}, "password": {password}}
	t.Run("over plain http", func(t *testing.T) {
		r := open(t)
		r.server.Config.Handler = http.StripPrefix("/barid", r.desk("https://news.example/barid"))
		r.base = "http://news.example/barid" // browsers trust a loopback address as they do https
		b := r.visitor()
		b.client.Transport = &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, r.server.Listener.Addr().String())
		}}
		code, page := b.post("sign-in", right)
		if code != http.StatusUnauthorized || !strings.Contains(page, `href="https://news.example/barid/desk/"`) {
			t.Errorf("%d\n%s", code, page)
		}
	})
	t.Run("without cookies", func(t *testing.T) {
		b := open(t).visitor()
		b.client.Jar = nil
		if code, page := b.post("sign-in", right); code != http.StatusUnauthorized || !strings.Contains(page, "Allow cookies") {
			t.Errorf("%d\n%s", code, page)
		}
	})
	t.Run("as it should be", func(t *testing.T) {
		for _, r := range []*room{open(t), behind(t, "/barid"), behind(t, "")} {
			if code, page := r.visitor().post("sign-in", right); code != http.StatusOK || strings.Contains(page, "did not keep") {
				t.Errorf("%s: %d", r.base, code)
			}
		}
	})
}
