// Package fetch gets one document over HTTP from a server that nobody vouches for.
//
// In comes an address with the validators of the copy read last; out comes what the server
// answered, of which "not modified", "gone" and "too many requests" are outcomes, not errors. An
// error means that there is no answer: the address may not be asked, the server is out of reach, or
// it broke a limit. Everything is bounded: body after decompression, header, redirects, time. No
// proxy is used and no cookie kept. Every connection, also after a redirect, is checked on the
// address that is dialled, so that neither a name nor a second look-up leads inside; only hosts
// that the operator lists may be private.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"barid/news"
)

// The limits of one request.
const (
	MaxBody      = 5 << 20 // bytes, after decompression
	maxHeader    = 64 << 10
	maxRedirects = 5
	maxTime      = 30 * time.Second // from the first dial to the last byte
	maxWait      = 15 * time.Second // for the header
)

// Options configure a client.
type Options struct {
	UserAgent    string
	AllowPrivate []string      // hosts, without port, that may have a private address and any port
	Gap          time.Duration // between an answer of a host and the next request to it; one at a time in any case
}

// Client sends requests. It may be used by many goroutines.
type Client struct {
	http      http.Client
	userAgent string
	private   map[string]bool
	guard     func(network, address string, c syscall.RawConn) error
	resolver  *net.Resolver // nil: the system's
	gate      *gate
}

// Request asks for a document, if it changed since the copy that the validators are of.
type Request struct {
	URL        string
	Validators news.Validators
}

// Response is a server's answer.
type Response struct {
	Status       int // 200, 304, 404 …
	Body         []byte
	ContentType  string
	URL          string // where it was found after redirects
	Moved        string // where to ask from now on, by redirects that are for good (301, 308); empty: as before
	Validators   news.Validators
	RetryAfter   string    // seconds or a date, as the server wrote it
	CacheControl string    // as the server wrote it
	Date         time.Time // the server's clock; zero where it does not say
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{
		userAgent: o.UserAgent,
		gate:      newGate(o.Gap),
		private:   make(map[string]bool),
		guard:     ssrf.New(ssrf.WithPorts(ports...)).Safe,
	}
	for _, host := range o.AllowPrivate {
		c.private[normalHost(host)] = true
	}
	c.http = http.Client{
		CheckRedirect: c.redirect,
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would dial in our stead, past the guard
			DialContext:            c.dial,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    maxWait,
			ResponseHeaderTimeout:  maxWait,
			MaxResponseHeaderBytes: maxHeader,
			MaxIdleConnsPerHost:    1,
			MaxIdleConns:           20,
			IdleConnTimeout:        maxTime,
		},
	}
	return c
}

// Close ends the connections that are kept for later.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Get sends a conditional request, when it is the turn of its host, and reads the answer.
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return Response{}, fmt.Errorf("address: %w", err)
	}
	if err := c.permit(u); err != nil {
		return Response{}, err
	}
	leave, err := c.gate.enter(ctx, normalHost(u.Hostname()))
	if err != nil {
		return Response{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Response{}, fmt.Errorf("address: %w", err)
	}
	c.prepare(req, r.Validators)
	resp, err := c.http.Do(req)
	if err != nil {
		return Response{}, plainly(err)
	}
	defer resp.Body.Close()
	return read(resp, r.Validators)
}

func (c *Client) prepare(req *http.Request, v news.Validators) {
	req.Header.Set("User-Agent", c.userAgent)
	req.Header.Set("Accept", "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5")
	if v.ETag != "" {
		req.Header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.LastModified)
	}
}

// read takes the answer over; a body is read of a 200 only.
func read(resp *http.Response, sent news.Validators) (Response, error) {
	r := Response{
		Status:       resp.StatusCode,
		ContentType:  resp.Header.Get("Content-Type"),
		URL:          resp.Request.URL.String(),
		Moved:        moved(resp),
		Validators:   news.Validators{ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")},
		RetryAfter:   resp.Header.Get("Retry-After"),
		CacheControl: resp.Header.Get("Cache-Control"),
	}
	if date, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		r.Date = date.UTC()
	}
	if r.Status == http.StatusNotModified {
		// A 304 need not repeat the validators (RFC 9110 §15.4.5).
		if r.Validators == (news.Validators{}) {
			r.Validators = sent
		}
		return r, nil
	}
	if r.Status != http.StatusOK {
		return r, nil
	}
	if e := resp.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return Response{}, fmt.Errorf("content encoding %q was not asked for", e)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxBody+1))
	if err != nil {
		return Response{}, fmt.Errorf("read body: %w", plainly(err))
	}
	if len(body) > MaxBody {
		return Response{}, fmt.Errorf("the document is larger than %d MB", MaxBody>>20)
	}
	r.Body = body
	return r, nil
}

// moved is where the redirects that were for good lead, up to the first that was not.
func moved(resp *http.Response) string {
	address := ""
	for at := resp.Request; at.Response != nil; at = at.Response.Request {
		switch at.Response.StatusCode {
		case http.StatusMovedPermanently, http.StatusPermanentRedirect:
			if address == "" {
				address = at.URL.String()
			}
		default:
			address = "" // what comes behind a passing redirect does not last
		}
	}
	return address
}

// plainly takes the method and address off an error of net/http: the caller names the feed.
func plainly(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %v: %w", maxTime, err)
	}
	return err
}

// dial connects to an address that the guard lets through, or to a host that may be private.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	d := net.Dialer{Timeout: maxWait, Resolver: c.resolver}
	if !c.private[normalHost(host)] {
		d.Control = c.guard
	}
	return d.DialContext(ctx, network, address)
}
