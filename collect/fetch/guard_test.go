package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// TestRefusesByText feeds addresses that must be refused before anything is looked up or dialled.
func TestRefusesByText(t *testing.T) {
	addresses := append(hostile(t, "# A"),
		"http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://localhost/",
		"http://router.local/", "http://printer/", "http://1.2.3.4.5/", "https://news.example:25/", "https://a:b@news.example/",
		"ftp://news.example/", "http://", "http://①②⑦.0.0.1/", "http://[fe80::1%25eth0]/", "//news.example/", "")
	var dialled atomic.Int64
	c := New(Options{})
	c.http.Transport.(*http.Transport).DialContext = func(context.Context, string, string) (net.Conn, error) {
		dialled.Add(1)
		return nil, errors.New("dialled")
	}
	for _, a := range addresses {
		if _, err := c.Get(t.Context(), Request{URL: a}); err == nil {
			t.Errorf("%q was answered", a)
		}
	}
	if n := dialled.Load(); n > 0 {
		t.Errorf("%d connections were tried", n)
	}
}

// TestGuardsTheDial resolves public names to addresses on the inside, as a rebinding name server
// does, and counts the connections that would be made.
func TestGuardsTheDial(t *testing.T) {
	var asked, connected atomic.Int64
	c := New(Options{})
	guard := c.guard
	c.guard = func(network, address string, raw syscall.RawConn) error {
		asked.Add(1)
		if err := guard(network, address, raw); err != nil {
			return err
		}
		connected.Add(1)
		return errors.New("not in a test")
	}
	inside := [][4]byte{{127, 0, 0, 1}, {169, 254, 169, 254}, {10, 0, 0, 1}, {100, 64, 0, 1}, {192, 168, 1, 1}, {0, 0, 0, 0}, {198, 18, 0, 1}}
	c.resolver = nameServer(t, inside)
	names := append(hostile(t, "# B"), "http://inside.example/", "https://a.b.inside.example:8443/feed", "http://127.0.0.1.wild.example/")
	for _, a := range names {
		address, _, _ := strings.Cut(a, " ")
		if _, err := c.Get(t.Context(), Request{URL: address}); err == nil {
			t.Errorf("%q was answered", address)
		}
	}
	if asked.Load() < int64(len(names)) || connected.Load() > 0 {
		t.Errorf("%d addresses were checked, %d let through", asked.Load(), connected.Load())
	}
}

// hostile reads one part of a list of addresses that is not part of the repository.
func hostile(t *testing.T, part string) []string {
	t.Helper()
	b, err := os.ReadFile("../../../shared/data/security/ssrf-urls.txt")
	if err != nil {
		t.Logf("without the list of hostile addresses: %v", err)
		return nil
	}
	var list []string
	in := false
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "# ") {
			in = strings.HasPrefix(line, part)
		} else if in && line != "" {
			list = append(list, line)
		}
	}
	if len(list) == 0 {
		t.Fatalf("the list has no part %q", part)
	}
	return list
}

// nameServer starts a name server on loopback that gives every name all the addresses.
func nameServer(t *testing.T, addresses [][4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		buf := make([]byte, 4096)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if reply, err := answer(buf[:n], addresses); err == nil {
				_, _ = conn.WriteTo(reply, from)
			}
		}
	}()
	t.Cleanup(func() { conn.Close(); <-stopped })
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// answer makes the reply to one question; only A records exist.
func answer(query []byte, addresses [][4]byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	m.Response, m.Additionals = true, nil
	if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
		for _, a := range addresses {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 1},
				Body:   &dnsmessage.AResource{A: a},
			})
		}
	}
	return m.Pack()
}
