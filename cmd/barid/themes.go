package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"barid/cluster"
	"barid/news"
)

func (p *program) themesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "themes",
		Short: "List, accept, rename, merge, split and retire themes, and say why a story is under one",
		Long: `Themes come from config.yaml, or the program proposes them as it finds stories that fit none.
It never renames one. A proposed theme is printed, and becomes a choice of subscribers once it
is accepted. What editors do is kept as the theme's history.`,
	}
	return group(cmd,
		p.themesListCommand(), p.themesExplainCommand(), p.themesProposeCommand(), p.themesAcceptCommand(), p.themesRenameCommand(),
		p.themesMergeCommand(), p.themesSplitCommand(), p.themesRetireCommand(), p.themesMoveCommand(),
	)
}

// themeStatus is a theme as people and scripts see it.
type themeStatus struct {
	ID      news.ThemeID      `json:"id"`
	Slug    string            `json:"slug"`
	State   string            `json:"state"`
	Into    string            `json:"into,omitempty"` // slug of the theme that took it over
	Names   map[string]string `json:"names"`
	Unnamed []string          `json:"unnamed"` // languages of editions in which it has no name
	Parties []string          `json:"parties"`
	Terms   []string          `json:"terms"`
	Stories int               `json:"stories"` // of the last week
}

func (p *program) themesListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "Show every theme, its state and its names",
		Example: "  barid themes list\n  barid themes list --json",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			themes, err := n.themeStates(ctx)
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(themes)
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "THEME\tSTATE\tSTORIES\tNAMES")
			for _, t := range themes {
				fmt.Fprintf(table, "%s\t%s\t%d\t%s\n", t.Slug, t.state(), t.Stories, t.names())
			}
			return table.Flush()
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}

func (t themeStatus) state() string {
	if t.Into != "" {
		return "merged into " + t.Into
	}
	return t.State
}

func (t themeStatus) names() string {
	var names []string
	for _, l := range slices.Sorted(maps.Keys(t.Names)) {
		names = append(names, l+": "+t.Names[l])
	}
	for _, l := range t.Unnamed {
		names = append(names, l+": missing")
	}
	return strings.Join(names, ", ")
}

// themeMemory is how far back a theme's stories are counted.
const themeMemory = 7 * 24 * time.Hour

func (n *newsroom) themeStates(ctx context.Context) ([]themeStatus, error) {
	themes, err := n.db.Themes(ctx)
	if err != nil {
		return nil, err
	}
	stories, err := n.db.Stories(ctx, n.now().Add(-themeMemory))
	if err != nil {
		return nil, err
	}
	slugs := make(map[news.ThemeID]string)
	for _, t := range themes {
		slugs[t.ID] = t.Slug
	}
	told := make(map[news.ThemeID]int)
	for _, s := range stories {
		told[s.Theme]++
	}
	states := []themeStatus{}
	for _, t := range themes {
		states = append(states, themeStatus{
			ID: t.ID, Slug: t.Slug, State: string(t.State), Into: slugs[t.Into], Names: t.Names, Unnamed: n.unnamed(t),
			Parties: t.Parties, Terms: t.Terms, Stories: told[t.ID],
		})
	}
	return states, nil
}

// unnamed are the languages of editions in which a theme has no name of its own.
func (n *newsroom) unnamed(t news.Theme) []string {
	missing := []string{}
	for _, e := range n.config.editions {
		if t.Names[e.Language] == "" && !slices.Contains(missing, e.Language) {
			missing = append(missing, e.Language)
		}
	}
	return missing
}

// theme finds the one that an argument means, by slug or by name.
func (n *newsroom) theme(ctx context.Context, arg string) (news.Theme, error) {
	themes, err := n.db.Themes(ctx)
	if err != nil {
		return news.Theme{}, err
	}
	i := slices.IndexFunc(themes, func(t news.Theme) bool { return t.Slug == arg })
	if i < 0 {
		i = slices.IndexFunc(themes, func(t news.Theme) bool {
			return slices.ContainsFunc(slices.Collect(maps.Values(t.Names)), func(name string) bool { return strings.EqualFold(name, arg) })
		})
	}
	if i < 0 {
		return news.Theme{}, usagef("there is no theme %q; 'barid themes list' lists them", arg)
	}
	return themes[i], nil
}

