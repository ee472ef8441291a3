package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/press"
)

// order asks for one edition's next issue.
type order struct {
	edition digest.Edition
	slot    digest.Slot
	again   bool
	observe func(press.Step)
}

// draft makes the draft of an order.
func (n *newsroom) draft(ctx context.Context, o order) (press.Report, error) {
	return n.press(o.observe).Draft(ctx, press.Order{Edition: o.edition, Slot: o.slot, Again: o.again})
}

// issue makes a draft and, where the edition's policy says so, the issue of it.
func (n *newsroom) issue(ctx context.Context, o order) (press.Report, digest.Issue, error) {
	return n.press(o.observe).Issue(ctx, press.Order{Edition: o.edition, Slot: o.slot, Again: o.again})
}

// approve makes an issue of a draft as the approver saw it.
func (n *newsroom) approve(ctx context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error) {
	return n.press(nil).Approve(ctx, d, by)
}

// publish queues a delivery for every subscriber of the issue, once.
func (n *newsroom) publish(ctx context.Context, issue digest.Issue) error {
	_, err := n.db.PublishIssue(ctx, issue.ID(), n.now())
	if err != nil {
		return fmt.Errorf("publish issue %d: %w", issue.ID(), err)
	}
	return nil
}

// dispatch sends what is due. One process dispatches at a time; the next one finds the rest.
func (n *newsroom) dispatch(ctx context.Context) (report deliver.Report, err error) {
	release, err := n.db.Lock(ctx, "dispatch")
	if err != nil {
		return report, fmt.Errorf("dispatch: %w", err)
	}
	defer func() { err = errors.Join(err, release()) }()
	sender, closeSender, err := n.sender()
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, closeSender()) }()
	return n.dispatcher(sender).Dispatch(ctx)
}

// lastIssue is the edition's newest issue; false when it has none.
func (n *newsroom) lastIssue(ctx context.Context, e digest.EditionID) (digest.Issue, bool, error) {
	issue, err := n.db.LastIssue(ctx, e)
	if errors.Is(err, news.ErrNotFound) {
		return issue, false, nil
	}
	return issue, err == nil, err
}

// slot is the one that an order by hand fills: an extra one now, or the next planned one that no
// issue has used up, brought forward.
func (n *newsroom) slot(ctx context.Context, e digest.Edition, planned bool) (digest.Slot, error) {
	if !planned {
		return digest.ManualSlot(n.now()), nil
	}
	slot, ok, err := n.nextSlot(ctx, e)
	if err != nil || !ok {
		return slot, cmp.Or(err, usagef("edition %s has no schedule; run it without --slot", e.ID))
	}
	slot.Draft, slot.Send = n.now(), n.now()
	return slot, nil
}

// nextSlot is the next planned slot that no issue has used up yet.
func (n *newsroom) nextSlot(ctx context.Context, e digest.Edition) (digest.Slot, bool, error) {
	slot, ok := e.Cadence.Next(n.now())
	for ok {
		draft, err := n.db.DraftOfSlot(ctx, e.ID, slot.Key)
		if errors.Is(err, news.ErrNotFound) || err == nil && draft.Issue == 0 {
			break
		}
		if err != nil {
			return slot, false, err
		}
		slot, ok = e.Cadence.Next(slot.Send)
	}
	return slot, ok, nil
}

// chosen returns the editions that a command is for: the named one, or all.
func (n *newsroom) chosen(id string) ([]digest.Edition, error) {
	if id == "" {
		return n.config.editions, nil
	}
	e, err := n.config.edition(id)
	return []digest.Edition{e}, err
}

// clock prints a time as people at the edition's desk would say it.
func clock(t time.Time, e digest.Edition) string {
	return t.In(e.Cadence.Zone()).Format("Mon 2 Jan 15:04 MST")
}
