package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"barid/news"
	"barid/press"
	"barid/text"
)

// themeEdit is a subcommand by which an editor changes a theme.
func (p *program) themeEdit(cmd *cobra.Command, do func(ctx context.Context, n *newsroom, args []string, by string) error) *cobra.Command {
	var by string
	cmd.Flags().StringVar(&by, "by", "", "the editor's `name`; default: the user of this shell")
	cmd.RunE = p.inside(func(ctx context.Context, n *newsroom, args []string) error {
		err := do(ctx, n, args, cmp.Or(by, p.getenv("USER"), "command line"))
		if errors.Is(err, news.ErrConflict) {
			return usagef("theme %q was merged into another one; 'barid themes list' says which", args[0])
		}
		return err
	})
	return cmd
}

// noted is a change of a theme by an editor, now.
func (n *newsroom) noted(t news.Theme, by, what string) news.ThemeChange {
	return news.ThemeChange{Theme: t.ID, At: n.now(), Editor: by, What: what}
}

func (p *program) themesAcceptCommand() *cobra.Command {
	return p.themeEdit(&cobra.Command{
		Use:     "accept THEME",
		Short:   "Take a proposed or retired theme over; subscribers may choose it from now on",
		Example: "  barid themes accept iran-iraq --by rima",
		Args:    cobra.ExactArgs(1),
	}, func(ctx context.Context, n *newsroom, args []string, by string) error {
		t, err := n.theme(ctx, args[0])
		if err != nil {
			return err
		}
		if t.State == news.Accepted {
			return usagef("theme %s is accepted already", t.Slug)
		}
		if err := n.db.SetThemeState(ctx, n.noted(t, by, "accepted, was "+string(t.State)), news.Accepted); err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Accepted    %s\n", t.Slug)
		p.askNames(n, t)
		return nil
	})
}

// askNames says in which languages of editions a theme has no name.
func (p *program) askNames(n *newsroom, t news.Theme) {
	for _, l := range n.unnamed(t) {
		fmt.Fprintf(p.stdout, "Next        it has no name in %s: barid themes rename %s --language %s NAME\n", l, t.Slug, l)
	}
}

func (p *program) themesRetireCommand() *cobra.Command {
	return p.themeEdit(&cobra.Command{
		Use:   "retire THEME",
		Short: "Give a theme no more stories, and propose it no more",
		Long: `A retired theme takes no more stories, and none like it is proposed. Its stories that have been
sent stay as they are. 'barid themes accept' brings it back.`,
		Example: "  barid themes retire iran-iraq",
		Args:    cobra.ExactArgs(1),
	}, func(ctx context.Context, n *newsroom, args []string, by string) error {
		t, err := n.theme(ctx, args[0])
		if err != nil {
			return err
		}
		if err := n.db.SetThemeState(ctx, n.noted(t, by, "retired, was "+string(t.State)), news.Retired); err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Retired     %s\n", t.Slug)
		return nil
	})
}

func (p *program) themesRenameCommand() *cobra.Command {
	var tag string
	cmd := p.themeEdit(&cobra.Command{
		Use:   "rename THEME NAME",
		Short: "Name a theme in a language; the program never does",
		Long: `Names a theme as the sections of coming issues print it. Its slug, by which config.yaml and
subscribers.csv know it, stays.`,
		Example: "  barid themes rename water 'Water and rivers' --language en\n  barid themes rename water المياه --language ar",
		Args:    cobra.ExactArgs(2),
	}, func(ctx context.Context, n *newsroom, args []string, by string) error {
		if _, err := language.Parse(tag); err != nil {
			return usagef("language %q: write a language tag (BCP 47), such as en or ar", tag)
		}
		t, err := n.theme(ctx, args[0])
		if err != nil {
			return err
		}
		name := strings.Join(strings.Fields(args[1]), " ")
		if name == "" {
			return usagef("write a name")
		}
		what := fmt.Sprintf("named %q in %s, was %q", name, tag, t.Names[tag])
		if err := n.db.RenameTheme(ctx, n.noted(t, by, what), tag, name); err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Renamed     %s is %s in %s\n", t.Slug, name, tag)
		return nil
	})
	cmd.Flags().StringVar(&tag, "language", "en", "the `language` of the name")
	return cmd
}

func (p *program) themesMergeCommand() *cobra.Command {
	return p.themeEdit(&cobra.Command{
		Use:   "merge THEME INTO",
		Short: "Have one theme take another over: its stories, its coming ones and its readers",
		Long: `The first theme is retired. Its stories, and all that would be given to it from now on, go to
the second; whoever asked for the first gets the second. It cannot be undone.`,
		Example: "  barid themes merge damascus-moscow syria-russia",
		Args:    cobra.ExactArgs(2),
	}, func(ctx context.Context, n *newsroom, args []string, by string) error {
		from, err := n.theme(ctx, args[0])
		if err != nil {
			return err
		}
		into, err := n.theme(ctx, args[1])
		if err != nil {
			return err
		}
		if from.ID == into.ID || into.State == news.Retired {
			return usagef("theme %s cannot take %s over: name another one that takes stories", into.Slug, from.Slug)
		}
		if err := n.db.MergeThemes(ctx, n.noted(from, by, "merged into "+into.Slug), into.ID); err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Merged      %s into %s\n", from.Slug, into.Slug)
		return nil
	})
}

