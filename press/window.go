package press

import (
	"context"
	"errors"
	"fmt"
	"time"

	"barid/digest"
	"barid/news"
)

// window is what an edition's next issue is made from.
type window struct {
	at       time.Time      // when it was opened
	articles []news.Article // new, with text, not too old
	coverage digest.Coverage
	after    digest.IssueID // the edition's newest when they were read
}

// lookBack is how long ago an article may have been first seen: longer than an edition waits
// for its next issue, and short enough that a new edition does not tell the news of years.
const lookBack = 62 * 24 * time.Hour

func (w window) considered() int { return w.coverage.Articles }

// open reads the edition's window and says of every article in it why it is out, if it is.
func (p *Press) open(ctx context.Context, o Order, now time.Time) (window, error) {
	feeds, err := p.Library.Feeds(ctx)
	if err != nil {
		return window{}, fmt.Errorf("edition %s: read feeds: %w", o.Edition.ID, err)
	}
	w := window{at: now}
	query := digest.ArticleQuery{Edition: o.Edition.ID, Since: now.Add(-lookBack), Again: o.Again}
	for _, f := range feeds {
		if f.Listed && o.Edition.Takes(f) {
			query.Feeds = append(query.Feeds, f.ID)
			w.coverage.Feeds = append(w.coverage.Feeds, digest.FeedCoverage{Name: f.Name, Silent: f.Error, Quiet: f.Quiet(now)})
		}
	}
	last, err := p.Archive.LastIssue(ctx, o.Edition.ID) // before the articles, so that none is told twice
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return window{}, err
	}
	w.after = last.ID()
	articles, err := p.Library.NewArticles(ctx, query)
	if err != nil {
		return window{}, fmt.Errorf("edition %s: read new articles: %w", o.Edition.ID, err)
	}
	w.coverage.Articles = len(articles)
	for _, a := range articles {
		if a.Teaser {
			w.coverage.Openings++
		}
		if reason := unfit(a, o.Edition, now); reason != "" {
			w.coverage.LeftOut = append(w.coverage.LeftOut, omit(reason, []news.Article{a})...)
			continue
		}
		w.articles = append(w.articles, a)
	}
	return w, nil
}

// unfit is why an article takes no part; empty when it does.
func unfit(a news.Article, e digest.Edition, now time.Time) string {
	switch {
	case len(a.Body()) == 0:
		return "no text could be had"
	case e.MaxAge > 0 && !a.Published.IsZero() && now.Sub(a.Published) > e.MaxAge:
		return "older than " + days(e.MaxAge)
	}
	return ""
}

func days(d time.Duration) string {
	const day = 24 * time.Hour
	if d%day == 0 && d >= 2*day {
		return fmt.Sprintf("%d days", d/day)
	}
	return d.String()
}

func omit(reason string, articles []news.Article) []digest.Omission {
	var out []digest.Omission
	for _, a := range articles {
		out = append(out, digest.Omission{Article: a.ID, Title: a.Title, Publisher: a.Publisher, Reason: reason})
	}
	return out
}
