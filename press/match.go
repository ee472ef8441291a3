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

// gathered is what is to be grouped: the articles of some days, which of them are new, and the stories
// that are known.
type gathered struct {
	known    []news.Story
	articles []news.Article
	fresh    map[news.ArticleID]news.Article
}

// question is a pair of stories that may be one, and why an editor should look at it if they are.
type question struct {
	cluster.Pair
	doubt string
}

const (
	nearlyAlike = "the model says that two groups of its articles are one story; code was in doubt"
	alikeAbroad = "the model says that its articles in different languages are one story; they were compared because their beginnings mean nearly the same, by their embeddings"
)

// stories groups articles. Of two groups that are nearly alike enough, or in different languages mean
// nearly the same, the model is asked whether they are one; its yes joins them, and the articles of
// such a story are returned with why an editor should look at it.
func (p *Press) stories(ctx context.Context, o Order, g gathered) ([]news.Story, map[news.ArticleID]string) {
	window := cluster.NewWindow()
	window.Know(g.known)
	found := window.Add(g.articles)
	if p.Matcher == nil {
		return found, nil
	}
	var asked []question
	alike, abroad := window.Doubtful(), p.abroad(ctx, o, window, g)
	for i := range max(len(alike), len(abroad)) { // in turn, so that neither crowds out the other
		if i < len(alike) {
			asked = append(asked, question{alike[i], nearlyAlike})
		}
		if i < len(abroad) {
			asked = append(asked, question{abroad[i], alikeAbroad})
		}
	}
	same := p.matched(ctx, o, asked, index(g.articles))
	if len(same) == 0 {
		return found, nil
	}
	var unions []news.Story
	joined := make(map[news.ArticleID]string)
	for _, q := range same {
		u := union(q.Pair)
		unions = append(unions, u)
		for _, id := range u.Articles {
			joined[id] = q.doubt
		}
	}
	window = cluster.NewWindow()
	window.Know(unions) // first: they keep the articles that known stories claim as well
	window.Know(slices.DeleteFunc(slices.Clone(g.known), func(s news.Story) bool {
		return slices.ContainsFunc(unions, func(u news.Story) bool { return u.ID == s.ID })
	}))
	return window.Add(g.articles), joined
}

// matched are the pairs of which the model says that they are one story. Each story is part of one at most.
func (p *Press) matched(ctx context.Context, o Order, pairs []question, byID map[news.ArticleID]news.Article) []question {
	paired := make(map[news.ArticleID]bool) // by the first article of a story
	pairs = slices.DeleteFunc(pairs, func(pair question) bool {
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
	var yes []question
	for i, pair := range pairs {
		if same[i] {
			yes = append(yes, pair)
		}
	}
	return yes
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
