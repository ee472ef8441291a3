package press

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"barid/cluster"
	"barid/news"
	"barid/text"
)

// cases are the stories that need a theme, with the articles and themes there are.
type cases struct {
	stories  []news.Story
	articles []news.Article
	themes   []news.Theme
}

// assigned is the theme of a story, and why an editor should look at it.
type assigned struct {
	theme  news.Theme
	doubts []string
}

// assign gives each story its theme: the one it has, else what editors have taught, else the
// model's choice where there is a model, else the code's, which a failing model falls back to
// as well. A theme that another one has taken over stands for that one.
func (p *Press) assign(ctx context.Context, o Order, c cases) ([]assigned, error) {
	hints, err := p.Records.Hints(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what editors have taught: %w", err)
	}
	byID := index(c.articles)
	successors := newSuccessors(c.themes)
	chosen := make([]assigned, len(c.stories))
	var toFile []filing
	for i, a := range cluster.AssignThemes(c.stories, c.articles, successors.offered()) {
		a.Theme = successors.of(a.Theme)
		chosen[i].theme = a.Theme
		if c.stories[i].Theme != 0 {
			continue
		}
		told := pick(c.stories[i], byID)
		if id, ok := taught(a.Theme.ID, told, hints); ok && successors.open(id) {
			chosen[i].theme = successors.byID[id]
			p.Logger.Info("theme as editors have taught", "theme", chosen[i].theme.Slug, "story", c.stories[i].Slug)
			continue
		}
		if p.Chooser != nil {
			toFile = append(toFile, filing{told, a, &chosen[i]})
		}
	}
	var g errgroup.Group
	g.SetLimit(tellers)
	for batch := range slices.Chunk(toFile, filedAtOnce) {
		g.Go(func() error { p.choose(ctx, o, batch, c.themes); return nil })
	}
	_ = g.Wait() // none of them fails
	for i := range chosen {
		theme, err := p.record(ctx, chosen[i].theme)
		if err != nil {
			return nil, err
		}
		chosen[i].theme = successors.of(theme)
	}
	return chosen, ctx.Err()
}

// filedAtOnce is how many stories one question asks the themes of: the instructions and the list of
// themes are paid for once.
const filedAtOnce = 12

// filing is a story to be filed: its articles, the theme that code assigns, and where the one that
// is chosen goes.
type filing struct {
	told []news.Article
	code cluster.Assignment
	to   *assigned
}

// choose has the model choose the themes of stories. What code has assigned stands where it fails.
func (p *Press) choose(ctx context.Context, o Order, batch []filing, themes []news.Theme) {
	stories := make([][]news.Article, len(batch))
	for i, f := range batch {
		stories[i] = f.told
	}
	var filed []news.Filing
	err := p.ask(ctx, o, func(ctx context.Context) (err error) {
		filed, err = p.Chooser.ChooseThemes(ctx, stories, themes)
		return err
	})
	if err != nil {
		p.Logger.Warn("themes chosen without the model", "stories", len(batch), "error", err)
	}
	for i, chosen := range filed[:min(len(filed), len(batch))] {
		if chosen.Theme.Slug != "" {
			*batch[i].to = batch[i].weigh(chosen, themes)
		}
	}
}

// weigh holds the model's choice against the code's, which is the check: code's stands where the
// articles do not bear the model out, and where the two differ the story is in doubt.
func (f filing) weigh(chosen news.Filing, themes []news.Theme) assigned {
	theme, code := chosen.Theme, f.code
	if theme.Key() == code.Theme.Key() {
		return assigned{theme: code.Theme}
	}
	doubt := fmt.Sprintf("the model files it under %s (%s), code under %s (%s)", theme.Name("en"), chosen.Why, code.Theme.Name("en"), code.Why)
	switch {
	case retired(theme, themes):
		return assigned{code.Theme, []string{doubt + "; that one is retired, so code's theme stands"}}
	case !borneOut(theme, f.told):
		return assigned{code.Theme, []string{doubt + "; the articles do not bear the model out, so code's theme stands"}}
	}
	return assigned{theme, []string{doubt}}
}

// retired tells that a theme, which may be a proposal, is one that editors have retired for no other.
func retired(theme news.Theme, themes []news.Theme) bool {
	return slices.ContainsFunc(themes, func(t news.Theme) bool {
		return t.Key() == theme.Key() && t.State == news.Retired && t.Into == 0
	})
}

// borneOut tells that articles may have led to a theme: they mention its parties, and a subject that
// is not a record yet is named by words of a headline or an opening, so that no text further down can
// have itself printed as the name of a section.
func borneOut(t news.Theme, articles []news.Article) bool {
	mentioned := make(map[string]bool)
	for _, a := range articles {
		for _, passage := range append([]string{a.Title}, a.Body()...) {
			for _, m := range text.Parties(passage) {
				mentioned[m.Party] = true
			}
		}
	}
	for _, party := range t.Parties {
		if !mentioned[party] {
			return false
		}
	}
	return t.ID != 0 || len(t.Parties) > 0 || slices.ContainsFunc(articles, func(a news.Article) bool {
		said := opening(a)
		terms := text.NewAnalyzer(a.Language).Terms(t.Names[a.Language])
		return len(terms) > 0 && !slices.ContainsFunc(terms, func(term string) bool { return !said[term] })
	})
}

// successors are themes by ID, so that one which another has taken over leads to that one.
type successors struct {
	themes []news.Theme
	byID   map[news.ThemeID]news.Theme
}

func newSuccessors(themes []news.Theme) successors {
	s := successors{themes: themes, byID: make(map[news.ThemeID]news.Theme, len(themes))}
	for _, t := range themes {
		s.byID[t.ID] = t
	}
	return s
}

// offered are the themes to choose from, those among them that another has taken over: their
// parties and terms still lead there.
func (s successors) offered() []news.Theme {
	offered := slices.Clone(s.themes)
	for i := range offered {
		if offered[i].Into != 0 {
			offered[i].State = news.Accepted
		}
	}
	return offered
}

// of is the theme that has taken t over; t itself if none has.
func (s successors) of(t news.Theme) news.Theme {
	if next, ok := s.byID[t.Into]; ok && t.Into != 0 {
		return next
	}
	return t
}

// open tells that a theme takes stories.
func (s successors) open(id news.ThemeID) bool {
	t, ok := s.byID[id]
	return ok && t.State != news.Retired
}

// record makes sure that a proposed theme has a row.
func (p *Press) record(ctx context.Context, t news.Theme) (news.Theme, error) {
	if t.ID != 0 {
		return t, nil
	}
	stored, err := p.Records.AddTheme(ctx, t)
	if err != nil {
		return news.Theme{}, fmt.Errorf("propose theme %s: %w", t.Slug, err)
	}
	return stored, nil
}
