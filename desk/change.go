package desk

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"barid/audience"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// The fields of a draft's form. Whichever button was pressed, all texts come with it, so that
// nothing typed is lost.
const (
	textField = "text." // and a sentence's ID
	moveField = "to."   // and a story's ID: the section to move it to
)

// changeDraft saves what was typed, and does what the pressed button says.
func (d *Desk) changeDraft(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	draft, err := d.seen(r, e)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	form := edits{desk: d, form: r.PostForm, editor: e}
	edited, err := draft.Edit(func(c *digest.Content) error { return form.apply(r.Context(), c) })
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	outcome := "saved"
	approve := r.PostFormValue("action") == "approve"
	switch {
	case approve && !e.Role.MayApprove():
		d.forbidden(w, r, e)
		return
	case form.changed > 0:
		if _, err = d.Drafts.SaveDraft(r.Context(), edited); err == nil {
			d.correct(r.Context(), form)
		}
		if approve {
			outcome = "again"
		}
	case approve:
		outcome = "approved"
		err = d.approve(r, draft, e)
	}
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	http.Redirect(w, r, d.link(r.URL.Path)+"?done="+outcome+form.anchor(), http.StatusSeeOther)
}

// correct has the next story like a moved one go where that one went. The draft is saved by then,
// and stays so whatever becomes of this.
func (d *Desk) correct(ctx context.Context, form edits) {
	if form.moved == 0 {
		return
	}
	err := d.Corrections.MoveStory(ctx, form.moved, form.to, form.editor.Name)
	if err != nil {
		d.Logger.Warn("moved in the draft alone", "story", form.moved, "theme", form.to, "error", err)
	}
}

// seen reads the draft of a form, if it still is the revision that the form shows.
func (d *Desk) seen(r *http.Request, e audience.Editor) (digest.Draft, error) {
	if err := r.ParseForm(); err != nil {
		return digest.Draft{}, fmt.Errorf("the form cannot be read: %w", news.ErrInvalid)
	}
	draft, err := d.draft(r, e)
	if err != nil {
		return digest.Draft{}, err
	}
	if r.PostForm.Get("revision") != strconv.Itoa(draft.Revision) || draft.Issue != 0 {
		return digest.Draft{}, fmt.Errorf("draft %d is at revision %d: %w", draft.ID, draft.Revision, news.ErrConflict)
	}
	return draft, nil
}

// approve says yes to the content whose hash the form names.
func (d *Desk) approve(r *http.Request, draft digest.Draft, e audience.Editor) error {
	hash, err := draft.Content.Hash()
	if err != nil {
		return err
	}
	if r.PostForm.Get("hash") != string(hash) {
		return fmt.Errorf("draft %d is not the one that was shown: %w", draft.ID, news.ErrConflict)
	}
	issue, err := d.Approvals.Approve(r.Context(), draft, digest.Approver{Kind: digest.Editor, Name: e.Name})
	if err == nil {
		d.Logger.Info("issue approved", "issue", issue.ID(), "draft", draft.ID, "editor", e.ID)
	}
	return err
}

func (d *Desk) withdraw(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	draft, err := d.draft(r, e)
	switch {
	case err != nil:
	case !e.Role.MayApprove():
		d.forbidden(w, r, e)
		return
	case draft.Issue == 0:
		err = fmt.Errorf("draft %d is not approved: %w", draft.ID, news.ErrConflict)
	default:
		err = d.Approvals.Withdraw(r.Context(), draft.Issue, e.Name)
	}
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	d.Logger.Info("approval withdrawn", "issue", draft.Issue, "draft", draft.ID, "editor", e.ID)
	http.Redirect(w, r, d.here(r)+"?done=withdrawn", http.StatusSeeOther)
}

// edits are what one form changes in a content.
type edits struct {
	desk    *Desk
	form    url.Values
	editor  audience.Editor
	changed int
	moved   news.StoryID // to another section; 0: none
	to      news.ThemeID
}

// apply takes over the texts first, and then the pressed button.
func (f *edits) apply(ctx context.Context, c *digest.Content) error {
	if subject := digest.Line(f.form.Get("subject")); f.form.Has("subject") && subject != digest.Line(c.Subject) {
		if subject == "" || utf8.RuneCountInString(subject) > maxText {
			return fmt.Errorf("the subject needs 1 to %d characters: %w", maxText, news.ErrInvalid)
		}
		c.Retitle(subject, f.editor.Name)
		f.changed++
	}
	for _, s := range c.Sentences() {
		if err := f.rewrite(ctx, c, s); err != nil {
			return err
		}
	}
	return f.act(c)
}

