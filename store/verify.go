package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"barid/news"
)

// Contents counts what a verified database holds.
type Contents struct{ Issues, Subscribers int }

// Verify reads the whole database: whether its pages, indexes and references hold, and whether
// every issue is still the one that was approved. ErrInvalid says what does not hold.
func (db *DB) Verify(ctx context.Context) (Contents, error) {
	c, err := verify(ctx, db.read)
	if err != nil {
		return Contents{}, fmt.Errorf("verify %s: %w", db.path, err)
	}
	return c, nil
}

func verify(ctx context.Context, pool *sql.DB) (Contents, error) {
	if err := sound(ctx, pool); err != nil {
		return Contents{}, err
	}
	issues, err := verifyIssues(ctx, pool)
	if err != nil {
		return Contents{}, err
	}
	c := Contents{Issues: issues}
	err = pool.QueryRowContext(ctx, `SELECT count(*) FROM subscribers`).Scan(&c.Subscribers)
	return c, err
}

// verifyIssues opens every issue, one at a time as there may be years of them.
func verifyIssues(ctx context.Context, pool *sql.DB) (int, error) {
	rows, err := pool.QueryContext(ctx, `SELECT `+issueColumns+` FROM issues ORDER BY id`)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }() // Err tells all that Close could
	issues := 0
	for rows.Next() {
		if _, err := scanIssue(rows); err != nil {
			return 0, err
		}
		issues++
	}
	return issues, rows.Err()
}

// sound asks SQLite about a whole file: pages, indexes, constraints and references.
func sound(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, `PRAGMA integrity_check(3)`)
	words, err := scanAll(rows, err, func(r row) (word string, err error) { return word, r.Scan(&word) })
	if err != nil {
		return explain(err)
	}
	if len(words) != 1 || words[0] != "ok" {
		return fmt.Errorf("the database is damaged: %s: %w", strings.Join(words, "; "), news.ErrInvalid)
	}
	var dangling int
	if err := q.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&dangling); err != nil {
		return err
	}
	if dangling > 0 {
		return fmt.Errorf("the database is damaged: %d rows refer to nothing: %w", dangling, news.ErrInvalid)
	}
	return nil
}
