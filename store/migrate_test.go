package store

import (
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// Two branches that each add a migration are merged: whoever has the later one gets the other.
func TestMigrationsApplyInAnyOrder(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "barid.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	texts := fstest.MapFS{}
	names, err := fs.Glob(migrations, migrationsFolder+"/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = &fstest.MapFile{Data: raw}
	}
	for _, step := range []struct{ name, table string }{
		{"90003_later.sql", "later"}, {"90002_earlier.sql", "earlier"},
	} {
		texts[step.name] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE " + step.table + " (id INTEGER);\n")}
		if err := db.migrate(t.Context(), texts, slog.New(slog.DiscardHandler)); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if _, err := db.write.ExecContext(t.Context(), "INSERT INTO "+step.table+" (id) VALUES (1)"); err != nil {
			t.Errorf("%s: %v", step.name, err)
		}
	}
}

// Who holds a delivery was a part of its reason once.
func TestMigrationFindsWhoHolds(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "barid.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	raw, err := migrations.ReadFile(migrationsFolder + "/00008_held.sql")
	if err != nil {
		t.Fatal(err)
	}
	up, _, _ := strings.Cut(string(raw), "-- +goose Down")
	for _, statement := range []string{
		`PRAGMA foreign_keys = OFF`, `DROP INDEX deliveries_undecided`, `ALTER TABLE deliveries DROP COLUMN held_by`,
		`INSERT INTO deliveries (id, issue, subscriber, state, reason, due, updated) VALUES
			(1, 1, 1, 'uncertain', 'held by rima', 0, 0), (2, 1, 2, 'uncertain', 'the dispatcher ended while sending', 0, 0),
			(3, 1, 3, 'bounced', 'held by nobody', 0, 0)`, up,
	} {
		if _, err := db.write.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	all, err := db.Deliveries(t.Context(), 1, "")
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	for i, want := range []string{"rima", "", ""} {
		if got := all[i].HeldBy; got != want {
			t.Errorf("delivery %d is held by %q, want %q", all[i].ID, got, want)
		}
	}
}