// maxText is how long a sentence may be, in characters.
const maxText = 2000

// rewrite puts an editor's words in the place of a sentence and has them checked against the
// same passages. An emptied sentence is struck.
func (f *edits) rewrite(ctx context.Context, c *digest.Content, s news.Sentence) error {
	field := textField + string(s.ID)
	text := digest.Line(f.form.Get(field))
	if !f.form.Has(field) || text == digest.Line(s.Text) {
		return nil
	}
	f.changed++
	if text == "" {
		return c.Strike(s.ID)
	}
	if utf8.RuneCountInString(text) > maxText {
		return fmt.Errorf("a sentence has more than %d characters: %w", maxText, news.ErrInvalid)
	}
	_, language, err := c.Sentence(s.ID)
	if err != nil {
		return err
	}
	s.Text, s.Method, s.Editor, s.Acknowledged = text, news.Edited, f.editor.Name, ""
	if s.Findings, err = f.desk.Checker.Check(ctx, *c, s, language); err != nil {
		return err
	}
	return c.Replace(s)
}

// act does what the pressed button says: a verb and the ID of what it is about.
func (f *edits) act(c *digest.Content) error {
	verb, id, _ := strings.Cut(f.form.Get("action"), ".")
	if verb == "" || verb == "save" || verb == "approve" {
		return nil
	}
	f.changed++
	switch verb {
	case "acknowledge":
		return f.answer(c, news.SentenceID(id), f.editor.Name)
	case "doubt":
		return f.answer(c, news.SentenceID(id), "")
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return fmt.Errorf("button %q is not known: %w", f.form.Get("action"), news.ErrInvalid)
	}
	story, theme := news.StoryID(n), news.ThemeID(n)
	switch verb {
	case "up":
		return c.Shift(story, -1)
	case "down":
		return c.Shift(story, 1)
	case "hold":
		return c.Hold(story)
	case "kill":
		return c.Kill(story, "killed by "+f.editor.Name)
	case "unmark":
		return c.Unmark(story)
	case "move":
		to, err := strconv.ParseInt(f.form.Get(moveField+id), 10, 64)
		if err != nil {
			return fmt.Errorf("no section was chosen: %w", news.ErrInvalid)
		}
		f.moved, f.to = story, news.ThemeID(to)
		return c.Move(f.moved, f.to)
	case "section-up":
		return c.ShiftSection(theme, -1)
	case "section-down":
		return c.ShiftSection(theme, 1)
	}
	return fmt.Errorf("button %q is not known: %w", verb, news.ErrInvalid)
}

// answer notes who answers for a doubtful sentence; nobody takes that back.
func (f *edits) answer(c *digest.Content, id news.SentenceID, who string) error {
	s, _, err := c.Sentence(id)
	if err != nil {
		return err
	}
	if who != "" && s.Verified() {
		return nil // the checks answer for it
	}
	s.Acknowledged = who
	return c.Replace(s)
}

// anchor leads back to where the pressed button was, as far as that is still there.
func (f *edits) anchor() string {
	verb, id, _ := strings.Cut(f.form.Get("action"), ".")
	switch verb {
	case "acknowledge", "doubt":
		return "#s-" + url.PathEscape(id)
	case "up", "down", "move", "unmark":
		return "#st-" + url.PathEscape(id)
	case "section-up", "section-down":
		return "#t-" + url.PathEscape(id)
	}
	return ""
}

// typed are the texts of a form that differ from the draft as it stands now; for who may not
// see the draft, all of them, and nothing of the draft.
func (d *Desk) typed(r *http.Request, e audience.Editor) []templates.DeskTyped {
	if r.Method != http.MethodPost || r.ParseForm() != nil {
		return nil
	}
	stored := make(map[string]string)
	if draft, err := d.draft(r, e); err == nil && e.ID != 0 {
		stored["subject"] = draft.Content.Subject
		for _, s := range draft.Content.Sentences() {
			stored[textField+string(s.ID)] = s.Text
		}
	}
	var typed []templates.DeskTyped
	for _, field := range slices.Sorted(maps.Keys(r.PostForm)) {
		if field != "subject" && !strings.HasPrefix(field, textField) {
			continue
		}
		if text := digest.Line(r.PostForm.Get(field)); text != digest.Line(stored[field]) {
			typed = append(typed, templates.DeskTyped{Was: stored[field], Text: text})
		}
	}
	return typed
}

// plain is an error without the sentinel that its text has said already.
func plain(err error) string {
	return strings.ReplaceAll(err.Error(), ": "+news.ErrInvalid.Error(), "")
}
