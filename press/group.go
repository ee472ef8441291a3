package press

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"barid/digest"
	"barid/news"
)

// grouped is a story of the window: its theme, and those of its articles that are new.
type grouped struct {
	story news.Story
	theme news.Theme
	fresh []news.Article // the lead article first

	doubts   []string       // why an editor should look at it
	approved []digest.Block // by an editor for other editions, the newest first; where it may be translated
}

// regroupings is how often a grouping is made anew because another edition stored its own
// meanwhile.
const regroupings = 3

// group finds the stories of a window, joins them to those of the last days, gives each a
// theme, and stores both.
func (p *Press) group(ctx context.Context, o Order, w window) (groups []grouped, err error) {
	for range regroupings {
		groups, err = p.tryGroup(ctx, o, w)
		if !errors.Is(err, news.ErrConflict) {
			return groups, err
		}
	}
	return nil, fmt.Errorf("stories changed %d times while they were grouped: %v", regroupings, err)
}

func (p *Press) tryGroup(ctx context.Context, o Order, w window) ([]grouped, error) {
	known, all, err := p.remembered(ctx, w.articles)
	if err != nil {
		return nil, err
	}
	themes, err := p.Records.Themes(ctx)
	if err != nil {
		return nil, fmt.Errorf("read themes: %w", err)
	}
	fresh := index(w.articles)
	found, joined := p.stories(ctx, o, gathered{known, all, fresh})
	var stories []news.Story
	for _, s := range found {
		if len(pick(s, fresh)) > 0 {
			stories = append(stories, s)
		}
	}
	chosen, err := p.assign(ctx, o, cases{stories, all, themes})
	if err != nil {
		return nil, err
	}
	for i := range stories {
		stories[i].Theme = chosen[i].theme.ID
	}
	saved, err := p.Records.SaveStories(ctx, append(stories, absorbed(known, found, stories)...))
	if err != nil {
		return nil, fmt.Errorf("store %d stories: %w", len(stories), err)
	}
	groups := make([]grouped, len(stories))
	for i := range stories {
		groups[i] = grouped{story: saved[i], theme: chosen[i].theme, fresh: pick(saved[i], fresh), doubts: chosen[i].doubts}
		if n := slices.IndexFunc(saved[i].Articles, func(id news.ArticleID) bool { return joined[id] != "" }); n >= 0 {
			groups[i].doubts = append(groups[i].doubts, joined[saved[i].Articles[n]])
		}
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
