package desk

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// listed is how many drafts the first page looks back at.
const listed = 60

func (d *Desk) list(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	drafts, err := d.Drafts.Drafts(r.Context(), "", listed)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	var page templates.DeskList
	for _, draft := range drafts {
		if !e.Works(draft.Content.Edition) {
			continue
		}
		line := templates.DeskLine{Draft: draft, Link: d.link(draftPath(draft.ID)), State: d.plan(draft)}
		if draft.Issue != 0 {
			line.State = fmt.Sprintf("issue %d", draft.Issue)
			page.Done = append(page.Done, line)
			continue
		}
		page.Waiting = append(page.Waiting, line)
	}
	d.write(w, e, http.StatusOK, page)
}

// draftPath is that of a draft's page.
func draftPath(id digest.DraftID) string { return fmt.Sprintf("%sdrafts/%d", Root, id) }

func (d *Desk) listEditors(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	if !e.Role.MayManage() {
		d.forbidden(w, r, e)
		return
	}
	editors, err := d.Editors.Editors(r.Context())
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	var page templates.DeskEditors
	for _, other := range editors {
		var names []string
		for _, id := range other.Editions {
			names = append(names, string(id))
		}
		page.Editors = append(page.Editors, templates.DeskEditor{
			Name: other.Name, Address: other.Address, Role: string(other.Role),
			Editions: cmp.Or(strings.Join(names, ", "), "all"),
		})
	}
	d.write(w, e, http.StatusOK, page)
}

// draft reads the draft that a request names. One of an edition that the editor does not work
// on is not there for them.
func (d *Desk) draft(r *http.Request, e audience.Editor) (digest.Draft, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return digest.Draft{}, fmt.Errorf("draft %q: %w", r.PathValue("id"), news.ErrNotFound)
	}
	draft, err := d.Drafts.Draft(r.Context(), digest.DraftID(id))
	if err == nil && !e.Works(draft.Content.Edition) {
		err = fmt.Errorf("draft %d: %w", id, news.ErrNotFound)
	}
	return draft, err
}

// done are the words for what a redirect says has been done.
var done = map[string]string{
	"saved":     "Saved.",
	"again":     "Your changes were saved and checked. Look at the draft once more, then approve it.",
	"approved":  "Approved. Nothing changes it any more.",
	"withdrawn": "The approval is withdrawn; the draft is open again.",
}

func (d *Desk) showDraft(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	draft, err := d.draft(r, e)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	page, err := d.review(r, draft, e)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	page.Done = done[r.URL.Query().Get("done")]
	d.write(w, e, http.StatusOK, page)
}

// review is the page of a draft as it stands.
func (d *Desk) review(r *http.Request, draft digest.Draft, e audience.Editor) (templates.DeskDraft, error) {
	page := templates.DeskDraft{Draft: draft, State: d.plan(draft), MayApprove: e.Role.MayApprove()}
	var err error
	if page.Hash, err = draft.Content.Hash(); err != nil {
		return page, err
	}
	if d.Costs != nil {
		if page.ModelCost, err = d.Costs.ModelCost(r.Context(), draft.Content); err != nil {
			return page, err
		}
	}
	if page.Passages, err = d.Checker.Passages(r.Context(), draft.Content); err != nil {
		return page, err
	}
	if page.Overtaken, err = d.Checker.Overtaken(r.Context(), draft.Content); err != nil || draft.Issue == 0 {
		return page, err
	}
	issue, err := d.Approvals.Issue(r.Context(), draft.Issue)
	if err != nil {
		return page, err
	}
	record := issue.Record()
	page.MayWithdraw = page.MayApprove && record.PublishedAt.IsZero()
	page.State, err = d.sent(r, record)
	return page, err
}

// plan says when an open draft is sent, and what happens if nobody approves it.
func (d *Desk) plan(draft digest.Draft) string {
	e := d.edition(draft.Content.Edition)
	slot := draft.Content.Slot
	if draft.Withdrawn != "" {
		return draft.Withdrawn + " withdrew its approval; it waits for an editor"
	}
	if slot.Manual() || !slot.Send.After(d.Now()) {
		return "made " + d.clock(draft.Content.MadeAt, e) + "; sent as soon as it is approved"
	}
	unapproved := map[digest.AtDeadline]string{
		digest.Verified:  "without approval it goes out then less its doubtful sentences",
		digest.Headlines: "without approval its headlines go out then",
	}[e.AtDeadline]
	if e.Approval == digest.Automatic {
		unapproved = "it is approved by itself then"
	}
	return "deadline " + d.clock(slot.Send, e) + "; " + cmp.Or(unapproved, "without approval it is held")
}

// sent says what became of an issue.
func (d *Desk) sent(r *http.Request, i digest.IssueRecord) (string, error) {
	e := d.edition(i.Content.Edition)
	state := fmt.Sprintf("issue %d, approved by %s, %s", i.ID, i.ApprovedBy, d.clock(i.ApprovedAt, e))
	if i.PublishedAt.IsZero() {
		return state + "; to be sent " + d.clock(i.Content.Slot.Send, e), nil
	}
	counts, err := d.Approvals.Counts(r.Context(), i.ID)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s; recipients: %d, still to go: %d, sent: %d", state, counts.Total(), counts.Open(), counts[deliver.Sent]), nil
}

// clock prints a time as people at the edition's desk would say it.
func (d *Desk) clock(t time.Time, e digest.Edition) string {
	return t.In(e.Cadence.Zone()).Format("Mon 2 Jan 15:04 MST")
}

// showMail is the mail alone, in a sandbox of its own.
func (d *Desk) showMail(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	mail, err := d.mail(r, e)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(mail.HTML))
}

func (d *Desk) showText(w http.ResponseWriter, r *http.Request, e audience.Editor) {
	mail, err := d.mail(r, e)
	if err != nil {
		d.fail(w, r, e, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(mail.Text))
}

func (d *Desk) mail(r *http.Request, e audience.Editor) (templates.Mail, error) {
	draft, err := d.draft(r, e)
	if err != nil {
		return templates.Mail{}, err
	}
	return d.Pages.Mail(templates.MailInput{View: draft.Content.View(digest.Selection{})})
}
