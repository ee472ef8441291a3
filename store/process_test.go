package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/store"
)

// The environment that makes the test binary play a second process.
const (
	childRole = "BARID_STORE_CHILD"
	childPath = "BARID_STORE_PATH"
)

// TestChild is the second process: it says a line for each step that is committed, and goes
// on until it is killed or its input ends.
func TestChild(t *testing.T) {
	roles := map[string]func(context.Context, *store.DB) error{
		"lock": holdLock, "read": saveReadings, "send": sendDeliveries, "open": justOpen, "restore": restoreForever,
	}
	role, ok := roles[os.Getenv(childRole)]
	if !ok {
		t.Skip("runs as the second process of other tests only")
	}
	db, err := store.Open(t.Context(), store.Options{Path: os.Getenv(childPath)})
	if err == nil {
		err = errors.Join(role(t.Context(), db), db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// child starts a second process and returns the lines that it says.
func child(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestChild$", "-test.timeout=1m")
	cmd.Env = append(os.Environ(), childRole+"="+role, childPath+"="+path)
	cmd.Stderr = os.Stderr
	if _, err := cmd.StdinPipe(); err != nil { // its end tells the child that we are gone
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// kill ends the process as kill -9 does and returns what it had still said.
func kill(t *testing.T, cmd *exec.Cmd, lines *bufio.Scanner) []string {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	var rest []string
	for lines.Scan() {
		rest = append(rest, lines.Text())
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the second process ended by itself")
	}
	return rest
}

func justOpen(context.Context, *store.DB) error { return nil }

func holdLock(ctx context.Context, db *store.DB) error {
	if _, err := db.Lock(ctx, "dispatch"); err != nil {
		return err
	}
	fmt.Println("locked")
	_, err := io.Copy(io.Discard, os.Stdin)
	return err
}

func TestLockBetweenProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "barid.db")
	db := open(t, path)
	cmd, lines := child(t, "lock", path)
	if !lines.Scan() || lines.Text() != "locked" {
		t.Fatalf("the second process says %q", lines.Text())
	}
	if _, err := db.TryLock(t.Context(), "dispatch"); !errors.Is(err, news.ErrConflict) {
		t.Fatalf("while another process holds the lock: %v", err)
	}
	kill(t, cmd, lines)
	release, err := db.TryLock(t.Context(), "dispatch")
	if err != nil {
		t.Fatalf("after the holder was killed: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
}

// perReading is how many articles a reading of the second process brings.
const perReading = 40

func saveReadings(ctx context.Context, db *store.DB) error {
	if err := db.SeedFeeds(ctx, []news.Feed{{URL: "herald.xml", Kind: news.Syndication}}); err != nil {
		return err
	}
	for n := range 10_000 {
		r := news.Reading{Feed: 1, At: time.UnixMilli(int64(n + 1))}
		for i := range perReading {
			key := fmt.Sprintf("%d/%d", n, i)
			r.Items = append(r.Items, news.Item{
				Entry:   news.Entry{GUID: key, HTML: strings.Repeat("<p>The lock keeper opens the gate.</p>", 50)},
				Article: news.Article{Key: key, Title: "Barge " + key, Paragraphs: []news.Paragraph{{Text: "It passes."}}},
			})
		}
		if _, err := db.SaveReading(ctx, r); err != nil {
			return err
		}
		fmt.Println(n + 1)
	}
	return errors.New("nobody has killed this process")
}

func TestKilledWhileWriting(t *testing.T) {
	for _, committed := range []int{1, 2, 7} {
		path := filepath.Join(t.TempDir(), "barid.db")
		cmd, lines := child(t, "read", path)
		for range committed {
			lines.Scan()
		}
		committed += len(kill(t, cmd, lines))

		db := open(t, path)
		articles, err := db.NewArticles(t.Context(), digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}})
		if err != nil {
			t.Fatal(err)
		}
		if len(articles)%perReading != 0 {
			t.Errorf("%d articles: a reading is there in part", len(articles))
		}
		if len(articles) < committed*perReading {
			t.Errorf("%d articles, but %d readings of %d were committed", len(articles), committed, perReading)
		}
		checkIntegrity(t, path)
	}
}

func sendDeliveries(ctx context.Context, db *store.DB) error {
	for {
		leases, err := db.Lease(ctx, time.UnixMilli(9), 8)
		if err != nil {
			return err
		}
		if len(leases) == 0 {
			return errors.New("nobody has killed this process")
		}
		for _, l := range leases {
			if err := db.Begin(ctx, l.Delivery.ID, "", time.UnixMilli(9)); err != nil {
				return err
			}
			if err := db.Finish(ctx, l.Delivery.ID, deliver.Fate{State: deliver.Sent, At: time.UnixMilli(9)}); err != nil {
				return err
			}
			fmt.Println(l.Delivery.ID)
		}
	}
}

func TestKilledWhileSending(t *testing.T) {
	const people = 2000
	path := filepath.Join(t.TempDir(), "barid.db")
	db := open(t, path)
	issue := publish(t, db, people)
	cmd, lines := child(t, "send", path)
	var said []string
	for len(said) < 11 && lines.Scan() {
		said = append(said, lines.Text())
	}
	said = append(said, kill(t, cmd, lines)...)

	recovered, err := db.Recover(t.Context(), time.UnixMilli(20))
	if err != nil {
		t.Fatal(err)
	}
	if recovered.Uncertain > 1 {
		t.Errorf("%d deliveries are uncertain, but one was being sent at a time", recovered.Uncertain)
	}
	sent, err := db.Deliveries(t.Context(), issue, deliver.Sent)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, d := range sent {
		ids = append(ids, fmt.Sprint(d.ID))
	}
	for _, id := range said {
		if !slices.Contains(ids, id) {
			t.Errorf("delivery %s was sent, and the ledger has forgotten it", id)
		}
	}
	counts, err := db.Counts(t.Context(), issue)
	if err != nil {
		t.Fatal(err)
	}
	if counts.Total() != people || counts[deliver.Leased]+counts[deliver.Sending] > 0 {
		t.Errorf("after recovery of %d people: %v", people, counts)
	}
	checkIntegrity(t, path)
}

// publish publishes an issue to so many people, due at once.
func publish(t testing.TB, db *store.DB, people int) digest.IssueID {
	t.Helper()
	readers := make([]audience.Subscriber, people)
	for i := range readers {
		readers[i].Address = fmt.Sprintf("reader-%d@news.example", i)
		readers[i].Preferences = []audience.Preference{{Edition: "morning", Consent: audience.Consent{Given: time.UnixMilli(1)}}}
	}
	if _, err := db.ImportSubscribers(t.Context(), readers); err != nil {
		t.Fatal(err)
	}
	issue := approve(t, db, "monday")
	if _, err := db.PublishIssue(t.Context(), issue, time.UnixMilli(2)); err != nil {
		t.Fatal(err)
	}
	return issue
}

// checkIntegrity asks SQLite itself whether the file is sound.
func checkIntegrity(t *testing.T, path string) {
	t.Helper()
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	for _, pragma := range []string{"integrity_check", "foreign_key_check"} {
		rows, err := raw.QueryContext(t.Context(), "PRAGMA "+pragma)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var word string
			if err := rows.Scan(&word); err != nil || word != "ok" {
				t.Errorf("%s: %s %v", pragma, word, err)
			}
		}
		if err := rows.Err(); err != nil {
			t.Error(err)
		}
	}
}
