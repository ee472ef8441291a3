package deliver

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"time"

	"barid/audience"
)

// Policy says how long a deferred delivery waits, and when it has waited long enough. Zero
// fields take the defaults.
type Policy struct {
	First  time.Duration // before the second attempt; 5 min
	Growth float64       // of the wait, from attempt to attempt; 1.5
	Max    time.Duration // longest wait; 24 h
	Expire time.Duration // since the issue was published; a 4yz after that is final; 3 days
}

func (p Policy) withDefaults() Policy {
	p.First = cmp.Or(p.First, 5*time.Minute)
	p.Growth = cmp.Or(p.Growth, 1.5)
	p.Max = cmp.Or(p.Max, 24*time.Hour)
	p.Expire = cmp.Or(p.Expire, 3*24*time.Hour)
	return p
}

// due is when to try again after so many earlier attempts. It has no jitter: one dispatcher
// sends one mail at a time.
func (p Policy) due(attempts int, now time.Time) time.Time {
	wait := float64(p.First) * math.Pow(p.Growth, float64(attempts))
	return now.Add(time.Duration(min(wait, float64(p.Max))))
}

// judge turns the next hop's answer into a delivery's fate. Only what the next hop said of
// this recipient can end it: silence, a mix-up of commands and a refusal of the sender never
// do, however long they last.
func (p Policy) judge(o Outcome, attempts int, published, now time.Time) Fate {
	fate := Fate{State: Deferred, Reply: o.String(), Due: p.due(attempts, now)}
	switch {
	case o.Accepted():
		return Fate{State: Sent, Reply: o.String()}
	case o.AboutUs() || !o.Reached():
		return fate
	case o.Permanent():
		return Fate{State: Bounced, Reason: "refused for good", Reply: o.String()}
	case o.Code != 503 && !published.IsZero() && now.Sub(published) > p.Expire:
		return Fate{State: Bounced, Reason: "expired", Reply: o.String()}
	}
	return fate
}

// Reached tells that the next hop answered and goes on answering: it is neither silent nor
// closing the connection (421).
func (o Outcome) Reached() bool { return o.Code != 0 && o.Code != 421 }

// enhanced is an enhanced status code at the start of a reply's text (RFC 3463).
var enhanced = regexp.MustCompile(`^[245]\.(\d{1,3})\.(\d{1,3})\b`)

// AboutUs tells that the reply is about the sender: authentication, reverse DNS or rate
// (X.7.25 to X.7.29 of Gmail and RFC 7372, X.7.515 of Microsoft).
func (o Outcome) AboutUs() bool {
	code := enhanced.FindStringSubmatch(o.Text)
	if code == nil || code[1] != "7" {
		return false
	}
	detail, err := strconv.Atoi(code[2])
	return err == nil && (detail >= 25 && detail <= 29 || detail == 515)
}

// Unmailable says why an address is never given to SMTP; empty when it may be.
func Unmailable(address string) string {
	if audience.Reserved(address) {
		return "its domain is reserved for examples and tests (RFC 2606)"
	}
	return ""
}
