// Package site answers readers: today those who unsubscribe.
//
// What comes in are requests from anyone, robots among them; what goes out is a page in the
// edition's language. A GET never changes anything, since mail scanners follow every link; a
// POST with a token of ours acts at once, with no cookie, sign-in or redirect (RFC 8058 §3.1).
// What was answered as done is committed.
package site

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/templates"
)

// Readers is where a reader's consent is taken back.
type Readers interface {
	Unsubscribe(ctx context.Context, w audience.Withdrawal) error
}

// Options are what the pages work with.
type Options struct {
	Readers  Readers
	Keys     audience.Keyring
	Editions []digest.Edition // for their names and languages
	Now      func() time.Time
	Logger   *slog.Logger
}

// Site is the handler of all readers' pages.
type Site struct {
	Options
	pages *templates.Set
	mux   *http.ServeMux
}

// New parses the pages.
func New(o Options) (*Site, error) {
	pages, err := templates.New()
	if err != nil {
		return nil, err
	}
	s := &Site{Options: o, pages: pages, mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /unsubscribe/{token}", s.ask)
	s.mux.HandleFunc("POST /unsubscribe/{token}", s.unsubscribe)
	s.mux.HandleFunc("GET /healthz", s.health)
	return s, nil
}

// maxBody is more than the one-click field of RFC 8058 needs in any encoding, in bytes.
const maxBody = 4 << 10

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	s.mux.ServeHTTP(w, r)
}

func (s *Site) ask(w http.ResponseWriter, r *http.Request) {
	token, err := s.Keys.Open(audience.Unsubscribe, r.PathValue("token"))
	if err != nil {
		s.answer(w, http.StatusNotFound, s.input(templates.BadUnsubscribe, ""))
		return
	}
	s.answer(w, http.StatusOK, s.input(templates.AskUnsubscribe, token.Edition))
}

func (s *Site) unsubscribe(w http.ResponseWriter, r *http.Request) {
	token, err := s.Keys.Open(audience.Unsubscribe, r.PathValue("token"))
	if err != nil {
		s.answer(w, http.StatusNotFound, s.input(templates.BadUnsubscribe, ""))
		return
	}
	err = s.Readers.Unsubscribe(r.Context(), audience.Withdrawal{
		Subscriber: token.Subscriber, Edition: token.Edition, At: s.Now(), How: "one click in the mail",
	})
	if err != nil {
		s.Logger.Error("unsubscribe not kept", "subscriber", token.Subscriber, "error", err)
		s.answer(w, http.StatusInternalServerError, s.input(templates.FailUnsubscribe, token.Edition))
		return
	}
	s.answer(w, http.StatusOK, s.input(templates.Unsubscribed, token.Edition))
}

func (s *Site) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

func (s *Site) input(state templates.UnsubscribeState, edition digest.EditionID) templates.UnsubscribeInput {
	in := templates.UnsubscribeInput{State: state, Edition: string(edition)}
	for _, e := range s.Editions {
		if e.ID == edition {
			in.Edition, in.Language = e.Name, e.Language
		}
	}
	return in
}

// answer renders before it writes, so that a page is sent whole or not at all.
func (s *Site) answer(w http.ResponseWriter, code int, in templates.UnsubscribeInput) {
	var page bytes.Buffer
	if err := s.pages.Unsubscribe(&page, in); err != nil {
		s.Logger.Error("page not rendered", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, _ = page.WriteTo(w)
}
