package press

import (
	"context"
	"errors"
	"fmt"

	"barid/digest"
	"barid/news"
)

// Issues is where drafts and approved issues are kept. SaveDraft refuses a second draft of a slot.
type Issues interface {
	Draft(ctx context.Context, id digest.DraftID) (digest.Draft, error)
	SaveDraft(ctx context.Context, d digest.Draft) (digest.Draft, error)
	SaveIssue(ctx context.Context, i digest.Issue) (digest.Issue, error)
}

// Locks keep two processes from working on one edition at once. A lock ends with its process.
type Locks interface {
	Lock(ctx context.Context, name string) (release func() error, err error)
}

// errNothingLeft says that a draft had no story left that could be sent.
var errNothingLeft = errors.New("no story is left")

// Issue makes the draft of an order and, where the edition's policy is automatic, the issue of
// it; otherwise the issue is zero and the draft waits.
func (p *Press) Issue(ctx context.Context, o Order) (report Report, issue digest.Issue, err error) {
	err = p.alone(ctx, "draft", o.Edition.ID, func() error {
		report, err = p.draft(ctx, o)
		if err != nil || report.NothingNew || o.Edition.Approval != digest.Automatic {
			return err
		}
		policy := digest.Approver{Kind: digest.Policy, Name: string(digest.Automatic)}
		issue, err = p.approveAs(ctx, report.Draft, policy, whole)
		if errors.Is(err, errNothingLeft) {
			report.NothingNew, err = true, nil
		}
		return err
	})
	return report, issue, err
}

// Approve makes an issue of a draft as its approver saw it. Where another issue has meanwhile
// sent some of its stories, the draft is revised without them and ErrConflict asks the
// approver to look again.
func (p *Press) Approve(ctx context.Context, d digest.Draft, by digest.Approver) (issue digest.Issue, err error) {
	err = p.alone(ctx, "approve", d.Content.Edition, func() error {
		current, err := p.unsent(ctx, d)
		if err != nil {
			return err
		}
		if len(current.Content.Blocks()) < len(d.Content.Blocks()) {
			if _, err := p.Issues.SaveDraft(ctx, current); err != nil {
				return err
			}
			return fmt.Errorf("draft %d: some of its stories have been sent meanwhile and were taken out: %w", d.ID, news.ErrConflict)
		}
		issue, err = p.freeze(ctx, d, by)
		return err
	})
	return issue, err
}

// whole narrows a content by nothing.
func whole(c digest.Content) digest.Content { return c }

// approveAs has a policy approve what is left of a draft after narrowing it. The draft itself
// stays as it was, so that withdrawing the approval brings all of it back.
func (p *Press) approveAs(ctx context.Context, d digest.Draft, by digest.Approver, narrow func(digest.Content) digest.Content) (issue digest.Issue, err error) {
	err = p.alone(ctx, "approve", d.Content.Edition, func() error {
		current, err := p.unsent(ctx, d)
		if err != nil {
			return err
		}
		current.Content = narrow(current.Content)
		if len(current.Content.Sections) == 0 {
			return errNothingLeft
		}
		issue, err = p.freeze(ctx, current, by)
		return err
	})
	return issue, err
}

// unsent is the draft less the stories that another issue has sent since it was made. It is
// ErrConflict when the draft is not open any more at the revision that was seen.
func (p *Press) unsent(ctx context.Context, d digest.Draft) (digest.Draft, error) {
	stored, err := p.Issues.Draft(ctx, d.ID)
	if err != nil {
		return d, err
	}
	if stored.Issue != 0 || stored.Revision != d.Revision {
		return d, fmt.Errorf("draft %d, revision %d: %w", d.ID, d.Revision, news.ErrConflict)
	}
	sent, err := p.Archive.ConsideredSince(ctx, d)
	if err != nil {
		return d, err
	}
	if len(sent) > 0 {
		d.Content = d.Content.Without(sent)
	}
	return d, nil
}

// freeze approves a draft by the hash of its content and keeps the issue.
func (p *Press) freeze(ctx context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error) {
	hash, err := d.Content.Hash()
	if err != nil {
		return digest.Issue{}, err
	}
	issue, err := d.Approve(by, hash, p.Now())
	if err != nil {
		return digest.Issue{}, err
	}
	return p.Issues.SaveIssue(ctx, issue)
}

// alone does something to an edition that no other process does to it at the same time.
// Drafting takes as long as a model does; approving never waits for it.
func (p *Press) alone(ctx context.Context, what string, e digest.EditionID, do func() error) error {
	release, err := p.Locks.Lock(ctx, what+"-"+string(e))
	if err != nil {
		return fmt.Errorf("edition %s: %w", e, err)
	}
	return errors.Join(do(), release())
}
