package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
	"barid/store"
)

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("The ferry leaves at nine. ", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, want string }{
		{"no path", "", "names no file"},
		{"a folder", dir, "must be writable"},
		{"a text file", text, "something else than a database"},
		{"below a file", filepath.Join(text, "barid.db"), "make its folder"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db, err := store.Open(t.Context(), store.Options{Path: tt.path})
			if err == nil {
				_ = db.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("it says %q, want %q in it", err, tt.want)
			}
		})
	}
}

func TestOpenRefusesNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	rawExec(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (4711, 1)`)
	_, err := store.Open(t.Context(), store.Options{Path: path})
	if !errors.Is(err, news.ErrInvalid) || !strings.Contains(err.Error(), "4711 was written by a newer barid") {
		t.Errorf("it says %v", err)
	}
}

// A path is a path, whatever its characters mean in a URL.
func TestOpenStrangePath(t *testing.T) {
	name := "my data?mode=ro#%41&'بريد"
	if runtime.GOOS == "windows" {
		name = "my data#%41&'بريد"
	}
	path := filepath.Join(t.TempDir(), name, "barid.db")
	open(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the file of addresses has mode %o", got)
	}
}

// A first start of several processes at once migrates once.
func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "barid.db")
	errs := make(chan error)
	const openers = 4
	for range openers {
		go func() {
			db, err := store.Open(t.Context(), store.Options{Path: path})
			if err == nil {
				err = errors.Join(db.SeedFeeds(t.Context(), []news.Feed{{URL: "herald.xml"}}), db.Close())
			}
			errs <- err
		}()
	}
	for range openers {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestKeyNeedsRandomness(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	random := bytes.NewReader(bytes.Repeat([]byte{7}, 40))
	db, err := store.Open(t.Context(), store.Options{Path: path, Random: io.LimitReader(random, 31)})
	if err != nil {
		t.Fatal(err)
	}
	if key, err := db.Key(t.Context()); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("31 random bytes gave key %v, error %v", key, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	first, err := open(t, path).Key(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if second, err := open(t, path).Key(t.Context()); err != nil || !bytes.Equal(first, second) {
		t.Errorf("opened again, the key is another one: %v", err)
	}
}

func TestTamperedIssueIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	db := open(t, path)
	id := approve(t, db, "monday")
	rawExec(t, path, `UPDATE issues SET content = replace(content, 'Harbour', 'Airport')`)
	if _, err := db.Issue(t.Context(), id); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("an issue with another content than approved: %v", err)
	}
}

// A snapshot that was cut off leaves no file under its name, and does not stop the next one.
func TestSnapshotAfterACutOne(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "barid.db"))
	path := filepath.Join(dir, "backup.db")
	if err := os.WriteFile(path+".partial", []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := db.Snapshot(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".partial"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the partial file is still there: %v", err)
	}
	if err := db.Snapshot(t.Context(), filepath.Join(dir, "new", "backup.db")); err == nil {
		t.Error("a folder was made for it: an unmounted disk would go unnoticed")
	}
	checkIntegrity(t, path)
}

// approve stores an approved issue of one empty section.
func approve(t testing.TB, db *store.DB, slot string) digest.IssueID {
	t.Helper()
	draft, err := db.SaveDraft(t.Context(), digest.Draft{Content: digest.Content{
		Edition: "morning", Subject: "Harbour news", Slot: digest.Slot{Key: slot}, Sections: []digest.Section{{Slug: "harbour"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	hash, err := draft.Content.Hash()
	if err != nil {
		t.Fatal(err)
	}
	approved, err := draft.Approve(digest.Approver{Kind: digest.Policy, Name: "automatic"}, hash, time.UnixMilli(1))
	if err != nil {
		t.Fatal(err)
	}
	issue, err := db.SaveIssue(t.Context(), approved)
	if err != nil {
		t.Fatal(err)
	}
	return issue.ID()
}

// rawExec does to the file what no method would.
func rawExec(t testing.TB, path, statement string) {
	t.Helper()
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	if _, err := raw.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
