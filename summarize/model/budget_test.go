package model_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize"
	"barid/summarize/model"
)

// shelf is a cache in memory.
type shelf map[string][]byte

func (s shelf) Answer(_ context.Context, key string) ([]byte, error) {
	if answer, ok := s[key]; ok {
		return answer, nil
	}
	return nil, news.ErrNotFound
}

func (s shelf) SaveAnswer(_ context.Context, key string, answer []byte, _ time.Time) error {
	s[key] = answer
	return nil
}

// purse is a purse in memory that grants up to a cap of the issue.
type purse struct {
	mu      sync.Mutex
	charges []news.Charge
	used    map[news.ChargeID]news.Usage
}

func (p *purse) Reserve(_ context.Context, c news.Charge) (news.Grant, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.Caps.Issue.Allows(p.total().Plus(c.Most)) {
		return news.Grant{Reached: "issue"}, nil
	}
	p.charges = append(p.charges, c)
	id := news.ChargeID(len(p.charges))
	p.used[id] = c.Most
	return news.Grant{ID: id}, nil
}

func (p *purse) Settle(_ context.Context, id news.ChargeID, used news.Usage) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used[id] = used
	return nil
}

func (p *purse) total() (sum news.Usage) {
	for _, u := range p.used {
		sum = sum.Plus(u)
	}
	return sum
}

func newPurse() *purse { return &purse{used: make(map[news.ChargeID]news.Usage)} }

func TestAnUnchangedStoryCostsNothing(t *testing.T) {
	s, kept := modeltest.Start(t), shelf{}
	first := mustNew(t, model.Options{Server: at(s, "scripted"), Cache: kept})
	want, err := first.Summarize(t.Context(), river())
	if err != nil {
		t.Fatal(err)
	}
	again := mustNew(t, model.Options{Server: at(s, "scripted"), Cache: kept}) // another process
	got, err := again.Summarize(t.Context(), river())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-first +again)\n%s", err, diff)
	}
	if s.Requests() != 1 {
		t.Errorf("%d requests", s.Requests())
	}
}

// Whatever goes into an answer is part of its key.
func TestAChangedQuestionIsAskedAgain(t *testing.T) {
	changed := river()
	changed.Articles[1].Paragraphs[0].Text += " Nobody else in the valley will see these readings."
	longer := river()
	longer.Words = 140
	other := nile()
	tests := map[string]struct {
		name string
		r    summarize.Request
	}{
		"another model": {"other", river()}, "a changed text": {"scripted", changed},
		"another length": {"scripted", longer}, "another language": {"scripted", other},
	}
	for name, tt := range tests {
		s, kept := modeltest.Start(t), shelf{}
		if _, err := mustNew(t, model.Options{Server: at(s, "scripted"), Cache: kept}).Summarize(t.Context(), river()); err != nil {
			t.Fatal(err)
		}
		if _, err := mustNew(t, model.Options{Server: at(s, tt.name), Cache: kept}).Summarize(t.Context(), tt.r); err != nil {
			t.Fatal(err)
		}
		if s.Requests() != 2 {
			t.Errorf("%s: %d requests", name, s.Requests())
		}
	}
}

func TestFailuresAreNotCached(t *testing.T) {
	for _, bad := range []modeltest.Behavior{modeltest.Nonsense, modeltest.UnknownSource, modeltest.CutAtLength, modeltest.WrongLanguage, modeltest.Markup} {
		kept := shelf{}
		if _, err := mustNew(t, model.Options{Server: at(modeltest.Start(t, bad), "scripted"), Cache: kept}).Summarize(t.Context(), river()); err == nil || len(kept) > 0 {
			t.Errorf("%s: %v, %d answers kept", bad, err, len(kept))
		}
	}
}

// A cached answer that does not pass, such as one of a torn file, is asked for again.
func TestACachedAnswerIsValidatedAgain(t *testing.T) {
	for _, spoiled := range []string{"", "{", `{"headline": {"text": "Planted", "sources": [99]}, "sentences": [{"text": "Planted news.", "sources": [99]}]}`} {
		s, kept := modeltest.Start(t), shelf{}
		c := mustNew(t, model.Options{Server: at(s, "scripted"), Cache: kept})
		want, err := c.Summarize(t.Context(), river())
		if err != nil {
			t.Fatal(err)
		}
		for key := range kept {
			kept[key] = []byte(spoiled)
		}
		got, err := c.Summarize(t.Context(), river())
		if diff := cmp.Diff(want, got); err != nil || diff != "" || s.Requests() != 2 {
			t.Errorf("%q: %d requests, %v\n%s", spoiled, s.Requests(), err, diff)
		}
	}
}

