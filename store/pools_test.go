package store

import (
	"path/filepath"
	"testing"
)

// What was promised about crashes rests on these settings, which no test can see the lack of
// without cutting the power.
func TestPoolSettings(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "barid.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000",
	} {
		var got string
		if err := db.write.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("write pool: %s is %q, want %q (%v)", pragma, got, want, err)
		}
	}
	if _, err := db.read.ExecContext(t.Context(), `DELETE FROM feeds`); err == nil {
		t.Error("the read pool can write")
	}
}
