package store

import (
	"context"
	"fmt"
	"time"

	"barid/deliver"
	"barid/news"
)

const noticeColumns = `id, notice, state, attempts, reply`

func scanNotice(r row) (q deliver.QueuedNotice, err error) {
	err = r.Scan(&q.ID, jsonColumn{&q.Notice}, &q.State, &q.Attempts, &q.Reply)
	return q, err
}

// QueueNotice keeps a notice to be sent. One whose key there is already changes nothing.
func (db *DB) QueueNotice(ctx context.Context, n deliver.Notice) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO notices (key, notice, state, due, updated) VALUES ($1, $2, $3, $4, $4)
		ON CONFLICT (key) DO NOTHING`, n.Key, jsonColumn{n}, deliver.Queued, millis(n.At))
	if err != nil {
		return fmt.Errorf("queue notice: %w", err)
	}
	return nil
}

// HasNotice tells that a notice of a key was queued, whatever became of it.
func (db *DB) HasNotice(ctx context.Context, key string) (bool, error) {
	var has bool
	err := db.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM notices WHERE key = $1)`, key).Scan(&has)
	if err != nil {
		return false, fmt.Errorf("look for notice: %w", err)
	}
	return has, nil
}

// Notices returns the newest first.
func (db *DB) Notices(ctx context.Context, limit int) ([]deliver.QueuedNotice, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+noticeColumns+` FROM notices ORDER BY id DESC LIMIT $1`, limit)
	notices, err := scanAll(rows, err, scanNotice)
	if err != nil {
		return nil, fmt.Errorf("notices: %w", err)
	}
	return notices, nil
}

// DueNotices returns those that are queued, or deferred and due, oldest first.
func (db *DB) DueNotices(ctx context.Context, now time.Time, limit int) ([]deliver.QueuedNotice, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+noticeColumns+` FROM notices
		WHERE state IN ('queued', 'deferred') AND due <= $1 ORDER BY due, id LIMIT $2`, millis(now), limit)
	due, err := scanAll(rows, err, scanNotice)
	if err != nil {
		return nil, fmt.Errorf("due notices: %w", err)
	}
	return due, nil
}

// BeginNotice commits that a notice is being sent, and counts the attempt; ErrConflict if it
// does not wait any more.
func (db *DB) BeginNotice(ctx context.Context, id deliver.NoticeID, now time.Time) error {
	begun, err := affected(db.write.ExecContext(ctx, `
		UPDATE notices SET state = 'sending', attempts = attempts + 1, updated = $2
		WHERE id = $1 AND state IN ('queued', 'deferred')`, id, millis(now)))
	if err == nil && begun == 0 {
		err = news.ErrConflict
	}
	if err != nil {
		return fmt.Errorf("begin notice %d: %w", id, err)
	}
	return nil
}

// FinishNotice commits what became of a notice.
func (db *DB) FinishNotice(ctx context.Context, id deliver.NoticeID, f deliver.Fate) error {
	known, err := affected(db.write.ExecContext(ctx, `
		UPDATE notices SET state = $2, reason = $3, reply = $4, due = $5, updated = $6 WHERE id = $1`,
		id, f.State, f.Reason, f.Reply, millis(f.Due), millis(f.At)))
	if err == nil && known == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("finish notice %d: %w", id, err)
	}
	return nil
}

// RecoverNotices makes uncertain what an ended notifier was sending.
func (db *DB) RecoverNotices(ctx context.Context, now time.Time) (int, error) {
	n, err := affected(db.write.ExecContext(ctx, `
		UPDATE notices SET state = 'uncertain', updated = $1, reply = 'the program ended while it was being sent'
		WHERE state = 'sending'`, millis(now)))
	if err != nil {
		return 0, fmt.Errorf("recover notices: %w", err)
	}
	return int(n), nil
}
