package deliver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

// Dispatcher mails what the ledger says is due, one delivery after the other. It repeats
// nothing that may have arrived, and one recipient's trouble never stops the others.
type Dispatcher struct{ o Options }

// Options are a dispatcher's parts. All but the last four must be given.
type Options struct {
	Ledger   Ledger
	Issues   Issues
	Composer Composer
	Sender   Sender
	Now      func() time.Time
	Logger   *slog.Logger

	Policy Policy
	Batch  int           // deliveries leased at a time; 0: 50
	Grace  time.Duration // how long a message on its way may go on after a stop; 0: 5 s
}

// Issues reads the issues that deliveries belong to.
type Issues interface {
	Issue(ctx context.Context, id digest.IssueID) (digest.Issue, error)
}

// Copy is one subscriber's copy of an issue: what a message is made of.
type Copy struct {
	Issue      digest.Issue
	Subscriber audience.Subscriber
	View       digest.View
}

// Composer makes the bytes of a message. Equal copies give equal bytes.
type Composer interface {
	Compose(Copy) (Message, error)
}

// Sender takes messages to the next hop.
type Sender interface {
	// Refuses says why this sender never takes an address; empty when it does.
	Refuses(address string) string

	// Send returns what the next hop said. An error means that nobody knows whether it took
	// the message; where no byte of it was sent, that is an Outcome with code 0.
	Send(ctx context.Context, m Message) (Outcome, error)
}

// Report says what one run did.
type Report struct {
	Recovered Recovered
	Counts    Counts // the deliveries it worked on, by the state they have now
	Stopped   string // why it ended while deliveries were still due; empty: it went through all
}

// NewDispatcher fills in what the options leave open.
func NewDispatcher(o Options) *Dispatcher {
	o.Policy = o.Policy.withDefaults()
	o.Batch = cmp.Or(o.Batch, 50)
	o.Grace = cmp.Or(o.Grace, 5*time.Second)
	return &Dispatcher{o}
}

// Dispatch takes over what an ended dispatcher left, then sends until nothing is due, ctx is
// done, or the next hop is in trouble; deliveries not begun then go back to the queue. Its
// caller holds the dispatch lock. An error is one of the ledger; the next run recovers.
func (d *Dispatcher) Dispatch(ctx context.Context) (Report, error) {
	r := run{o: d.o, report: Report{Counts: Counts{}}}
	var err error
	if r.report.Recovered, err = d.o.Ledger.Recover(ctx, d.o.Now()); err != nil {
		return r.report, fmt.Errorf("dispatch: recover: %w", err)
	}
	for !r.stopped(ctx) {
		leases, err := d.o.Ledger.Lease(ctx, d.o.Now(), d.o.Batch)
		if ctx.Err() != nil {
			continue
		}
		if err != nil {
			return r.report, fmt.Errorf("dispatch: lease: %w", err)
		}
		if len(leases) == 0 {
			return r.report, nil
		}
		for _, l := range leases {
			if r.stopped(ctx) {
				break
			}
			if err := r.deliver(ctx, l); err != nil {
				return r.report, fmt.Errorf("delivery %d: %w", l.Delivery.ID, err)
			}
		}
	}
	if _, err := d.o.Ledger.Recover(context.WithoutCancel(ctx), d.o.Now()); err != nil {
		return r.report, fmt.Errorf("dispatch: give back leases: %w", err)
	}
	return r.report, nil
}

// run is one call of Dispatch.
type run struct {
	o       Options
	report  Report
	issue   digest.Issue // the last one read
	trouble int          // attempts in a row that did not reach the next hop, or broke off
	refused int          // refusals for good in a row
}

// stopped tells that no further delivery is to be begun.
func (r *run) stopped(ctx context.Context) bool {
	if ctx.Err() != nil && r.report.Stopped == "" {
		r.report.Stopped = "asked to stop"
	}
	return r.report.Stopped != ""
}