func (p *program) themesMoveCommand() *cobra.Command {
	return p.themeEdit(&cobra.Command{
		Use:   "move STORY THEME",
		Short: "Move a story to another theme, and have the next one like it go there",
		Long: `Moves a story, named by its number, for all drafts to come; one that is open already is changed
on the desk. The words that the story repeats are learned: the next story for the same theme
that speaks of half of them goes where this one went. 'barid themes explain THEME' shows what
was learned, and moving the story back forgets it.`,
		Example: "  barid themes move 12 energy --by rima",
		Args:    cobra.ExactArgs(2),
	}, func(ctx context.Context, n *newsroom, args []string, by string) error {
		id, err := number(args[0], "story")
		if err != nil {
			return err
		}
		t, err := n.theme(ctx, args[1])
		if err != nil {
			return err
		}
		hint, err := n.moveStory(ctx, news.StoryID(id), t, by)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Moved       story %d to %s\n", id, t.Slug)
		if len(hint.Terms) > 0 {
			fmt.Fprintf(p.stdout, "Learned     %s\n", strings.Join(hint.Terms, ", "))
		}
		return nil
	})
}

// moveStory gives a story to another theme, and keeps what is to be learned from that.
func (n *newsroom) moveStory(ctx context.Context, id news.StoryID, to news.Theme, by string) (news.Hint, error) {
	story, articles, err := n.storyWithArticles(ctx, id)
	if err != nil {
		return news.Hint{}, err
	}
	switch {
	case story.Theme == to.ID:
		return news.Hint{}, usagef("story %d is under %s already", id, to.Slug)
	case to.State == news.Retired:
		return news.Hint{}, usagef("theme %s takes no more stories", to.Slug)
	}
	hint := press.Lesson(story, articles, to.ID)
	hint.Editor, hint.At = by, n.now()
	return hint, n.db.MoveStory(ctx, hint)
}

func (p *program) themesProposeCommand() *cobra.Command {
	var names, parties, terms []string
	cmd := &cobra.Command{
		Use:   "propose SLUG",
		Short: "Propose a theme, of parties or of words that tell its subject",
		Example: `  barid themes propose iran-iraq --party IR --party IQ
  barid themes propose fisheries --name en=Fisheries --name ar='الصيد البحري' --term trawler --term صيد`,
		Args: cobra.ExactArgs(1),
	}
	cmd.Flags().StringArrayVar(&names, "name", nil, "`language=name`, once for each")
	cmd.Flags().StringArrayVar(&parties, "party", nil, "a `state`, by code (ISO 3166) or name")
	cmd.Flags().StringArrayVar(&terms, "term", nil, "a `word` that tells the subject, in any language")
	return p.themeEdit(cmd, func(ctx context.Context, n *newsroom, args []string, by string) error {
		t, err := newTheme(args[0], names, parties, terms)
		if err != nil {
			return err
		}
		known, err := n.db.Themes(ctx)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(known, func(k news.Theme) bool { return k.Key() == t.Key() || k.Slug == t.Slug }); i >= 0 {
			return usagef("theme %s (%s) has this slug or these parties already", known[i].Slug, known[i].State)
		}
		stored, err := n.db.AddTheme(ctx, t)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "Proposed    %s\n", stored.Slug)
		p.askNames(n, stored)
		return n.db.SetThemeState(ctx, n.noted(stored, by, "proposed"), stored.State)
	})
}

// newTheme reads what was typed of a theme to be proposed.
func newTheme(slug string, names, parties, terms []string) (news.Theme, error) {
	t := news.Theme{Slug: slug, Names: make(map[string]string), Terms: terms, State: news.Proposed}
	for _, party := range parties {
		code, ok := text.PartyCode(party)
		if !ok {
			code = strings.ToUpper(party)
			_, ok = text.PartyName(code, "en")
		}
		if !ok {
			return t, usagef("party %q: write the two-letter code of a state (ISO 3166), such as SY, or its name", party)
		}
		t.Parties = append(t.Parties, code)
	}
	if len(names) == 0 {
		t.Names = partyNames(t.Parties)
	}
	t, err := namedTheme(t, names)
	if err == nil && (len(parties) == 0) == (len(terms) == 0) {
		err = usagef("give the theme either parties (--party), or words that tell its subject (--term)")
	}
	return t, err
}

// namedTheme adds the names to a theme, each typed as language=name, and looks at its slug.
func namedTheme(t news.Theme, names []string) (news.Theme, error) {
	if t.Names == nil {
		t.Names = make(map[string]string)
	}
	for _, pair := range names {
		tag, name, _ := strings.Cut(pair, "=")
		if _, err := language.Parse(tag); err != nil || strings.TrimSpace(name) == "" {
			return t, usagef("name %q: write a language tag and the name, such as en=Water", pair)
		}
		t.Names[tag] = strings.TrimSpace(name)
	}
	if !slugForm.MatchString(t.Slug) {
		return t, usagef("slug %q: write lower-case letters, digits and hyphens, such as syria-russia", t.Slug)
	}
	return t, nil
}
