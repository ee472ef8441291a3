package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/jobs"
	"barid/news"
	"barid/site"
)

func (p *program) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Do everything by the schedule, until told to stop",
		Long: `Reads the feeds, drafts and sends every edition by its schedule, tells editors of drafts
that wait, and answers readers, at the desk under /desk/ editors and, where metrics.listen
is set in the config, a monitor. Other commands work beside it. A slot that was missed while
the machine was off is made up for at the start, the latest one only. On SIGTERM or Ctrl-C
what is under way is finished or put back, within ten seconds.`,
		Example: "  barid serve\n  barid serve --verbose --config /etc/barid/config.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			return errors.Join(p.serve(cmd.Context(), n), n.close())
		},
	}
}

// collectEvery is how often serve looks for feeds that are due.
const collectEvery = "*/15 * * * *"

// serve runs the sweeps and the readers' pages until ctx ends. A second one on the same data
// is refused.
func (p *program) serve(ctx context.Context, n *newsroom) (err error) {
	release, err := n.db.TryLock(ctx, "serve")
	if errors.Is(err, news.ErrConflict) {
		return usagef("another 'barid serve' works on %s", n.config.dataDir)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	pages, err := listenAt(n.config.listen, "listen")
	if err != nil {
		return err
	}
	defer pages.Close() // whoever serves it has closed it already
	fmt.Fprintf(p.stdout, "Serving     %s\n", pages.Addr())
	var watched net.Listener
	if n.config.metrics != "" {
		if watched, err = listenAt(n.config.metrics, "metrics.listen"); err != nil {
			return err
		}
		defer watched.Close()
		fmt.Fprintf(p.stdout, "Metrics     http://%s/metrics\n", watched.Addr())
	}
	if err := p.sayNext(ctx, n); err != nil {
		return err
	}
	tasks := n.runner()
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return tasks.Run(ctx) })
	g.Go(func() error { return n.answer(ctx, pages) })
	if watched != nil {
		g.Go(func() error { return n.watch(ctx, watched, tasks) })
	}
	err = g.Wait()
	p.sayf("Stopped     nothing is under way; 'barid serve' goes on from here\n")
	return err
}

// listenAt opens an address that a key of the config names.
func listenAt(address, key string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("serve: %w; change '%s' in the config", err, key)
	}
	return l, nil
}

// sayNext tells when each edition's next issue goes out.
func (p *program) sayNext(ctx context.Context, n *newsroom) error {
	for _, e := range n.config.editions {
		next := "only by hand: it has no schedule"
		slot, ok, err := n.nextSlot(ctx, e)
		if err != nil {
			return err
		}
		if ok {
			next = "next issue " + clock(slot.Send, e)
		}
		fmt.Fprintf(p.stdout, "Edition     %s, %s\n", e.ID, next)
	}
	return nil
}

// runner holds the tasks: collect, one for each edition, deliver, and the notices to editors.
func (n *newsroom) runner() *jobs.Runner {
	tasks := []jobs.Task{
		{Name: "collect", Rings: []jobs.Ring{{Expression: collectEvery, Zone: time.UTC}}, Sweep: n.sweepFeeds},
		{Name: "deliver", Sweep: n.sweepDeliveries},
		{Name: "notices", Sweep: n.sweepNotices},
	}
	for _, e := range n.config.editions {
		tasks = append(tasks, jobs.Task{
			Name: "edition " + string(e.ID), Then: []string{"notices", "deliver"},
			Sweep: func(ctx context.Context, now time.Time) error { return n.sweepEdition(ctx, e, now) },
		})
	}
	return jobs.New(n.now, n.log, tasks...)
}

// Limits of the readers' pages: a request has no reason to be slow or long.
const (
	readTimeout  = 10 * time.Second
	drainTimeout = 5 * time.Second
	maxHeader    = 16 << 10
)

// answer serves the readers' and the editors' pages until ctx ends.
func (n *newsroom) answer(ctx context.Context, listener net.Listener) error {
	handler, err := n.handler()
	if err != nil {
		return err
	}
	return serveHTTP(ctx, listener, handler)
}

// serveHTTP answers until ctx ends, then lets the requests under way finish.
func serveHTTP(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler: handler, ReadTimeout: readTimeout, WriteTimeout: readTimeout, IdleTimeout: time.Minute, MaxHeaderBytes: maxHeader,
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
		defer cancel()
		return server.Shutdown(drain)
	})
	return g.Wait()
}

// site is the readers' pages.
func (n *newsroom) site() (*site.Site, error) {
	return site.New(site.Options{
		Readers: n.db, Archive: n.db, Keys: n.keys, Editions: n.config.editions,
		PublicURL: n.config.publicURL, Now: n.now, Logger: n.log,
	})
}

// feedsDue is how old the last reading of a feed must be before the feeds that are due are read.
const feedsDue = 14 * time.Minute

// sweepFeeds reads the feeds that are due. Files and folders always are, and the minute's bell
// rings far more often than they need to be looked at.
func (n *newsroom) sweepFeeds(ctx context.Context, now time.Time) (err error) {
	release, err := n.db.Lock(ctx, "collect")
	if err != nil {
		return fmt.Errorf("collect: %w", err)
	}
	defer func() { err = errors.Join(err, release()) }()
	feeds, err := n.db.DueFeeds(ctx, now)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		if age := now.Sub(f.CheckedAt); age >= feedsDue || age < 0 { // read by a clock that ran ahead
			_, err := n.collector().Sweep(ctx, now)
			return err
		}
	}
	return nil
}

// sweepDeliveries publishes every approved issue whose time has come and sends what is due.
func (n *newsroom) sweepDeliveries(ctx context.Context, now time.Time) error {
	issues, err := n.db.UnpublishedIssues(ctx)
	if err != nil {
		return err
	}
	for _, issue := range issues {
		if issue.Content().Slot.Send.After(now) {
			continue
		}
		if err := n.publish(ctx, issue); err != nil {
			return err
		}
		n.log.Info("issue published", "issue", issue.ID(), "edition", issue.Content().Edition)
	}
	due, err := n.db.DueDeliveries(ctx, n.now()) // those just published among them
	if err != nil || due == 0 {
		return err
	}
	_, err = n.dispatch(ctx)
	return err
}

// sweepEdition does what an edition's schedule has due, after the feeds that are due have been
// read: a slot that was missed is made up for with the news of the time since.
func (n *newsroom) sweepEdition(ctx context.Context, e digest.Edition, now time.Time) error {
	if err := n.sweepFeeds(ctx, now); err != nil {
		return err
	}
	return n.press(nil).Sweep(ctx, e, now)
}