// deliver brings one delivery to its fate. The message is whole before the ledger says
// sending, and the ledger has said it before the first byte leaves.
func (r *run) deliver(ctx context.Context, l Lease) error {
	m, fate := r.prepare(ctx, l)
	keep := context.WithoutCancel(ctx) // what was begun is written down, stop or not
	begun := false
	if fate.State == Sending {
		variant := l.selection().Key()
		err := r.o.Ledger.Begin(keep, l.Delivery.ID, variant, r.o.Now())
		if errors.Is(err, news.ErrConflict) {
			r.takenBack(l)
			return nil
		}
		if err != nil {
			return fmt.Errorf("begin: %w", err)
		}
		begun, fate = true, r.send(ctx, l, m)
	}
	fate.At = r.o.Now()
	err := r.o.Ledger.Finish(keep, l.Delivery.ID, fate)
	if !begun && errors.Is(err, news.ErrConflict) {
		r.takenBack(l)
		return nil
	}
	if err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	r.report.Counts[fate.State]++
	r.o.Logger.Debug("delivery done", "delivery", l.Delivery.ID, "issue", l.Delivery.Issue, "state", fate.State)
	return nil
}

// takenBack passes over a delivery whose issue was paused or cancelled since it was leased.
func (r *run) takenBack(l Lease) {
	r.o.Logger.Info("delivery was taken back", "delivery", l.Delivery.ID)
}

// prepare makes the message; the fate is Sending, or what becomes of a delivery that cannot
// be sent.
func (r *run) prepare(ctx context.Context, l Lease) (Message, Fate) {
	if reason := r.o.Sender.Refuses(l.Subscriber.Address); reason != "" {
		return Message{}, Fate{State: Skipped, Reason: reason}
	}
	if l.Delivery.Issue != r.issue.ID() {
		issue, err := r.o.Issues.Issue(ctx, l.Delivery.Issue)
		if err != nil {
			return Message{}, r.unprepared(l, fmt.Errorf("read the issue: %w", err))
		}
		r.issue = issue
	}
	view := r.issue.Content().View(l.selection())
	if view.Empty() {
		return Message{}, Fate{State: Skipped, Reason: "the issue holds nothing that the subscriber asked for"}
	}
	m, err := r.o.Composer.Compose(Copy{Issue: r.issue, Subscriber: l.Subscriber, View: view})
	if err != nil {
		return Message{}, r.unprepared(l, fmt.Errorf("compose: %w", err))
	}
	return m, Fate{State: Sending}
}

// unprepared puts off a delivery for a fault of ours: somebody has to mend it, and then it
// is to be sent.
func (r *run) unprepared(l Lease, err error) Fate {
	r.o.Logger.Error("delivery cannot be made", "delivery", l.Delivery.ID, "issue", l.Delivery.Issue, "cause", err)
	return Fate{State: Deferred, Reply: err.Error(), Due: r.o.Policy.due(l.Delivery.Attempts, r.o.Now())}
}

// send hands the message over and judges the answer.
func (r *run) send(ctx context.Context, l Lease, m Message) Fate {
	ctx, cancel := lingering(ctx, r.o.Grace)
	defer cancel()
	outcome, err := r.o.Sender.Send(ctx, m)
	if err != nil {
		r.o.Logger.Error("delivery uncertain", "delivery", l.Delivery.ID, "cause", err)
		r.count(Outcome{Text: err.Error()})
		return Fate{State: Uncertain, Reply: err.Error()}
	}
	r.count(outcome)
	return r.o.Policy.judge(outcome, l.Delivery.Attempts, r.issue.Record().PublishedAt, r.o.Now())
}

// Limits of a run: so many attempts in a row are a trouble of the next hop, or of ours.
const (
	maxTrouble = 3
	maxRefused = 10
)

// count stops the run where going on would do harm: nobody is there, or the next hop refuses
// us rather than a subscriber.
func (r *run) count(o Outcome) {
	r.trouble++
	r.refused++
	if o.Reached() {
		r.trouble = 0
	}
	if !o.Permanent() {
		r.refused = 0
	}
	switch {
	case o.AboutUs():
		r.report.Stopped = "the next hop refuses this sender: " + o.String()
	case r.trouble >= maxTrouble:
		r.report.Stopped = "the next hop does not answer: " + o.String()
	case r.refused >= maxRefused:
		r.report.Stopped = fmt.Sprintf("the next hop refused %d in a row", maxRefused)
	}
}

// selection is what the subscriber asked for of the edition.
func (l Lease) selection() digest.Selection {
	preference, _ := l.Subscriber.For(l.Edition)
	return preference.Selection
}

// lingering outlives ctx by grace: a message on its way is finished rather than cut off.
func lingering(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	outer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return outer, func() { stop(); cancel() }
}
