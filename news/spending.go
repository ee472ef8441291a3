package news

import "time"

// Money is an amount in millionths of a unit of the currency that the config names.
type Money int64

// Usage is what requests to a model have taken.
type Usage struct {
	Requests int
	Prompt   int // tokens read
	Answer   int // tokens written, a reasoning model's thoughts among them
	Cost     Money
}

// Tokens are those read and those written.
func (u Usage) Tokens() int { return u.Prompt + u.Answer }

// Plus adds up.
func (u Usage) Plus(v Usage) Usage {
	return Usage{u.Requests + v.Requests, u.Prompt + v.Prompt, u.Answer + v.Answer, u.Cost + v.Cost}
}

// Account is the issue that a request is made for. The zero account is that of no issue.
type Account struct {
	Edition string
	Slot    string    // its key
	At      time.Time // when the issue's draft was begun, by the edition's clocks: whose day pays
}

// Cap bounds what may be used; a zero is no bound.
type Cap struct {
	Tokens int
	Cost   Money
}

// Allows tells that a usage stays within the cap.
func (c Cap) Allows(u Usage) bool {
	return (c.Tokens == 0 || u.Tokens() <= c.Tokens) && (c.Cost == 0 || u.Cost <= c.Cost)
}

// Spending is what requests have taken for an issue, and on the day that pays for it: by its
// edition, and by all.
type Spending struct{ Issue, Edition, Day Usage }

// Caps are the bounds of a spending.
type Caps struct{ Issue, Edition, Day Cap }

// Reached is of what the cap is that a usage more could pass: "issue", "day of the edition" or
// "day"; empty when there is none.
func (c Caps) Reached(s Spending, more Usage) string {
	switch {
	case !c.Issue.Allows(s.Issue.Plus(more)):
		return "issue"
	case !c.Edition.Allows(s.Edition.Plus(more)):
		return "day of the edition"
	case !c.Day.Allows(s.Day.Plus(more)):
		return "day"
	}
	return ""
}

// Bill is what a model has taken for a task of an edition.
type Bill struct {
	Edition, Task, Model string
	Usage
}

// ChargeID identifies a charge.
type ChargeID int64

// Charge is what a request about to be made can take.
type Charge struct {
	Account Account
	Task    string // what is asked
	Model   string
	Most    Usage // what is reserved
	Likely  Usage // for an estimate
	Caps    Caps
}

// Grant is the answer to a charge: its ID, or which cap is in its way.
type Grant struct {
	ID      ChargeID
	Reached string // as Caps tells; empty when it is granted
}
