package deliver

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/internal/fixture"
	"barid/news"
)

func TestDispatchSendsAllThatIsDue(t *testing.T) {
	ledger, s := newMemory(t, 10), &sender{}
	report, err := NewDispatcher(options(t, ledger, s)).Dispatch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Report{Counts: Counts{Sent: 10}}, report); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Counts{Sent: 10}, ledger.states()); diff != "" {
		t.Errorf("ledger (-want +got):\n%s", diff)
	}
	if want := []string{"begin 1", "send", "sent 1"}; !cmp.Equal(want, ledger.log[:3]) {
		t.Errorf("steps are %v, want %v first", ledger.log[:3], want)
	}
	if got := ledger.rows[0].Variant; got != "themes=all;language=any;length=full" {
		t.Errorf("variant is %q", got)
	}
}

func TestOneRecipientsTroubleStopsNobody(t *testing.T) {
	ledger, s := newMemory(t, 6), &sender{refuses: "reader-2@news.example"}
	s.answer = func(m Message) (Outcome, error) {
		switch string(m.Data) {
		case "to 4":
			return Outcome{Code: 550, Text: "5.1.1 no such mailbox"}, nil
		case "to 5":
			return Outcome{Code: 451, Text: "4.7.1 greylisted"}, nil
		case "to 6":
			return Outcome{}, errors.New("connection lost after DATA")
		}
		return Outcome{Code: 250}, nil
	}
	o := options(t, ledger, s)
	o.Composer = composer{3: errors.New("a fault in a template")}
	report, err := NewDispatcher(o).Dispatch(t.Context())
	if err != nil || report.Stopped != "" {
		t.Fatalf("stopped %q, %v", report.Stopped, err)
	}
	want := []State{Sent, Skipped, Deferred, Bounced, Deferred, Uncertain}
	for i, d := range ledger.rows {
		if d.State != want[i] {
			t.Errorf("delivery %d is %s, want %s", d.ID, d.State, want[i])
		}
	}
	if len(s.sent) != 4 {
		t.Errorf("%d messages left, want 4: %v", len(s.sent), s.sent)
	}
	if d := ledger.rows[2]; !strings.Contains(d.Reply, "a fault in a template") || d.Attempts != 0 {
		t.Errorf("composing: reply %q after %d attempts", d.Reply, d.Attempts)
	}
}

func TestWhoWantsNothingOfAnIssueIsSkipped(t *testing.T) {
	ledger, s := newMemory(t, 1), &sender{}
	o := options(t, ledger, s)
	o.Ledger = picky{ledger}
	report, err := NewDispatcher(o).Dispatch(t.Context())
	if err != nil || report.Counts[Skipped] != 1 || len(s.sent) != 0 {
		t.Errorf("report %+v, sent %v, %v", report, s.sent, err)
	}
	if ledger.rows[0].Reason == "" {
		t.Error("skipped without a reason")
	}
}

// picky makes subscribers who want a theme that no issue has.
type picky struct{ *memory }

func (p picky) Lease(ctx context.Context, now time.Time, limit int) ([]Lease, error) {
	leases, err := p.memory.Lease(ctx, now, limit)
	for i := range leases {
		leases[i].Subscriber.Preferences[0].Selection.Themes = []news.ThemeID{99}
	}
	return leases, err
}

func TestRunStopsWhereGoingOnDoesHarm(t *testing.T) {
	for _, tt := range []struct {
		name    string
		outcome Outcome
		err     error
		sent    int
		state   State
		stopped string
	}{
		{"relay down", Outcome{Text: "connection refused"}, nil, maxTrouble, Deferred, "does not answer: connection refused"},
		{"relay closes", Outcome{Code: 421, Text: "4.3.2 shutting down"}, nil, maxTrouble, Deferred, "does not answer: 421"},
		{"breaks off after DATA", Outcome{}, errors.New("EOF"), maxTrouble, Uncertain, "does not answer: EOF"},
		{"no reverse DNS", Outcome{Code: 550, Text: "5.7.25 no PTR"}, nil, 1, Deferred, "refuses this sender: 550 5.7.25"},
		{"Microsoft", Outcome{Code: 550, Text: "5.7.515 access denied"}, nil, 1, Deferred, "refuses this sender: 550 5.7.515"},
		{"relaying denied", Outcome{Code: 554, Text: "5.7.1 relay access denied"}, nil, maxRefused, Bounced, "refused 10 in a row"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ledger, s := newMemory(t, 30), &sender{answer: func(Message) (Outcome, error) { return tt.outcome, tt.err }}
			report, err := NewDispatcher(options(t, ledger, s)).Dispatch(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(report.Stopped, tt.stopped) {
				t.Errorf("stopped %q, want %q", report.Stopped, tt.stopped)
			}
			want := Counts{tt.state: tt.sent, Queued: 30 - tt.sent}
			if diff := cmp.Diff(want, ledger.states()); diff != "" || len(s.sent) != tt.sent {
				t.Errorf("%d sent, ledger (-want +got):\n%s", len(s.sent), diff)
			}
		})
	}
}

func TestStopFinishesTheMessageOnItsWay(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	ledger, s := newMemory(t, 6), &sender{}
	s.answer = func(m Message) (Outcome, error) {
		if string(m.Data) == "to 2" {
			stop()
		}
		return Outcome{Code: 250}, nil
	}
	report, err := NewDispatcher(options(t, ledger, s)).Dispatch(ctx)
	if err != nil || report.Stopped == "" {
		t.Errorf("stopped %q, %v", report.Stopped, err)
	}
	if diff := cmp.Diff(Counts{Sent: 2, Queued: 4}, ledger.states()); diff != "" {
		t.Errorf("ledger (-want +got):\n%s", diff)
	}
}

