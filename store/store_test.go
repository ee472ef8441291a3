package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"barid/news"
	"barid/store"
)

func ExampleOpen() {
	dir, err := os.MkdirTemp("", "barid")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := readHerald(context.Background(), filepath.Join(dir, "data", "barid.db")); err != nil {
		fmt.Println(err)
	}
	// Output: {Added:1 Revised:0}
}

// readHerald saves one article of one feed.
func readHerald(ctx context.Context, path string) (err error) {
	db, err := store.Open(ctx, store.Options{Path: path})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.SeedFeeds(ctx, []news.Feed{{URL: "https://herald.example/rss", Kind: news.Syndication}}); err != nil {
		return err
	}
	at := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	due, err := db.DueFeeds(ctx, at)
	if err != nil {
		return err
	}
	saved, err := db.SaveReading(ctx, news.Reading{Feed: due[0].ID, At: at, Items: []news.Item{{
		Entry:   news.Entry{GUID: "tag:herald.example,2026:1"},
		Article: news.Article{Key: "https://herald.example/1", Title: "Ferry service resumes"},
	}}})
	if err != nil {
		return err
	}
	fmt.Printf("%+v\n", saved)
	return nil
}

// open opens a database that is closed with the test.
func open(t testing.TB, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Options{Path: path})
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
