package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/deliver"
	"barid/news"
	"barid/store"
)

// fill makes a closed database with an issue published to so many people.
func fill(t *testing.T, path string, people int) {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	publish(t, db, people)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// backup is a snapshot of such a database.
func backup(t *testing.T, people int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "barid.db")
	fill(t, path, people)
	to := filepath.Join(t.TempDir(), "backup.db")
	contents, err := open(t, path).Backup(t.Context(), to)
	if err != nil || contents != (store.Contents{Issues: 1, Subscribers: people}) {
		t.Fatalf("%+v, %v", contents, err)
	}
	return to
}

// A backup of what does not hold is none.
func TestBackupRefusesATamperedIssue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	fill(t, path, 1)
	rawExec(t, path, `UPDATE issues SET content = replace(content, 'Harbour', 'Airport')`)
	to := filepath.Join(t.TempDir(), "backup.db")
	if _, err := open(t, path).Backup(t.Context(), to); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("it says %v", err)
	}
	if names := beside(t, to); len(names) != 0 {
		t.Errorf("it left %v", names)
	}
}

func restoring(from, to string) store.Restoring {
	return store.Restoring{Backup: from, Path: to, Replace: true, At: time.UnixMilli(50)}
}

// people opens a database, verifies it and says how many subscribers it has.
func people(t *testing.T, path string) int {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	contents, err := db.Verify(t.Context())
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return contents.Subscribers
}

// beside lists what lies in the folder of a database, less its locks.
func beside(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.Contains(e.Name(), ".lock") {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestRestoreIntoANewFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "barid.db")
	done, err := store.Restore(t.Context(), restoring(backup(t, 3), path))
	if err != nil {
		t.Fatal(err)
	}
	if want := (store.Restored{Contents: store.Contents{Issues: 1, Subscribers: 3}, Uncertain: 3}); done != want {
		t.Errorf("restored %+v, want %+v", done, want)
	}
	if names := beside(t, path); !slices.Equal(names, []string{"barid.db"}) {
		t.Errorf("the folder holds %v", names)
	}
	counts, err := open(t, path).Counts(t.Context(), 1)
	if err != nil || counts.Total() != 3 || counts[deliver.Uncertain] != 3 {
		t.Errorf("deliveries that may have been sent since the backup: %v, %v", counts, err)
	}
}

func TestRestoreKeepsWhatWasThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	fill(t, path, 5)
	was := 5
	for _, now := range []int{3, 2} {
		done, err := store.Restore(t.Context(), restoring(backup(t, now), path))
		if err != nil {
			t.Fatal(err)
		}
		if got := people(t, path); got != now {
			t.Errorf("%d people, want %d", got, now)
		}
		if got := people(t, done.Replaced); got != was {
			t.Errorf("%d people in %s, want %d", got, done.Replaced, was)
		}
		was = now
	}
}

// What cannot be restored leaves everything as it was.
func TestRestoreRefuses(t *testing.T) {
	good, torn, forged, newer := backup(t, 2), backup(t, 400), backup(t, 2), backup(t, 2)
	raw, err := os.ReadFile(torn)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	rawExec(t, forged, `UPDATE issues SET content = replace(content, 'Harbour', 'Airport')`)
	rawExec(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	alien := filepath.Join(t.TempDir(), "alien.db")
	rawExec(t, alien, `CREATE TABLE boats (name TEXT)`)
	for name, tt := range map[string]struct{ from, want string }{
		"no file":            {"none.db", "no such file"},
		"a folder":           {t.TempDir(), "it is not a file"},
		"a text":             {write("notes.txt", []byte(strings.Repeat("The ferry leaves at nine. ", 200))), "something else than a database"},
		"an empty file":      {write("empty.db", nil), "another program's database"},
		"half a file":        {write("half.db", raw[:len(raw)/2]), "malformed"},
		"a damaged page":     {write("torn.db", slices.Concat(raw[:len(raw)-6000], make([]byte, 6000))), "damaged"},
		"another program's":  {alien, "another program's database"},
		"a newer program's":  {newer, "was written by a newer barid"},
		"a tampered issue":   {forged, "issue 1"},
		"the database there": {good, "there is a database already"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "barid.db")
			fill(t, path, 1)
			r := restoring(tt.from, path)
			r.Replace = name != "the database there"
			if _, err := store.Restore(t.Context(), r); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("it says %v, want %q in it", err, tt.want)
			}
			if names := beside(t, path); !slices.Equal(names, []string{"barid.db"}) || people(t, path) != 1 {
				t.Errorf("it left %v", names)
			}
		})
	}
}