func TestDispatchTakesOverFromTheDead(t *testing.T) {
	ledger, s := newMemory(t, 3), &sender{}
	ledger.rows[0].State, ledger.rows[1].State = Sending, Leased
	report, err := NewDispatcher(options(t, ledger, s)).Dispatch(t.Context())
	want := Report{Recovered: Recovered{Requeued: 1, Uncertain: 1}, Counts: Counts{Sent: 2}}
	if diff := cmp.Diff(want, report); diff != "" || err != nil {
		t.Errorf("report (-want +got):\n%s%v", diff, err)
	}
	if ledger.rows[0].State != Uncertain {
		t.Errorf("what was being sent is %s, want uncertain, and never repeated", ledger.rows[0].State)
	}
}

func TestNothingLeavesBeforeTheLedgerSaysSending(t *testing.T) {
	for name, fail := range map[string]error{"taken back": news.ErrConflict, "disk full": errors.New("disk full")} {
		ledger, s := newMemory(t, 2), &sender{}
		ledger.fail = fail
		_, err := NewDispatcher(options(t, ledger, s)).Dispatch(t.Context())
		if (err == nil) != errors.Is(fail, news.ErrConflict) {
			t.Errorf("%s: error is %v", name, err)
		}
		if len(s.sent) != 0 {
			t.Errorf("%s: sent %v", name, s.sent)
		}
	}
}

// cancelled is a ledger whose issue is cancelled while a batch of it is leased.
type cancelled struct{ *memory }

func (cancelled) Finish(context.Context, DeliveryID, Fate) error { return news.ErrConflict }

func TestWhatIsTakenBackBeforeItBeganIsNoFault(t *testing.T) {
	ledger, s := newMemory(t, 2), &sender{refuses: "reader-1@news.example"}
	o := options(t, ledger, s)
	o.Ledger = cancelled{ledger}
	report, err := NewDispatcher(o).Dispatch(t.Context())
	if err == nil || !strings.Contains(err.Error(), "delivery 2: finish") {
		t.Errorf("report %+v, error %v: want it of the one that was begun", report, err)
	}
	if len(s.sent) != 1 {
		t.Errorf("sent %v", s.sent)
	}
}

func TestJudge(t *testing.T) {
	now := fixture.Now()
	policy := Policy{}.withDefaults()
	for _, tt := range []struct {
		outcome   Outcome
		attempts  int
		published time.Duration // before now
		state     State
		reason    string
		wait      time.Duration
	}{
		{Outcome{Code: 250}, 0, 0, Sent, "", 0},
		{Outcome{Code: 451}, 0, time.Hour, Deferred, "", 5 * time.Minute},
		{Outcome{Code: 451}, 1, time.Hour, Deferred, "", 450 * time.Second},
		{Outcome{Code: 451}, 2, time.Hour, Deferred, "", 675 * time.Second},
		{Outcome{Code: 451}, 400, time.Hour, Deferred, "", 24 * time.Hour},
		{Outcome{Code: 451}, 20, 73 * time.Hour, Bounced, "expired", 0},
		{Outcome{Code: 550}, 0, 0, Bounced, "refused for good", 0},
		{Outcome{Code: 550, Text: "5.7.250 other"}, 0, 0, Bounced, "refused for good", 0},
		{Outcome{Code: 550, Text: "5.7.26 unauthenticated"}, 0, 100 * time.Hour, Deferred, "", 5 * time.Minute},
		{Outcome{Code: 503, Text: "5.5.1 nested MAIL"}, 0, 100 * time.Hour, Deferred, "", 5 * time.Minute},
		{Outcome{Code: 421}, 0, 100 * time.Hour, Deferred, "", 5 * time.Minute},
		{Outcome{Text: "connection refused"}, 0, 100 * time.Hour, Deferred, "", 5 * time.Minute},
	} {
		got := policy.judge(tt.outcome, tt.attempts, now.Add(-tt.published), now)
		want := Fate{State: tt.state, Reason: tt.reason, Reply: tt.outcome.String()}
		if tt.wait > 0 {
			want.Due = now.Add(tt.wait)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v after %d attempts (-want +got):\n%s", tt.outcome, tt.attempts, diff)
		}
	}
}

func TestCountsAddUp(t *testing.T) {
	counts := Counts{}
	for i, s := range States() {
		counts[s] = i + 1
	}
	if counts.Total() != 55 || counts.Open() != 1+2+3+5 {
		t.Errorf("total %d, open %d", counts.Total(), counts.Open())
	}
	if got := (Lease{Edition: "none", Subscriber: audience.Subscriber{}}).selection().Key(); got == "" {
		t.Error("a selection without a preference has no key")
	}
}

func TestUnmailable(t *testing.T) {
	for address, want := range map[string]bool{
		"a@news.example": true, "a@example.org": true, "a@mail.example.com": true, "a@x.test": true, "a@y.invalid": true,
		"a@barid.press": false, "a@example.press": false, "a@myexample.org": false,
	} {
		if got := Unmailable(address) != ""; got != want {
			t.Errorf("%s: unmailable is %v, want %v", address, got, want)
		}
	}
}
