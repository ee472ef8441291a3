package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"barid/news"
	"barid/press"
)

func (p *program) themesSplitCommand() *cobra.Command {
	var names, terms []string
	cmd := &cobra.Command{
		Use:   "split THEME SLUG STORY...",
		Short: "Make a theme of its own of some stories of another, for these and the next ones like them",
		Long: `Makes a new theme, accepted at once, and moves stories of another theme to it, named by their
numbers as 'barid themes explain THEME' lists them. What they repeat is learned: the next story like
one of them goes to the new theme too. The old theme goes on; whoever asked for it gets both.`,
		Example: "  barid themes split syria-russia tartus-base 12 17 --name en='Tartus base' --name ar='قاعدة طرطوس'",
		Args:    cobra.MinimumNArgs(3),
	}
	cmd.Flags().StringArrayVar(&names, "name", nil, "`language=name`, once for each")
	cmd.Flags().StringArrayVar(&terms, "term", nil, "a `word` that tells the subject, in any language")
	return p.themeEdit(cmd, func(ctx context.Context, n *newsroom, args []string, by string) error {
		from, err := n.theme(ctx, args[0])
		if err != nil {
			return err
		}
		part, err := namedTheme(news.Theme{Slug: args[1], Terms: terms, State: news.Accepted}, names)
		if err != nil {
			return err
		}
		lessons, err := n.lessons(ctx, from, args[2:])
		if err != nil {
			return err
		}
		change := n.noted(from, by, fmt.Sprintf("%s split off as %s", count(len(lessons), "story"), part.Slug))
		part, err = n.db.SplitTheme(ctx, change, part, lessons)
		if errors.Is(err, news.ErrConflict) && from.Into == 0 {
			return usagef("there is a theme %s already; 'barid themes move STORY %s' moves stories to it", args[1], args[1])
		}
		if err != nil {
			return err
		}
		p.sayf("Split       %s off from %s, with %s\n", part.Slug, from.Slug, count(len(lessons), "story"))
		for _, e := range n.config.editions {
			if e.TakesTheme(from) && !e.TakesTheme(part) {
				p.sayf("Next        edition %s lists its themes and will not print it: add %s to 'themes' of it in the config\n", e.ID, part.Slug)
			}
		}
		p.askNames(n, part)
		return nil
	})
}

// lessons is what can be learned from moving stories, named by their numbers, away from a theme.
func (n *newsroom) lessons(ctx context.Context, from news.Theme, numbers []string) ([]news.Hint, error) {
	var lessons []news.Hint
	for _, arg := range numbers {
		id, err := number(arg, "story")
		if err != nil {
			return nil, err
		}
		story, articles, err := n.storyWithArticles(ctx, news.StoryID(id))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(lessons, func(h news.Hint) bool { return h.Story == story.ID }) {
			continue // named twice
		}
		if story.Theme != from.ID {
			return nil, usagef("story %d is not under %s; 'barid themes explain %s' lists those that are", id, from.Slug, from.Slug)
		}
		lessons = append(lessons, press.Lesson(story, articles, 0))
	}
	return lessons, nil
}
