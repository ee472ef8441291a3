package press

import (
	"context"

	"barid/cluster"
	"barid/news"
)

// Embedder gives articles vectors of length one, which are the more alike the nearer what the articles
// begin with is in meaning, in any language; none for an article without text. A language model does.
type Embedder interface {
	Embed(ctx context.Context, articles []news.Article) ([][]float32, error)
}

// abroad are the pairs of stories in different languages that mean nearly the same; none where no
// Embedder says so.
func (p *Press) abroad(ctx context.Context, o Order, w *cluster.Window, g gathered) []cluster.Pair {
	if p.Embedder == nil {
		return nil
	}
	candidates := w.Abroad(func(id news.ArticleID) bool { _, ok := g.fresh[id]; return ok })
	byID := index(g.articles)
	var leads []news.Article
	listed := make(map[news.ArticleID]bool)
	for _, c := range candidates {
		for _, id := range []news.ArticleID{c.A, c.B} {
			if !listed[id] {
				listed[id] = true
				leads = append(leads, byID[id])
			}
		}
	}
	if len(leads) == 0 {
		return nil
	}
	vectors := make(map[news.ArticleID][]float32, len(leads))
	err := p.ask(ctx, o, func(ctx context.Context) error {
		embedded, err := p.Embedder.Embed(ctx, leads)
		for i, v := range embedded[:min(len(embedded), len(leads))] {
			vectors[leads[i].ID] = v
		}
		return err
	})
	if err != nil {
		p.Logger.Warn("stories in different languages not compared", "articles", len(leads), "error", err)
		return nil
	}
	return w.Nearest(candidates, vectors)
}
