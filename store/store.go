// Package store keeps everything that Barid must remember, in one SQLite file.
//
// What comes in and goes out are the nouns; no row, transaction or SQL leaves the package.
// What must be atomic is one method, and what a method has returned without an error is on
// the disk: killing the process or the machine at any moment loses none of it and leaves
// nothing half done. Absence is news.ErrNotFound; a lost update, or a row that is there
// already, news.ErrConflict; a reference to nothing, news.ErrInvalid. Times come back in UTC,
// cut to the millisecond, the zero time as itself.
//
// Every SQL text stands beside the scan that reads it and runs on PostgreSQL as well. What
// differs between databases is in sqlite.go, lock.go, snapshot.go, restore.go and
// migrations.
//
// Several processes may open one file. Reads never wait for the one writer.
package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"

	"barid/news"
)

// DB is an open database. It is safe for concurrent use.
type DB struct {
	path   string
	write  *sql.DB // one connection, so that writers queue in Go and not in SQLite
	read   *sql.DB
	random io.Reader
}

// Options say what to open.
type Options struct {
	Path   string       // of the database file; it and its folder are made where missing
	Random io.Reader    // for the token key; nil: crypto/rand
	Logger *slog.Logger // nil: silent
}

// Open opens the database and brings its tables up to this program's version. It refuses one
// that a newer program has written.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.Path == "" {
		return nil, fmt.Errorf("database path names no file: %w", news.ErrInvalid)
	}
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, fmt.Errorf("database %s: %w", o.Path, err)
	}
	db := &DB{path: path, random: o.Random}
	if db.random == nil {
		db.random = rand.Reader
	}
	if err := db.open(ctx, cmp.Or(o.Logger, slog.New(slog.DiscardHandler))); err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	return db, nil
}

// open makes the file ready, one process at a time: it ends a restore that was cut off, and
// brings the tables up to date.
func (db *DB) open(ctx context.Context, log *slog.Logger) (err error) {
	if err := makeFile(db.path); err != nil {
		return err
	}
	release, err := db.Lock(ctx, "migrate")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	if err := finishRestore(db.path); err != nil {
		return fmt.Errorf("end a restore: %w", err)
	}
	texts, err := fs.Sub(migrations, migrationsFolder)
	if err != nil {
		return err
	}
	if db.write, db.read, err = openPools(ctx, db.path); err != nil {
		return err
	}
	if err := db.migrate(ctx, texts, log); err != nil {
		return errors.Join(err, db.Close())
	}
	return nil
}

// Close waits for running calls and closes the file.
func (db *DB) Close() error {
	return errors.Join(db.read.Close(), db.write.Close())
}

// change runs do in one transaction, which holds the write lock from its start.
func (db *DB) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // no effect once committed
	if err := do(tx); err != nil {
		return classify(err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}
