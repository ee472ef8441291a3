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
	var g errgroup.Group
	g.SetLimit(tellers)
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
			g.Go(func() error {
				chosen[i] = p.choose(ctx, o, filing{told, c.themes, a})
				return nil
			})
		}
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

// filing is a story to be filed: its articles, the themes there are, and the one that code assigns.
type filing struct {
	told   []news.Article
	themes []news.Theme
	code   cluster.Assignment
}

// choose has the model choose the theme of a story. What code has assigned is the check: it stands
// where the model fails or chooses what the articles do not bear out, and where the two differ the
// story is in doubt.
func (p *Press) choose(ctx context.Context, o Order, f filing) assigned {
	code := f.code
	var theme news.Theme
	var why string
	err := p.ask(ctx, o, func(ctx context.Context) (err error) {
		theme, why, err = p.Chooser.ChooseTheme(ctx, f.told, f.themes)
		return err
	})
	if err != nil {
		p.Logger.Warn("theme chosen without the model", "theme", code.Theme.Slug, "error", err)
		return assigned{theme: code.Theme}
	}
	if theme.Key() == code.Theme.Key() {
		return assigned{theme: code.Theme}
	}
	doubt := fmt.Sprintf("the model files it under %s (%s), code under %s (%s)", theme.Name("en"), why, code.Theme.Name("en"), code.Why)
	if !borneOut(theme, f.told) {
		return assigned{code.Theme, []string{doubt + "; the articles do not bear the model out, so code's theme stands"}}
	}
	return assigned{theme, []string{doubt}}
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
