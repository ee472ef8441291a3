package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"

	"barid/deliver"
	"barid/desk"
	"barid/digest"
	"barid/news"
	"barid/press"
)

// desk lays out the editors' pages.
func (n *newsroom) desk() (http.Handler, error) {
	return desk.New(desk.Options{
		Drafts: n.db, Checker: reviewing{n}, Approvals: reviewing{n}, Corrections: reviewing{n}, Costs: reviewing{n}, Editors: n.db, Sessions: n.db,
		Pages: n.pages, Editions: n.config.editions, PublicURL: n.config.publicURL, Now: n.now, Logger: n.log,
	})
}

// handler is everything that serve answers: the readers' pages, and below its root the desk.
func (n *newsroom) handler() (http.Handler, error) {
	readers, err := n.site()
	if err != nil {
		return nil, err
	}
	editors, err := n.desk()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", readers)
	mux.Handle(desk.Root, editors)
	return mux, nil
}

// deskURL is where browsers reach the desk.
func (n *newsroom) deskURL() string {
	base := n.config.publicURL
	if base == "" {
		base = "http://" + n.config.listen
		if host, port, err := net.SplitHostPort(n.config.listen); err == nil && (host == "" || net.ParseIP(host).IsUnspecified()) {
			base = "http://" + net.JoinHostPort("localhost", port)
		}
	}
	return strings.TrimRight(base, "/") + desk.Root
}

// reviewing is what the desk asks of the newsroom: the same as the command line does.
type reviewing struct{ *newsroom }

func (r reviewing) Passages(ctx context.Context, c digest.Content) (map[news.Citation]string, error) {
	return r.passages(ctx, c)
}

func (r reviewing) Overtaken(ctx context.Context, c digest.Content) ([]digest.Overtaken, error) {
	return r.overtaken(ctx, c)
}

// Check judges a sentence as the press does: on the day of the slot, by the edition's clocks.
func (r reviewing) Check(ctx context.Context, c digest.Content, s news.Sentence, language string) ([]news.Finding, error) {
	var articles []news.Article
	for _, cite := range s.Citations {
		a, err := r.db.ArticleRevision(ctx, cite.Article, cite.Revision)
		if err != nil {
			return nil, fmt.Errorf("citation of article %d: %w", cite.Article, err)
		}
		articles = append(articles, a)
	}
	day := c.Slot.Send
	if e, err := r.config.edition(string(c.Edition)); err == nil {
		day = day.In(e.Cadence.Zone())
	}
	return press.Check(s, language, articles, day), nil
}

func (r reviewing) Approve(ctx context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error) {
	return r.approve(ctx, d, by)
}

// MoveStory does what 'barid themes move' does. A section of the draft that is the story's theme
// already has nothing to teach.
func (r reviewing) MoveStory(ctx context.Context, story news.StoryID, to news.ThemeID, editor string) error {
	themes, err := r.db.Themes(ctx)
	for _, t := range themes {
		if t.ID == to {
			_, err = r.moveStory(ctx, story, t, editor)
		}
	}
	return err
}

func (r reviewing) Withdraw(ctx context.Context, id digest.IssueID, editor string) error {
	_, err := r.db.WithdrawIssue(ctx, id, deliver.Decision{By: editor, At: r.now()})
	return err
}

func (r reviewing) Issue(ctx context.Context, id digest.IssueID) (digest.Issue, error) {
	return r.db.Issue(ctx, id)
}

func (r reviewing) Counts(ctx context.Context, id digest.IssueID) (deliver.Counts, error) {
	return r.db.Counts(ctx, id)
}
