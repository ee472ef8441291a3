package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"barid/collect"
	"barid/news"
	"barid/store"
)

func (p *program) collectCommand() *cobra.Command {
	var asJSON, refresh bool
	cmd := &cobra.Command{
		Use:   "collect",
		Short: "Read the feeds that are due and keep what is new",
		Long: `Reads feeds: files and folders of pasted text, and of the addresses those whose publishers may
be asked again by now. With --refresh all of them are asked. New and changed articles are
kept; a feed that cannot be read is named and the others go on. Exit code 3 says that no feed
brought anything new.`,
		Example: "  barid collect\n  barid collect --refresh\n  barid collect --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			feeds, err := n.collect(cmd.Context(), refresh, p.progress(asJSON))
			if err := errors.Join(err, n.close()); err != nil {
				return err
			}
			if asJSON {
				if err := json.NewEncoder(p.stdout).Encode(feeds); err != nil {
					return err
				}
			}
			for _, f := range feeds {
				if f.Added+f.Revised > 0 {
					return nil
				}
			}
			return errNothing
		},
	}
	cmd.Flags().BoolVar(&refresh, "refresh", false, refreshUsage)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return cmd
}

const refreshUsage = "ask also the feeds that are not due yet"

// collect reads feeds for a person, and says which were left alone.
func (n *newsroom) collect(ctx context.Context, refresh bool, show *progress) ([]feedResult, error) {
	o := n.collecting(n.db)
	if refresh {
		o.Store = restless{n.db}
	}
	now := n.now()
	report, err := collect.New(o).Sweep(ctx, now)
	if err != nil {
		return nil, fmt.Errorf("collect: %w", err)
	}
	feeds, err := n.db.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	results := feedResults(report)
	show.collected(results)
	show.resting(resting(feeds, report, now))
	return results, nil
}

// restless is a store whose feeds are due at any time.
type restless struct{ *store.DB }

func (s restless) DueFeeds(ctx context.Context, _ time.Time) ([]news.Feed, error) {
	feeds, err := s.Feeds(ctx)
	return slices.DeleteFunc(feeds, func(f news.Feed) bool { return !f.Listed || !f.EndedAt.IsZero() }), err
}

// resting are the feeds that a sweep has left alone since they were not due.
func resting(feeds []news.Feed, report collect.Report, now time.Time) []news.Feed {
	asked := make(map[news.FeedID]bool)
	for _, r := range report.Results {
		asked[r.Feed] = true
	}
	return slices.DeleteFunc(feeds, func(f news.Feed) bool {
		return !f.Listed || !f.EndedAt.IsZero() || asked[f.ID] || !f.NextAt.After(now)
	})
}
