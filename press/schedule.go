package press

import (
	"context"
	"errors"
	"fmt"
	"time"

	"barid/digest"
	"barid/news"
)

// Slots is what became of the planned slots. A slot is settled once nothing more is to be done
// for it; LastSlot is the latest settled one that was to be sent before a time.
type Slots interface {
	LastSlot(ctx context.Context, e digest.EditionID, before time.Time) (digest.Slot, error)
	MarkSlot(ctx context.Context, o digest.SlotOutcome) error
	DraftOfSlot(ctx context.Context, e digest.EditionID, key string) (digest.Draft, error)
}

// planAhead is how far before its sending a slot is looked at: no draft is planned earlier.
// A slot settled further ahead than that was settled by a clock that ran wrong, and is passed
// over.
const planAhead = 24 * time.Hour

// Sweep does what the schedule of an edition has due: it drafts a slot at its time and, when
// it is to be sent, approves it where the policy says so. Of several slots that were missed
// the latest is made up for. Sweeping twice, late, or from two processes at once gives the
// same issues: what was done is found in rows.
func (p *Press) Sweep(ctx context.Context, e digest.Edition, now time.Time) error {
	last, err := p.Slots.LastSlot(ctx, e.ID, now.Add(planAhead))
	if errors.Is(err, news.ErrNotFound) {
		start := digest.Slot{Key: "start", Draft: now, Send: now}
		return p.settle(ctx, e.ID, start, "the schedule starts here")
	}
	if err != nil {
		return err
	}
	slots := e.Cadence.Slots(last.Send, now.Add(planAhead))
	for i, slot := range slots {
		if slot.Draft.After(now) {
			return nil
		}
		if i+1 < len(slots) && !slots[i+1].Send.After(now) {
			if err := p.settle(ctx, e.ID, slot, "missed: a later slot was due as well"); err != nil {
				return err
			}
			continue
		}
		if err := p.fill(ctx, e, slot, now); err != nil {
			return fmt.Errorf("edition %s: slot %s: %w", e.ID, slot.Key, err)
		}
	}
	return nil
}

// fill takes one due slot a step further.
func (p *Press) fill(ctx context.Context, e digest.Edition, slot digest.Slot, now time.Time) error {
	draft, err := p.Slots.DraftOfSlot(ctx, e.ID, slot.Key)
	if errors.Is(err, news.ErrNotFound) {
		report, err := p.Draft(ctx, Order{Edition: e, Slot: slot})
		if errors.Is(err, news.ErrConflict) {
			p.Logger.Info("slot drafted elsewhere, or to be tried again", "edition", e.ID, "slot", slot.Key, "error", err)
			return nil
		}
		if err != nil {
			return err
		}
		if report.NothingNew && slot.Send.After(now) {
			return nil // news may still come before it is to be sent
		}
		if report.NothingNew {
			return p.mark(ctx, digest.SlotOutcome{
				Edition: e.ID, Slot: slot, Outcome: "nothing new", Passed: report.Draft.Content.Considered(),
			})
		}
		p.Logger.Info("draft made", "edition", e.ID, "slot", slot.Key, "draft", report.Draft.ID)
		draft = report.Draft
	} else if err != nil {
		return err
	}
	switch {
	case draft.Issue != 0:
		return p.settle(ctx, e.ID, slot, fmt.Sprintf("issue %d", draft.Issue))
	case slot.Send.After(now):
		return nil
	}
	return p.deadline(ctx, e, slot, draft)
}

// deadline applies the edition's policy to a draft that nobody has approved in time.
func (p *Press) deadline(ctx context.Context, e digest.Edition, slot digest.Slot, draft digest.Draft) error {
	if draft.Withdrawn != "" {
		return p.settle(ctx, e.ID, slot, fmt.Sprintf("withdrawn: draft %d waits for an editor", draft.ID))
	}
	policy := digest.Approver{Kind: digest.Policy, Name: string(digest.Automatic)}
	narrow := whole
	if e.Approval == digest.ByEditor {
		policy.Name = "at_deadline " + string(e.AtDeadline)
		switch e.AtDeadline {
		case digest.Verified:
			narrow = digest.Content.VerifiedOnly
		case digest.Headlines:
			narrow = digest.Content.HeadlinesOnly
		default:
			return p.settle(ctx, e.ID, slot, fmt.Sprintf("held: draft %d waits for an editor", draft.ID))
		}
	}
	issue, err := p.approveAs(ctx, draft, policy, narrow)
	switch {
	case errors.Is(err, errNothingLeft):
		return p.settle(ctx, e.ID, slot, "nothing left of the draft")
	case errors.Is(err, news.ErrConflict):
		return nil // edited or approved at this very moment; the next sweep looks again
	case err != nil:
		return err
	}
	p.Logger.Info("issue approved", "edition", e.ID, "issue", issue.ID(), "by", issue.ApprovedBy().String())
	return p.settle(ctx, e.ID, slot, fmt.Sprintf("issue %d", issue.ID()))
}

func (p *Press) settle(ctx context.Context, e digest.EditionID, slot digest.Slot, outcome string) error {
	return p.mark(ctx, digest.SlotOutcome{Edition: e, Slot: slot, Outcome: outcome})
}

func (p *Press) mark(ctx context.Context, o digest.SlotOutcome) error {
	p.Logger.Info("slot settled", "edition", o.Edition, "slot", o.Slot.Key, "outcome", o.Outcome)
	o.At = p.Now()
	return p.Slots.MarkSlot(ctx, o)
}
