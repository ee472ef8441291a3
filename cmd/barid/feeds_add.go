package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"barid/collect"
	"barid/news"
)

type feedsAddFlags struct {
	name, publisher, language string
	unchecked                 bool
}

func (p *program) feedsAddCommand() *cobra.Command {
	var f feedsAddFlags
	cmd := &cobra.Command{
		Use:   "add URL",
		Short: "Read one more feed from now on",
		Long: `Reads an address once: that of a feed, or of a page, whose feeds are then looked for; a page
that has none is read as a list of articles. What is found is kept in the database. Editions
that name no feeds in the config draw on it from the next issue on.`,
		Example: "  barid feeds add https://publisher.example/\n  barid feeds add https://publisher.example/feed.xml --publisher 'Harbour Gazette' --language en",
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
		if feed, err = p.find(ctx, n, feed); err != nil {
			return fmt.Errorf("%s gives no feed: %w; it was not added (--unchecked adds it all the same)", address, err)
		}
	}
	feed.Name = cmp.Or(flags.name, feed.Publisher, u.Hostname())
	feed, err = n.db.AddFeed(ctx, feed)
	if errors.Is(err, news.ErrConflict) {
		return usagef("%s is read already; 'barid feeds list' lists it", feed.URL)
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

// find looks for what the address of a feed gives, and says what it has found.
func (p *program) find(ctx context.Context, n *newsroom, f news.Feed) (news.Feed, error) {
	found, err := n.collector().Discover(ctx, f.URL)
	if err != nil {
		return f, err
	}
	if best := found[0]; best.URL != f.URL || best.Kind != f.Kind {
		what := "a feed of the page"
		if best.Kind == news.Page {
			what = "no feed, so the page itself is read for the articles that it lists"
		}
		fmt.Fprintf(p.stdout, "Found       %s, %s\n", best.URL, what)
		f.URL, f.Kind = best.URL, best.Kind
	}
	for _, other := range found[1:] {
		p.sayf("            besides %s (%s, %s); 'barid feeds add %s' adds it\n", other.URL, other.Title, count(other.Entries, "entry"), other.URL)
	}
	diagnosis, err := n.check(ctx, f)
	if err != nil {
		return f, err
	}
	if r := diagnosis.Reading; r.Error != "" {
		return f, errors.New(r.Error)
	}
	f.Publisher = cmp.Or(f.Publisher, publisherIn(diagnosis.Reading))
	fmt.Fprintf(p.stdout, "Read        %s\n", contents(diagnosis.Reading))
	return f, nil
}

// check reads a feed as a sweep would, but as if for the first time, with the page of one article where
// it carries openings only, and keeps nothing.
func (n *newsroom) check(ctx context.Context, f news.Feed) (collect.Diagnosis, error) {
	o := n.collecting(nil)
	o.Memory = nil
	return collect.New(o).Check(ctx, f, n.now())
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
