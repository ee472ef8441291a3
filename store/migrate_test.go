package store

import (
	"io/fs"
	"log/slog"
	"path/filepath"
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
