package deliver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"barid/news"
)

// NoticeID is a row of the notices.
type NoticeID int64

// Notice is mail that is no delivery: to an editor, that a draft waits. Its key says what it
// is about and to whom, and there is one notice of a key: it is sent once.
type Notice struct {
	Key        string
	From       string // RFC 5322 address of the edition
	ReplyTo    string
	To         string
	Language   string
	Subject    string
	Paragraphs []string
	Points     []string // a list after the paragraphs
	Link       string   // that leads on; following it changes nothing
	LinkText   string
	Quoted     string    // a longer text below, as plain text
	At         time.Time // when it was written; its Date
}

// QueuedNotice is a notice of the ledger.
type QueuedNotice struct {
	ID       NoticeID
	Notice   Notice
	State    State
	Attempts int
	Reply    string
}

// NoticeLedger is where notices are kept. As in the Ledger, what a method has returned is
// committed.
type NoticeLedger interface {
	// DueNotices returns up to limit that are queued, or deferred and due.
	DueNotices(ctx context.Context, now time.Time, limit int) ([]QueuedNotice, error)

	// BeginNotice commits that a notice is being sent, and counts the attempt; ErrConflict if
	// it is not due any more.
	BeginNotice(ctx context.Context, id NoticeID, now time.Time) error

	// FinishNotice commits what became of it.
	FinishNotice(ctx context.Context, id NoticeID, f Fate) error

	// RecoverNotices makes uncertain what an ended notifier was sending.
	RecoverNotices(ctx context.Context, now time.Time) (int, error)
}

// NoticeComposer makes the bytes of a notice.
type NoticeComposer interface {
	Notice(Notice) (Message, error)
}

// Notifier sends notices, on a path of its own: an issue on its way to thousands does not keep
// an editor waiting.
type Notifier struct{ o NotifierOptions }

// NotifierOptions are a notifier's parts. All but the policy must be given.
type NotifierOptions struct {
	Ledger   NoticeLedger
	Composer NoticeComposer
	Sender   Sender
	Now      func() time.Time
	Logger   *slog.Logger
	Policy   Policy
}

// NewNotifier fills in what the options leave open.
func NewNotifier(o NotifierOptions) *Notifier {
	o.Policy = o.Policy.withDefaults()
	return &Notifier{o}
}

// noticeBatch is how many notices are read at a time, and the most that one run sends.
const noticeBatch = 200

// Notify sends what is due and returns what became of it. Its caller holds the lock of the
// notices. An error is one of the ledger; the next run goes on.
func (n *Notifier) Notify(ctx context.Context) (Counts, error) {
	counts := Counts{}
	if _, err := n.o.Ledger.RecoverNotices(ctx, n.o.Now()); err != nil {
		return counts, fmt.Errorf("notices: recover: %w", err)
	}
	due, err := n.o.Ledger.DueNotices(ctx, n.o.Now(), noticeBatch)
	if err != nil {
		return counts, fmt.Errorf("notices: %w", err)
	}
	for _, q := range due {
		if ctx.Err() != nil {
			break
		}
		fate, err := n.notify(ctx, q)
		if errors.Is(err, news.ErrConflict) {
			continue
		}
		if err != nil {
			return counts, fmt.Errorf("notice %d: %w", q.ID, err)
		}
		counts[fate.State]++
		if fate.State == Deferred && fate.Reason == notReached {
			break
		}
	}
	return counts, nil
}

// notReached marks a fate that the others would share.
const notReached = "the next hop was not reached"

// notify brings one notice to its fate. As with deliveries, the message is whole before the
// ledger says sending, and the ledger has said it before the first byte leaves.
func (n *Notifier) notify(ctx context.Context, q QueuedNotice) (Fate, error) {
	keep := context.WithoutCancel(ctx)
	m, fate := n.prepare(q)
	if fate.State == Sending {
		if err := n.o.Ledger.BeginNotice(keep, q.ID, n.o.Now()); err != nil {
			return fate, fmt.Errorf("begin: %w", err)
		}
		fate = n.send(keep, q, m)
	}
	fate.At = n.o.Now()
	if err := n.o.Ledger.FinishNotice(keep, q.ID, fate); err != nil {
		return fate, fmt.Errorf("finish: %w", err)
	}
	n.o.Logger.Info("notice done", "notice", q.ID, "state", fate.State, "reason", fate.Reason)
	return fate, nil
}

func (n *Notifier) prepare(q QueuedNotice) (Message, Fate) {
	if reason := n.o.Sender.Refuses(q.Notice.To); reason != "" {
		return Message{}, Fate{State: Skipped, Reason: reason}
	}
	m, err := n.o.Composer.Notice(q.Notice)
	if err != nil {
		return Message{}, Fate{State: Deferred, Reply: err.Error(), Due: n.o.Policy.due(q.Attempts, n.o.Now())}
	}
	return m, Fate{State: Sending}
}

func (n *Notifier) send(ctx context.Context, q QueuedNotice, m Message) Fate {
	outcome, err := n.o.Sender.Send(ctx, m)
	if err != nil {
		return Fate{State: Uncertain, Reply: err.Error()}
	}
	fate := n.o.Policy.judge(outcome, q.Attempts, q.Notice.At, n.o.Now())
	if fate.State == Deferred && (!outcome.Reached() || outcome.AboutUs()) {
		fate.Reason = cmp.Or(fate.Reason, notReached)
	}
	return fate
}
