package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"barid/news"
)

func (p *program) feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List, add, check, remove, import and export what is read",
		Long: `Feeds come from config.yaml, or are added here and kept in the database. Files, folders
and hosts in your own network can be named in the config only.`,
	}
	return group(cmd, p.feedsListCommand(), p.feedsAddCommand(), p.feedsCheckCommand(), p.feedsRemoveCommand(),
		p.feedsImportCommand(), p.feedsExportCommand())
}

// Where a feed comes from.
const (
	fromConfig = "config"
	byHand     = "by hand"
	unread     = "no longer read"
)

func origin(f news.Feed) string {
	switch {
	case !f.Listed:
		return unread
	case f.Own:
		return byHand
	}
	return fromConfig
}

func (p *program) feedsListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "Show every feed and how its last reading went",
		Example: "  barid feeds list\n  barid feeds list --json",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			feeds, err := n.db.Feeds(ctx)
			if err != nil {
				return err
			}
			states := []feedStatus{}
			for _, f := range feeds {
				states = append(states, feedStatusOf(f, n.now()))
			}
			if asJSON {
				return p.printJSON(states)
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "ID\tNAME\tFROM\tLAST READING\tURL")
			for _, f := range states {
				fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\n", f.ID, f.Name, f.Origin, f.reading(), f.URL)
			}
			return table.Flush()
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}

func (p *program) feedsRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove FEED",
		Short:   "Read a feed no longer; its articles stay",
		Example: "  barid feeds remove 3\n  barid feeds remove https://publisher.example/feed.xml",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			f, err := n.feed(ctx, args[0])
			switch {
			case err != nil:
				return err
			case slices.ContainsFunc(n.config.feeds, func(c news.Feed) bool { return c.URL == f.URL }):
				return usagef("feed %d, %s, is named under 'feeds' in %s and would come back; take it out there", f.ID, f.Name, p.configPath)
			case !f.Listed:
				return usagef("feed %d, %s, is not read any more already", f.ID, f.Name)
			}
			if err := n.db.RemoveFeed(ctx, f.ID); err != nil {
				return err
			}
			p.sayf("Removed     feed %d, %s; its articles stay, and 'barid feeds add %s' brings it back\n", f.ID, f.Name, f.URL)
			return nil
		}),
	}
}

// feed finds the one that an argument means: by number, URL or name.
func (n *newsroom) feed(ctx context.Context, arg string) (news.Feed, error) {
	feeds, err := n.db.Feeds(ctx)
	if err != nil {
		return news.Feed{}, err
	}
	id, _ := strconv.ParseInt(arg, 10, 64)
	i := slices.IndexFunc(feeds, func(f news.Feed) bool {
		return f.ID == news.FeedID(id) || f.URL == arg || strings.EqualFold(f.Name, arg)
	})
	if i < 0 {
		return news.Feed{}, usagef("there is no feed %q; 'barid feeds list' lists them", arg)
	}
	return feeds[i], nil
}
