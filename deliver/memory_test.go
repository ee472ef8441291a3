package deliver

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// memory is a ledger that holds its callers to the contract: every step is checked against
// the state that it must start from.
type memory struct {
	t    *testing.T
	rows []*Delivery
	log  []string // every step, in order
	fail error    // returned by Begin
}

func newMemory(t *testing.T, recipients int) *memory {
	m := &memory{t: t}
	for i := range recipients {
		m.rows = append(m.rows, &Delivery{
			ID: DeliveryID(i + 1), Issue: 7, Subscriber: audience.SubscriberID(i + 1), State: Queued, Due: fixture.Now(),
		})
	}
	return m
}

func (m *memory) Lease(_ context.Context, now time.Time, limit int) ([]Lease, error) {
	var leases []Lease
	for _, d := range m.rows {
		if len(leases) < limit && (d.State == Queued || d.State == Deferred) && !d.Due.After(now) {
			d.State = Leased
			leases = append(leases, Lease{Delivery: *d, Subscriber: fixture.Reader(d.Subscriber, "levant"), Edition: "levant"})
		}
	}
	return leases, nil
}

func (m *memory) Begin(_ context.Context, id DeliveryID, variant string, _ time.Time) error {
	if m.fail != nil {
		return m.fail
	}
	d := m.rows[id-1]
	if d.State != Leased {
		return news.ErrConflict
	}
	d.State, d.Variant = Sending, variant
	d.Attempts++
	m.log = append(m.log, fmt.Sprintf("begin %d", id))
	return nil
}

func (m *memory) Finish(_ context.Context, id DeliveryID, f Fate) error {
	d := m.rows[id-1]
	if d.State != Sending && (d.State != Leased || f.State != Skipped && f.State != Deferred) {
		m.t.Errorf("delivery %d: finished as %s from %s", id, f.State, d.State)
	}
	if f.At.IsZero() || (f.State == Deferred) == f.Due.IsZero() {
		m.t.Errorf("delivery %d: %s at %v, due %v", id, f.State, f.At, f.Due)
	}
	d.State, d.Reason, d.Reply, d.Due, d.Updated = f.State, f.Reason, f.Reply, f.Due, f.At
	m.log = append(m.log, fmt.Sprintf("%s %d", f.State, id))
	return nil
}

func (m *memory) Recover(_ context.Context, _ time.Time) (Recovered, error) {
	var r Recovered
	for _, d := range m.rows {
		switch d.State {
		case Leased:
			d.State = Queued
			r.Requeued++
		case Sending:
			d.State = Uncertain
			r.Uncertain++
		}
	}
	return r, nil
}

// states counts the ledger's rows.
func (m *memory) states() Counts {
	counts := Counts{}
	for _, d := range m.rows {
		counts[d.State]++
	}
	return counts
}

// composer makes a message that names its subscriber, and fails for some.
type composer map[audience.SubscriberID]error

func (c composer) Compose(one Copy) (Message, error) {
	id := one.Subscriber.ID
	return Message{Recipient: one.Subscriber.Address, Data: fmt.Appendf(nil, "to %d", id)}, c[id]
}

// sender answers as it is told to, and writes down what it was given.
type sender struct {
	answer  func(Message) (Outcome, error)
	refuses string
	sent    []string
	ledger  *memory
}

func (s *sender) Refuses(address string) string {
	if address == s.refuses {
		return "a reserved address"
	}
	return ""
}

func (s *sender) Send(_ context.Context, m Message) (Outcome, error) {
	s.sent = append(s.sent, string(m.Data))
	s.ledger.log = append(s.ledger.log, "send")
	if s.answer == nil {
		return Outcome{Code: 250, Text: "2.0.0 queued"}, nil
	}
	return s.answer(m)
}

type issues struct{ one digest.Issue }

func (i issues) Issue(_ context.Context, id digest.IssueID) (digest.Issue, error) {
	if id != i.one.ID() {
		return digest.Issue{}, news.ErrNotFound
	}
	return i.one, nil
}

// options are those of a dispatcher whose clock stands still ten minutes after the fixtures'.
func options(t *testing.T, ledger *memory, s *sender) Options {
	t.Helper()
	issue, err := fixture.Issue(7, fixture.English())
	if err != nil {
		t.Fatal(err)
	}
	s.ledger = ledger
	return Options{
		Ledger: ledger, Issues: issues{issue}, Composer: composer{}, Sender: s,
		Now:    func() time.Time { return fixture.Now().Add(10 * time.Minute) },
		Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Batch:  4,
	}
}
