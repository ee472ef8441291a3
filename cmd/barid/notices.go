package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// noticed is how old a draft may be for its editors to be told of it.
const noticed = 24 * time.Hour

// sweepNotices tells the editors of drafts that wait for them, each once, and sends what
// notices are due. Sweeping again, or from two processes, sends nothing twice: a notice has a
// key.
func (n *newsroom) sweepNotices(ctx context.Context, now time.Time) error {
	for _, e := range n.config.editions {
		if err := n.alert(ctx, e, now); err != nil {
			return fmt.Errorf("edition %s: notices: %w", e.ID, err)
		}
		if e.Approval != digest.ByEditor {
			continue
		}
		if err := n.announce(ctx, e, now); err != nil {
			return fmt.Errorf("edition %s: notices: %w", e.ID, err)
		}
	}
	due, err := n.db.DueNotices(ctx, now, 1)
	if err != nil || len(due) == 0 {
		return err
	}
	return n.notify(ctx)
}

// announce queues a notice of every waiting draft for every editor of the edition.
func (n *newsroom) announce(ctx context.Context, e digest.Edition, now time.Time) error {
	editors, err := n.db.Editors(ctx)
	if err != nil || len(editors) == 0 {
		return err
	}
	drafts, err := n.db.Drafts(ctx, e.ID, recent)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if d.Issue != 0 || now.Sub(d.Content.MadeAt) > noticed {
			continue
		}
		for _, editor := range editors {
			if !editor.Works(e.ID) {
				continue
			}
			key := fmt.Sprintf("draft %d is ready, to editor %d", d.ID, editor.ID)
			notice := n.draftReady(e, d, now)
			notice.Key = key
			notice.To = editor.Address
			if err := n.queueOnce(ctx, notice); err != nil {
				return err
			}
		}
	}
	return nil
}

// queueOnce queues a notice unless its key was used before.
func (n *newsroom) queueOnce(ctx context.Context, notice deliver.Notice) error {
	told, err := n.db.HasNotice(ctx, notice.Key)
	if err != nil || told {
		return err
	}
	return n.db.QueueNotice(ctx, notice)
}

func (n *newsroom) draftReady(e digest.Edition, d digest.Draft, now time.Time) deliver.Notice {
	deadline := ""
	if send := d.Content.Slot.Send.In(e.Cadence.Zone()); !d.Content.Slot.Manual() && send.After(now) {
		deadline = send.Format("15:04")
		if send.Format(time.DateOnly) != now.In(send.Location()).Format(time.DateOnly) {
			deadline = send.Format("2006-01-02 15:04")
		}
	}
	text := templates.DraftReady{
		Draft: d, Deadline: deadline, Unapproved: e.AtDeadline, Link: fmt.Sprintf("%sdrafts/%d", n.deskURL(), d.ID),
	}.Notice()
	return noticeOf(e, text, now)
}

// noticeOf is a notice of an edition that is not addressed yet.
func noticeOf(e digest.Edition, text templates.NoticeInput, now time.Time) deliver.Notice {
	return deliver.Notice{
		From: e.From, ReplyTo: e.ReplyTo, Language: text.Language, Subject: text.Subject, Paragraphs: text.Paragraphs,
		Points: text.Points, Link: text.Link, LinkText: text.LinkText, Quoted: text.Quoted, At: now,
	}
}

// notify sends the notices that are due. Another process that is at it already does the same.
func (n *newsroom) notify(ctx context.Context) (err error) {
	release, err := n.db.TryLock(ctx, "notices")
	if errors.Is(err, news.ErrConflict) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	sender, closeSender, err := n.sender()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSender()) }()
	_, err = deliver.NewNotifier(deliver.NotifierOptions{
		Ledger: n.db, Composer: n.composer, Sender: sender, Now: n.now, Logger: n.log,
	}).Notify(ctx)
	return err
}
