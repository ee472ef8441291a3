package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"barid/news"
)

// A year of an edition, its draft made twice a day of 40 requests each, one of which was never settled.
// One request more folds all but the last days, and no sum changes.
func TestAYearOfChargesIsFolded(t *testing.T) {
	db, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "barid.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	const days, drafts, requests, tasks = 365, 2, 40, 4
	account := func(day, draft int) news.Account {
		at := time.Date(2026, 1, 1, 5, 30*draft, 0, 0, time.UTC).AddDate(0, 0, day)
		return news.Account{Edition: "morning", Slot: fmt.Sprint(day), At: at}
	}
	err = db.change(t.Context(), func(tx *sql.Tx) error {
		for i := range days * drafts * requests {
			day, draft, request := i/requests/drafts, i/requests%drafts, i%requests
			a := account(day, draft)
			_, err := tx.ExecContext(t.Context(), `
				INSERT INTO charges (edition, slot, at, task, model, requests, prompt, answer, cost, settled)
				VALUES ($1, $2, $3, $4, 'small', 1, $5, 7, 9, $6)`,
				a.Edition, a.Slot, millis(a.At), fmt.Sprint("task ", request%tasks), day+request, bit(request != 5))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sums := func() (all [days]news.Spending) {
		for day := range all {
			if all[day], err = db.Spent(t.Context(), account(day, 1)); err != nil {
				t.Fatal(err)
			}
		}
		return all
	}
	before := sums()
	if before[3].Issue.Requests != drafts*requests || before[3].Day != before[3].Edition {
		t.Fatalf("before: %+v", before[3])
	}
	if _, err := db.Reserve(t.Context(), news.Charge{Account: account(days, 0)}); err != nil {
		t.Fatal(err)
	}
	if sums() != before {
		t.Error("what was spent is another sum")
	}
	var rows int
	if err := db.read.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM charges`).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	if want := (days-2)*drafts*tasks + 2*drafts*requests + 1; rows != want {
		t.Errorf("%d rows, want %d", rows, want)
	}
}
