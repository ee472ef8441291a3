package smtp

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/deliver"
)

func message(n int) deliver.Message {
	return deliver.Message{
		ReturnPath: fmt.Sprintf("bounce+%d@barid.press", n),
		Recipient:  fmt.Sprintf("reader-%d@barid.press", n),
		ID:         fmt.Sprintf("<%d@barid.press>", n),
		Data:       fmt.Appendf(nil, "Subject: message %d\r\n\r\n.a line that begins with a dot\r\nend\r\n", n),
	}
}

func newRelay(t *testing.T, o Options) *Relay {
	t.Helper()
	r, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// Every fault at every step: what becomes of the message it meets, and that the next one,
// which is innocent, is delivered whole. The traps are those of go-mail v0.8.1, here where it
// speaks SMTP: what it makes of a message is the package compose's to avoid.
func TestFaults(t *testing.T) {
	const uncertain = -1 // an error, and no code
	for _, tt := range []struct {
		fault, reply string
		code         int
		trap         string
	}{
		{"CONNECT 1", "554 5.3.2 not today", 0, ""},
		{"CONNECT 1", hangUp, 0, ""},
		{"CONNECT 1", silent, 0, ""},
		{"EHLO 1", hangUp, 0, ""},
		{"MAIL 1", "421 4.3.2 closing", 421, "trap 7 "},
		{"MAIL 1", "451 4.3.0 later", 451, ""},
		{"MAIL 1", "550 5.7.1 not your address", 0, ""}, // about the sender
		{"MAIL 1", "503 5.5.1 nested MAIL", 503, ""},
		{"MAIL 1", hangUp, 0, ""},
		{"MAIL 1", silent, 0, ""},
		{"RCPT 1", "450 4.2.1 mailbox busy", 450, ""},
		{"RCPT 1", "550 5.1.1 no such mailbox", 550, ""},
		{"RCPT 1", "421 4.4.5 too busy", 421, ""},
		{"RCPT 1", "no reply code at all", 0, ""},
		{"RCPT 1", hangUp, 0, ""},
		{"DATA 1", "451 4.3.0 later", 451, "trap 4 "}, // without RSET the next gets 503
		{"DATA 1", "554 5.5.0 no valid recipients", 554, ""},
		{"DATA 1", hangUp, 0, "trap 3 "},
		{"DATA 1", silent, 0, ""},
		{". 1", "452 4.3.1 disk full", 452, ""},
		{". 1", "552 5.3.4 too big", 552, ""},
		{". 1", "421 4.3.2 closing", 421, ""},
		{". 1", hangUp, uncertain, ""},
		{". 1", silent, uncertain, "trap 8 "},
		{"AFTER 1", hangUp, 250, "trap 5 "},
		{"RSET 1", hangUp, 250, ""},
	} {
		t.Run(tt.trap+tt.fault+" "+tt.reply, func(t *testing.T) {
			relay, o := play(t, map[string]string{tt.fault: tt.reply})
			if tt.reply == silent {
				short := 50 * time.Millisecond
				o.Timeouts = Timeouts{Command: short, Body: short, Final: short}
			}
			r := newRelay(t, o)
			outcome, err := r.Send(t.Context(), message(1))
			if (err != nil) != (tt.code == uncertain) || (err == nil && outcome.Code != tt.code) {
				t.Errorf("first message: %v, %v; want code %d", outcome, err, tt.code)
			}
			if outcome, err := r.Send(t.Context(), message(2)); err != nil || !outcome.Accepted() {
				t.Errorf("next message: %v, %v", outcome, err)
			}
			want := []string{string(message(2).Data)}
			if tt.code == 250 {
				want = append([]string{string(message(1).Data)}, want...)
			}
			stored, _, _ := relay.saw()
			if diff := cmp.Diff(want, stored); diff != "" {
				t.Errorf("relay holds (-want +got):\n%s", diff)
			}
		})
	}
}

// A message that breaks off is never taken for a whole one: its connection ends with it, and
// no reply is left for the next to read.
func TestTrap6NothingIsDeliveredInPart(t *testing.T) {
	relay, o := play(t, map[string]string{"BODY 1": hangUp})
	r := newRelay(t, o)
	long := message(1)
	long.Data = append(long.Data, strings.Repeat("one more line of a long mail\r\n", 1<<18)...)
	if outcome, err := r.Send(t.Context(), long); err == nil {
		t.Errorf("%v: want an error, since nobody knows", outcome)
	}
	if outcome, err := r.Send(t.Context(), message(2)); err != nil || !outcome.Accepted() {
		t.Errorf("next message: %v, %v", outcome, err)
	}
	stored, _, connections := relay.saw()
	if diff := cmp.Diff([]string{string(message(2).Data)}, stored); diff != "" || connections != 2 {
		t.Errorf("of %d connections the relay holds (-want +got):\n%s", connections, diff)
	}
}

// A relay that has closed the connection between two messages, or has had enough of it, is
// called again: the message is not to suffer.
func TestKeptConnectionThatEndedIsRenewed(t *testing.T) {
	for _, tt := range []struct{ fault, reply string }{
		{"AFTER 1", hangUp},
		{"AFTER 1", "421 4.4.2 goodbye"},
		{"MAIL 2", "421 4.4.2 idle too long"},
		{"MAIL 2", "452 4.5.3 too many messages"},
		{"RCPT 2", "421 4.3.2 closing"},
	} {
		t.Run(tt.fault+" "+tt.reply, func(t *testing.T) {
			relay, o := play(t, map[string]string{tt.fault: tt.reply})
			r := newRelay(t, o)
			for n := range 3 {
				if outcome, err := r.Send(t.Context(), message(n)); err != nil || !outcome.Accepted() {
					t.Errorf("message %d: %v, %v", n, outcome, err)
				}
			}
			if stored, _, connections := relay.saw(); len(stored) != 3 || connections != 2 {
				t.Errorf("relay holds %d messages of %d connections, want 3 of 2", len(stored), connections)
			}
		})
	}
}

// Four round trips a message and one connection for all, until it has carried its share.
func TestConnectionIsKept(t *testing.T) {
	relay, o := play(t, nil)
	o.Messages = 3
	r := newRelay(t, o)
	for n := range 5 {
		outcome, err := r.Send(t.Context(), message(n))
		if err != nil || outcome.String() != "250 2.0.0 queued as 4711" {
			t.Errorf("message %d: %v, %v", n, outcome, err)
		}
	}
	_, commands, connections := relay.saw()
	want := strings.Fields("CONNECT EHLO " + strings.Repeat("MAIL RCPT DATA BODY . AFTER ", 3) + "QUIT")
	if diff := cmp.Diff(want, commands[:len(want)]); diff != "" {
		t.Errorf("commands of the first connection (-want +got):\n%s", diff)
	}
	if connections != 2 {
		t.Errorf("%d connections for 5 messages of 3 each, want 2", connections)
	}
}

func TestStopCutsOffASilentRelay(t *testing.T) {
	for _, tt := range []struct {
		at        string
		uncertain bool
	}{{"CONNECT 1", false}, {"RCPT 1", false}, {". 1", true}} {
		relay, o := play(t, map[string]string{tt.at: silent})
		ctx, stop := context.WithCancel(t.Context())
		var waiting sync.WaitGroup
		waiting.Go(func() { <-relay.silence; stop() })
		outcome, err := newRelay(t, o).Send(ctx, message(1))
		waiting.Wait()
		if (err != nil) != tt.uncertain || outcome.Code != 0 {
			t.Errorf("silent at %s: %v, %v", tt.at, outcome, err)
		}
	}
}

func TestReservedAddressesNeverLeave(t *testing.T) {
	relay, o := play(t, nil)
	r := newRelay(t, o)
	m := message(1)
	for _, m.Recipient = range []string{"a@news.example", "a@example.org", "a@b.test", "a@x.invalid", "a@localhost"} {
		if outcome, err := r.Send(t.Context(), m); err != nil || outcome.Code != 0 || r.Refuses(m.Recipient) == "" {
			t.Errorf("%s: %v, %v", m.Recipient, outcome, err)
		}
	}
	if _, _, connections := relay.saw(); connections != 0 {
		t.Errorf("%d connections", connections)
	}
}

func TestNobodyListens(t *testing.T) {
	_, o := play(t, nil)
	o.Port = 1
	outcome, err := newRelay(t, o).Send(t.Context(), message(1))
	if err != nil || outcome.Code != 0 || !strings.Contains(outcome.Text, "connect") {
		t.Errorf("%v, %v", outcome, err)
	}
}
