package smtp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"

	"barid/deliver"
)

// server is an independent mail server, with TLS and authentication.
type server struct {
	mu     sync.Mutex
	stored []string
	tls    bool // of the last session
}

// session is one connection to it.
type session struct {
	*server
	conn     *gosmtp.Conn
	from, to string
	user     string
}

func (s *session) Mail(from string, _ *gosmtp.MailOptions) error {
	if s.user == "" {
		return gosmtp.ErrAuthRequired
	}
	s.from = from
	return nil
}

func (s *session) Rcpt(to string, _ *gosmtp.RcptOptions) error { s.to = to; return nil }

func (s *session) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, s.tls = s.conn.TLSConnectionState()
	s.stored = append(s.stored, fmt.Sprintf("%s > %s by %s\n%s", s.from, s.to, s.user, body))
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "barid" || password != "secret" {
			return gosmtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}), nil
}

// serve starts the server and returns options that lead to it, with the right password.
func serve(t *testing.T, security Security) (*server, Options) {
	t.Helper()
	web := httptest.NewTLSServer(nil) // has a certificate for 127.0.0.1
	t.Cleanup(web.Close)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	s := new(server)
	g := gosmtp.NewServer(gosmtp.BackendFunc(func(c *gosmtp.Conn) (gosmtp.Session, error) {
		return &session{server: s, conn: c}, nil
	}))
	g.ErrorLog = log.New(io.Discard, "", 0)
	certificates := &tls.Config{Certificates: web.TLS.Certificates}
	switch security {
	case ImplicitTLS:
		listener = tls.NewListener(listener, certificates)
	case StartTLS:
		g.TLSConfig = certificates
	}
	var serving sync.WaitGroup
	serving.Go(func() { _ = g.Serve(listener) })
	t.Cleanup(func() { g.Close(); serving.Wait() })
	roots := x509.NewCertPool()
	roots.AddCert(web.Certificate())
	return s, Options{
		Host: "127.0.0.1", Port: port, Security: security, Hello: "news.example",
		Username: "barid", Password: "secret", TLS: &tls.Config{RootCAs: roots, ServerName: "127.0.0.1"},
	}
}

func TestSecureDelivery(t *testing.T) {
	for _, security := range []Security{StartTLS, ImplicitTLS} {
		t.Run(string(security), func(t *testing.T) {
			s, o := serve(t, security)
			r := newRelay(t, o)
			for n := range 2 {
				if outcome, err := r.Send(t.Context(), message(n)); err != nil || !outcome.Accepted() {
					t.Fatalf("%v, %v", outcome, err)
				}
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			want := "bounce+1@barid.press > reader-1@barid.press by barid\n" + string(message(1).Data)
			if len(s.stored) != 2 || s.stored[1] != want || !s.tls {
				t.Errorf("TLS %v, stored %q, want %q", s.tls, s.stored, want)
			}
		})
	}
}

func TestNothingIsSentWithoutWhatWasAskedFor(t *testing.T) {
	for name, tt := range map[string]struct {
		offered Security
		change  func(*Options)
	}{
		"wrong password":      {StartTLS, func(o *Options) { o.Password = "guess" }},
		"no STARTTLS offered": {Plain, func(o *Options) { o.Security = StartTLS }},
		"foreign certificate": {StartTLS, func(o *Options) { o.TLS = nil }},
		"wrong name":          {ImplicitTLS, func(o *Options) { o.TLS.ServerName = "other.example" }},
	} {
		t.Run(name, func(t *testing.T) {
			s, o := serve(t, tt.offered)
			tt.change(&o)
			outcome, err := newRelay(t, o).Send(t.Context(), message(1))
			if err != nil || outcome.Code != 0 || !strings.HasPrefix(outcome.Text, "connect: ") {
				t.Errorf("%v, %v", outcome, err)
			}
			if strings.Contains(outcome.Text, o.Password) {
				t.Errorf("the password is told: %v", outcome)
			}
			if len(s.stored) != 0 {
				t.Errorf("stored %q", s.stored)
			}
		})
	}
}

func Example() {
	relay, _ := New(Options{Host: "mail.example.net", Username: "barid", Password: "from the environment"})
	defer relay.Close()
	outcome, err := relay.Send(context.Background(), deliver.Message{Recipient: "reader@news.example"})
	fmt.Println(outcome, err)
	// Output: its domain is reserved for examples and tests (RFC 2606) <nil>
}
