// Package smtp takes messages to a mail server that relays them.
//
// What comes in is a deliver.Message, whose bytes leave as they are; what goes out is what
// the relay said. go-mail makes the connection (TLS, authentication), its client speaks the
// commands. Whatever goes wrong before the message itself is an Outcome with the relay's code
// or none, whatever goes wrong after its first byte is an error: nobody knows then whether it
// arrived. One connection is kept; after anything that leaves it in doubt it is closed, so
// that one message's trouble never reaches the next.
package smtp

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"sync"
	"time"

	gomail "github.com/wneessen/go-mail"
	gosmtp "github.com/wneessen/go-mail/smtp"

	"barid/deliver"
)

// Security says how the way to the relay is encrypted.
type Security string

const (
	StartTLS      Security = "starttls"      // nothing is sent without it; the default
	ImplicitTLS   Security = "tls"           // from the first byte, as on port 465
	Opportunistic Security = "opportunistic" // STARTTLS where it is offered
	Plain         Security = "none"          // for a relay on the same machine
)

// Options name the relay. Only Host must be given.
type Options struct {
	Host     string
	Port     int // 0: 465 with ImplicitTLS, else 587
	Security Security
	Username string // empty: no authentication
	Password string
	Hello    string      // name given with EHLO; empty: the machine's own
	TLS      *tls.Config // nil: the system's roots, and Host as the name
	Messages int         // sent over one connection before it is renewed; 0: 100
	Timeouts Timeouts
}

// Timeouts bound each wait for the relay. Zero fields take the values of RFC 5321 §4.5.3.2.
type Timeouts struct {
	Connect time.Duration // until the connection stands; 30 s
	Command time.Duration // for a reply to a command; 5 min
	Body    time.Duration // to take the message; 3 min
	Final   time.Duration // for the reply to the whole message; 10 min
}

// Relay is the next hop. It is safe for use by many goroutines, which wait for each other.
type Relay struct {
	o       Options
	mu      sync.Mutex
	session *gosmtp.Client // nil: not connected
	conn    net.Conn
	sent    int // over this connection
}

// New connects to nobody yet.
func New(o Options) (*Relay, error) {
	o.Security = cmp.Or(o.Security, StartTLS)
	o.Messages = cmp.Or(o.Messages, 100)
	o.Timeouts = Timeouts{
		Connect: cmp.Or(o.Timeouts.Connect, 30*time.Second),
		Command: cmp.Or(o.Timeouts.Command, 5*time.Minute),
		Body:    cmp.Or(o.Timeouts.Body, 3*time.Minute),
		Final:   cmp.Or(o.Timeouts.Final, 10*time.Minute),
	}
	if o.Port == 0 {
		o.Port = 587
		if o.Security == ImplicitTLS {
			o.Port = 465
		}
	}
	if o.TLS == nil {
		o.TLS = &tls.Config{ServerName: o.Host, MinVersion: tls.VersionTLS12}
	}
	r := &Relay{o: o}
	if _, err := gomail.NewClient(o.Host, r.dialOptions(nil)...); err != nil {
		return nil, fmt.Errorf("relay %s: %w", o.Host, err)
	}
	return r, nil
}

// Refuses the addresses that no mail system has.
func (r *Relay) Refuses(address string) string { return deliver.Unmailable(address) }

// Send hands over one message. Where the relay has had enough of the kept connection, it is
// called again, once.
func (r *Relay) Send(ctx context.Context, m deliver.Message) (deliver.Outcome, error) {
	if reason := r.Refuses(m.Recipient); reason != "" {
		return deliver.Outcome{Text: reason}, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	kept := r.session != nil
	outcome, err := r.attempt(ctx, m)
	if kept && err == nil && !outcome.Reached() && ctx.Err() == nil {
		return r.attempt(ctx, m)
	}
	return outcome, err
}

// Close says goodbye, as far as there is somebody to hear it.
func (r *Relay) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.quit()
	return nil
}

