package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"barid/news"
)

// SaveReading stores what one attempt at a feed brought, as a whole or not at all. A failed
// attempt keeps the validators of the last good one. A changed text is a new revision of its
// article; the old one stays.
func (db *DB) SaveReading(ctx context.Context, r news.Reading) (news.Saved, error) {
	s := saving{reading: r}
	err := db.change(ctx, func(tx *sql.Tx) error {
		s.tx = tx
		feed, err := scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedColumns+` FROM feeds WHERE id = $1`, r.Feed))
		if err != nil {
			return absent(err)
		}
		for _, item := range r.Items {
			if err := s.item(ctx, item); err != nil {
				return fmt.Errorf("entry %q: %w", item.Entry.GUID, err)
			}
		}
		return s.health(ctx, feed)
	})
	if err != nil {
		return news.Saved{}, fmt.Errorf("feed %d: save reading: %w", r.Feed, err)
	}
	return s.saved, nil
}

// saving is one reading on its way into the database.
type saving struct {
	tx      *sql.Tx
	reading news.Reading
	saved   news.Saved
	entries int // new ones
}

// item stores an entry and its article. An entry that says what it said last time touches
// nothing: two feeds that carry one article in different words do not take turns revising it.
func (s *saving) item(ctx context.Context, i news.Item) error {
	if i.Entry.GUID == "" || i.Article.Key == "" {
		return fmt.Errorf("entry needs a GUID and its article a key: %w", news.ErrInvalid)
	}
	hash, err := textHash(i.Article)
	if err != nil {
		return err
	}
	var oldKey, oldHash string
	err = s.tx.QueryRowContext(ctx, `
		SELECT a.key, e.text_hash FROM entries e JOIN articles a ON a.id = e.article
		WHERE e.feed = $1 AND e.guid = $2`,
		s.reading.Feed, i.Entry.GUID).Scan(&oldKey, &oldHash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		s.entries++
	case err != nil:
		return err
	case oldKey == i.Article.Key && oldHash == hash:
		return s.page(ctx, i.Entry)
	}
	article, err := s.article(ctx, i.Article, hash)
	if err != nil {
		return err
	}
	if err := s.entry(ctx, i.Entry, article, hash); err != nil {
		return err
	}
	if err := s.page(ctx, i.Entry); err != nil {
		return err
	}
	_, err = s.tx.ExecContext(ctx,
		`INSERT INTO feed_articles (feed, article) VALUES ($1, $2) ON CONFLICT DO NOTHING`, s.reading.Feed, article)
	return err
}

// article stores a new article, or a new revision of a known one whose text has changed. A
// teaser never takes the place of a full text.
func (s *saving) article(ctx context.Context, a news.Article, hash string) (news.ArticleID, error) {
	var stored news.Article
	var storedHash string
	err := s.tx.QueryRowContext(ctx, `
		SELECT a.id, a.revision, r.text_hash, r.teaser
		FROM articles a JOIN article_revisions r ON r.article = a.id AND r.revision = a.revision
		WHERE a.key = $1`, a.Key).Scan(&stored.ID, &stored.Revision, &storedHash, &stored.Teaser)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		s.saved.Added++
		return s.firstRevision(ctx, a, hash)
	case err != nil:
		return 0, err
	case storedHash == hash || a.Teaser && !stored.Teaser:
		return stored.ID, nil
	}
	s.saved.Revised++
	a.ID, a.Revision = stored.ID, stored.Revision+1
	if _, err := s.tx.ExecContext(ctx, `UPDATE articles SET revision = $2 WHERE id = $1`, a.ID, a.Revision); err != nil {
		return 0, err
	}
	return a.ID, s.revision(ctx, a, hash)
}

func (s *saving) firstRevision(ctx context.Context, a news.Article, hash string) (news.ArticleID, error) {
	a.Revision = 1
	err := s.tx.QueryRowContext(ctx,
		`INSERT INTO articles (key, revision, first_seen) VALUES ($1, $2, $3) RETURNING id`,
		a.Key, a.Revision, s.firstSeen(a.FirstSeen)).Scan(&a.ID)
	if err != nil {
		return 0, err
	}
	return a.ID, s.revision(ctx, a, hash)
}

