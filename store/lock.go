package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"barid/news"
)

// lockPoll is how often a waiting process looks whether a lock is free.
const lockPoll = 50 * time.Millisecond

var lockName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// Lock waits until this process alone on the machine holds the named lock, or ctx ends. The
// system frees it when the process dies, however it dies. It is held by an exclusive
// transaction on <name>.lock beside the database, which is never written.
func (db *DB) Lock(ctx context.Context, name string) (release func() error, err error) {
	tick := time.NewTicker(lockPoll)
	defer tick.Stop()
	for {
		release, err := db.TryLock(ctx, name)
		if !errors.Is(err, news.ErrConflict) {
			return release, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait: %w: %w", ctx.Err(), err)
		case <-tick.C:
		}
	}
}

// Held tells whether anybody holds the named lock, and does not take it.
func (db *DB) Held(ctx context.Context, name string) (bool, error) {
	path, err := db.lockPath(name)
	if err != nil || !exists(path) {
		return false, err
	}
	pool, err := open(ctx, path, "_pragma=busy_timeout(0)")
	if err != nil {
		return false, fmt.Errorf("lock %s: %w", name, err)
	}
	var tables int
	err = pool.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&tables)
	held := busy(err)
	if held {
		err = nil
	}
	if err = errors.Join(err, pool.Close()); err != nil {
		return false, fmt.Errorf("lock %s: %w", name, err)
	}
	return held, nil
}

// TryLock is Lock without the wait: ErrConflict while another holds it.
func (db *DB) TryLock(ctx context.Context, name string) (release func() error, err error) {
	path, err := db.lockPath(name)
	if err != nil {
		return nil, err
	}
	// Long enough for Held, which looks at the same file, to be gone again.
	pool, err := open(ctx, path, "_txlock=exclusive&_pragma=busy_timeout(100)")
	if err != nil {
		return nil, lockError(name, err)
	}
	tx, err := pool.BeginTx(context.WithoutCancel(ctx), nil) // held until released, not until ctx ends
	if err != nil {
		return nil, lockError(name, errors.Join(err, pool.Close()))
	}
	return func() error { return errors.Join(tx.Rollback(), pool.Close()) }, nil
}

// lockPath is the file that stands for a lock.
func (db *DB) lockPath(name string) (string, error) {
	if !lockName.MatchString(name) {
		return "", fmt.Errorf("lock %q: a name has small letters, digits and hyphens: %w", name, news.ErrInvalid)
	}
	return filepath.Join(filepath.Dir(db.path), name+".lock"), nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func lockError(name string, err error) error {
	if busy(err) {
		return fmt.Errorf("lock %s is held by another: %w", name, news.ErrConflict)
	}
	return fmt.Errorf("lock %s: %w", name, err)
}
