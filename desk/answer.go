package desk

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"barid/audience"
	"barid/news"
	"barid/templates"
)

// write sends a page, whole or not at all.
func (d *Desk) write(w http.ResponseWriter, e audience.Editor, code int, p templates.DeskPage) {
	var page bytes.Buffer
	err := d.Pages.Desk(&page, templates.DeskVisitor{Root: d.link(Root), Name: e.Name, MayManage: e.Role.MayManage()}, p)
	if err != nil {
		d.Logger.Error("page not rendered", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, _ = page.WriteTo(w)
}

func (d *Desk) writeSignIn(w http.ResponseWriter, code int, in templates.DeskSignIn) {
	d.write(w, audience.Editor{}, code, in)
}

func (d *Desk) message(w http.ResponseWriter, e audience.Editor, code int, m templates.DeskMessage) {
	d.write(w, e, code, m)
}

// fail answers an error: absence and what the editor can mend in words, anything else as a
// fault of ours, which is logged. What was typed is shown again.
func (d *Desk) fail(w http.ResponseWriter, r *http.Request, e audience.Editor, err error) {
	m := templates.DeskMessage{Link: d.here(r), LinkText: "Go on from how it stands now", Typed: d.typed(r, e)}
	code := http.StatusInternalServerError
	switch {
	case errors.Is(err, news.ErrNotFound):
		code, m.Heading, m.Text = http.StatusNotFound, "There is nothing here", "The page, or what it was about, does not exist (any more)."
		m.Link, m.LinkText = d.link(Root), "All drafts"
	case errors.Is(err, news.ErrConflict):
		code, m = http.StatusConflict, d.overtaken(r, e, m)
	case errors.Is(err, news.ErrInvalid):
		code, m.Heading, m.Text = http.StatusUnprocessableEntity, "That cannot be saved", plain(err)
	default:
		d.Logger.Error("desk request failed", "path", r.URL.Path, "error", err)
		m.Heading, m.Text = "That did not work", "Nothing was changed. Try again in a minute; the log of the program says more."
	}
	d.message(w, e, code, m)
}

// overtaken says what has become of a draft meanwhile: another revision, or an issue.
func (d *Desk) overtaken(r *http.Request, e audience.Editor, m templates.DeskMessage) templates.DeskMessage {
	m.Heading = "Somebody was faster"
	m.Text = "The draft, or its issue, has changed since you opened it, so nothing of yours was saved over it."
	draft, err := d.draft(r, e)
	if err != nil || draft.Issue == 0 {
		return m
	}
	issue, err := d.Approvals.Issue(r.Context(), draft.Issue)
	if err != nil {
		return m
	}
	record := issue.Record()
	state, err := d.sent(r, record)
	if err != nil {
		return m
	}
	m.Heading = fmt.Sprintf("This is issue %d already", record.ID)
	m.Text = "Nothing of yours was saved: the draft is " + state + "."
	m.Link, m.LinkText = d.link(draftPath(draft.ID)), fmt.Sprintf("Look at issue %d", record.ID)
	if !record.PublishedAt.IsZero() {
		m.Link = d.link(fmt.Sprintf("/archive/%s/%d", record.Content.Edition, record.ID))
	}
	return m
}

// here is the page that a form stands on.
func (d *Desk) here(r *http.Request) string {
	return d.link(strings.TrimSuffix(r.URL.Path, "/withdraw"))
}

func (d *Desk) missing(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	d.fail(w, r, e, news.ErrNotFound)
}

func (d *Desk) forbidden(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	d.message(w, e, http.StatusForbidden, templates.DeskMessage{
		Heading: "Your role does not allow that", Text: "You are signed in as " + string(e.Role) + ".",
		Link: d.here(r), LinkText: "Back", Typed: d.typed(r, e),
	})
}
