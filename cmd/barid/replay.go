package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"barid/digest"
	"barid/lab"
	"barid/news"
)

type replayFlags struct {
	with string
	json bool
}

func (p *program) replayCommand() *cobra.Command {
	var f replayFlags
	cmd := &cobra.Command{
		Use:   "replay ISSUE",
		Short: "Make a past issue again with other settings, and show the differences",
		Long: `Makes the draft of a past issue again, from the articles, stories and issues that were there
then, by the settings of another config, and shows what would have been different from what
was sent. Themes, and what editors have taught, are those of today. It works on a copy of the
database; nothing is kept and no mail is sent. A model that the config names is asked again, and
costs what a draft costs.`,
		Example: `  barid lab replay 12                          by the config as it is now
  barid lab replay 12 --with heavier.yaml      by other weights, lengths, feeds
  barid lab replay 12 --with heavier.yaml --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number(args[0], "issue")
			if err != nil {
				return err
			}
			c, err := p.replay(cmd.Context(), digest.IssueID(id), f)
			if err != nil {
				return err
			}
			if f.json {
				encoder := json.NewEncoder(p.stdout)
				encoder.SetIndent("", "  ")
				return encoder.Encode(c)
			}
			return printComparison(p.stdout, c)
		},
	}
	cmd.Flags().StringVar(&f.with, "with", "", "the config `file` to make it by (default: the one in use)")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the differences as JSON")
	return cmd
}

// replay makes an issue again on a copy of the data, which is thrown away.
func (p *program) replay(ctx context.Context, id digest.IssueID, f replayFlags) (c lab.Comparison, err error) {
	own, err := loadConfig(p.configPath, p.getenv)
	if err != nil {
		return c, err
	}
	settings := own
	if f.with != "" {
		if settings, err = loadConfig(f.with, p.getenv); err != nil {
			return c, err
		}
	}
	n, err := p.openCopy(ctx, settings, own.database())
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, n.close(), os.RemoveAll(n.config.dataDir)) }()
	issue, err := n.db.Issue(ctx, id)
	if errors.Is(err, news.ErrNotFound) {
		return c, usagef("there is no issue %d; 'barid status' lists them", id)
	}
	if err != nil {
		return c, err
	}
	edition, err := n.config.edition(string(issue.Content().Edition))
	if err != nil {
		return c, err
	}
	return lab.Replay(ctx, lab.ReplayInput{Issue: issue, Edition: edition, Past: n.db.Before(issue), Press: n.press(nil).Options})
}

// printComparison tells an editor what is different, story by story in the order of the replay.
func printComparison(out io.Writer, c lab.Comparison) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Issue %d of %s, slot %s, as it was sent and made again\n\n", c.Issue, c.Edition, c.Slot)
	fmt.Fprintf(&b, "  %-28s %6s   %s\n", "", "sent", "again")
	for _, row := range []struct {
		name     string
		was, now int
	}{
		{"articles considered", c.Was.Articles, c.Now.Articles},
		{"articles left out", c.Was.LeftOut, c.Now.LeftOut},
		{"sections", c.Was.Sections, c.Now.Sections},
		{"stories", c.Was.Stories, c.Now.Stories},
		{"sentences", c.Was.Sentences, c.Now.Sentences},
		{"words", c.Was.Words, c.Now.Words},
	} {
		fmt.Fprintf(&b, "  %-28s %6d   %d\n", row.name, row.was, row.now)
	}
	same := 0
	for _, s := range c.Stories {
		if len(s.Changed) == 0 && s.Was != nil && s.Now != nil {
			same++
			continue
		}
		b.WriteString("\n" + strings.Join(changeLines(s), "\n") + "\n")
	}
	fmt.Fprintf(&b, "\n%s as sent.\n", count(same, "story"))
	_, err := io.WriteString(out, b.String())
	return err
}

// changeLines tell one story that is different: + has come, - is gone.
func changeLines(s lab.StoryChange) []string {
	switch {
	case s.Was == nil:
		return []string{fmt.Sprintf("+ %d  %s", s.Now.Place, s.Now.Headline), "     " + s.Now.Theme + "; was " + s.Why}
	case s.Now == nil:
		return []string{fmt.Sprintf("- %d  %s", s.Was.Place, s.Was.Headline), "     " + s.Was.Theme + "; now " + s.Why}
	}
	lines := []string{fmt.Sprintf("~ %d  %s", s.Now.Place, s.Now.Headline)}
	for _, aspect := range s.Changed {
		switch aspect {
		case "place":
			lines = append(lines, fmt.Sprintf("     place %d → %d", s.Was.Place, s.Now.Place))
		case "theme":
			lines = append(lines, fmt.Sprintf("     theme %s → %s", s.Was.Theme, s.Now.Theme))
		case "headline":
			lines = append(lines, "     - headline "+s.Was.Headline)
		case "sentences":
			lines = append(lines, apart(s.Was.Sentences, s.Now.Sentences)...)
		case "articles":
			lines = append(lines, apart(articleNames(s.Was), articleNames(s.Now))...)
		}
	}
	return lines
}

// apart lists what has gone and what has come.
func apart(was, now []string) []string {
	var lines []string
	for _, s := range was {
		if !slices.Contains(now, s) {
			lines = append(lines, "     - "+s)
		}
	}
	for _, s := range now {
		if !slices.Contains(was, s) {
			lines = append(lines, "     + "+s)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, "     the same sentences in another order")
	}
	return lines
}

func articleNames(t *lab.Told) []string {
	var names []string
	for _, a := range t.Articles {
		names = append(names, "article of "+a.Publisher+": "+a.Title)
	}
	return names
}
