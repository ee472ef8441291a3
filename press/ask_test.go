package press

import (
	"context"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// endless is a model that never answers.
type endless struct{ scripted }

func (endless) Summarize(ctx context.Context, _ summarize.Request) (news.Summary, error) {
	<-ctx.Done()
	return news.Summary{}, hungUp{ctx.Err()}
}

// hungUp is what a client says of it.
type hungUp struct{ error }

func (hungUp) Reason() string { return "127.0.0.1: no answer" }

// However long a model takes, the edition's time for it ends, and the draft is made without it.
func TestTheEditionsTimeForTheModelEnds(t *testing.T) {
	for name, o := range map[string]struct {
		given time.Duration
		slot  digest.Slot
	}{
		"by what it is given":             {50 * time.Millisecond, digest.ManualSlot(morning)},
		"by the hour at which it is sent": {time.Hour, digest.Slot{Key: "2026-11-20", Draft: morning, Send: morning.Add(50 * time.Millisecond)}},
	} {
		s := newsday()
		model := honest()
		machine := machine(s, &model)
		machine.Summarizer, machine.ModelTime = endless{model}, o.given
		report, err := machine.Draft(t.Context(), Order{Edition: edition(), Slot: o.slot})
		if err != nil {
			t.Fatal(err)
		}
		blocks := report.Draft.Content.Blocks()
		if len(blocks) != 2 || report.FellBack != 2 {
			t.Errorf("%s: %d stories, %d fell back", name, len(blocks), report.FellBack)
		}
		for _, b := range blocks {
			if b.Method != news.Extractive || b.FellBack != errOutOfTime.Error() {
				t.Errorf("%s: told by %s, because %q", name, b.Method, b.FellBack)
			}
		}
	}
}