func TestRestoreWhileTheDatabaseIsOpen(t *testing.T) {
	from, path := backup(t, 2), filepath.Join(t.TempDir(), "barid.db")
	fill(t, path, 1)
	db := open(t, path)
	if _, err := db.Subscribers(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err := store.Restore(t.Context(), restoring(from, path))
	if !errors.Is(err, news.ErrConflict) || !strings.Contains(err.Error(), "another barid has the database open") {
		t.Errorf("it says %v", err)
	}
	if err := db.SeedFeeds(t.Context(), []news.Feed{{URL: "herald.xml"}}); err != nil {
		t.Error(err)
	}
	if got := people(t, path); got != 1 {
		t.Errorf("%d people, want 1", got)
	}
}

// What is settled on the copy comes with it, and what cannot be settled ends the restore.
func TestRestoreSettlesTheCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	fill(t, path, 1)
	r := restoring(backup(t, 2), path)
	r.Settle = func(ctx context.Context, db *store.DB) error {
		return errors.Join(db.SeedFeeds(ctx, []news.Feed{{URL: "herald.xml"}}), news.ErrInvalid)
	}
	if _, err := store.Restore(t.Context(), r); !errors.Is(err, news.ErrInvalid) || people(t, path) != 1 {
		t.Fatalf("it could not be settled, and the restore says %v", err)
	}
	r.Settle = func(ctx context.Context, db *store.DB) error {
		return db.SeedFeeds(ctx, []news.Feed{{URL: "herald.xml"}})
	}
	if _, err := store.Restore(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if feeds, err := open(t, path).Feeds(t.Context()); err != nil || len(feeds) != 1 {
		t.Errorf("feeds %v, %v", feeds, err)
	}
}

// A database that is damaged is the reason for a restore, and is kept all the same.
func TestRestoreOverADamagedDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	if err := os.WriteFile(path, []byte("no database at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := store.Restore(t.Context(), restoring(backup(t, 2), path))
	if err != nil {
		t.Fatal(err)
	}
	if got := people(t, path); got != 2 {
		t.Errorf("%d people, want 2", got)
	}
	if got, err := os.ReadFile(done.Replaced); string(got) != "no database at all" {
		t.Errorf("%s holds %q, %v", done.Replaced, got, err)
	}
}

// Cut off between any two steps of its end, a restore is ended by whoever opens the database.
func TestRestoreCutOff(t *testing.T) {
	rename := func(from, to string) func(string) error {
		return func(path string) error { return os.Rename(path+from, path+to) }
	}
	steps := []func(path string) error{
		func(path string) error {
			return os.WriteFile(path+"-wal", []byte("a log that belongs to the old one"), 0o600)
		},
		rename("-wal", ".replaced-wal"),
		rename("", ".replaced"),
		func(path string) error { return os.WriteFile(path, nil, 0o600) }, // by the next to open it
	}
	for cut := range len(steps) + 1 {
		path := filepath.Join(t.TempDir(), "barid.db")
		fill(t, path, 1)
		if err := os.Rename(backup(t, 2), path+".restored"); err != nil {
			t.Fatal(err)
		}
		for _, step := range steps[:cut] {
			if err := step(path); err != nil {
				t.Fatal(err)
			}
		}
		if got := people(t, path); got != 2 {
			t.Errorf("cut off after step %d: %d people, want 2", cut, got)
		}
		names := slices.DeleteFunc(beside(t, path), func(n string) bool { return n == "barid.db.replaced-wal" })
		if !slices.Equal(names, []string{"barid.db", "barid.db.replaced"}) {
			t.Errorf("cut off after step %d, the folder holds %v", cut, names)
		}
	}
}

// restoreForever restores two backups that lie beside the database in turns.
func restoreForever(ctx context.Context, db *store.DB) error {
	if err := db.Close(); err != nil {
		return err
	}
	path := os.Getenv(childPath)
	for n := range 10_000 {
		if _, err := store.Restore(ctx, restoring(fmt.Sprintf("%s.backup%d", path, n%2), path)); err != nil {
			return err
		}
		fmt.Println(n)
	}
	return errors.New("nobody has killed this process")
}

func TestKilledWhileRestoring(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	for n := range 2 {
		if err := os.Rename(backup(t, n+2), fmt.Sprintf("%s.backup%d", path, n)); err != nil {
			t.Fatal(err)
		}
	}
	for range 8 {
		cmd, lines := child(t, "restore", path)
		lines.Scan() // the first is done
		after := time.NewTimer(time.Duration(rand.IntN(60)) * time.Millisecond)
		<-after.C
		kill(t, cmd, lines)
		if got := people(t, path); got != 2 && got != 3 {
			t.Errorf("%d people: neither of the backups", got)
		}
		checkIntegrity(t, path)
	}
}
