package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"barid/audience"
	"barid/desk"
)

// Whoever has not signed in sees nothing of a draft, however they ask.
func TestStrangersSeeNothing(t *testing.T) {
	r := open(t)
	b := r.visitor()
	for _, path := range []string{"", "drafts/7", "drafts/7/mail", "drafts/7/text", "editors", "nowhere"} {
		code, page := b.get(path)
		if code != http.StatusOK || !strings.Contains(page, "Sign in to the desk") || strings.Contains(page, "Tartus") {
			t.Errorf("GET %s: %d\n%s", path, code, page)
		}
	}
	code, page := b.post("drafts/7", url.Values{"text.x": {"what I typed"}, "revision": {"1"}, "action": {"save"}})
	if code != http.StatusUnauthorized || !strings.Contains(page, "what I typed") || strings.Contains(page, "Tartus") {
		t.Errorf("POST: %d\n%s", code, page)
	}
	if r.store.draft.Revision != 1 {
		t.Error("a stranger has changed the draft")
	}
}

func TestSignInGoesOnToWhatWasAskedFor(t *testing.T) {
	tests := map[string]string{
		"/desk/drafts/7":            "/desk/drafts/7",
		"":                          "/desk/",
		"https://evil.example/":     "/desk/",
		"//evil.example/desk/":      "/desk/",
		"/desk/../unsubscribe":      "/desk/",
		`/desk/\evil`:               "/desk/",
		"/desk/sign-out":            "/desk/",
		"javascript:alert(1)":       "/desk/",
		"/desk/drafts/7?done=saved": "/desk/drafts/7",
	}
	r := open(t)
	for next, want := range tests {
		b := r.visitor()
		b.client.CheckRedirect = func(to *http.Request, _ []*http.Request) error {
			if to.URL.Path == desk.Root+"sign-in" {
				return nil
			}
			return http.ErrUseLastResponse
		}
		response, err := b.client.PostForm(r.server.URL+desk.Root+"sign-in",
			url.Values{"address": {"editor@desk.example"}, "password": {password}, "next": {next}})
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if got := response.Header.Get("Location"); response.StatusCode != http.StatusSeeOther || got != want {
			t.Errorf("next=%q: %d to %q, want %q", next, response.StatusCode, got, want)
		}
	}
}

// A token that was in the browser before, planted or left over, is not the one after.
func TestSignInChangesTheToken(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleEditor)
	first := b.token()
	if code, _ := b.post("sign-in", url.Values{"address": {"owner@desk.example"}, "password": {password}}); code != http.StatusOK {
		t.Fatal(code)
	}
	if second := b.token(); second == first || second == "" {
		t.Error("the token is the same after a new sign-in")
	}
	if len(r.store.sessions) != 1 {
		t.Errorf("%d sessions are open, want the new one", len(r.store.sessions))
	}
	if _, stored := r.store.sessions[b.token()]; stored {
		t.Error("the store holds the token itself, not its hash")
	}
	planted := r.visitor()
	at, _ := url.Parse(r.server.URL + desk.Root)
	planted.client.Jar.SetCookies(at, []*http.Cookie{{Name: "barid_desk", Value: "planted", Path: desk.Root}})
	if code, _ := planted.post("sign-in", url.Values{"address": {"owner@desk.example"}, "password": {password}}); code != http.StatusOK {
		t.Fatal(code)
	}
	if planted.token() == "planted" {
		t.Error("a planted token opens the desk")
	}
}

func (b *visitor) token() string {
	at, err := url.Parse(b.server.URL + desk.Root)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range b.client.Jar.Cookies(at) {
		if c.Name == "barid_desk" {
			return c.Value
		}
	}
	return ""
}

