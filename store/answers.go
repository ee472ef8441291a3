package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Answers go after a month, and the oldest where there are more than so many.
const (
	answerAge  = 30 * 24 * time.Hour
	mostKept   = 10_000
	answerSize = 64 << 10 // bytes; one that is larger is not kept
)

// SaveAnswer keeps a model's answer under its key, in place of the one that is there. It may go
// at any time.
func (db *DB) SaveAnswer(ctx context.Context, key string, answer []byte, at time.Time) error {
	if len(answer) > answerSize {
		return nil
	}
	err := db.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO answers (key, answer, at) VALUES ($1, $2, $3)
			ON CONFLICT (key) DO UPDATE SET answer = excluded.answer, at = excluded.at`, key, string(answer), millis(at))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			DELETE FROM answers
			WHERE at < $1 OR at < (SELECT at FROM answers ORDER BY at DESC LIMIT 1 OFFSET $2)`,
			millis(at.Add(-answerAge)), mostKept-1)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep an answer: %w", err)
	}
	return nil
}

// Answer returns what SaveAnswer has kept under a key; ErrNotFound where it has gone.
func (db *DB) Answer(ctx context.Context, key string) ([]byte, error) {
	var answer string
	err := db.read.QueryRowContext(ctx, `SELECT answer FROM answers WHERE key = $1`, key).Scan(&answer)
	if err != nil {
		return nil, fmt.Errorf("cached answer: %w", absent(err))
	}
	return []byte(answer), nil
}
