package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"barid/collect/opml"
	"barid/news"
)

func (p *program) feedsImportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Add the feeds of an OPML list, as feed readers export it",
		Long: `Adds every feed that a list names and that is not read yet, without asking for any of them:
the next reading tells which of them answer ('barid feeds check' does so at once). Lists that
are hardly XML are read as well.`,
		Example: "  barid feeds import subscriptions.opml",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			return p.importFeeds(ctx, n, args[0])
		}),
	}
}

func (p *program) importFeeds(ctx context.Context, n *newsroom, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return usagef("list of feeds: %v", err)
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, opml.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("list of feeds: %w", err)
	}
	listed, err := opml.Parse(body)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	added := 0
	for _, f := range listed {
		_, err := n.db.AddFeed(ctx, news.Feed{
			URL: f.URL, Kind: news.Syndication, Name: cmp.Or(f.Title, f.URL), Publisher: f.Title, Language: f.Language,
		})
		switch {
		case err == nil:
			added++
		case !errors.Is(err, news.ErrConflict):
			return err
		}
	}
	p.sayf("Imported    %s, %d of them new; 'barid feeds list' lists them\n", count(len(listed), "feed"), added)
	if added == 0 {
		return errNothing
	}
	return nil
}

func (p *program) feedsExportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write the feeds that are read as an OPML list",
		Long: `Writes the feeds that have a web address and are read, for another feed reader, into a new
file or to standard output. Files, folders and pages that list articles are no feeds to others.`,
		Example: "  barid feeds export feeds.opml",
		Args:    cobra.MaximumNArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			feeds, err := n.db.Feeds(ctx)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return opml.Write(p.stdout, "Barid", exported(feeds))
			}
			return p.exportFeeds(args[0], exported(feeds))
		}),
	}
}

// exported are the feeds that others can read.
func exported(feeds []news.Feed) []opml.Feed {
	var list []opml.Feed
	for _, f := range feeds {
		if f.Listed && f.EndedAt.IsZero() && f.Kind == news.Syndication && strings.Contains(f.URL, "://") {
			list = append(list, opml.Feed{URL: cmp.Or(f.MovedTo, f.URL), Title: f.Name, Language: f.Language})
		}
	}
	return list
}

func (p *program) exportFeeds(path string, list []opml.Feed) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return usagef("%s exists already; name a new file", path)
	}
	if err != nil {
		return fmt.Errorf("list of feeds: %w", err)
	}
	if err := errors.Join(opml.Write(file, "Barid", list), file.Close()); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Exported    %s to %s\n", count(len(list), "feed"), path)
	return nil
}
