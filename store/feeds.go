package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"barid/news"
)

// SeedFeeds adds the feeds that are not known by their URL yet, and marks as listed those
// given, those added by hand, and no others. Of a feed that is known, nothing else changes but
// how it is read.
func (db *DB) SeedFeeds(ctx context.Context, feeds []news.Feed) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE feeds SET listed = own WHERE listed <> own`); err != nil {
			return err
		}
		for _, f := range feeds {
			_, err := tx.ExecContext(ctx, `
				INSERT INTO feeds (url, kind, name, publisher, language, selector, listed) VALUES ($1, $2, $3, $4, $5, $6, 1)
				ON CONFLICT (url) DO UPDATE SET listed = 1, kind = excluded.kind, selector = excluded.selector`,
				f.URL, f.Kind, f.Name, f.Publisher, f.Language, f.Selector)
			if err != nil {
				return fmt.Errorf("%s: %w", f.URL, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("seed feeds: %w", err)
	}
	return nil
}

// AddFeed stores a feed that an operator wants read, beside those of the config. One that has
// left the config or was removed comes back under the new name. ErrConflict: it is read already.
func (db *DB) AddFeed(ctx context.Context, f news.Feed) (news.Feed, error) {
	stored, err := scanFeed(db.write.QueryRowContext(ctx, `
		INSERT INTO feeds (url, kind, name, publisher, language, selector, listed, own) VALUES ($1, $2, $3, $4, $5, $6, 1, 1)
		ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, name = excluded.name, publisher = excluded.publisher,
			language = excluded.language, selector = excluded.selector, listed = 1, own = 1, next_at = 0, moved_to = '', ended_at = 0
		WHERE listed = 0
		RETURNING `+feedColumns, f.URL, f.Kind, f.Name, f.Publisher, f.Language, f.Selector))
	if errors.Is(err, sql.ErrNoRows) {
		err = news.ErrConflict
	}
	if err != nil {
		return news.Feed{}, fmt.Errorf("add feed %s: %w", f.URL, err)
	}
	return stored, nil
}

// RemoveFeed ends the reading of a feed. Its articles stay, and so does the feed where the
// config names it.
func (db *DB) RemoveFeed(ctx context.Context, id news.FeedID) error {
	known, err := affected(db.write.ExecContext(ctx, `UPDATE feeds SET listed = 0, own = 0 WHERE id = $1`, id))
	if err == nil && known == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("remove feed %d: %w", id, err)
	}
	return nil
}

const feedColumns = `id, url, kind, name, publisher, language, listed, own, etag, last_modified,
	checked_at, read_at, changed_at, failures, error, selector, next_at, moved_to, ended_at, newest, usual_gap, longest_gap`

func scanFeed(r row) (news.Feed, error) {
	var f news.Feed
	err := r.Scan(&f.ID, &f.URL, &f.Kind, &f.Name, &f.Publisher, &f.Language, &f.Listed, &f.Own, &f.ETag, &f.LastModified,
		timeColumn{&f.CheckedAt}, timeColumn{&f.ReadAt}, timeColumn{&f.ChangedAt}, &f.Failures, &f.Error,
		&f.Selector, timeColumn{&f.NextAt}, &f.MovedTo, timeColumn{&f.EndedAt}, timeColumn{&f.Newest}, gapColumn{&f.Usual}, gapColumn{&f.Longest})
	return f, err
}

// Feeds returns all of them by ID, also those that are not read any more.
func (db *DB) Feeds(ctx context.Context) ([]news.Feed, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+feedColumns+` FROM feeds ORDER BY id`)
	feeds, err := scanAll(rows, err, scanFeed)
	if err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	return feeds, nil
}

// DueFeeds returns the feeds to be read at a time, by ID: every listed one that goes on and whose
// publisher may be asked again.
func (db *DB) DueFeeds(ctx context.Context, now time.Time) ([]news.Feed, error) {
	rows, err := db.read.QueryContext(ctx,
		`SELECT `+feedColumns+` FROM feeds WHERE listed = 1 AND ended_at = 0 AND next_at <= $1 ORDER BY id`, millis(now))
	feeds, err := scanAll(rows, err, scanFeed)
	if err != nil {
		return nil, fmt.Errorf("due feeds: %w", err)
	}
	return feeds, nil
}
