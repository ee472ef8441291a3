package desk_test

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"barid/audience"
	"barid/desk"
)

// signIn tries a password at the desk from a host, with headers.
func signIn(h http.Handler, host, password string, headers http.Header) int {
	form := url.Values{"address": {"editor@desk.example"}, "password": {password}}
	r := httptest.NewRequest(http.MethodPost, desk.Root+"sign-in", strings.NewReader(form.Encode()))
	r.Header = headers.Clone()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = net.JoinHostPort(host, "40000")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

// Whoever knows an editor's address cannot keep the editor out, from however many hosts.
func TestGuessingElsewhereLocksNobodyOut(t *testing.T) {
	h := open(t).desk("")
	synctest.Test(t, func(t *testing.T) {
		for i := range 60 {
			signIn(h, fmt.Sprintf("192.0.2.%d", i%3), "a wrong password", http.Header{})
		}
		if code := signIn(h, "192.0.2.1", password, http.Header{}); code != http.StatusTooManyRequests {
			t.Errorf("a host that guesses: %d", code)
		}
		if code := signIn(h, "198.51.100.7", password, http.Header{}); code != http.StatusSeeOther {
			t.Errorf("the editor at home: %d", code)
		}
	})
}

// A header that anybody can write is no host of its own.
func TestForwardedForIsNotTrusted(t *testing.T) {
	h := open(t).desk("")
	for i := range 20 {
		signIn(h, "192.0.2.1", "a wrong password", http.Header{"X-Forwarded-For": {fmt.Sprintf("198.51.100.%d", i)}})
	}
	if code := signIn(h, "192.0.2.1", password, http.Header{"X-Forwarded-For": {"198.51.100.99"}}); code != http.StatusTooManyRequests {
		t.Errorf("got %d", code)
	}
}

// Behind one proxy all share a host: the browser that an editor has used before is told apart.
func TestKnownBrowserIsNotLockedOut(t *testing.T) {
	r := open(t)
	known, other, stranger := r.signedIn(audience.RoleEditor), r.signedIn(audience.RoleOwner), r.visitor()
	known.post("sign-out", nil)
	other.post("sign-out", nil)
	try := func(b *visitor, password string) int {
		code, _ := b.post("sign-in", url.Values{"address": {"editor@desk.example"}, "password": {password}})
		return code
	}
	for range 12 {
		try(stranger, "a wrong password")
	}
	for name, b := range map[string]*visitor{"a stranger": stranger, "another editor's browser": other, "a forger's": r.forger("editor@desk.example")} {
		if code := try(b, password); code != http.StatusTooManyRequests {
			t.Errorf("%s gets in: %d", name, code)
		}
	}
	if code := try(known, password); code != http.StatusOK {
		t.Errorf("the editor's browser: %d", code)
	}
	known.post("sign-out", nil)
	for range 12 {
		try(known, "a wrong password")
	}
	if code := try(known, password); code != http.StatusTooManyRequests {
		t.Errorf("guesses from a known browser are not bounded: %d", code)
	}
}

// forger is a browser with a mark that was signed with another key.
func (r *room) forger(address string) *visitor {
	b := r.visitor()
	at, err := url.Parse(r.base + desk.Root)
	if err != nil {
		r.Fatal(err)
	}
	b.client.Jar.SetCookies(at, []*http.Cookie{{Name: "barid_browser", Value: "browser." + address, Path: desk.Root}})
	return b
}

// Signing in often is not guessing.
func TestRightPasswordsAreNotCounted(t *testing.T) {
	h := open(t).desk("")
	for i := range 30 {
		if code := signIn(h, "192.0.2.1", password, http.Header{}); code != http.StatusSeeOther {
			t.Fatalf("sign-in %d: %d", i, code)
		}
	}
}
