package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
)

const articleColumns = `a.id, a.key, r.revision, r.url, r.file, r.publisher, r.language, r.title, r.authors,
	r.dateline, r.paragraphs, r.published, a.first_seen, r.teaser, r.kind, r.origin`

// latest joins articles a with their newest revision r.
const latest = ` FROM articles a JOIN article_revisions r ON r.article = a.id AND r.revision = a.revision `

func scanArticle(r row) (news.Article, error) {
	var a news.Article
	err := r.Scan(&a.ID, &a.Key, &a.Revision, &a.URL, &a.File, &a.Publisher, &a.Language, &a.Title, jsonColumn{&a.Authors},
		&a.Dateline, jsonColumn{&a.Paragraphs}, timeColumn{&a.Published}, timeColumn{&a.FirstSeen}, &a.Teaser, &a.Kind, &a.Origin)
	return a, err
}

// NewArticles returns the latest revisions of the articles that q asks for, the first seen
// first.
func (db *DB) NewArticles(ctx context.Context, q digest.ArticleQuery) ([]news.Article, error) {
	var again digest.IssueID // whose articles count as new
	if q.Again {
		last, err := lastIssue(ctx, db.read, q.Edition)
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return nil, fmt.Errorf("edition %s: new articles: %w", q.Edition, err)
		}
		again = last
	}
	args := []any{q.Edition, millis(q.Since), again, q.Again}
	rows, err := db.read.QueryContext(ctx, `SELECT `+articleColumns+latest+`
		WHERE a.first_seen >= $2
		AND EXISTS (SELECT 1 FROM feed_articles f WHERE f.article = a.id AND f.feed IN (`+in(&args, q.Feeds)+`))
		AND COALESCE((SELECT MAX(c.issue) FROM considered c WHERE c.edition = $1 AND c.article = a.id), $3) = $3
		AND ($4 OR NOT EXISTS (SELECT 1 FROM passed_over p WHERE p.edition = $1 AND p.article = a.id))
		ORDER BY a.first_seen, a.id`, args...)
	articles, err := scanAll(rows, err, scanArticle)
	if err != nil {
		return nil, fmt.Errorf("edition %s: new articles: %w", q.Edition, err)
	}
	return articles, nil
}

// idsPerQuery keeps a list of placeholders below what a database takes.
const idsPerQuery = 1000

// Articles returns the latest revisions in the order of ids; ErrNotFound if one is unknown.
func (db *DB) Articles(ctx context.Context, ids []news.ArticleID) ([]news.Article, error) {
	return db.articles(ctx, ids, func(args *[]any, chunk []news.ArticleID) string {
		return latest + `WHERE a.id IN (` + in(args, chunk) + `)`
	})
}

// articles reads articles in the order of ids, by a query's text behind its columns for some of them.
func (db *DB) articles(ctx context.Context, ids []news.ArticleID, from func(args *[]any, ids []news.ArticleID) string) ([]news.Article, error) {
	byID := make(map[news.ArticleID]news.Article, len(ids))
	for chunk := range slices.Chunk(ids, idsPerQuery) {
		var args []any
		query := `SELECT ` + articleColumns + from(&args, chunk)
		rows, err := db.read.QueryContext(ctx, query, args...)
		found, err := scanAll(rows, err, scanArticle)
		if err != nil {
			return nil, fmt.Errorf("articles: %w", err)
		}
		for _, a := range found {
			byID[a.ID] = a
		}
	}
	articles := make([]news.Article, len(ids))
	for i, id := range ids {
		a, ok := byID[id]
		if !ok {
			return nil, fmt.Errorf("article %d: %w", id, news.ErrNotFound)
		}
		articles[i] = a
	}
	return articles, nil
}

// Revisions returns the number of the latest revision of each article that is known.
func (db *DB) Revisions(ctx context.Context, ids []news.ArticleID) (map[news.ArticleID]int, error) {
	latest := make(map[news.ArticleID]int, len(ids))
	for chunk := range slices.Chunk(ids, idsPerQuery) {
		var args []any
		rows, err := db.read.QueryContext(ctx, `SELECT id, revision FROM articles WHERE id IN (`+in(&args, chunk)+`)`, args...)
		found, err := scanAll(rows, err, func(r row) (a news.Article, err error) { return a, r.Scan(&a.ID, &a.Revision) })
		if err != nil {
			return nil, fmt.Errorf("revisions: %w", err)
		}
		for _, a := range found {
			latest[a.ID] = a.Revision
		}
	}
	return latest, nil
}

// ArticleRevision returns an article as it stood when it was cited.
func (db *DB) ArticleRevision(ctx context.Context, id news.ArticleID, revision int) (news.Article, error) {
	a, err := scanArticle(db.read.QueryRowContext(ctx, `SELECT `+articleColumns+`
		FROM articles a JOIN article_revisions r ON r.article = a.id WHERE a.id = $1 AND r.revision = $2`, id, revision))
	if err != nil {
		return news.Article{}, fmt.Errorf("article %d, revision %d: %w", id, revision, absent(err))
	}
	return a, nil
}

// entryColumns are those of an entry, before those of its article.
const entryColumns = `e.id, e.feed, e.guid, e.url, e.title, e.authors, e.published, e.updated, e.html, e.first_seen,
	e.categories, e.enclosures, e.page_failures, e.page_next, `

func scanItem(r row) (news.Item, error) {
	var e news.Entry
	a, err := scanArticle(behind{r, []any{
		&e.ID, &e.Feed, &e.GUID, &e.URL, &e.Title, jsonColumn{&e.Authors}, timeColumn{&e.Published}, timeColumn{&e.Updated},
		&e.HTML, timeColumn{&e.FirstSeen}, jsonColumn{&e.Categories}, jsonColumn{&e.Enclosures},
		&e.Page.Failures, timeColumn{&e.Page.NextAt},
	}})
	e.Article = a.ID
	return news.Item{Entry: e, Article: a}, err
}

// behind scans the columns that stand behind others.
type behind struct {
	row
	first []any
}

func (b behind) Scan(dest ...any) error { return b.row.Scan(append(b.first, dest...)...) }

// ReadItem returns an entry that was read before, found by its feed and GUID, with the latest revision of
// its article.
func (db *DB) ReadItem(ctx context.Context, e news.Entry) (news.Item, error) {
	i, err := scanItem(db.read.QueryRowContext(ctx, `SELECT `+entryColumns+articleColumns+latest+`
		JOIN entries e ON e.article = a.id WHERE e.feed = $1 AND e.guid = $2`, e.Feed, e.GUID))
	if err != nil {
		return news.Item{}, fmt.Errorf("entry %q of feed %d: %w", e.GUID, e.Feed, absent(err))
	}
	return i, nil
}

// ItemsWithPagesDue returns the entries of a feed whose page is to be asked for again at
// a time, the longest waiting first, up to limit.
func (db *DB) ItemsWithPagesDue(ctx context.Context, f news.FeedID, now time.Time, limit int) ([]news.Item, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+entryColumns+articleColumns+latest+`
		JOIN entries e ON e.article = a.id WHERE e.feed = $1 AND e.page_next > 0 AND e.page_next <= $2
		ORDER BY e.page_next, e.id LIMIT $3`, f, millis(now), limit)
	items, err := scanAll(rows, err, scanItem)
	if err != nil {
		return nil, fmt.Errorf("feed %d: pages due: %w", f, err)
	}
	return items, nil
}
