package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/temoto/robotstxt"
)

// Robots says what hosts let us read, by their robots.txt (RFC 9309). It asks each host once; a caller
// that wants to know of changes makes a new one, each day at the latest (§2.4). It may be used by many
// goroutines.
type Robots struct {
	client *Client
	mu     sync.Mutex
	hosts  map[string]*rules
}

// rules are those of one scheme, host and port.
type rules struct {
	once  sync.Once
	group *robotstxt.Group // nil: there are none
	err   error
}

// maxRobots is how much of a robots.txt is read, in bytes (§2.5 asks for 500 KiB at least).
const maxRobots = 512 << 10

// NewRobots returns one that has asked nobody.
func NewRobots(c *Client) *Robots { return &Robots{client: c, hosts: make(map[string]*rules)} }

// Permit returns nil where the host of an address lets it be read, else the reason.
func (r *Robots) Permit(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	base := url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host), Path: "/robots.txt"}
	r.mu.Lock()
	host, ok := r.hosts[base.String()]
	if !ok {
		host = new(rules)
		r.hosts[base.String()] = host
	}
	r.mu.Unlock()
	host.once.Do(func() { host.group, host.err = r.ask(ctx, base.String()) })
	if host.err != nil {
		return host.err
	}
	path := normalPath(u.EscapedPath())
	if u.RawQuery != "" {
		path += "?" + normalPath(u.RawQuery)
	}
	if host.group != nil && !host.group.Test("/"+strings.TrimPrefix(path, "/")) {
		return fmt.Errorf("robots.txt of %s does not let it be read", u.Host)
	}
	return nil
}

// ask reads a robots.txt. What is not there forbids nothing (§2.3.1.3); a server that fails or has too
// much to do forbids everything (§2.3.1.4).
func (r *Robots) ask(ctx context.Context, address string) (*robotstxt.Group, error) {
	answer, err := r.client.Get(ctx, Request{URL: address})
	switch {
	case err != nil:
		return nil, fmt.Errorf("robots.txt: %w", err)
	case answer.Status == http.StatusTooManyRequests, answer.Status >= 500, answer.Status < 200:
		return nil, fmt.Errorf("robots.txt: the server answered %d", answer.Status)
	case answer.Status != http.StatusOK:
		return nil, nil
	}
	body := answer.Body[:min(len(answer.Body), maxRobots)]
	data, err := robotstxt.FromString(normalPath(string(body)))
	if err != nil {
		// What cannot be read at all, such as a page in its place, says nothing.
		return nil, nil
	}
	return data.FindGroup(product(r.client.userAgent)), nil
}

// product is the name that robots.txt calls us by: "Barid" of "Barid/1 (+https://…)".
func product(userAgent string) string {
	name, _, _ := strings.Cut(userAgent, "/")
	return strings.TrimSpace(name)
}

// normalPath brings percent-encoding to one form (§2.2.2): what needs none has none, what does has upper
// case, and what is not ASCII is encoded.
func normalPath(s string) string {
	s = encoded.ReplaceAllStringFunc(s, func(triplet string) string {
		c, err := url.PathUnescape(triplet)
		if err == nil && unreserved.MatchString(c) {
			return c
		}
		return strings.ToUpper(triplet)
	})
	return foreign.ReplaceAllStringFunc(s, url.PathEscape)
}

var (
	encoded    = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	unreserved = regexp.MustCompile(`^[A-Za-z0-9._~-]$`)
	foreign    = regexp.MustCompile(`[^\x00-\x7f]+`)
)
