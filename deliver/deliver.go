// Package deliver takes an approved issue to its subscribers.
//
// What comes in is a published issue, whose deliveries the store made in one statement; what
// goes out is one message per delivery, and a row that says what became of it. A delivery is
// marked as sending, and that is committed, before the first byte of its message leaves. So
// after a crash at any moment every delivery is in one known state, and only those that were
// being sent are uncertain: SMTP cannot say whether they arrived (RFC 1047). They are never
// repeated by themselves. The package knows no mail library: a Composer makes the bytes, a
// Sender takes them away.
package deliver

import (
	"fmt"
	"time"

	"barid/audience"
	"barid/digest"
)

// DeliveryID is a row of the ledger.
type DeliveryID int64

// Delivery is one issue's way to one subscriber.
type Delivery struct {
	ID         DeliveryID
	Issue      digest.IssueID
	Subscriber audience.SubscriberID
	Variant    string // the key of the selection it was made with; empty before the first attempt
	State      State
	Reason     string // why it was skipped, suppressed or cancelled
	HeldBy     string // who has decided that an uncertain one is not repeated
	Attempts   int
	Due        time.Time
	Reply      string // last answer of the relay, or the error
	Updated    time.Time
}

// State is where a delivery stands. The states' sum is the number of recipients.
type State string

const (
	Queued     State = "queued"
	Leased     State = "leased"     // taken by a dispatcher; goes back freely
	Sending    State = "sending"    // committed before the first byte; only this can become uncertain
	Sent       State = "sent"       // the relay took it over
	Deferred   State = "deferred"   // refused for now (4yz) or not reached; tried again when due
	Bounced    State = "bounced"    // refused for good (5yz)
	Suppressed State = "suppressed" // the address must not be mailed
	Skipped    State = "skipped"    // nothing to send, or consent was taken back
	Cancelled  State = "cancelled"
	Uncertain  State = "uncertain" // died or cut off while sending: may have arrived
)

// States are all of them, in the order of a delivery's life.
func States() []State {
	return []State{Queued, Leased, Sending, Sent, Deferred, Bounced, Suppressed, Skipped, Cancelled, Uncertain}
}

// Final tells that nothing more happens to a delivery by itself.
func (s State) Final() bool {
	switch s {
	case Queued, Leased, Sending, Deferred:
		return false
	}
	return true
}

// Counts are the deliveries of an issue by state.
type Counts map[State]int

// Total is the number of recipients.
func (c Counts) Total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// Open is how many are still to be sent, deferred ones among them.
func (c Counts) Open() int {
	open := 0
	for s, n := range c {
		if !s.Final() {
			open += n
		}
	}
	return open
}

// Message is an envelope and the bytes of a MIME message: CRLF line ends, no bare CR or LF,
// not dot-stuffed. The same issue and recipient always give the same bytes.
type Message struct {
	ReturnPath string
	Recipient  string
	ID         string // the Message-ID, with its angle brackets
	Data       []byte
}

// Outcome is what the next hop said to a message. It took it, or it did not and will say the
// same or another thing later; not knowing is an error and no Outcome.
type Outcome struct {
	Code int    // SMTP reply code; 0: no reply, and no byte of the message was sent
	Text string // the reply's text, or why there was none
}

// Accepted tells that the next hop answers for the message now.
func (o Outcome) Accepted() bool { return o.Code >= 200 && o.Code < 300 }

// Permanent tells that the next hop will never take this message for this recipient. A 503
// is about the order of commands, never about a subscriber; a 5.7.2x or 5.7.515 is about us.
func (o Outcome) Permanent() bool { return o.Code >= 500 && o.Code < 600 && o.Code != 503 }

func (o Outcome) String() string {
	if o.Code == 0 {
		return o.Text
	}
	return fmt.Sprintf("%d %s", o.Code, o.Text)
}
