package main

import (
	"context"
	"net"
	"slices"

	"barid/digest"
	"barid/jobs"
	"barid/metrics"
	"barid/news"
)

// watch answers a monitor until ctx ends. Nobody else is to reach the address: it asks for no
// password.
func (n *newsroom) watch(ctx context.Context, listener net.Listener, tasks *jobs.Runner) error {
	read := func(ctx context.Context) (metrics.Figures, error) {
		f, err := n.figures(ctx)
		f.Swept = tasks.Swept()
		return f, err
	}
	return serveHTTP(ctx, listener, metrics.Handler(read, n.log))
}

// figures reads how the installation stands.
func (n *newsroom) figures(ctx context.Context) (metrics.Figures, error) {
	f := metrics.Figures{Version: version(), Now: n.now()}
	feeds, err := n.db.Feeds(ctx)
	if err != nil {
		return f, err
	}
	for _, feed := range feeds {
		if feed.Listed {
			f.Feeds = append(f.Feeds, feed)
		}
	}
	due, err := n.db.DueFeeds(ctx, f.Now)
	if err != nil {
		return f, err
	}
	f.Due = len(due)
	if f.Bills, err = n.db.Bills(ctx); err != nil {
		return f, err
	}
	for _, e := range n.config.editions {
		figures, err := n.editionFigures(ctx, e)
		if err != nil {
			return f, err
		}
		f.Editions = append(f.Editions, figures)
	}
	if n.model == nil {
		return f, nil
	}
	for _, s := range n.model.Standings() {
		f.Servers = append(f.Servers, metrics.Server{
			Host: s.Host, Model: s.Model, Task: string(s.Task), GivenUp: s.GivenUp, Remembered: s.Remembered,
		})
	}
	return f, nil
}

func (n *newsroom) editionFigures(ctx context.Context, e digest.Edition) (metrics.Edition, error) {
	f := metrics.Edition{ID: e.ID}
	slot, ok, err := n.nextSlot(ctx, e)
	if err != nil {
		return f, err
	}
	if ok {
		f.Next = slot.Send
	}
	waiting, err := n.waitingDrafts(ctx, e)
	if err != nil {
		return f, err
	}
	f.Drafts = len(waiting)
	if f.Deliveries, err = n.db.CountsOfNewest(ctx, e.ID, recent); err != nil {
		return f, err
	}
	issues, err := n.db.Issues(ctx, e.ID, recent)
	if err != nil {
		return f, err
	}
	for _, i := range issues {
		if r := i.Record(); !r.PublishedAt.IsZero() {
			f.Last, f.Stories = r.PublishedAt, tellers(r.Content)
			f.Spent, err = n.spent(ctx, r.Content)
			return f, err
		}
	}
	return f, nil
}

// tellers counts the stories of a content by who told them.
func tellers(c digest.Content) map[metrics.Teller]int {
	counts := make(map[metrics.Teller]int)
	for _, b := range c.Blocks() {
		switch {
		case b.FellBack != "":
			counts[metrics.FellBack]++
		case slices.ContainsFunc(append([]news.Sentence{b.Headline}, b.Sentences...), modelled):
			counts[metrics.ByModel]++
		default:
			counts[metrics.BySources]++
		}
	}
	return counts
}

// modelled tells that a model wrote a sentence, whoever has changed it since.
func modelled(s news.Sentence) bool { return s.Origin != (news.Origin{}) }
