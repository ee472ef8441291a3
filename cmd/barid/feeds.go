package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"barid/news"
)

func (p *program) feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List, add, check and remove what is read",
		Long: `Feeds come from config.yaml, or are added here and kept in the database. Files, folders
and hosts in your own network can be named in the config only.`,
	}
	return group(cmd, p.feedsListCommand(), p.feedsAddCommand(), p.feedsCheckCommand(), p.feedsRemoveCommand())
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
				states = append(states, feedStatusOf(f))
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

type feedsAddFlags struct {
	name, publisher, language string
	unchecked                 bool
}

func (p *program) feedsAddCommand() *cobra.Command {
	var f feedsAddFlags
	cmd := &cobra.Command{
		Use:   "add URL",
		Short: "Read one more feed from now on",
		Long: `Reads an address once and, where it gives a feed, keeps it in the database. Editions that
name no feeds in the config draw on it from the next issue on.`,
		Example: "  barid feeds add https://publisher.example/feed.xml --publisher 'Harbour Gazette' --language en",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			return p.addFeed(ctx, n, args[0], f)
		}),
	}
	cmd.Flags().StringVar(&f.name, "name", "", "what the coverage line calls it; default: its publisher")
	cmd.Flags().StringVar(&f.publisher, "publisher", "", "who published its articles, where they do not say so")
	cmd.Flags().StringVar(&f.language, "language", "", "language of its articles, where they do not say so")
	cmd.Flags().BoolVar(&f.unchecked, "unchecked", false, "keep it without reading it first")
	return cmd
}

func (p *program) addFeed(ctx context.Context, n *newsroom, address string, flags feedsAddFlags) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return usagef("%q is no web address; write one such as https://publisher.example/feed.xml (a file or a folder is named under 'feeds' in %s)", address, p.configPath)
	}
	if _, err := language.Parse(flags.language); flags.language != "" && err != nil {
		return usagef("language %q: write a language tag (BCP 47), such as en or ar", flags.language)
	}
	feed := news.Feed{URL: address, Kind: news.Syndication, Publisher: flags.publisher, Language: flags.language}
	if !flags.unchecked {
		reading, err := n.try(ctx, feed)
		if err != nil {
			return err
		}
		if reading.Error != "" {
			return fmt.Errorf("%s gives no feed: %s; it was not added (--unchecked adds it all the same)", address, reading.Error)
		}
		feed.Publisher = cmp.Or(feed.Publisher, publisherIn(reading))
		fmt.Fprintf(p.stdout, "Read        %s\n", contents(reading))
	}
	feed.Name = cmp.Or(flags.name, feed.Publisher, u.Hostname())
	feed, err = n.db.AddFeed(ctx, feed)
	if errors.Is(err, news.ErrConflict) {
		return usagef("%s is read already; 'barid feeds list' lists it", address)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Added       feed %d, %s\n", feed.ID, feed.Name)
	for _, e := range n.config.editions {
		if !e.Takes(feed) {
			fmt.Fprintf(p.stdout, "            edition %s names its feeds in the config and does not draw on it\n", e.ID)
		}
	}
	p.sayf("Next        'barid run' or 'barid serve' reads it with the others\n")
	return nil
}

// publisherIn is whom the articles of a reading agree on as their publisher.
func publisherIn(r news.Reading) string {
	name := ""
	for _, item := range r.Items {
		if name != "" && item.Article.Publisher != name {
			return ""
		}
		name = item.Article.Publisher
	}
	return name
}

// contents says in a line what a reading brought.
func contents(r news.Reading) string {
	teasers, languages := 0, make(map[string]int)
	var newest time.Time
	for _, item := range r.Items {
		languages[item.Article.Language]++
		if item.Article.Teaser {
			teasers++
		}
		if item.Article.Published.After(newest) {
			newest = item.Article.Published
		}
	}
	parts := []string{count(len(r.Items), "article")}
	if !newest.IsZero() {
		parts = append(parts, "the newest of "+stamp(newest))
	}
	for _, l := range slices.Sorted(maps.Keys(languages)) {
		parts = append(parts, fmt.Sprintf("%d in %s", languages[l], l))
	}
	if teasers > 0 {
		parts = append(parts, fmt.Sprintf("%d with their opening only", teasers))
	}
	return strings.Join(parts, ", ")
}

func (p *program) feedsCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FEED]",
		Short: "Read feeds without keeping anything, and say how it went",
		Long: `Reads one feed, named by its number, URL or name, or all of them, and says what they give.
Nothing is kept. Exit code 1 says that at least one could not be read.`,
		Example: "  barid feeds check\n  barid feeds check 3",
		Args:    cobra.MaximumNArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			if len(args) > 0 {
				one, err := n.feed(ctx, args[0])
				if err != nil {
					return err
				}
				return p.checkFeeds(ctx, n, []news.Feed{one})
			}
			feeds, err := n.db.Feeds(ctx)
			if err != nil {
				return err
			}
			return p.checkFeeds(ctx, n, slices.DeleteFunc(feeds, func(f news.Feed) bool { return !f.Listed }))
		}),
	}
}

func (p *program) checkFeeds(ctx context.Context, n *newsroom, feeds []news.Feed) error {
	silent := 0
	for _, f := range feeds {
		r, err := n.try(ctx, f)
		if err != nil {
			return err
		}
		if r.Error != "" {
			silent++
			fmt.Fprintf(p.stdout, "fail  %s: %s\n      %s\n", f.Name, r.Error, f.URL)
			continue
		}
		fmt.Fprintf(p.stdout, "ok    %s: %s\n", f.Name, contents(r))
		for _, w := range r.Warnings {
			fmt.Fprintf(p.stdout, "      %s\n", w)
		}
	}
	if silent > 0 {
		return fmt.Errorf("%d of %s could not be read", silent, count(len(feeds), "feed"))
	}
	return nil
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
