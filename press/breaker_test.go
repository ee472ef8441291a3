package press

import (
	"errors"
	"testing"

	"barid/news"
	"barid/summarize"
)

func TestAHangingModelIsGivenUp(t *testing.T) {
	asked := 0
	down := scripted{
		summary: func(summarize.Request) (news.Summary, error) { return news.Summary{}, errors.New("timed out") },
		theme:   func([]news.Theme) (news.Theme, error) { return news.Theme{}, errors.New("timed out") },
	}
	var b breaker
	for range 10 {
		_ = b.ask(func() error {
			asked++
			_, err := down.theme(nil)
			return err
		})
	}
	if asked != patience {
		t.Errorf("asked %d times, want %d", asked, patience)
	}
}

func TestOneGoodAnswerRestoresPatience(t *testing.T) {
	var b breaker
	fail := func() error { return errors.New("502") }
	for range 5 {
		for range patience - 1 {
			_ = b.ask(fail)
		}
		if err := b.ask(func() error { return nil }); err != nil {
			t.Fatalf("given up after %d failures: %v", patience-1, err)
		}
	}
}
