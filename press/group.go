package press

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"barid/cluster"
	"barid/news"
)

// grouped is a story of the window: its theme, and those of its articles that are new.
type grouped struct {
	story news.Story
	theme news.Theme
	fresh []news.Article // the lead article first
}

// regroupings is how often a grouping is made anew because another edition stored its own
// meanwhile.
const regroupings = 3

// group finds the stories of a window, joins them to those of the last days, gives each a
// theme, and stores both.
func (p *Press) group(ctx context.Context, w window) (groups []grouped, err error) {
	for range regroupings {
		groups, err = p.tryGroup(ctx, w)
		if !errors.Is(err, news.ErrConflict) {
			return groups, err
		}
	}
	return nil, fmt.Errorf("stories changed %d times while they were grouped: %v", regroupings, err)
}

func (p *Press) tryGroup(ctx context.Context, w window) ([]grouped, error) {
	known, all, err := p.remembered(ctx, w.articles)
	if err != nil {
		return nil, err
	}
	themes, err := p.Records.Themes(ctx)
	if err != nil {
		return nil, fmt.Errorf("read themes: %w", err)
	}
	fresh := index(w.articles)
	found := cluster.Group(known, all)
	var stories []news.Story
	for _, s := range found {
		if len(pick(s, fresh)) > 0 {
			stories = append(stories, s)
		}
	}
	chosen, err := p.assign(ctx, stories, all, themes)
	if err != nil {
		return nil, err
	}
	for i := range stories {
		stories[i].Theme = chosen[i].ID
	}
	saved, err := p.Records.SaveStories(ctx, append(stories, absorbed(known, found, stories)...))
	if err != nil {
		return nil, fmt.Errorf("store %d stories: %w", len(stories), err)
	}
	groups := make([]grouped, len(stories))
	for i := range stories {
		groups[i] = grouped{story: saved[i], theme: chosen[i], fresh: pick(saved[i], fresh)}
	}
	return groups, nil
}

// absorbed returns the known stories that were found to be part of one that is stored, emptied
// of the articles that this one has taken over.
func absorbed(known, found, stored []news.Story) []news.Story {
	alive := make(map[news.StoryID]bool)
	for _, s := range found {
		alive[s.ID] = true
	}
	taken := make(map[news.ArticleID]bool)
	for _, s := range stored {
		for _, id := range s.Articles {
			taken[id] = true
		}
	}
	var emptied []news.Story
	for _, s := range known {
		if !alive[s.ID] && slices.ContainsFunc(s.Articles, func(id news.ArticleID) bool { return taken[id] }) {
			s.Articles = nil
			emptied = append(emptied, s)
		}
	}
	return emptied
}

// remembered returns the stories that are still alive or that an article of the window belongs
// to already, and their articles of that time beside the new ones.
func (p *Press) remembered(ctx context.Context, fresh []news.Article) ([]news.Story, []news.Article, error) {
	since := p.Now().Add(-memory)
	for _, a := range fresh {
		if a.FirstSeen.Before(since) {
			since = a.FirstSeen
		}
	}
	known, err := p.Library.Stories(ctx, since)
	if err != nil {
		return nil, nil, fmt.Errorf("read stories: %w", err)
	}
	have := index(fresh)
	var ids []news.ArticleID
	for _, s := range known {
		for _, id := range s.Articles {
			if _, ok := have[id]; !ok {
				ids = append(ids, id)
			}
		}
	}
	old, err := p.Library.Articles(ctx, ids)
	if err != nil {
		return nil, nil, fmt.Errorf("read articles of stories: %w", err)
	}
	old = slices.DeleteFunc(old, func(a news.Article) bool { return a.FirstSeen.Before(since) })
	return known, append(old, fresh...), nil
}

// assign gives each story its theme: the one it has, else what editors have taught, else the
// model's choice where there is a model, else the code's, which a failing model falls back to
// as well. A theme that another one has taken over stands for that one.
func (p *Press) assign(ctx context.Context, stories []news.Story, all []news.Article, themes []news.Theme) ([]news.Theme, error) {
	hints, err := p.Records.Hints(ctx)
	if err != nil {
		return nil, fmt.Errorf("read what editors have taught: %w", err)
	}
	byID := index(all)
	successors := newSuccessors(themes)
	chosen := make([]news.Theme, len(stories))
	var g errgroup.Group
	g.SetLimit(tellers)
	for i, a := range cluster.AssignThemes(stories, all, successors.offered()) {
		chosen[i] = successors.of(a.Theme)
		if stories[i].Theme != 0 {
			continue
		}
		told := pick(stories[i], byID)
		if id, ok := taught(chosen[i].ID, told, hints); ok && successors.open(id) {
			chosen[i] = successors.byID[id]
			p.Logger.Info("theme as editors have taught", "theme", chosen[i].Slug, "story", stories[i].Slug)
			continue
		}
		if p.Chooser != nil {
			g.Go(func() error { p.choose(ctx, told, themes, &chosen[i]); return nil })
		}
	}
	_ = g.Wait() // none fails: what a model cannot choose, code has chosen
	for i, theme := range chosen {
		if chosen[i], err = p.record(ctx, theme); err != nil {
			return nil, err
		}
		chosen[i] = successors.of(chosen[i])
	}
	return chosen, ctx.Err()
}

// choose has the model choose the theme of a story. What was chosen without it stands if it fails.
func (p *Press) choose(ctx context.Context, told []news.Article, themes []news.Theme, chosen *news.Theme) {
	theme, err := p.Chooser.ChooseTheme(ctx, told, themes)
	if err != nil {
		p.Logger.Warn("theme chosen without the model", "theme", chosen.Slug, "error", err)
		return
	}
	*chosen = theme
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

func index(articles []news.Article) map[news.ArticleID]news.Article {
	byID := make(map[news.ArticleID]news.Article, len(articles))
	for _, a := range articles {
		byID[a.ID] = a
	}
	return byID
}

// pick returns the story's articles that are in an index, in the story's order.
func pick(s news.Story, byID map[news.ArticleID]news.Article) []news.Article {
	var picked []news.Article
	for _, id := range s.Articles {
		if a, ok := byID[id]; ok {
			picked = append(picked, a)
		}
	}
	return picked
}