func TestCookieAndHeaders(t *testing.T) {
	r := open(t)
	b := r.visitor()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := b.client.PostForm(r.server.URL+desk.Root+"sign-in", url.Values{"address": {"editor@desk.example"}, "password": {password}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	lives := map[string]int{"barid_desk": 0, "barid_browser": 180 * 24 * 60 * 60}
	for _, c := range response.Cookies() {
		if age, ok := lives[c.Name]; !ok || c.MaxAge != age || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != desk.Root {
			t.Errorf("cookie: %v", c)
		}
		delete(lives, c.Name)
	}
	if len(lives) > 0 {
		t.Errorf("no cookies %v", lives)
	}
	policy := response.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "script-src") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("policy %q", policy)
	}
	if got := response.Header.Get("Cache-Control"); !strings.Contains(got, "no-store") {
		t.Errorf("Cache-Control %q", got)
	}
}

// An unknown address and a wrong password get the same answer.
func TestRefusalsAreAlike(t *testing.T) {
	b := open(t).visitor()
	code, known := b.post("sign-in", url.Values{"address": {"editor@desk.example"}, "password": {"a wrong password"}})
	unknownCode, unknown := b.post("sign-in", url.Values{"address": {"nobody@desk.example"}, "password": {"a wrong password"}})
	if code != http.StatusUnauthorized || unknownCode != code {
		t.Errorf("codes %d and %d", code, unknownCode)
	}
	if strings.ReplaceAll(known, "editor@", "nobody@") != unknown {
		t.Error("the pages differ in more than the address")
	}
}

// Guessing is slowed down for an address, known or not, and nobody gets in meanwhile.
func TestGuessingIsThrottled(t *testing.T) {
	for _, address := range []string{"editor@desk.example", "nobody@desk.example"} {
		r := open(t)
		b := r.visitor()
		refused := 0
		for range 12 {
			if code, _ := b.post("sign-in", url.Values{"address": {address}, "password": {"a wrong password"}}); code == http.StatusTooManyRequests {
				refused++
			}
		}
		if refused != 4 {
			t.Errorf("%s: %d of 12 tries were refused unseen, want 4", address, refused)
		}
		right := url.Values{"address": {strings.ToUpper(address)}, "password": {password}}
		if code, _ := b.post("sign-in", right); code != http.StatusTooManyRequests {
			t.Errorf("%s: the right password gave %d while throttled", address, code)
		}
		r.now = r.now.Add(time.Minute)
		want := http.StatusOK
		if strings.HasPrefix(address, "nobody") {
			want = http.StatusUnauthorized
		}
		if code, _ := b.post("sign-in", right); code != want {
			t.Errorf("%s: a minute later: %d, want %d", address, code, want)
		}
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Run("with the working day", func(t *testing.T) {
		r := open(t)
		b := r.signedIn(audience.RoleEditor)
		r.now = r.now.Add(12 * time.Hour)
		b.mustBeOut()
	})
	t.Run("by signing out", func(t *testing.T) {
		r := open(t)
		b := r.signedIn(audience.RoleEditor)
		b.post("sign-out", nil)
		b.mustBeOut()
		if len(r.store.sessions) != 0 {
			t.Error("the session is still stored")
		}
	})
	t.Run("when the editor is removed", func(t *testing.T) {
		r := open(t)
		b := r.signedIn(audience.RoleEditor)
		delete(r.store.editors, 1)
		b.mustBeOut()
	})
}

func (b *visitor) mustBeOut() {
	b.Helper()
	if _, page := b.get(""); !strings.Contains(page, "Sign in to the desk") {
		b.Errorf("still in:\n%s", page)
	}
}

// A form on another site reaches nothing, whatever cookies come with it.
func TestForeignFormsAreRefused(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleOwner)
	form := b.form("approve", nil)
	for _, headers := range []map[string]string{
		{"Origin": "https://evil.example"},
		{"Origin": "null"},
		{"Sec-Fetch-Site": "cross-site"},
		{"Sec-Fetch-Site": "same-site"},
	} {
		for _, path := range []string{"drafts/7", "drafts/7/withdraw", "sign-in", "sign-out"} {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.server.URL+desk.Root+path, strings.NewReader(form.Encode()))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for name, value := range headers {
				request.Header.Set(name, value)
			}
			if code, _ := b.do(request, nil); code != http.StatusForbidden {
				t.Errorf("%v on %s: %d", headers, path, code)
			}
		}
	}
	if r.store.draft.Issue != 0 || b.token() == "" {
		t.Error("a foreign form had its way")
	}
}
