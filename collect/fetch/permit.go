package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"code.dny.dev/ssrf"
	"golang.org/x/net/idna"
)

// ports that a public server may be asked on.
var ports = []uint16{80, 443, 8080, 8443}

// permit refuses by its text alone an address that is no public web address. It saves look-ups
// and gives the clearer reason; what holds is the guard on the dialled address.
func (c *Client) permit(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("scheme %q is not http or https", u.Scheme)
	}
	if u.User != nil {
		return errors.New("an address with a user name is refused")
	}
	host := normalHost(u.Hostname())
	if host == "" {
		return errors.New("the address names no host")
	}
	if c.private[host] {
		return nil
	}
	if p := u.Port(); p != "" {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || !slices.Contains(ports, uint16(n)) {
			return fmt.Errorf("port %s is not one of %v", p, ports)
		}
	}
	return public(host)
}

// public refuses literal addresses that are not public, numbers that resolvers take for addresses,
// and names that exist on the inside only.
func public(host string) error {
	if ip, err := netip.ParseAddr(host); err == nil {
		if err := ssrf.New().SafeAddr(ip.Unmap()); err != nil || ip.Zone() != "" {
			return fmt.Errorf("%s is not a public address", host)
		}
		return nil
	}
	labels := strings.Split(host, ".")
	last := labels[len(labels)-1]
	switch {
	case len(labels) == 1, slices.Contains(inside, last), labels[0] == "metadata":
		// Clouds name the service that hands out a machine's credentials "metadata".
		return fmt.Errorf("%s is a name on the inside", host)
	case strings.Trim(last, "0123456789") == "" || strings.HasPrefix(last, "0x"):
		// Such a host is an IPv4 address in disguise (WHATWG URL §3.5, "ends in a number").
		return fmt.Errorf("%s is not a host name", host)
	}
	return nil
}

// inside are top-level names that the public DNS does not have (RFC 6761, 6762, 8375, 9476).
var inside = []string{"localhost", "local", "internal", "localdomain", "intranet", "lan", "home", "corp", "arpa", "alt", "onion"}

// normalHost brings a host to the one form that is compared: lower case, ASCII, no final dot.
func normalHost(host string) string {
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		host = a
	}
	return strings.TrimSuffix(strings.ToLower(host), ".")
}

// Leads tells whether an address may be asked for that a document names: like a redirect, a document of
// the outside must not steer requests at the inside.
func (c *Client) Leads(from, to string) error {
	a, err := url.Parse(from)
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	b, err := url.Parse(to)
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	return c.inward(a, b)
}

// inward refuses a way from the outside to a private host, even to a listed one.
func (c *Client) inward(from, to *url.URL) error {
	if c.private[normalHost(to.Hostname())] && !c.private[normalHost(from.Hostname())] {
		return fmt.Errorf("%s leads to %s, which is on the inside", from.Hostname(), to.Hostname())
	}
	return nil
}

// redirect follows up to maxRedirects, none of them to a private host, even a listed one, unless it
// comes from one: a publisher must not steer requests at the inside.
func (c *Client) redirect(next *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("more than %d redirects", maxRedirects)
	}
	if err := c.permit(next.URL); err != nil {
		return fmt.Errorf("redirect to %s: %w", next.URL.Redacted(), err)
	}
	return c.inward(via[len(via)-1].URL, next.URL)
}
