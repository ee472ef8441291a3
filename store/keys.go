package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
)

// keyBytes is the length of the token key.
const keyBytes = 32

// Key returns the key that signs tokens. It is made on first use and never changes, so that
// links in mails of long ago still work.
func (db *DB) Key(ctx context.Context) ([]byte, error) {
	var key []byte
	err := db.change(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT value FROM keys WHERE name = 'token'`).Scan(&key)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		key = make([]byte, keyBytes)
		if _, err := io.ReadFull(db.random, key); err != nil {
			return fmt.Errorf("make one: %w", err)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO keys (name, value) VALUES ('token', $1)`, key)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("token key: %w", err)
	}
	return key, nil
}
