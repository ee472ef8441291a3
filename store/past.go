package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
)

// Past reads the database as it stood when the draft of an issue was made. Feeds, themes and what
// editors have taught are those of today.
type Past struct {
	*DB
	issue digest.IssueID
	made  time.Time
	own   map[news.ArticleID]bool // what the issue considered: new to it, whatever came before
}

// Before returns the past of an issue.
func (db *DB) Before(i digest.Issue) *Past {
	p := &Past{DB: db, issue: i.ID(), made: i.Content().MadeAt, own: make(map[news.ArticleID]bool)}
	for _, id := range i.Content().Considered() {
		p.own[id] = true
	}
	return p
}

// asOf joins articles a with the revision r that was their latest at the time $1.
const asOf = ` FROM articles a JOIN article_revisions r ON r.article = a.id AND r.revision = COALESCE((
	SELECT MAX(v.revision) FROM article_revisions v WHERE v.article = a.id AND v.seen_at <= $1), 1) `

// NewArticles returns what was new to the edition then: what the issue considered itself, and what
// no issue before it had.
func (p *Past) NewArticles(ctx context.Context, q digest.ArticleQuery) ([]news.Article, error) {
	args := []any{millis(p.made), q.Edition, millis(q.Since), p.issue}
	rows, err := p.read.QueryContext(ctx, `SELECT `+articleColumns+asOf+`
		WHERE a.first_seen >= $3 AND a.first_seen <= $1
		AND EXISTS (SELECT 1 FROM feed_articles f WHERE f.article = a.id AND f.feed IN (`+in(&args, q.Feeds)+`))
		AND (EXISTS (SELECT 1 FROM considered c WHERE c.edition = $2 AND c.article = a.id AND c.issue = $4)
			OR NOT EXISTS (SELECT 1 FROM considered c WHERE c.edition = $2 AND c.article = a.id AND c.issue < $4)
			AND NOT EXISTS (SELECT 1 FROM passed_over o WHERE o.edition = $2 AND o.article = a.id AND o.at <= $1))
		ORDER BY a.first_seen, a.id`, args...)
	articles, err := scanAll(rows, err, scanArticle)
	if err != nil {
		return nil, fmt.Errorf("before issue %d: new articles: %w", p.issue, err)
	}
	return articles, nil
}

// Stories returns those that an article first seen at since or later belonged to, with the articles
// that they had before the issue was drafted.
func (p *Past) Stories(ctx context.Context, since time.Time) ([]news.Story, error) {
	stories, err := p.DB.Stories(ctx, since)
	if err != nil {
		return nil, fmt.Errorf("before issue %d: %w", p.issue, err)
	}
	var ids []news.ArticleID
	for _, s := range stories {
		ids = append(ids, s.Articles...)
	}
	articles, err := p.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	known := make(map[news.ArticleID]bool)
	for _, a := range articles {
		known[a.ID] = !a.FirstSeen.After(p.made) && !p.own[a.ID]
	}
	for i := range stories {
		stories[i].Articles = slices.DeleteFunc(stories[i].Articles, func(id news.ArticleID) bool { return !known[id] })
	}
	return slices.DeleteFunc(stories, func(s news.Story) bool { return len(s.Articles) == 0 }), nil
}

// Articles returns the revisions of then, in the order of ids; ErrNotFound if one is unknown.
func (p *Past) Articles(ctx context.Context, ids []news.ArticleID) ([]news.Article, error) {
	return p.articles(ctx, ids, func(args *[]any, chunk []news.ArticleID) string {
		*args = append(*args, millis(p.made))
		return asOf + `WHERE a.id IN (` + in(args, chunk) + `)`
	})
}

// SentBlocks returns how issues that were published by then have told stories.
func (p *Past) SentBlocks(ctx context.Context, e digest.EditionID, stories []news.Story) (map[news.StoryID][]digest.SentBlock, error) {
	sent, err := p.DB.SentBlocks(ctx, e, stories)
	for id, blocks := range sent {
		sent[id] = slices.DeleteFunc(blocks, func(b digest.SentBlock) bool { return b.SentAt.After(p.made) })
	}
	return sent, err
}
