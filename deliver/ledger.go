package deliver

import (
	"context"
	"time"

	"barid/audience"
	"barid/digest"
)

// Ledger keeps what became of every delivery. Each call is committed when it returns, so a
// dispatcher that dies leaves every delivery in one known state.
type Ledger interface {
	// Lease takes up to limit deliveries that are due at now, queued ones and deferred ones.
	// Consent and suppression are read again: whoever may not be mailed any more goes to
	// skipped or suppressed, with the reason, and is not returned. Empty: nothing is due.
	Lease(ctx context.Context, now time.Time, limit int) ([]Lease, error)

	// Begin commits leased -> sending, counts the attempt and keeps the variant. It gives
	// ErrConflict for a delivery that is leased no more.
	Begin(ctx context.Context, id DeliveryID, variant string, now time.Time) error

	// Finish commits what became of a delivery.
	Finish(ctx context.Context, id DeliveryID, f Fate) error

	// Recover takes over what an ended dispatcher left: leased goes back to queued, sending
	// becomes uncertain. Only the holder of the dispatch lock calls it.
	Recover(ctx context.Context, now time.Time) (Recovered, error)
}

// Lease is a leased delivery with what is needed to make its message.
type Lease struct {
	Delivery   Delivery
	Subscriber audience.Subscriber // with the preference for Edition
	Edition    digest.EditionID
}

// Fate is what became of a delivery that was leased or being sent.
type Fate struct {
	State  State
	Reason string    // why it was skipped, suppressed or cancelled
	Reply  string    // the relay's answer, or the error
	Due    time.Time // when a deferred or queued one is tried again; zero otherwise
	At     time.Time
}

// Recovered counts what Recover took over.
type Recovered struct{ Requeued, Uncertain int }
