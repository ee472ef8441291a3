package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"barid/news"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// The words that PostgreSQL has otherwise.
const (
	migrationsFolder = "migrations/sqlite"
	dialect          = goose.DialectSQLite3
	forUpdate        = "" // a transaction of the write pool has the whole file to itself
	skipLocked       = "" // PostgreSQL: FOR UPDATE OF d SKIP LOCKED
)

// readers bounds the read pool.
const readers = 4

// openPools opens one file twice: for one writer, whose commits wait for the disk, and for
// readers, which see the last commit and cannot write.
func openPools(ctx context.Context, path string) (write, read *sql.DB, err error) {
	const pragmas = "_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)"
	write, err = open(ctx, path, pragmas+"&_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	read, err = open(ctx, path, pragmas+"&_pragma=query_only(1)")
	if err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return write, read, nil
}

// makeFile makes the file where it is missing, readable by its owner alone since it holds
// addresses. One that is there is not opened: closing it again would free the locks that this
// process has on it (POSIX, fcntl).
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make its folder: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// open opens a pool and proves by a transaction that the file can be used as asked: SQLite
// itself would open what may not be written, and say so much later.
func open(ctx context.Context, path, query string) (*sql.DB, error) {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/data becomes /C:/data
	}
	name := url.URL{Scheme: "file", Path: slashed, RawQuery: query}
	pool, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	tx, err := pool.BeginTx(ctx, nil)
	if err == nil {
		err = tx.Rollback()
	}
	if err != nil {
		return nil, errors.Join(explain(err), pool.Close())
	}
	return pool, nil
}

// explain adds what an operator can do about a file that cannot be used.
func explain(err error) error {
	switch primary(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("the file and its folder must be writable by this user: %w", err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("the file is something else than a database: %w", err)
	}
	return err
}

// classify adds the sentinel that a caller can tell apart.
func classify(err error) error {
	switch code(err) {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return fmt.Errorf("%w: %w", news.ErrConflict, err)
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return fmt.Errorf("%w: %w", news.ErrInvalid, err)
	}
	return err
}

// busy tells that another connection has the lock.
func busy(err error) bool { return primary(err) == sqlite3.SQLITE_BUSY }

// primary is the part of SQLite's result code that tells the kind of failure.
func primary(err error) int { return code(err) & 0xff }

// code is SQLite's extended result code, 0 for an error of other origin.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}