// What is noted is what the server counted, at the model's price, for the issue that asked.
func TestUsageIsNoted(t *testing.T) {
	s, p := modeltest.Start(t), newPurse()
	c := mustNew(t, model.Options{Server: at(s, "scripted"), Purse: p, Prices: map[string]model.Price{"scripted": {Prompt: 2, Answer: 10}}})
	account := news.Account{Edition: "morning", Slot: "monday", At: time.Date(2031, 3, 4, 5, 30, 0, 0, time.UTC)}
	if _, err := c.Summarize(summarize.ChargeTo(t.Context(), account), river()); err != nil {
		t.Fatal(err)
	}
	charge, used := p.charges[0], p.used[1]
	if charge.Account != account || charge.Task != "summary" || charge.Model != "scripted" {
		t.Errorf("charge %+v", charge)
	}
	if used.Requests != 1 || used.Tokens() != s.Tokens() || used.Cost != news.Money(2*used.Prompt+10*used.Answer) {
		t.Errorf("used %+v, the server counts %d tokens", used, s.Tokens())
	}
	if most := charge.Most; most.Prompt < used.Prompt || most.Answer < used.Answer || most.Cost < used.Cost {
		t.Errorf("reserved %+v, used %+v", most, used)
	}
}

func TestWhatAFailedRequestCosts(t *testing.T) {
	tests := map[modeltest.Behavior]struct {
		limit time.Duration
		holds func(used, reserved news.Usage) bool
	}{
		modeltest.Unauthorized: {limit, func(used, _ news.Usage) bool { return used.Tokens() == 0 && used.Requests == 1 }},
		modeltest.Slow:         {short, func(used, reserved news.Usage) bool { return used == reserved }}, // who knows
		modeltest.CutAtLength:  {limit, func(used, _ news.Usage) bool { return used.Tokens() > 0 }},
	}
	for behavior, want := range tests {
		p := newPurse()
		c := mustNew(t, model.Options{Server: at(modeltest.Start(t, behavior), "scripted"), Purse: p, Timeout: want.limit})
		if _, err := c.Summarize(t.Context(), river()); err == nil {
			t.Errorf("%s: no error", behavior)
		}
		if used, reserved := p.used[1], p.charges[0].Most; !want.holds(used, reserved) {
			t.Errorf("%s: used %+v of %+v", behavior, used, reserved)
		}
	}
}

// A cap that is reached sends nothing, says so, and is no failure of the server.
func TestACapSendsNothing(t *testing.T) {
	s, p := modeltest.Start(t), newPurse()
	c := mustNew(t, model.Options{Server: at(s, "scripted"), Purse: p, Caps: news.Caps{Issue: news.Cap{Tokens: 100}}})
	for range 5 {
		_, err := c.Summarize(t.Context(), river())
		var said interface{ Reason() string }
		if !errors.As(err, &said) || !strings.Contains(said.Reason(), "cap of one issue is reached") {
			t.Errorf("error %v", err)
		}
		if err != nil && strings.Contains(err.Error(), "several times in a row") {
			t.Errorf("the server is blamed: %v", err)
		}
	}
	if s.Requests() != 0 {
		t.Errorf("%d requests", s.Requests())
	}
}

// locked is a purse that cannot be opened a few times.
type locked struct {
	*purse
	times int
}

func (l *locked) Reserve(ctx context.Context, c news.Charge) (news.Grant, error) {
	if l.times--; l.times >= 0 {
		return news.Grant{}, errors.New("database is locked")
	}
	return l.purse.Reserve(ctx, c)
}

// Where we could not pay, the server was not asked and is not given up.
func TestAServerIsNotBlamedForOurPurse(t *testing.T) {
	s := modeltest.Start(t)
	c := mustNew(t, model.Options{Server: at(s, "scripted"), Purse: &locked{newPurse(), 5}})
	for range 5 {
		if _, err := c.Summarize(t.Context(), river()); err == nil || !strings.Contains(err.Error(), "locked") {
			t.Errorf("error %v", err)
		}
	}
	if _, err := c.Summarize(t.Context(), river()); err != nil || s.Requests() != 1 {
		t.Errorf("%v after %d requests", err, s.Requests())
	}
}

// Requests at the same moment cannot pass a cap together.
func TestParallelRequestsKeepToTheCap(t *testing.T) {
	s, p := modeltest.Start(t), newPurse()
	const most = 8000
	c := mustNew(t, model.Options{Server: at(s, "scripted"), Purse: p, Caps: news.Caps{Issue: news.Cap{Tokens: most}}})
	var all sync.WaitGroup
	for range 30 {
		all.Go(func() { _, _ = c.Summarize(t.Context(), river()) })
	}
	all.Wait()
	if s.Tokens() > most || s.Requests() == 0 {
		t.Errorf("%d tokens in %d requests, the cap is %d", s.Tokens(), s.Requests(), most)
	}
}
