package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"barid/news"
)

// Snapshot writes a copy of the database as it is at this moment to path, whole or not at
// all, while others go on writing. It gives ErrConflict if path is there already.
func (db *DB) Snapshot(ctx context.Context, path string) error {
	if err := db.snapshot(ctx, path, func(string) error { return nil }); err != nil {
		return fmt.Errorf("snapshot %s: %w", path, err)
	}
	return nil
}

// Backup is a Snapshot that was read back and verified before it got its name.
func (db *DB) Backup(ctx context.Context, path string) (Contents, error) {
	var contents Contents
	err := db.snapshot(ctx, path, func(partial string) error {
		pool, err := open(ctx, partial, "mode=ro")
		if err != nil {
			return err
		}
		contents, err = verify(ctx, pool)
		return errors.Join(err, pool.Close())
	})
	if err != nil {
		return Contents{}, fmt.Errorf("backup %s: %w", path, err)
	}
	return contents, nil
}

// snapshot gives a copy its name once it is accepted.
func (db *DB) snapshot(ctx context.Context, path string, accept func(partial string) error) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("there is a file already: %w", news.ErrConflict)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	}
	partial := path + ".partial"
	if err := removeDatabase(partial); err != nil {
		return err
	}
	err = db.copyTo(ctx, partial)
	if err == nil {
		err = accept(partial)
	}
	if err != nil {
		return errors.Join(err, removeDatabase(partial))
	}
	return errors.Join(os.Rename(partial, path), syncFolder(path))
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