// attempt sends the message over the connection, which it makes where there is none.
func (r *Relay) attempt(ctx context.Context, m deliver.Message) (deliver.Outcome, error) {
	if r.session == nil {
		if err := r.connect(ctx); err != nil {
			return deliver.Outcome{Text: "connect: " + err.Error()}, nil
		}
	}
	conn := r.conn
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	if outcome, ok := r.announce(m); !ok {
		return outcome, nil
	}
	return r.transmit(m)
}

// announce speaks the envelope; false with what the relay said against it. A sender refused
// for good is our trouble and not the recipient's, and a refusal for now on a connection that
// has taken messages is mostly a limit of the connection: neither counts as reached.
func (r *Relay) announce(m deliver.Message) (deliver.Outcome, bool) {
	err := r.command(func() error { return r.session.Mail("<" + m.ReturnPath + ">") })
	if err != nil {
		outcome := r.settle("MAIL", err)
		if outcome.Permanent() || r.sent > 0 {
			r.drop()
			outcome = deliver.Outcome{Text: "the relay refuses the sender: " + outcome.String()}
		}
		return outcome, false
	}
	if err := r.command(func() error { return r.session.Rcpt("<" + m.Recipient + ">") }); err != nil {
		return r.settle("RCPT", err), false
	}
	return deliver.Outcome{}, true
}

// transmit sends the message itself. From the first byte on only a reply of the relay settles
// anything.
func (r *Relay) transmit(m deliver.Message) (deliver.Outcome, error) {
	var body io.WriteCloser
	err := r.command(func() (err error) { body, err = r.session.Data(); return err })
	if err != nil {
		return r.settle("DATA", err), nil
	}
	if err := r.session.UpdateDeadline(r.o.Timeouts.Body); err != nil {
		return r.settle("DATA", err), nil
	}
	if _, err := body.Write(m.Data); err != nil {
		return r.uncertain(err)
	}
	if err := r.session.UpdateDeadline(r.o.Timeouts.Final); err != nil {
		return r.uncertain(err)
	}
	if err := body.Close(); err != nil {
		if _, replied := replyOf(err); !replied {
			return r.uncertain(err)
		}
		return r.settle("message", err), nil
	}
	r.sent++
	if r.sent >= r.o.Messages {
		r.quit()
	}
	return deliver.Outcome{Code: 250, Text: responseOf(body)}, nil
}

// responseOf is the relay's text to an accepted message, its queue ID mostly.
func responseOf(body io.WriteCloser) string {
	if d, ok := body.(*gosmtp.DataCloser); ok {
		return d.ServerResponse()
	}
	return ""
}

// command runs one command with its deadline.
func (r *Relay) command(run func() error) error {
	if err := r.session.UpdateDeadline(r.o.Timeouts.Command); err != nil {
		return err
	}
	return run()
}

// settle turns a failed command into an outcome, and leaves the connection ready for the next
// message, or closed. A reply to one message is never left for the next to read.
func (r *Relay) settle(step string, err error) deliver.Outcome {
	outcome, replied := replyOf(err)
	if !replied {
		r.drop()
		return deliver.Outcome{Text: step + ": " + err.Error()}
	}
	if outcome.Code == 421 || outcome.Code == 503 {
		r.drop()
	} else if err := r.command(r.session.Reset); err != nil {
		r.drop()
	}
	return outcome
}

// uncertain gives up the connection in the midst of a message.
func (r *Relay) uncertain(err error) (deliver.Outcome, error) {
	r.drop()
	return deliver.Outcome{}, fmt.Errorf("relay %s: after DATA: %w", r.o.Host, err)
}

// replyOf returns the relay's reply to a command, where it gave one.
func replyOf(err error) (deliver.Outcome, bool) {
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		return deliver.Outcome{}, false
	}
	return deliver.Outcome{Code: reply.Code, Text: reply.Msg}, true
}

// address is where the relay listens.
func (r *Relay) address() string { return net.JoinHostPort(r.o.Host, strconv.Itoa(r.o.Port)) }
