package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

// What is wrong stays wrong until a person does something; what waits goes on by itself, or has
// time. Each line names the way out.

func (s *status) wrong(format string, args ...any) {
	s.Wrong = append(s.Wrong, fmt.Sprintf(format, args...))
}

func (s *status) waits(format string, args ...any) {
	s.Waiting = append(s.Waiting, fmt.Sprintf(format, args...))
}

// failuresInARow are what no passing trouble explains any more.
const failuresInARow = 3

func (s *status) judgeFeed(f news.Feed, now time.Time) {
	switch {
	case !f.Listed:
	case !f.EndedAt.IsZero():
		s.wrong("feed %s was ended by its publisher on %s and is not read any more: 'barid feeds remove %d' or the config takes it out",
			f.Name, stamp(f.EndedAt), f.ID)
	case f.Quiet(now):
		s.wrong("feed %s has brought nothing since %s, far longer than usual: look at its site; 'barid feeds check %d' tells what it gives",
			f.Name, stamp(f.Newest), f.ID)
	case f.Error == "":
	case f.ReadAt.IsZero(), f.Failures >= failuresInARow:
		s.wrong("feed %s could not be read, %s in a row: %s; 'barid feeds check %d' tries again, 'barid feeds remove %d' or the config ends it",
			f.Name, count(f.Failures, "time"), f.Error, f.ID, f.ID)
	default:
		s.waits("feed %s could not be read this time, and is tried again: %s", f.Name, f.Error)
	}
}

// grace is what the schedule may lag behind while a slot is drafted and approved.
const grace = 15 * time.Minute

// judgeSchedule looks whether somebody keeps the slots, and has kept the last ones. What nobody
// has ever served may be made by hand.
func (n *newsroom) judgeSchedule(ctx context.Context, s *status) error {
	if !n.config.scheduled(n.now()) {
		return nil
	}
	served := false
	for _, e := range n.config.editions {
		last, err := n.db.LastSlot(ctx, e.ID, n.now())
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		served = true
		missed := e.Cadence.Slots(last.Send, n.now().Add(-grace))
		if s.Serving && len(missed) > 0 {
			s.wrong("edition %s has no issue of %s: 'barid serve' says why in its log; 'barid run --edition %s' makes one now",
				e.ID, clock(missed[len(missed)-1].Send, e), e.ID)
		}
	}
	switch {
	case s.Serving:
	case served:
		s.wrong("nobody keeps the schedule any more: start 'barid serve'")
	default:
		s.waits("nobody keeps the schedule yet: start 'barid serve'")
	}
	return nil
}

// judgeDraft tells what the newest draft waits for.
func (n *newsroom) judgeDraft(d digest.Draft, e digest.Edition, s *status) {
	slot := d.Content.Slot
	do := fmt.Sprintf("'barid preview %d', then 'barid approve %d'", d.ID, d.ID)
	switch {
	case slot.Manual():
		s.waits("draft %d of %s waits for an editor: %s", d.ID, e.ID, do)
	case slot.Send.Add(grace).After(n.now()):
		s.waits("draft %d of %s waits for an editor until %s: %s", d.ID, e.ID, clock(slot.Send, e), do)
	default:
		s.wrong("draft %d of %s was to be sent %s, and waits for an editor: %s", d.ID, e.ID, clock(slot.Send, e), do)
	}
}

// underWay is how long an issue may be on its way before somebody should look.
const underWay = 2 * time.Hour

// judgeIssue names what of an issue and its deliveries needs a person or some time.
func (n *newsroom) judgeIssue(ctx context.Context, r digest.IssueRecord, s *status) error {
	counts, err := n.db.Counts(ctx, r.ID)
	if err != nil {
		return err
	}
	halt, err := n.haltOf(ctx, r.ID)
	if err != nil {
		return err
	}
	late := n.now().Sub(r.PublishedAt) > underWay
	switch {
	case halt.Kind == deliver.HaltPaused:
		s.waits("issue %d is paused, by %s: 'barid issues resume %d' goes on, 'barid issues cancel %d' ends it", r.ID, halt.By, r.ID, r.ID)
	case r.PublishedAt.IsZero() && (s.Serving || r.Content.Slot.Send.After(n.now())):
		s.waits("issue %d is approved and goes out when it is due; 'barid send %d' sends it at once", r.ID, r.ID)
	case r.PublishedAt.IsZero():
		s.wrong("issue %d is approved and due, and nobody sends it: 'barid send %d', or start 'barid serve'", r.ID, r.ID)
	case counts.Open() > 0 && s.Serving && !late:
		s.waits("issue %d is on its way, %s to go", r.ID, count(counts.Open(), "delivery"))
	case counts.Open() > 0:
		reply, err := n.lastReply(ctx, r.ID)
		if err != nil {
			return err
		}
		s.wrong("issue %d has %s to go%s: 'barid doctor' looks at the relay, 'barid send %d' tries at once", r.ID, count(counts.Open(), "delivery"), reply, r.ID)
	}
	undecided, err := n.toDecide(ctx, r.ID, nil)
	if len(undecided) > 0 {
		s.wrong("issue %d has %d uncertain: they may have arrived, and are not repeated; 'barid deliveries list --issue %d --state uncertain' "+
			"names them, then 'barid deliveries resend' or 'hold'", r.ID, len(undecided), r.ID)
	}
	return err
}

// lastReply is what the relay said to the delivery that was deferred last.
func (n *newsroom) lastReply(ctx context.Context, id digest.IssueID) (string, error) {
	deferred, err := n.db.Deliveries(ctx, id, deliver.Deferred)
	if err != nil || len(deferred) == 0 {
		return "", err
	}
	last := deferred[0]
	for _, d := range deferred {
		if d.Updated.After(last.Updated) {
			last = d
		}
	}
	return ", last refused with " + oneLine(last.Reply), nil
}
