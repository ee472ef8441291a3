package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"barid/news"
)

// What stands beside a database while one is restored:
//
//	barid.db.restoring  the backup's copy, in the making
//	barid.db.restored   the copy, verified; from here on the restore has happened
//	barid.db.replaced   the database that was there before
//
// Whoever opens the database next ends what was cut off after the second step; what was cut off
// before it is thrown away by the next restore. So a database is the old one or the new one.

// Restoring says which backup is to take the place of which database.
type Restoring struct {
	Backup  string
	Path    string
	Replace bool // also where there is a database; it is kept beside the new one
	At      time.Time
	Logger  *slog.Logger // nil: silent

	// Settle does to the copy what must be done before anybody works with it; may be nil.
	Settle func(context.Context, *DB) error
}

// Restored tells what a restore has brought back.
type Restored struct {
	Contents
	Uncertain int    // deliveries that were open in the backup, and may have been sent since
	Replaced  string // path of the database that was there; empty: there was none
}

// Restore verifies a backup and puts it in the place of a database, whole or not at all, also
// when it is killed. ErrConflict: there is a database already, or somebody works on it.
// Deliveries that were open in the backup become uncertain: they may have been sent since.
func Restore(ctx context.Context, r Restoring) (Restored, error) {
	path, err := filepath.Abs(r.Path)
	if err != nil {
		return Restored{}, fmt.Errorf("restore %s: %w", r.Path, err)
	}
	r.Path = path
	restored, err := r.run(ctx)
	if err != nil {
		return Restored{}, fmt.Errorf("restore %s from %s: %w", r.Path, r.Backup, err)
	}
	return restored, nil
}

func (r Restoring) run(ctx context.Context) (done Restored, err error) {
	if err := os.MkdirAll(filepath.Dir(r.Path), 0o700); err != nil {
		return done, fmt.Errorf("make its folder: %w", err)
	}
	there := filled(r.Path) || filled(r.Path+".restored")
	if there && !r.Replace {
		return done, fmt.Errorf("there is a database already: %w", news.ErrConflict)
	}
	release, err := (&DB{path: r.Path}).TryLock(ctx, "serve")
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, removeDatabase(r.Path+".restoring"), release()) }()
	if done, err = r.prepare(ctx); err != nil {
		return done, err
	}
	if there {
		done.Replaced = r.Path + ".replaced"
	}
	return done, r.replace(ctx)
}

// prepare makes the verified copy, with this program's tables.
func (r Restoring) prepare(ctx context.Context) (Restored, error) {
	copied := r.Path + ".restoring"
	if err := removeDatabase(copied); err != nil {
		return Restored{}, err
	}
	if err := copyBackup(ctx, r.Backup, copied); err != nil {
		return Restored{}, err
	}
	db, err := Open(ctx, Options{Path: copied, Logger: r.Logger})
	if err != nil {
		return Restored{}, err
	}
	done, err := r.settle(ctx, db)
	if err := errors.Join(err, db.Close()); err != nil {
		return Restored{}, err
	}
	return done, mergeLog(ctx, copied)
}

// settle verifies the copy, and takes from it what would send a second time.
func (r Restoring) settle(ctx context.Context, db *DB) (Restored, error) {
	contents, err := db.Verify(ctx)
	if err != nil {
		return Restored{}, err
	}
	uncertain, err := db.doubtOpen(ctx, r.At)
	if err == nil && r.Settle != nil {
		err = r.Settle(ctx, db)
	}
	return Restored{Contents: contents, Uncertain: uncertain}, err
}

// copyBackup verifies a backup and copies it.
func copyBackup(ctx context.Context, backup, to string) error {
	info, err := os.Stat(backup)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("it is not a file: %w", news.ErrInvalid)
	}
	source, err := filepath.Abs(backup)
	if err != nil {
		return err
	}
	pool, err := open(ctx, source, "mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	if err := errors.Join(ours(ctx, pool), pool.Close()); err != nil {
		return err
	}
	return (&DB{path: source}).copyTo(ctx, to)
}

// ours refuses what is no sound database of this program.
func ours(ctx context.Context, pool *sql.DB) error {
	if err := sound(ctx, pool); err != nil {
		return err
	}
	var tables int
	err := pool.QueryRowContext(ctx,
		`SELECT count(*) FROM sqlite_master WHERE name IN ('goose_db_version', 'issues', 'deliveries')`).Scan(&tables)
	if err == nil && tables < 3 {
		err = fmt.Errorf("it is another program's database: %w", news.ErrInvalid)
	}
	return err
}

// doubtOpen makes every delivery uncertain that a dispatcher would go on with.
func (db *DB) doubtOpen(ctx context.Context, at time.Time) (int, error) {
	n, err := affected(db.write.ExecContext(ctx, `
		UPDATE deliveries SET state = 'uncertain', reason = 'open in the backup that was restored', updated = $1
		WHERE state IN ('queued', 'leased', 'sending', 'deferred')`, millis(at)))
	return int(n), err
}

// replace puts the prepared copy in the place of the database, while nobody can open it.
func (r Restoring) replace(ctx context.Context) (err error) {
	release, err := (&DB{path: r.Path}).Lock(ctx, "migrate")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	if err := finishRestore(r.Path); err != nil { // of an earlier restore
		return err
	}
	if filled(r.Path) {
		if err := mergeLog(ctx, r.Path); busy(err) {
			return fmt.Errorf("another barid has the database open, end it first: %w", news.ErrConflict)
		} // a damaged one is set aside all the same
	}
	if err := removeDatabase(r.Path + ".replaced"); err != nil {
		return err
	}
	if err := os.Rename(r.Path+".restoring", r.Path+".restored"); err != nil {
		return err
	}
	return errors.Join(syncFolder(r.Path), finishRestore(r.Path))
}

// mergeLog brings all of a database into its one file. It fails while anybody else has it open.
func mergeLog(ctx context.Context, path string) error {
	pool, err := open(ctx, path, "_pragma=busy_timeout(1000)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, `PRAGMA journal_mode = DELETE`)
	return errors.Join(err, pool.Close())
}

// finishRestore makes the restored copy the database, where there is one. It may be cut off and
// called again at any point; the caller holds the migrate lock.
func finishRestore(path string) error {
	if !filled(path + ".restored") {
		return nil
	}
	for _, suffix := range []string{"-wal", ""} {
		aside := path + ".replaced" + suffix
		if filled(aside) || !filled(path+suffix) {
			continue
		}
		if err := os.Rename(path+suffix, aside); err != nil {
			return err
		}
	}
	// The log of one database must never lie beside another.
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.Rename(path+".restored", path), syncFolder(path))
}

// filled tells that there is a file with something in it.
func filled(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// removeDatabase removes a file and what SQLite lays beside it.
func removeDatabase(path string) error {
	var errs []error
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		if err := os.Remove(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// syncFolder waits until what a folder lists is on the disk; Windows has no such call, and
// does it by itself.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
