package desk

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"barid/audience"
	"barid/news"
	"barid/templates"
)

// Sessions is where sessions are kept, under the hash of their token.
type Sessions interface {
	Session(ctx context.Context, token string, now time.Time) ([]byte, error)
	SaveSession(ctx context.Context, token string, data []byte, expires time.Time) error
	RemoveSession(ctx context.Context, token string) error
	ExpireSessions(ctx context.Context, now time.Time) error
}

// lifetime is a working day: then an editor signs in again.
const lifetime = 12 * time.Hour

func newSessions(o Options, path string) *scs.SessionManager {
	s := scs.New()
	s.Store = sessionStore{o.Sessions, o.Now}
	s.Lifetime = lifetime
	s.HashTokenInStore = true
	s.Cookie.Name = "barid_desk"
	s.Cookie.Path = path
	s.Cookie.Persist = false
	s.Cookie.Secure = strings.HasPrefix(o.PublicURL, "https:")
	s.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, err error) {
		o.Logger.Error("session not kept", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
	return s
}

// sessionStore is our store as scs asks for it.
type sessionStore struct {
	sessions Sessions
	now      func() time.Time
}

func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	data, err := s.sessions.Session(ctx, token, s.now())
	if errors.Is(err, news.ErrNotFound) {
		return nil, false, nil
	}
	return data, err == nil, err
}

func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	return s.sessions.SaveSession(ctx, token, data, expires)
}

func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.sessions.RemoveSession(ctx, token)
}

// The forms without a context are asked for, and never called.

func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s sessionStore) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// editorKey is where a session keeps the ID of its editor.
const editorKey = "editor"

// inside lets an editor through, who is read anew for every request: a removed one is out at
// once.
func (d *Desk) inside(page func(http.ResponseWriter, *http.Request, audience.Editor)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := audience.EditorID(d.sessions.GetInt64(r.Context(), editorKey))
		e, err := d.Editors.Editor(r.Context(), id)
		switch {
		case err == nil:
			page(w, r, e)
		case !errors.Is(err, news.ErrNotFound):
			d.fail(w, r, audience.Editor{}, err)
		case r.Method == http.MethodPost:
			d.message(w, audience.Editor{}, http.StatusUnauthorized, templates.DeskMessage{
				Heading: "You are signed out",
				Text:    "Nothing was saved. Sign in in another tab, then reload this page: your browser sends once more what you typed.",
				Link:    d.link(Root + "sign-in"), LinkText: "Sign in", Typed: d.typed(r, audience.Editor{}),
			})
		default:
			http.Redirect(w, r, d.link(Root+"sign-in?next="+url.QueryEscape(r.URL.Path)), http.StatusSeeOther)
		}
	})
}

// signedIn marks the way back from a sign-in, on which it shows whether the browser kept the
// session: it does not where it takes no cookie, or where a secure one came over plain http.
const signedIn = "signed-in"

func (d *Desk) askSignIn(w http.ResponseWriter, r *http.Request) {
	in := templates.DeskSignIn{Next: localPath(r.URL.Query().Get("next"))}
	switch {
	case !r.URL.Query().Has(signedIn):
		d.writeSignIn(w, http.StatusOK, in)
	case d.sessions.Exists(r.Context(), editorKey):
		http.Redirect(w, r, d.link(in.Next), http.StatusSeeOther)
	default:
		in.Alarm = "Your browser did not keep the sign-in. Allow cookies for this address, then try again."
		if d.sessions.Cookie.Secure {
			in.Alarm = "Your browser did not keep the sign-in. It is kept over https only, and with cookies allowed: sign in at"
			in.Desk = strings.TrimRight(d.PublicURL, "/") + Root
		}
		d.writeSignIn(w, http.StatusUnauthorized, in)
	}
}

