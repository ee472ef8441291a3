package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestTaskIsSweptAtTheStartAndEveryMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sweeps []time.Time
		start := time.Now()
		run(t, 150*time.Second, Task{Name: "count", Sweep: func(_ context.Context, now time.Time) error {
			sweeps = append(sweeps, now)
			return errors.New("a failing sweep is tried again")
		}})
		if len(sweeps) != 3 || !sweeps[0].Equal(start) {
			t.Errorf("swept at %v, want the start and two full minutes", sweeps)
		}
	})
}

// A sweep that fails leaves the time of the last good one.
func TestSweptIsTheLastGoodSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start, n := time.Now(), 0
		r := New(time.Now, slog.New(slog.DiscardHandler), Task{Name: "count", Sweep: func(context.Context, time.Time) error {
			if n++; n > 1 {
				return errors.New("no more")
			}
			return nil
		}}, Task{Name: "never", Sweep: func(context.Context, time.Time) error { return errors.New("no") }})
		ctx, cancel := context.WithTimeout(t.Context(), 150*time.Second)
		defer cancel()
		if err := r.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if at := r.Swept(); n < 2 || len(at) != 1 || !at["count"].Equal(start) {
			t.Errorf("after %d sweeps: %v", n, at)
		}
	})
}

func TestRingsDuringASweepAreRememberedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var started, running atomic.Int32
		run(t, 5*time.Minute+30*time.Second, Task{Name: "slow", Sweep: func(ctx context.Context, _ time.Time) error {
			if running.Add(1) > 1 {
				t.Error("two sweeps of one task at once")
			}
			defer running.Add(-1)
			started.Add(1)
			select {
			case <-ctx.Done():
			case <-time.After(150 * time.Second):
			}
			return nil
		}})
		if n := started.Load(); n != 3 {
			t.Errorf("%d sweeps of 2.5 minutes in 5.5 minutes, want 3", n)
		}
	})
}

// What one task leaves to another is not a minute late.
func TestAnEndedSweepRingsTheNextTask(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		order := make(chan string, 10)
		approve := Task{Name: "approve", Then: []string{"deliver"}, Sweep: func(context.Context, time.Time) error {
			<-time.After(5 * time.Second)
			order <- "approve"
			return nil
		}}
		deliver := Task{Name: "deliver", Sweep: func(context.Context, time.Time) error {
			order <- "deliver"
			return nil
		}}
		run(t, 10*time.Second, approve, deliver)
		close(order)
		var got []string
		for name := range order {
			got = append(got, name)
		}
		if fmt.Sprint(got) != "[deliver approve deliver]" {
			t.Errorf("swept %v", got)
		}
	})
}

func TestRunWaitsForTheSweepUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ended := false
		run(t, time.Second, Task{Name: "last", Sweep: func(ctx context.Context, _ time.Time) error {
			<-ctx.Done()
			<-time.After(3 * time.Second)
			ended = true
			return ctx.Err()
		}})
		if !ended {
			t.Error("Run returned before its sweep had")
		}
	})
}

func TestRunRefusesARingThatDoesNotParse(t *testing.T) {
	for _, expression := range []string{"TZ=UTC", "61 * * * *", ""} {
		r := New(time.Now, slog.New(slog.DiscardHandler), Task{Name: "odd", Rings: []Ring{{expression, time.UTC}}})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		if err := r.Run(ctx); err == nil {
			t.Errorf("%q was taken", expression)
		}
		cancel()
	}
}

func run(t *testing.T, span time.Duration, tasks ...Task) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), span)
	defer cancel()
	if err := New(time.Now, slog.New(slog.DiscardHandler), tasks...).Run(ctx); err != nil {
		t.Error(err)
	}
}

func ExampleRunner() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	greet := Task{Name: "greet", Sweep: func(context.Context, time.Time) error {
		fmt.Println("swept once at the start")
		cancel()
		return nil
	}}
	if err := New(time.Now, slog.New(slog.DiscardHandler), greet).Run(ctx); err != nil {
		fmt.Println(err)
	}
	// Output: swept once at the start
}
