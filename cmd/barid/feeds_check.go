package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"barid/collect"
	"barid/news"
)

func (p *program) feedsCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FEED]",
		Short: "Read feeds without keeping anything, and say how it went",
		Long: `Reads one feed, named by its number, URL or name, and says what its server answered, what
was found in it, with an article as a sample, what was passed over and when it is asked again;
or reads all feeds, with a line for each. Nothing is kept. Exit code 1 says that at least one
could not be read.`,
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
		d, err := n.check(ctx, f)
		if err != nil {
			return err
		}
		if d.Reading.Error != "" {
			silent++
			fmt.Fprintf(p.stdout, "fail  %s: %s\n      %s\n", f.Name, d.Reading.Error, f.URL)
		} else {
			fmt.Fprintf(p.stdout, "ok    %s: %s\n", f.Name, contents(d.Reading))
		}
		if len(feeds) == 1 {
			p.diagnose(d)
		}
		for _, w := range d.Reading.Warnings {
			fmt.Fprintf(p.stdout, "      %s\n", w)
		}
	}
	if silent > 0 {
		return fmt.Errorf("%d of %s could not be read", silent, count(len(feeds), "feed"))
	}
	return nil
}

// diagnose tells of one feed what its server said and what came of it.
func (p *program) diagnose(d collect.Diagnosis) {
	if d.Status != 0 {
		fmt.Fprintf(p.stdout, "      %s answered %d, %d bytes %s\n", d.URL, d.Status, d.Bytes, d.ContentType)
	}
	if moved := d.Reading.Schedule.MovedTo; moved != "" {
		fmt.Fprintf(p.stdout, "      it has moved to %s for good, and is asked for there from now on\n", moved)
	}
	if next := d.Reading.Schedule.NextAt; !next.IsZero() {
		fmt.Fprintf(p.stdout, "      to be asked again from %s on\n", stamp(next))
	}
	if len(d.Reading.Items) > 0 {
		p.sample(d.Reading.Items[0].Article)
	}
}

// sampled is how many runes of a sample's text are shown.
const sampled = 240

// sample shows an article as it would be kept.
func (p *program) sample(a news.Article) {
	body := a.Body()
	opening := []rune(strings.Join(body, " "))
	fmt.Fprintf(p.stdout, "      sample: %s\n", a.Title)
	facts := []string{"in " + a.Language, count(len(body), "paragraph")}
	if len(a.Authors) > 0 {
		facts = append([]string{"by " + strings.Join(a.Authors, ", ")}, facts...)
	}
	if !a.Published.IsZero() {
		facts = append(facts, "published "+stamp(a.Published))
	}
	if a.Origin != "" {
		facts = append(facts, "a text of "+a.Origin)
	}
	if a.Kind != news.Report {
		facts = append(facts, "kind "+string(a.Kind))
	}
	if a.Teaser {
		facts = append(facts, "opening only")
	}
	fmt.Fprintf(p.stdout, "              %s\n", strings.Join(facts, ", "))
	if len(opening) > sampled {
		opening = append(opening[:sampled], '…')
	}
	if len(opening) > 0 {
		fmt.Fprintf(p.stdout, "              %s\n", string(opening))
	}
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
