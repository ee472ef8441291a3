package store

import (
	"context"
	"fmt"
	"strings"

	"barid/audience"
)

// Suppress notes that an address must not be mailed. The first reason stands.
func (db *DB) Suppress(ctx context.Context, s audience.Suppression) error {
	_, err := db.write.ExecContext(ctx,
		`INSERT INTO suppressions (address, reason, since) VALUES ($1, $2, $3) ON CONFLICT (address) DO NOTHING`,
		strings.ToLower(s.Address), s.Reason, millis(s.Since))
	if err != nil {
		return fmt.Errorf("suppress an address: %w", err)
	}
	return nil
}

// Suppressed tells whether an address must not be mailed, in whatever case it is written.
func (db *DB) Suppressed(ctx context.Context, address string) (bool, error) {
	var n int
	err := db.read.QueryRowContext(ctx,
		`SELECT COUNT(*) FROM suppressions WHERE address = $1`, strings.ToLower(address)).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look up a suppression: %w", err)
	}
	return n > 0, nil
}

// Suppressions returns all of them by address.
func (db *DB) Suppressions(ctx context.Context) ([]audience.Suppression, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT address, reason, since FROM suppressions ORDER BY address`)
	all, err := scanAll(rows, err, func(r row) (s audience.Suppression, err error) {
		err = r.Scan(&s.Address, &s.Reason, timeColumn{&s.Since})
		return s, err
	})
	if err != nil {
		return nil, fmt.Errorf("suppressions: %w", err)
	}
	return all, nil
}