func (s *saving) revision(ctx context.Context, a news.Article, hash string) error {
	_, err := s.tx.ExecContext(ctx, `
		INSERT INTO article_revisions (article, revision, seen_at, text_hash, url, file, publisher, language,
			title, authors, dateline, paragraphs, published, teaser, kind, origin)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		a.ID, a.Revision, millis(s.reading.At), hash, a.URL, a.File, a.Publisher, a.Language,
		a.Title, jsonColumn{a.Authors}, a.Dateline, jsonColumn{a.Paragraphs}, millis(a.Published), bit(a.Teaser), a.Kind, a.Origin)
	return err
}

func (s *saving) entry(ctx context.Context, e news.Entry, article news.ArticleID, hash string) error {
	_, err := s.tx.ExecContext(ctx, `
		INSERT INTO entries (feed, article, guid, url, title, authors, published, updated, html, text_hash, first_seen,
			categories, enclosures)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (feed, guid) DO UPDATE SET article = excluded.article, url = excluded.url, title = excluded.title,
			authors = excluded.authors, published = excluded.published, updated = excluded.updated,
			html = excluded.html, text_hash = excluded.text_hash, categories = excluded.categories,
			enclosures = excluded.enclosures`,
		s.reading.Feed, article, e.GUID, e.URL, e.Title, jsonColumn{e.Authors}, millis(e.Published), millis(e.Updated),
		e.HTML, hash, s.firstSeen(e.FirstSeen), jsonColumn{e.Categories}, jsonColumn{e.Enclosures})
	return err
}

// page notes how asking for an entry's page went. Nearly always there is nothing to note.
func (s *saving) page(ctx context.Context, e news.Entry) error {
	_, err := s.tx.ExecContext(ctx, `
		UPDATE entries SET page_failures = $3, page_next = $4
		WHERE feed = $1 AND guid = $2 AND (page_failures <> $3 OR page_next <> $4)`,
		s.reading.Feed, e.GUID, e.Page.Failures, millis(e.Page.NextAt))
	return err
}

// firstSeen is never unknown: it is the reading's own time where collect says nothing.
func (s *saving) firstSeen(t time.Time) int64 { return cmp.Or(millis(t), millis(s.reading.At)) }

// health notes on the feed how the attempt went. A 304 may leave out validators (RFC 9110
// §15.4.5); those that are known then still hold. Where no document was read, its rhythm does too.
func (s *saving) health(ctx context.Context, f news.Feed) error {
	r := s.reading
	f.CheckedAt, f.Error, f.Schedule = r.At, r.Error, r.Schedule
	if r.Error != "" {
		f.Failures++
	} else {
		f.ReadAt, f.Failures = r.At, 0
		if !r.Unchanged || r.Validators != (news.Validators{}) {
			f.Validators = r.Validators
		}
	}
	if s.entries > 0 {
		f.ChangedAt = r.At
	}
	if r.Rhythm != (news.Rhythm{}) {
		f.Rhythm = r.Rhythm
	}
	_, err := s.tx.ExecContext(ctx, `
		UPDATE feeds SET etag = $2, last_modified = $3, checked_at = $4, read_at = $5, changed_at = $6,
			failures = $7, error = $8, next_at = $9, moved_to = $10, ended_at = $11,
			newest = $12, usual_gap = $13, longest_gap = $14
		WHERE id = $1`,
		f.ID, f.ETag, f.LastModified, millis(f.CheckedAt), millis(f.ReadAt), millis(f.ChangedAt), f.Failures, f.Error,
		millis(f.NextAt), f.MovedTo, millis(f.EndedAt), millis(f.Newest), f.Usual.Milliseconds(), f.Longest.Milliseconds())
	return err
}

// textHash tells two texts of one article apart.
func textHash(a news.Article) (string, error) {
	raw, err := json.Marshal([]any{a.Title, a.Paragraphs})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}
