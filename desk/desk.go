// Package desk is where editors work: the pages behind a sign-in on which they review a draft,
// change it and say yes.
//
// What comes in are requests of a browser, with or without JavaScript; what goes out are pages
// without any. A GET changes nothing, so that the link of a notice may be followed by whatever
// reads mail; a POST from another site is refused. Every form names the revision that its
// editor saw: what somebody else has changed since is never overwritten, and what was typed is
// shown again rather than lost. A sentence that an editor wrote is checked like any other. What
// was answered as saved or approved is committed.
package desk

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// Drafts is where drafts are kept. SaveDraft gives ErrConflict to a revision that is not the
// latest.
type Drafts interface {
	Drafts(ctx context.Context, e digest.EditionID, limit int) ([]digest.Draft, error)
	Draft(ctx context.Context, id digest.DraftID) (digest.Draft, error)
	SaveDraft(ctx context.Context, d digest.Draft) (digest.Draft, error)
}

// Checker knows what a draft's sentences rest on.
type Checker interface {
	// Passages returns the text behind every citation of a content.
	Passages(ctx context.Context, c digest.Content) (map[news.Citation]string, error)

	// Overtaken returns the sentences that cite what is no longer said.
	Overtaken(ctx context.Context, c digest.Content) ([]digest.Overtaken, error)

	// Check asks every check of a sentence in a story's language, against what it cites.
	Check(ctx context.Context, c digest.Content, s news.Sentence, language string) ([]news.Finding, error)
}

// Approvals turns drafts into issues, and back while they are not published.
type Approvals interface {
	Approve(ctx context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error)
	Withdraw(ctx context.Context, id digest.IssueID, editor string) error
	Issue(ctx context.Context, id digest.IssueID) (digest.Issue, error)
	Counts(ctx context.Context, id digest.IssueID) (deliver.Counts, error)
}

// Corrections learns from what editors move.
type Corrections interface {
	// MoveStory gives a story to another theme for all drafts to come.
	MoveStory(ctx context.Context, story news.StoryID, to news.ThemeID, editor string) error
}

// Costs knows what a content's making has cost.
type Costs interface {
	// ModelCost says it in words; empty when no model was asked.
	ModelCost(ctx context.Context, c digest.Content) (string, error)
}

// Editors is who may sign in.
type Editors interface {
	Editor(ctx context.Context, id audience.EditorID) (audience.Editor, error)
	EditorByAddress(ctx context.Context, address string) (e audience.Editor, password string, err error)
	Editors(ctx context.Context) ([]audience.Editor, error)
}

// Options are what the desk works with.
type Options struct {
	Drafts      Drafts
	Checker     Checker
	Approvals   Approvals
	Corrections Corrections
	Costs       Costs // nil: none are shown
	Editors     Editors
	Sessions    Sessions
	Pages       *templates.Set
	Editions    []digest.Edition // of the config
	PublicURL   string           // where browsers reach the desk; an https one makes its cookie secure
	Now         func() time.Time
	Logger      *slog.Logger
}

// Root is the path below which all pages of the desk lie.
const Root = "/desk/"

// Desk is the handler of all that lies below Root.
type Desk struct {
	Options
	prefix   string // path of the public address, before every link; requests come without it
	sessions *scs.SessionManager
	throttle *throttle
	handler  http.Handler

	strangers, familiar hasher // try the passwords of browsers unknown and known
}

// New lays out the pages. The public address, where there is one, counts as the desk's own
// beside the host that a request names.
func New(o Options) (*Desk, error) {
	public, err := url.Parse(o.PublicURL)
	if err != nil {
		return nil, fmt.Errorf("desk: public address: %w", err)
	}
	prefix := strings.TrimRight(public.EscapedPath(), "/")
	d := &Desk{
		Options: o, prefix: prefix, sessions: newSessions(o, prefix+Root), throttle: newThrottle(),
		strangers: newHasher(parallelHashes), familiar: newHasher(1),
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Root+"sign-in", d.askSignIn)
	mux.HandleFunc("POST "+Root+"sign-in", d.signIn)
	mux.HandleFunc("POST "+Root+"sign-out", d.signOut)
	mux.Handle("GET "+Root+"{$}", d.inside(d.list))
	mux.Handle("GET "+Root+"editors", d.inside(d.listEditors))
	mux.Handle("GET "+Root+"drafts/{id}", d.inside(d.showDraft))
	mux.Handle("POST "+Root+"drafts/{id}", d.inside(d.changeDraft))
	mux.Handle("GET "+Root+"drafts/{id}/mail", d.inside(d.showMail))
	mux.Handle("GET "+Root+"drafts/{id}/text", d.inside(d.showText))
	mux.Handle("POST "+Root+"drafts/{id}/withdraw", d.inside(d.withdraw))
	mux.Handle(Root, d.inside(d.missing))
	protection := http.NewCrossOriginProtection()
	if public.Host != "" {
		if err := protection.AddTrustedOrigin(public.Scheme + "://" + public.Host); err != nil {
			return nil, fmt.Errorf("desk: public address: %w", err)
		}
	}
	d.handler = protection.Handler(d.sessions.LoadAndSave(mux))
	return d, nil
}

// maxBody is more than the text of a long draft takes in a form, in bytes.
const maxBody = 2 << 20

// pagePolicy allows the page's own styles and forms, and nothing else: no script, no image, no
// frame around it. The sandboxed frame of the preview inherits it.
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	h := w.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	d.handler.ServeHTTP(w, r)
}

// link is a path of the desk or the site, as browsers see it.
func (d *Desk) link(path string) string { return d.prefix + path }

// edition is what the config says of one; a draft of an edition that has left the config is
// shown under its id.
func (d *Desk) edition(id digest.EditionID) digest.Edition {
	for _, e := range d.Editions {
		if e.ID == id {
			return e
		}
	}
	return digest.Edition{ID: id, Name: string(id)}
}
