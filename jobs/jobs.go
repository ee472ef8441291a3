// Package jobs decides when tasks run, on one machine.
//
// A task is a sweep: it finds what is due in rows and does it, so running it once too often
// does nothing and running it late loses nothing. Bells only ring: a cron expression, the
// minute that rings for everyone, or the start. A ring that comes while the sweep runs is
// remembered once. Nothing here survives a crash, and nothing needs to.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
	"golang.org/x/sync/errgroup"
)

// Task is work that finds itself.
type Task struct {
	Name  string
	Rings []Ring   // beside the start and every minute
	Then  []string // tasks that find work where this one has ended: their bells are rung
	Sweep func(ctx context.Context, now time.Time) error
}

// Ring is a cron expression of five fields on the clocks of a zone.
type Ring struct {
	Expression string
	Zone       *time.Location
}

// everyMinute is the bell that makes all others a convenience: a ring that is lost, skipped
// by a clock change or set back costs a minute.
const everyMinute = "* * * * *"

// Runner runs tasks side by side, each of them one sweep at a time.
type Runner struct {
	tasks []Task
	now   func() time.Time
	log   *slog.Logger
	mu    sync.Mutex
	swept map[string]time.Time
}

// New takes the tasks in no particular order.
func New(now func() time.Time, log *slog.Logger, tasks ...Task) *Runner {
	return &Runner{tasks: tasks, now: now, log: log, swept: make(map[string]time.Time)}
}

// Swept returns when each task has last swept without an error, by its name.
func (r *Runner) Swept() map[string]time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.swept)
}

// Run sweeps every task at once and then at each ring, until ctx ends. It returns when the
// sweeps under way have returned; a sweep that fails is logged and tried at the next ring.
func (r *Runner) Run(ctx context.Context) error {
	bells := cron.New(cron.WithLocation(time.UTC))
	g, ctx := errgroup.WithContext(ctx)
	doors := make(map[string]chan struct{}, len(r.tasks))
	for _, task := range r.tasks {
		doors[task.Name] = make(chan struct{}, 1)
	}
	for _, task := range r.tasks {
		bell := doors[task.Name]
		bell <- struct{}{}
		for _, ring := range append(task.Rings, Ring{everyMinute, time.UTC}) {
			schedule, err := parse(ring)
			if err != nil {
				return fmt.Errorf("task %s: %w", task.Name, err)
			}
			bells.Schedule(schedule, cron.FuncJob(func() { press(bell) }))
		}
		var next []chan struct{}
		for _, name := range task.Then {
			if door, ok := doors[name]; ok {
				next = append(next, door)
			}
		}
		g.Go(func() error { return r.answer(ctx, task, bell, next) })
	}
	bells.Start()
	<-ctx.Done()
	<-bells.Stop().Done()
	return g.Wait()
}

// answer sweeps at every ring until ctx ends, and rings the next bells after each sweep.
func (r *Runner) answer(ctx context.Context, task Task, bell <-chan struct{}, next []chan struct{}) error {
	for {
		select {
		case <-ctx.Done():
		case <-bell:
		}
		if ctx.Err() != nil {
			return nil
		}
		r.sweep(ctx, task)
		for _, door := range next {
			press(door)
		}
	}
}

// sweep does what is due and notes that it was done.
func (r *Runner) sweep(ctx context.Context, task Task) {
	now := r.now()
	if err := task.Sweep(ctx, now); err != nil {
		if ctx.Err() == nil {
			r.log.Error("sweep ended early", "task", task.Name, "error", err)
		}
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.swept[task.Name] = now
}

// press rings a bell that may be ringing already.
func press(bell chan<- struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// parse reads a ring; the zone is set on the result, since the library's own prefix for it
// can panic (robfig/cron#554).
func parse(r Ring) (schedule cron.Schedule, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("cron expression %q: %v", r.Expression, p)
		}
	}()
	schedule, err = cron.ParseStandard(r.Expression)
	if err != nil {
		return nil, fmt.Errorf("cron expression %q: %w", r.Expression, err)
	}
	if spec, ok := schedule.(*cron.SpecSchedule); ok {
		spec.Location = r.Zone
	}
	return schedule, nil
}
