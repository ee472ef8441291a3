// Package collect turns the feeds that are due into entries and articles.
//
// In come feeds: addresses, files and folders of pasted text beside the config. Out go readings,
// one per feed and sweep, which the store keeps as a whole or not at all; a crash loses at most
// the readings not yet kept, and the next sweep makes them again. A feed that cannot be read
// leaves a reading that says why, and the others go on. Every outside byte is bounded and
// hostile: documents are fetched, decoded and parsed by the sub-packages, each of which states its
// limits. No date, address or publisher is made up: what a publisher does not say stays empty.
//
// An article's Key is its canonical URL, else the hash of its normalized title and body, so that
// it is one article however many feeds carry it.
package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"barid/collect/fetch"
	"barid/collect/page"
	"barid/collect/sanitize"
	"barid/news"
)

// Store keeps feeds and what was read from them.
type Store interface {
	DueFeeds(ctx context.Context, now time.Time) ([]news.Feed, error)
	SaveReading(ctx context.Context, r news.Reading) (news.Saved, error)
}

// Options configure a collector.
type Options struct {
	Store        Store
	Root         string        // the config's folder, which file and folder feeds are relative to
	UserAgent    string        // names the program and how to reach its operator
	AllowPrivate []string      // hosts that may have a private address
	Gap          time.Duration // between two requests to a host; 0: a quarter of a second
	Observe      func(Result)  // called after each feed, one call at a time; may be nil

	// FullText tells whether the pages of a feed are fetched where it carries only their openings; nil: never.
	FullText func(news.Feed) bool
	// Memory saves pages from being fetched twice; nil: nothing is known.
	Memory Memory
}

// Collector reads feeds. It may not be used by two sweeps at once.
type Collector struct {
	options Options
	client  *fetch.Client
	parsing *semaphore.Weighted
	cleaner *sanitize.Cleaner
	texts   fullTexts
}

// Result is what one feed brought in a sweep.
type Result struct {
	Feed      news.FeedID
	Name      string
	Entries   int // in the document, whether known or not
	Saved     news.Saved
	Unchanged bool   // the publisher said so
	Error     string // why the feed was silent; empty if it was not
	Warnings  []string
}

// Report is what a sweep brought, a result per feed in the store's order.
type Report struct{ Results []Result }

// Totals sums a report up.
type Totals struct {
	Feeds, Silent, Unchanged, Entries int
	news.Saved
}

// maxHosts is how many hosts are asked at the same time, each of them one thing at a time.
const maxHosts = 64

// defaultGap lies between two requests to a host.
const defaultGap = 250 * time.Millisecond

// New returns a collector.
func New(o Options) *Collector {
	o.Gap = cmp.Or(o.Gap, defaultGap)
	client := fetch.New(fetch.Options{UserAgent: o.UserAgent, AllowPrivate: o.AllowPrivate, Gap: o.Gap})
	return &Collector{
		options: o,
		parsing: semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0))),
		cleaner: sanitize.New(),
		client:  client,
		texts:   fullTexts{client: client, robots: fetch.NewRobots(client), extractor: page.New(), recurring: page.NewRecurring(), memory: o.Memory, limit: maxPages},
	}
}

// Sweep reads every feed that is due. Feeds that fail are in the report; the error is about the
// store, or says that ctx ended.
func (c *Collector) Sweep(ctx context.Context, now time.Time) (Report, error) {
	feeds, err := c.options.Store.DueFeeds(ctx, now)
	if err != nil {
		return Report{}, fmt.Errorf("find due feeds: %w", err)
	}
	defer c.client.Close()
	defer c.texts.extractor.Close()
	c.texts.robots = fetch.NewRobots(c.client)
	results, errs := make([]Result, len(feeds)), make([]error, len(feeds))
	var observing sync.Mutex
	var group errgroup.Group
	group.SetLimit(maxHosts)
	for _, host := range byHost(feeds) {
		group.Go(func() error {
			for _, i := range host {
				results[i], errs[i] = c.collect(ctx, feeds[i], now)
				if c.options.Observe != nil {
					observing.Lock()
					c.options.Observe(results[i])
					observing.Unlock()
				}
			}
			return nil
		})
	}
	return Report{results}, errors.Join(append(errs, group.Wait())...)
}

// byHost groups the indexes of feeds that one server answers for, so that it gets one request at
// a time; files and folders are one group.
func byHost(feeds []news.Feed) [][]int {
	var groups [][]int
	group := make(map[string]int)
	for i, f := range feeds {
		host := ""
		if isAddress(f) {
			if u, err := url.Parse(cmp.Or(f.MovedTo, f.URL)); err == nil {
				host = strings.ToLower(u.Hostname())
			}
		}
		g, ok := group[host]
		if !ok {
			g = len(groups)
			group[host] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// collect reads one feed and stores the reading.
func (c *Collector) collect(ctx context.Context, f news.Feed, now time.Time) (Result, error) {
	r, _ := c.read(ctx, f, now)
	if err := ctx.Err(); err != nil {
		return Result{Feed: f.ID, Name: f.Name, Error: err.Error()}, fmt.Errorf("feed %q: %w", f.Name, err)
	}
	saved, err := c.options.Store.SaveReading(ctx, r)
	result := Result{
		Feed: f.ID, Name: f.Name, Entries: len(r.Items), Saved: saved,
		Unchanged: r.Unchanged, Error: r.Error, Warnings: r.Warnings,
	}
	if r.Unchanged {
		result.Entries = 0 // its items are of earlier readings, whose pages came late
	}
	if err != nil {
		return result, fmt.Errorf("feed %q: save reading: %w", f.Name, err)
	}
	return result, nil
}

// Totals counts feeds, entries and articles.
func (r Report) Totals() Totals {
	t := Totals{Feeds: len(r.Results)}
	for _, f := range r.Results {
		t.Entries += f.Entries
		t.Added += f.Saved.Added
		t.Revised += f.Saved.Revised
		if f.Unchanged {
			t.Unchanged++
		}
		if f.Error != "" {
			t.Silent++
		}
	}
	return t
}
