// Package site answers readers: those who unsubscribe, choose what they get, or read the
// archive and the feed of an edition.
//
// What comes in are requests from anyone, robots among them; what goes out are pages in the
// edition's language, and of issues the published ones only. A GET never changes anything,
// since mail scanners follow every link; a POST with a token of ours acts at once, with no
// cookie, sign-in or redirect (RFC 8058 §3.1). What was answered as done is committed. Pages
// of the archive may be kept by caches, those behind a token never.
package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// Readers is where a reader's consent and wishes are kept.
type Readers interface {
	Subscriber(ctx context.Context, id audience.SubscriberID) (audience.Subscriber, error)
	SaveSelection(ctx context.Context, id audience.SubscriberID, edition digest.EditionID, s digest.Selection) error
	Unsubscribe(ctx context.Context, w audience.Withdrawal) error
}

// Archive is what was published, and the themes that it is told by.
type Archive interface {
	Issue(ctx context.Context, id digest.IssueID) (digest.Issue, error)
	PublishedIssues(ctx context.Context, edition digest.EditionID, before digest.IssueID, limit int) ([]digest.Issue, error)
	Cancelled(ctx context.Context, id digest.IssueID) (bool, error)
	Timeline(ctx context.Context, edition digest.EditionID, id news.StoryID) (now news.StoryID, told []digest.SentBlock, err error)
	Themes(ctx context.Context) ([]news.Theme, error)
}

// Options are what the pages work with.
type Options struct {
	Readers   Readers
	Archive   Archive
	Keys      audience.Keyring
	Editions  []digest.Edition // for their names, languages and themes; the first one's language is that of pages of none
	PublicURL string           // under which readers reach the pages; empty: as they ask for them
	Now       func() time.Time
	Logger    *slog.Logger
}

// Site is the handler of all readers' pages.
type Site struct {
	Options
	prefix string // path of the public address, before every link
	pages  *templates.Set
	mux    *http.ServeMux
}

// New parses the pages.
func New(o Options) (*Site, error) {
	pages, err := templates.New()
	if err != nil {
		return nil, err
	}
	o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	public, err := url.Parse(o.PublicURL)
	if err != nil {
		return nil, fmt.Errorf("public address: %w", err)
	}
	s := &Site{Options: o, prefix: public.EscapedPath(), pages: pages, mux: http.NewServeMux()}
	for pattern, handle := range map[string]http.HandlerFunc{
		"GET /unsubscribe/{token}":               s.ask,
		"POST /unsubscribe/{token}":              s.unsubscribe,
		"GET /preferences/{token}":               s.preferences,
		"POST /preferences/{token}":              s.savePreferences,
		"GET /archive/{$}":                       s.editions,
		"GET /archive/{edition}":                 s.issues,
		"GET /archive/{edition}/{$}":             s.issues,
		"GET /archive/{edition}/feed.atom":       s.feed,
		"GET /archive/{edition}/{issue}":         s.issue,
		"GET /archive/{edition}/stories/{story}": s.story,
		"GET /healthz":                           s.health,
		"GET /{$}":                               s.home,
		"GET /":                                  s.nothing,
	} {
		s.mux.HandleFunc(pattern, handle)
	}
	return s, nil
}

// maxBody is more than a form of preferences needs in any encoding, in bytes.
const maxBody = 16 << 10

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	s.mux.ServeHTTP(w, r)
}

func (s *Site) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.prefix+"/archive/", http.StatusFound)
}

// nothing is the page for every address that leads nowhere.
func (s *Site) nothing(w http.ResponseWriter, _ *http.Request) {
	s.answer(w, http.StatusNotFound, s.about(templates.NotPublished, ""))
}

// about is an answer that concerns an edition, or none.
func (s *Site) about(answer templates.Answer, id digest.EditionID) templates.AnswerInput {
	in := templates.AnswerInput{Answer: answer, Edition: string(id), Language: s.language(), Archive: s.prefix + "/archive/"}
	if e, ok := s.edition(id); ok {
		in.Edition, in.Language, in.Archive = e.Name, e.Language, s.archivePath(id)
	}
	return in
}

func (s *Site) edition(id digest.EditionID) (digest.Edition, bool) {
	for _, e := range s.Editions {
		if e.ID == id {
			return e, true
		}
	}
	return digest.Edition{}, false
}

// language is that of pages which belong to no edition.
func (s *Site) language() string {
	if len(s.Editions) == 0 {
		return ""
	}
	return s.Editions[0].Language
}

// failed reports what a reader can do nothing about.
func (s *Site) failed(w http.ResponseWriter, r *http.Request, err error) {
	s.Logger.Error("page failed", "pattern", r.Pattern, "error", err)
	s.answer(w, http.StatusInternalServerError, s.about(templates.Failed, ""))
}

func (s *Site) answer(w http.ResponseWriter, code int, in templates.AnswerInput) {
	var page bytes.Buffer
	s.write(w, code, &page, s.pages.Answer(&page, in))
}

// write sends a page that is for one reader and for now. It was rendered before, so that a
// page is sent whole or not at all.
func (s *Site) write(w http.ResponseWriter, code int, page *bytes.Buffer, err error) {
	if err != nil {
		s.Logger.Error("page not rendered", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, _ = page.WriteTo(w)
}

// document is a page for everyone.
type document struct {
	kind     string // of its content
	modified time.Time
	bytes    []byte
}

// freshFor is how long caches keep a page before they ask again, in seconds.
const freshFor = 300

// publish sends a page that caches may keep and ask for by its validators (RFC 9110 §8.8).
func publish(w http.ResponseWriter, r *http.Request, d document) {
	sum := sha256.Sum256(d.bytes)
	h := w.Header()
	h.Set("Content-Type", d.kind)
	h.Set("Cache-Control", fmt.Sprintf("public, max-age=%d", freshFor))
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, "", d.modified, bytes.NewReader(d.bytes))
}