// signIn lets in who knows the password. Unknown addresses and wrong passwords get the same
// answer, after the same work.
func (d *Desk) signIn(w http.ResponseWriter, r *http.Request) {
	in := templates.DeskSignIn{Address: strings.TrimSpace(r.PostFormValue("address")), Next: localPath(r.PostFormValue("next"))}
	e, stored, err := d.Editors.EditorByAddress(r.Context(), in.Address)
	if errors.Is(err, news.ErrNotFound) {
		stored, err = nobody, nil
	}
	outcome := wrong
	if err == nil {
		outcome, err = d.try(r, e, stored)
	}
	code := http.StatusUnauthorized
	switch {
	case err != nil:
		d.fail(w, r, audience.Editor{}, err)
		return
	case outcome == right && e.ID != 0:
		d.mark(w, e, stored)
		d.welcome(w, r, e, in.Next)
		return
	case outcome == tooMany:
		code, in.Alarm = http.StatusTooManyRequests, "Too many tries. Wait a minute, then try again."
		w.Header().Set("Retry-After", "60")
	case outcome == busy:
		code, in.Alarm = http.StatusServiceUnavailable, "Very many sign in just now. Wait a minute, then try again."
		w.Header().Set("Retry-After", "60")
	default:
		in.Alarm = "Address and password do not belong together."
	}
	d.Logger.Warn("sign-in refused", "host", host(r), "code", code)
	d.writeSignIn(w, code, in)
}

// outcome is what came of a try.
type outcome int

const (
	wrong outcome = iota
	right
	tooMany // not tried: many were wrong before
	busy    // not tried: many are being tried
)

// hashWait is how long a sign-in waits for its turn to be checked.
const hashWait = 5 * time.Second

// try tries the password of a request. A browser that its editor has signed in with before
// neither suffers from the tries of strangers nor waits in one line with them.
func (d *Desk) try(r *http.Request, e audience.Editor, stored string) (outcome, error) {
	address, now := throttleKey(strings.TrimSpace(r.PostFormValue("address"))), d.Now()
	from, line, pause := "host "+host(r), d.strangers, d.throttle.pause(address, now)
	if browser, ok := known(r, e, stored); ok {
		from, line, pause = "browser "+browser, d.familiar, 0
	}
	undo, allowed := d.throttle.begin(address, from, now)
	if !allowed {
		return tooMany, nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), pause+hashWait)
	defer cancel()
	err := rest(ctx, pause)
	matches := false
	if err == nil {
		matches, err = line.matches(ctx, r.PostFormValue("password"), stored)
	}
	switch {
	case ctx.Err() != nil && err != nil:
		undo()
		return busy, nil
	case err != nil:
		undo()
		return wrong, err
	case matches:
		undo()
		return right, nil
	}
	d.throttle.wrong(address, now)
	return wrong, nil
}

// rest waits, unless ctx ends before.
func rest(ctx context.Context, pause time.Duration) error {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait before a try: %w", ctx.Err())
	}
}

// welcome begins a session under a new token, so that one that somebody else has planted in
// the browser opens nothing.
func (d *Desk) welcome(w http.ResponseWriter, r *http.Request, e audience.Editor, next string) {
	err := d.sessions.RenewToken(r.Context())
	if err == nil {
		err = d.Sessions.ExpireSessions(r.Context(), d.Now())
	}
	if err != nil {
		d.fail(w, r, audience.Editor{}, err)
		return
	}
	d.sessions.SetDeadline(r.Context(), d.Now().Add(lifetime))
	d.sessions.Put(r.Context(), editorKey, int64(e.ID))
	d.Logger.Info("editor signed in", "editor", e.ID)
	http.Redirect(w, r, d.link(Root+"sign-in?"+signedIn+"&next="+url.QueryEscape(next)), http.StatusSeeOther)
}

func (d *Desk) signOut(w http.ResponseWriter, r *http.Request) {
	if err := d.sessions.Destroy(r.Context()); err != nil {
		d.fail(w, r, audience.Editor{}, err)
		return
	}
	http.Redirect(w, r, d.link(Root+"sign-in"), http.StatusSeeOther)
}

// localPath is a page of the desk to go on to; whatever else is asked for is its first page.
func localPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, Root) || strings.Contains(u.Path, "..") ||
		strings.ContainsAny(next, "\\\r\n") || strings.HasPrefix(u.Path, Root+"sign-") {
		return Root
	}
	return u.EscapedPath()
}

// throttleKey is under what tries for an address are counted.
func throttleKey(address string) string {
	const longest = 254
	return strings.ToLower(address[:min(len(address), longest)])
}

// host is who asks, without the port.
func host(r *http.Request) string {
	name, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return name
}
