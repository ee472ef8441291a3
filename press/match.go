package press

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"barid/cluster"
	"barid/news"
)

// mostMatches is of how many pairs the model is asked whether they are one story, the most alike
// first.
const mostMatches = 10

// stories groups articles. Of two groups that are nearly alike enough the model is asked whether
// they are one; its yes joins them, and the articles of such a story are returned.
func (p *Press) stories(ctx context.Context, o Order, known []news.Story, all []news.Article) ([]news.Story, map[news.ArticleID]bool) {
	window := cluster.NewWindow()
	window.Know(known)
	found := window.Add(all)
	if p.Matcher == nil {
		return found, nil
	}
	unions := p.matched(ctx, o, window.Doubtful(), index(all))
	if len(unions) == 0 {
		return found, nil
	}
	joined := make(map[news.ArticleID]bool)
	for _, s := range unions {
		for _, id := range s.Articles {
			joined[id] = true
		}
	}
	window = cluster.NewWindow()
	window.Know(unions) // first: they keep the articles that known stories claim as well
	window.Know(slices.DeleteFunc(slices.Clone(known), func(s news.Story) bool {
		return slices.ContainsFunc(unions, func(u news.Story) bool { return u.ID == s.ID })
	}))
	return window.Add(all), joined
}

// matched are the stories that the model makes of pairs. Each story is part of one at most.
func (p *Press) matched(ctx context.Context, o Order, pairs []cluster.Pair, byID map[news.ArticleID]news.Article) []news.Story {
	paired := make(map[news.ArticleID]bool) // by the first article of a story
	pairs = slices.DeleteFunc(pairs, func(pair cluster.Pair) bool {
		a, b := pair.A.Articles[0], pair.B.Articles[0]
		again := paired[a] || paired[b]
		paired[a], paired[b] = true, true
		return again
	})
	pairs = pairs[:min(len(pairs), mostMatches)]
	same := make([]bool, len(pairs))
	var g errgroup.Group
	g.SetLimit(tellers)
	for i, pair := range pairs {
		g.Go(func() error {
			err := p.ask(ctx, o, func(ctx context.Context) (err error) {
				same[i], err = p.Matcher.SameStory(ctx, pick(pair.A, byID), pick(pair.B, byID))
				return err
			})
			if err != nil {
				same[i] = false
				p.Logger.Warn("two groups not compared by the model", "stories", []string{pair.A.Slug, pair.B.Slug}, "error", err)
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	var unions []news.Story
	for i, pair := range pairs {
		if same[i] {
			unions = append(unions, union(pair))
		}
	}
	return unions
}

// union is two stories as one: the older that is stored, else the older.
func union(p cluster.Pair) news.Story {
	s, other := p.A, p.B
	if s.ID == 0 && other.ID != 0 {
		s, other = other, s
	}
	s.Articles = slices.Concat(s.Articles, other.Articles)
	return s
}
