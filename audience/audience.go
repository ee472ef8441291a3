// Package audience holds the nouns of people: subscribers with what they agreed to and what
// they asked for, addresses that must not be mailed, and the tokens that let a reader act
// without a password.
//
// It does no I/O. Addresses are normalized at the edge by ParseAddress and trusted after; a
// Token that opens was made by this installation's key.
package audience

import (
	"fmt"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"barid/digest"
	"barid/news"
)

// SubscriberID is a row of the store; zero means not stored yet.
type SubscriberID int64

// Subscriber is a reader with an address. There is one row per address; what they agreed to
// and asked for is a Preference per edition.
type Subscriber struct {
	ID          SubscriberID
	Address     string // as ParseAddress gives it
	Preferences []Preference
}

// Preference is one subscriber's part in one edition.
type Preference struct {
	Edition   digest.EditionID
	Selection digest.Selection
	Consent   Consent
}

// Consent is what a reader agreed to, when and how, and when they took it back.
type Consent struct {
	Given        time.Time
	How          string // "imported from subscribers.csv", "confirmed by mail"
	Withdrawn    time.Time
	WithdrawnHow string // "one click in the mail", "complaint"
}

// Stands tells that the reader may be mailed.
func (c Consent) Stands() bool { return !c.Given.IsZero() && c.Withdrawn.IsZero() }

// Merged counts what became of consents that were imported: new ones, those that were known
// and stay as they were, and those that their readers have taken back, here or there.
type Merged struct{ Added, Known, Withdrawn int }

// Withdrawal is a reader taking back a consent.
type Withdrawal struct {
	Subscriber SubscriberID
	Edition    digest.EditionID
	At         time.Time
	How        string // "one click in the mail", "complaint"
}

// For returns the preference for an edition.
func (s Subscriber) For(e digest.EditionID) (Preference, bool) {
	for _, p := range s.Preferences {
		if p.Edition == e {
			return p, true
		}
	}
	return Preference{}, false
}

// Suppression is an address that must not be mailed, whatever its owner agreed to.
type Suppression struct {
	Address string
	Reason  string
	Since   time.Time
}

// maxAddress is the longest path of RFC 5321 §4.5.3.1.3, less its angle brackets.
const maxAddress = 254

// ParseAddress reads a bare address, lower-cases its domain, turns an international domain
// into its ASCII form, and refuses what a relay would: no dot in the domain, a local part
// that is not ASCII, quoting, control characters.
func ParseAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	parsed, err := mail.ParseAddress(s)
	if err != nil || parsed.Address != s {
		return "", fmt.Errorf("address %q: write one like reader@news.example: %w", s, news.ErrInvalid)
	}
	at := strings.LastIndexByte(s, '@')
	local, domain := s[:at], s[at+1:]
	domain, err = idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(domain, ".") || strings.ContainsAny(domain, "[]") {
		return "", fmt.Errorf("address %q: %q is not a domain of the public mail system: %w", s, s[at+1:], news.ErrInvalid)
	}
	for _, r := range local {
		if r <= ' ' || r > '~' || r == '"' || r == '\\' {
			return "", fmt.Errorf("address %q: the part before @ has a character that mail servers refuse: %w", s, news.ErrInvalid)
		}
	}
	address := local + "@" + strings.ToLower(domain)
	if len(address) > maxAddress {
		return "", fmt.Errorf("address %.40q…: longer than %d characters: %w", s, maxAddress, news.ErrInvalid)
	}
	return address, nil
}

// Reserved tells that an address lies under a name that RFC 2606 and RFC 6761 keep for
// examples and tests. It is never given to SMTP.
func Reserved(address string) bool {
	domain := strings.ToLower(address[strings.LastIndexByte(address, '@')+1:])
	for _, top := range []string{"example", "test", "invalid", "localhost", "example.org", "example.com", "example.net"} {
		if domain == top || strings.HasSuffix(domain, "."+top) {
			return true
		}
	}
	return false
}
