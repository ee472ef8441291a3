package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"barid/news"
)

// Snapshot writes a copy of the database as it is at this moment to path, whole or not at
// all, while others go on writing. It gives ErrConflict if path is there already.
func (db *DB) Snapshot(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("snapshot %s: there is a file already: %w", path, news.ErrConflict)
	}
	partial := path + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("snapshot %s: %w", path, err)
	}
	if err := db.copyTo(ctx, partial); err != nil {
		return fmt.Errorf("snapshot %s: %w", path, errors.Join(err, os.RemoveAll(partial)))
	}
	if err := os.Rename(partial, path); err != nil {
		return fmt.Errorf("snapshot %s: %w", path, err)
	}
	return nil
}

// copyTo writes the copy through a connection of its own, as those of the read pool may not
// write at all, and waits until it is on the disk.
func (db *DB) copyTo(ctx context.Context, path string) error {
	pool, err := open(ctx, db.path, "_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	if err := makeFile(path); err != nil { // VACUUM INTO takes an empty file, and keeps its mode
		return errors.Join(err, pool.Close())
	}
	_, err = pool.ExecContext(ctx, `VACUUM INTO $1`, path)
	if err = errors.Join(err, pool.Close()); err != nil {
		return explain(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
