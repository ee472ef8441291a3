package main

import (
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

// draft makes the draft of a slot. Two processes never draft an edition at once, so that no
// article is told in two issues.
func (n *newsroom) draft(ctx context.Context, o order) (press.Report, error) {
	release, err := n.db.Lock(ctx, "edition-"+string(o.edition.ID))
	if err != nil {
		return press.Report{}, fmt.Errorf("edition %s: %w", o.edition.ID, err)
	}
	report, err := n.draftLocked(ctx, o)
	return report, errors.Join(err, release())
}

func (n *newsroom) draftLocked(ctx context.Context, o order) (press.Report, error) {
	machine, err := n.press(o.observe)
	if err != nil {
		return press.Report{}, err
	}
	return machine.Draft(ctx, press.Order{Edition: o.edition, Slot: o.slot, Again: o.again})
}

// issue makes a draft and, where the edition's policy says so, the issue of it. The lock is
// held until the issue has claimed its articles.
func (n *newsroom) issue(ctx context.Context, o order) (report press.Report, issue digest.Issue, err error) {
	release, err := n.db.Lock(ctx, "edition-"+string(o.edition.ID))
	if err != nil {
		return report, issue, fmt.Errorf("edition %s: %w", o.edition.ID, err)
	}
	defer func() { err = errors.Join(err, release()) }()
	report, err = n.draftLocked(ctx, o)
	if err != nil || report.NothingNew || o.edition.Approval != digest.Automatic {
		return report, issue, err
	}
	issue, err = n.approve(ctx, report.Draft, digest.Approver{Kind: digest.Policy, Name: string(digest.Automatic)})
	return report, issue, err
}

// approve freezes the draft as it is stored now and keeps the issue.
func (n *newsroom) approve(ctx context.Context, d digest.Draft, by digest.Approver) (digest.Issue, error) {
	hash, err := d.Content.Hash()
	if err != nil {
		return digest.Issue{}, err
	}
	issue, err := d.Approve(by, hash, n.now())
	if err != nil {
		return digest.Issue{}, err
	}
	return n.db.SaveIssue(ctx, issue)
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

// slot is the one that an order by hand fills: an extra one now, or the next planned one,
// brought forward.
func (n *newsroom) slot(e digest.Edition, planned bool) (digest.Slot, error) {
	if !planned {
		return digest.ManualSlot(n.now()), nil
	}
	slot, ok := e.Cadence.Next(n.now())
	if !ok {
		return slot, usagef("edition %s has no schedule; run it without --slot", e.ID)
	}
	slot.Draft, slot.Send = n.now(), n.now()
	return slot, nil
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
