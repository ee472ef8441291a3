package deliver

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// pinboard is a notice ledger in memory, which writes down the order of what happens.
type pinboard struct {
	notices []QueuedNotice
	fates   map[NoticeID]Fate
	log     []string
	answers map[string]answer
}

type answer struct {
	outcome Outcome
	err     error
}

func (p *pinboard) DueNotices(_ context.Context, now time.Time, _ int) ([]QueuedNotice, error) {
	var due []QueuedNotice
	for _, n := range p.notices {
		if n.State == Queued || n.State == Deferred && !p.fates[n.ID].Due.After(now) {
			due = append(due, n)
		}
	}
	return due, nil
}

func (p *pinboard) BeginNotice(_ context.Context, id NoticeID, _ time.Time) error {
	p.log = append(p.log, "begin "+p.notices[id-1].Notice.To)
	if p.notices[id-1].Notice.To == "taken" {
		return news.ErrConflict
	}
	p.notices[id-1].State = Sending
	p.notices[id-1].Attempts++
	return nil
}

func (p *pinboard) FinishNotice(_ context.Context, id NoticeID, f Fate) error {
	p.log = append(p.log, string(f.State)+" "+p.notices[id-1].Notice.To)
	p.notices[id-1].State, p.fates[id] = f.State, f
	return nil
}

func (p *pinboard) RecoverNotices(context.Context, time.Time) (int, error) { return 0, nil }

func (p *pinboard) Notice(n Notice) (Message, error) {
	if n.To == "unmakeable" {
		return Message{}, errors.New("no such template")
	}
	return Message{Recipient: n.To}, nil
}

func (p *pinboard) Refuses(address string) string {
	if address == "refused" {
		return "reserved"
	}
	return ""
}

func (p *pinboard) Send(_ context.Context, m Message) (Outcome, error) {
	p.log = append(p.log, "send "+m.Recipient)
	if a, ok := p.answers[m.Recipient]; ok {
		return a.outcome, a.err
	}
	return Outcome{Code: 250, Text: "ok"}, nil
}

func pinned(to ...string) *pinboard {
	p := &pinboard{fates: make(map[NoticeID]Fate), answers: map[string]answer{
		"later": {outcome: Outcome{Code: 451, Text: "later"}}, "never": {outcome: Outcome{Code: 550, Text: "no such user"}},
		"silent": {outcome: Outcome{Text: "connection refused"}}, "cut": {err: errors.New("cut off after DATA")},
	}}
	for i, address := range to {
		p.notices = append(p.notices, QueuedNotice{ID: NoticeID(i + 1), State: Queued, Notice: Notice{To: address}})
	}
	return p
}

func (p *pinboard) notifier(now time.Time) *Notifier {
	return NewNotifier(NotifierOptions{
		Ledger: p, Composer: p, Sender: p, Now: func() time.Time { return now }, Logger: slog.New(slog.DiscardHandler),
	})
}

func TestNoticesAreBegunBeforeTheyAreSent(t *testing.T) {
	p := pinned("rima", "refused", "unmakeable", "taken", "later", "never", "cut")
	counts, err := p.notifier(time.Unix(1_800_000_000, 0)).Notify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"begin rima", "send rima", "sent rima", "skipped refused", "deferred unmakeable", "begin taken",
		"begin later", "send later", "deferred later", "begin never", "send never", "bounced never",
		"begin cut", "send cut", "uncertain cut",
	}
	if diff := cmp.Diff(want, p.log); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(Counts{Sent: 1, Skipped: 1, Deferred: 2, Bounced: 1, Uncertain: 1}, counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Sent, uncertain and bounced notices are not sent again; a deferred one is, when it is due.
func TestNoticesAreSentOnce(t *testing.T) {
	p := pinned("rima", "never", "cut", "later")
	now := time.Unix(1_800_000_000, 0)
	for _, later := range []time.Duration{0, time.Minute, time.Hour} {
		if _, err := p.notifier(now.Add(later)).Notify(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	sent := make(map[string]int)
	for _, line := range p.log {
		sent[line]++
	}
	if diff := cmp.Diff([]int{1, 1, 1, 2}, []int{sent["send rima"], sent["send never"], sent["send cut"], sent["send later"]}); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSilenceOfTheNextHopEndsTheRun(t *testing.T) {
	p := pinned("silent", "rima")
	if _, err := p.notifier(time.Unix(1_800_000_000, 0)).Notify(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"begin silent", "send silent", "deferred silent"}, p.log); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
