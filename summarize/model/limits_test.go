package model

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func limited(l Limits) *provider {
	return newProvider(Server{BaseURL: "http://127.0.0.1:1/v1", Model: "any", Limits: l}, nil)
}

func TestPaceKeepsToTheMinute(t *testing.T) {
	tests := map[string]struct {
		limits Limits
		tokens int
		want   time.Duration // for five requests
	}{
		"no limit": {Limits{}, 5000, 0},
		"requests": {Limits{RequestsPerMinute: 4}, 10, time.Minute},
		"tokens":   {Limits{TokensPerMinute: 1000}, 500, 90 * time.Second},
		"too long": {Limits{TokensPerMinute: 100}, 5000, 4 * time.Minute}, // takes a whole minute
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := limited(tt.limits)
				began := time.Now()
				for range 5 {
					if err := p.pace(t.Context(), tt.tokens); err != nil {
						t.Fatal(err)
					}
				}
				if took := time.Since(began).Round(time.Second); took != tt.want {
					t.Errorf("took %s, want %s", took, tt.want)
				}
			})
		})
	}
}

// A pause that would outlast the caller's time is not begun.
func TestPaceEndsWithTheCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := limited(Limits{RequestsPerMinute: 1})
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		began := time.Now()
		if err := errors.Join(p.pace(ctx, 1), p.pace(ctx, 1)); err == nil || time.Since(began) > 0 {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

func TestConcurrency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := limited(Limits{Concurrency: 2})
		var leave []func()
		for range 2 {
			l, err := p.enter(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			leave = append(leave, l)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := p.enter(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a third enters: %v", err)
		}
		leave[0]()
		if _, err := p.enter(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// A provider that was given up gets one question a minute, and all of them after a good answer.
func TestBreakerProbes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := limited(Limits{}).breaker
		fails := errors.New("502")
		allowed := func() (n int) {
			for range 5 {
				if b.allows() {
					n++
				}
			}
			return n
		}
		for range patience - 1 {
			b.note(fails)
		}
		b.note(nil)
		for range patience - 1 {
			b.note(fails)
		}
		if allowed() != 5 {
			t.Error("given up too early")
		}
		b.note(fails)
		if n := allowed(); n != 0 {
			t.Errorf("%d questions right after it was given up", n)
		}
		for range 3 {
			<-time.After(time.Minute)
			if n := allowed(); n != 1 {
				t.Errorf("%d probes in a minute", n)
			}
			b.note(fails)
		}
		b.note(nil)
		if allowed() != 5 {
			t.Error("a good answer does not heal it")
		}
	})
}

func TestMeter(t *testing.T) {
	var m meter
	steps := []struct{ estimated, counted, want int }{ // of 1000 estimated
		{0, 0, 1501}, {1000, 0, 1501}, {100, 80, 1001}, {100, 130, 1301}, {100, 110, 1301}, {10, 1000, 3001},
	}
	for _, s := range steps {
		if m.learn(s.estimated, s.counted); m.most(1000) != s.want {
			t.Errorf("after %d for %d: %d, want %d", s.counted, s.estimated, m.most(1000), s.want)
		}
	}
}
