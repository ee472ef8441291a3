package deliver

import (
	"time"

	"barid/digest"
)

// Decision is a person's word about an issue or its deliveries.
type Decision struct {
	By string
	At time.Time
}

// Halt is why an issue's deliveries do not go on.
type Halt struct {
	Issue digest.IssueID
	Kind  HaltKind
	Decision
}

// HaltKind tells what may be resumed from what is over.
type HaltKind string

const (
	HaltPaused    HaltKind = "paused"    // until somebody resumes it
	HaltCancelled HaltKind = "cancelled" // for good
)

// Recipient is a delivery with the name of who gets it.
type Recipient struct {
	Delivery
	Address string
}

// Filter says which deliveries are asked for. Zero fields ask for all.
type Filter struct {
	Issue digest.IssueID
	State State
}

// ResendReason is what the ledger keeps of a decision to send an uncertain delivery again.
func (d Decision) ResendReason() string { return "sent again by decision of " + d.By }

// Undecided tells that a person has yet to say whether the delivery is repeated.
func (d Delivery) Undecided() bool {
	return d.State == Uncertain && d.HeldBy == ""
}