func (p *program) themesExplainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain THEME|STORY",
		Short: "Say what a theme takes and what was done with it, or why a story is under its theme",
		Long: `Of a theme it shows by what stories are given to it, its history, what editors have taught by
moving stories, and its stories of the last week with their numbers. Of a story, named by its
number, it says why the program would give it the theme.`,
		Example: "  barid themes explain syria-russia\n  barid themes explain 12",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			if id, err := number(args[0], "story"); err == nil {
				return p.explainStory(ctx, n, news.StoryID(id))
			}
			t, err := n.theme(ctx, args[0])
			if err != nil {
				return err
			}
			return p.explainTheme(ctx, n, t)
		}),
	}
}

func (p *program) explainTheme(ctx context.Context, n *newsroom, t news.Theme) error {
	states, err := n.themeStates(ctx)
	if err != nil {
		return err
	}
	slugs := make(map[news.ThemeID]string)
	for _, s := range states {
		slugs[s.ID] = s.Slug
		if s.ID == t.ID {
			fmt.Fprintf(p.stdout, "Theme       %s, %s\nNames       %s\n", s.Slug, s.state(), s.names())
		}
	}
	takes := "stories that editors move here"
	switch {
	case len(t.Parties) > 0:
		takes = "stories between " + strings.Join(t.Parties, " and ")
	case len(t.Terms) > 0:
		takes = "stories in which these words stand out: " + strings.Join(t.Terms, ", ")
	}
	fmt.Fprintf(p.stdout, "Takes       %s\n", takes)
	if err := p.explainLessons(ctx, n, t, slugs); err != nil {
		return err
	}
	history, err := n.db.ThemeHistory(ctx, t.ID)
	if err != nil {
		return err
	}
	for _, c := range history {
		fmt.Fprintf(p.stdout, "History     %s, %s: %s\n", stamp(c.At), c.Editor, c.What)
	}
	stories, err := n.db.Stories(ctx, n.now().Add(-themeMemory))
	for _, s := range stories {
		if s.Theme == t.ID {
			fmt.Fprintf(p.stdout, "Story       %d, %s, %s\n", s.ID, s.Slug, count(len(s.Articles), "article"))
		}
	}
	return err
}

// explainLessons says what moved stories have taught about a theme.
func (p *program) explainLessons(ctx context.Context, n *newsroom, t news.Theme, slugs map[news.ThemeID]string) error {
	hints, err := n.db.Hints(ctx)
	for _, h := range hints {
		if h.To != t.ID && h.From != t.ID {
			continue
		}
		taught := "nothing could be learned from it"
		if len(h.Terms) > 0 {
			taught = "a story for " + slugs[h.From] + " that speaks of half of these goes to " + slugs[h.To] + ": " + strings.Join(h.Terms, ", ")
		}
		fmt.Fprintf(p.stdout, "Learned     %s moved story %d from %s to %s; %s\n", h.Editor, h.Story, slugs[h.From], slugs[h.To], taught)
	}
	return err
}

func (p *program) explainStory(ctx context.Context, n *newsroom, id news.StoryID) error {
	story, articles, err := n.storyWithArticles(ctx, id)
	if err != nil {
		return err
	}
	themes, err := n.db.Themes(ctx)
	if err != nil {
		return err
	}
	name := "no theme"
	for _, t := range themes {
		if t.ID == story.Theme {
			name = t.Slug
		}
	}
	unassigned := story
	unassigned.Theme = 0
	found := cluster.AssignThemes([]news.Story{unassigned}, articles, themes)[0]
	fmt.Fprintf(p.stdout, "Story       %d, %s, %s\n", story.ID, story.Slug, count(len(articles), "article"))
	fmt.Fprintf(p.stdout, "Together    because of %s\n", cmp.Or(strings.Join(story.Because, ", "), "nothing: it is one article"))
	fmt.Fprintf(p.stdout, "Theme       %s\nBy itself   %s: %s\n", name, found.Theme.Slug, found.Why)
	hints, err := n.db.Hints(ctx)
	for _, h := range hints {
		if h.Story == id {
			fmt.Fprintf(p.stdout, "Moved       by %s, %s\n", h.Editor, stamp(h.At))
		}
	}
	return err
}

func (n *newsroom) storyWithArticles(ctx context.Context, id news.StoryID) (news.Story, []news.Article, error) {
	story, err := n.db.Story(ctx, id)
	if errors.Is(err, news.ErrNotFound) {
		return story, nil, usagef("there is no story %d; 'barid themes explain THEME' lists those of a theme", id)
	}
	if err != nil {
		return story, nil, err
	}
	articles, err := n.db.Articles(ctx, story.Articles)
	return story, articles, err
}
