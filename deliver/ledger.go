package deliver

import (
	"context"
	"time"

	"barid/audience"
	"barid/digest"
)

// Ledger is where deliveries are kept. What a method has returned without error is committed
// and survives a crash.
type Ledger interface {
	// Lease takes up to limit deliveries due at now (queued, or deferred and due). Consent
	// and suppression are read again: who may not be mailed any more goes to skipped or
	// suppressed, with the reason, and is not returned.
	Lease(ctx context.Context, now time.Time, limit int) ([]Lease, error)

	// Begin commits leased -> sending, counts the attempt and keeps the variant; ErrConflict
	// if it is leased no more.
	Begin(ctx context.Context, id DeliveryID, variant string, now time.Time) error

	// Finish commits what became of a delivery.
	Finish(ctx context.Context, id DeliveryID, f Fate) error

	// Recover takes over what an ended dispatcher left: leased goes back to queued, sending
	// becomes uncertain. Only the holder of the dispatch lock calls it.
	Recover(ctx context.Context, now time.Time) (Recovered, error)
}

// Lease is a delivery that the dispatcher may work on, with what it needs to make the mail.
type Lease struct {
	Delivery   Delivery
	Subscriber audience.Subscriber
	Edition    digest.EditionID
}

// Fate is what became of a delivery at one attempt.
type Fate struct {
	State  State
	Reason string // why it was skipped, suppressed or bounced
	Reply  string // last answer of the relay, or the error
	Due    time.Time
	At     time.Time
}

// Recovered counts what an ended dispatcher had left behind.
type Recovered struct{ Requeued, Uncertain int }
