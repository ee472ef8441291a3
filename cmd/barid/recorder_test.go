package main

import (
	"bufio"
	"bytes"
	"io"
	"log"
	"net"
	"net/mail"
	"sync"
	"testing"

	gosmtp "github.com/emersion/go-smtp"
)

// recorder is a relay on loopback that keeps what it has taken, by recipient.
type recorder struct {
	port int

	mu       sync.Mutex
	taken    map[string][]string // address → Message-IDs, in the order of arrival
	progress chan struct{}       // one for each mail taken, as far as there is room
}

// listen starts a recorder, which ends with the test.
func listen(t testing.TB) *recorder {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{
		port: listener.Addr().(*net.TCPAddr).Port, taken: make(map[string][]string), progress: make(chan struct{}, 1<<16),
	}
	server := gosmtp.NewServer(gosmtp.BackendFunc(func(*gosmtp.Conn) (gosmtp.Session, error) { return &transaction{recorder: r}, nil }))
	server.ErrorLog = log.New(io.Discard, "", 0) // connections that were cut off
	var serving sync.WaitGroup
	serving.Go(func() { _ = server.Serve(listener) })
	t.Cleanup(func() { server.Close(); serving.Wait() })
	return r
}

// transaction is one connection to the recorder.
type transaction struct {
	*recorder
	to string
}

func (t *transaction) Mail(string, *gosmtp.MailOptions) error      { return nil }
func (t *transaction) Rcpt(to string, _ *gosmtp.RcptOptions) error { t.to = to; return nil }
func (t *transaction) Reset()                                      {}
func (t *transaction) Logout() error                               { return nil }

// Data keeps a whole message before it is answered.
func (t *transaction) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(raw)))
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.taken[t.to] = append(t.taken[t.to], m.Header.Get("Message-ID"))
	select {
	case t.progress <- struct{}{}:
	default:
	}
	return nil
}

// await returns after n more mails, or when their sender has died.
func (r *recorder) await(n int, died <-chan struct{}) {
	for range n {
		select {
		case <-r.progress:
		case <-died:
			return
		}
	}
}

// to returns the Message-IDs that were taken for an address.
func (r *recorder) to(address string) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.taken[address]
}

// people is how many addresses there were mails for.
func (r *recorder) people() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.taken)
}
