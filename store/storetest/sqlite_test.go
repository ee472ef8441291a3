package storetest_test

import (
	"path/filepath"
	"testing"

	"barid/store"
	"barid/store/storetest"
)

func TestSQLite(t *testing.T) { storetest.Run(t, openSQLite) }

func openSQLite(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: filepath.Join(t.TempDir(), "barid.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// A database joins by a function that opens an empty one; TestSQLite is this line.
func ExampleRun() {
	_ = func(t *testing.T) { storetest.Run(t, openSQLite) }
}
