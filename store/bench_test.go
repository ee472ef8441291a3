package store_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

// BenchmarkLease leases an issue to 5,000 people in batches of 50, from first to last.
func BenchmarkLease(b *testing.B) {
	const people, batch = 5000, 50
	db := open(b, filepath.Join(b.TempDir(), "barid.db"))
	publish(b, db, people)
	for b.Loop() {
		for leased := 0; leased < people; {
			leases, err := db.Lease(b.Context(), time.UnixMilli(9), batch)
			if err != nil || len(leases) == 0 {
				b.Fatalf("after %d: %v", leased, err)
			}
			leased += len(leases)
		}
		b.StopTimer()
		if _, err := db.Recover(b.Context(), time.UnixMilli(9)); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(people)*float64(b.N)/b.Elapsed().Seconds(), "leases/s")
}

// BenchmarkDelivery begins and finishes one delivery, each on the disk before it returns.
func BenchmarkDelivery(b *testing.B) {
	db := open(b, filepath.Join(b.TempDir(), "barid.db"))
	publish(b, db, 1)
	for b.Loop() {
		leases, err := db.Lease(b.Context(), time.UnixMilli(9), 1)
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Begin(b.Context(), leases[0].Delivery.ID, "", time.UnixMilli(9)); err != nil {
			b.Fatal(err)
		}
		if err := db.Finish(b.Context(), leases[0].Delivery.ID, deliver.Fate{State: deliver.Queued}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSaveReading reads a feed of 100 entries, the first time and all later ones.
func BenchmarkSaveReading(b *testing.B) {
	reading := func(n int) news.Reading {
		r := news.Reading{Feed: 1, At: time.UnixMilli(1)}
		for i := range 100 {
			key := fmt.Sprintf("%d/%d", n, i)
			a := news.Article{Key: key, Title: "Barge " + key}
			for range 12 {
				a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: "The lock keeper opens the gate, and the barge passes without delay."})
			}
			r.Items = append(r.Items, news.Item{Entry: news.Entry{GUID: key}, Article: a})
		}
		return r
	}
	for _, again := range []bool{false, true} {
		b.Run(map[bool]string{false: "new", true: "known"}[again], func(b *testing.B) {
			db := open(b, filepath.Join(b.TempDir(), "barid.db"))
			if err := db.SeedFeeds(b.Context(), []news.Feed{{URL: "herald.xml"}}); err != nil {
				b.Fatal(err)
			}
			n := 0
			for b.Loop() {
				if !again {
					n++
				}
				if _, err := db.SaveReading(b.Context(), reading(n)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNewArticles looks for the day's 200 articles behind 50,000 that the edition has
// considered.
func BenchmarkNewArticles(b *testing.B) {
	const past, today = 50_000, 200
	path := filepath.Join(b.TempDir(), "barid.db")
	db := open(b, path)
	if err := db.SeedFeeds(b.Context(), []news.Feed{{URL: "herald.xml"}}); err != nil {
		b.Fatal(err)
	}
	issue := approve(b, db, "monday")
	rawExec(b, path, fmt.Sprintf(`
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		INSERT INTO articles (id, key, revision, first_seen) SELECT i, 'key ' || i, 1, i FROM n`, past+today))
	rawExec(b, path, `INSERT INTO article_revisions SELECT id, 1, 0, '', '', '', '', 'en', 'A barge passes', 'null', '', '[]', 0, 0 FROM articles`)
	rawExec(b, path, `INSERT INTO feed_articles SELECT 1, id FROM articles`)
	rawExec(b, path, fmt.Sprintf(`INSERT INTO considered SELECT 'morning', id, %d FROM articles WHERE id <= %d`, issue, past))
	for name, since := range map[string]time.Time{"all": {}, "since": time.UnixMilli(past - 1000)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				articles, err := db.NewArticles(b.Context(), digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}, Since: since})
				if err != nil || len(articles) != today {
					b.Fatalf("%d articles, %v", len(articles), err)
				}
			}
		})
	}
}

// BenchmarkPublish queues 100,000 deliveries in one statement.
func BenchmarkPublish(b *testing.B) {
	db := open(b, filepath.Join(b.TempDir(), "barid.db"))
	publish(b, db, 100_000)
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		issue := approve(b, db, fmt.Sprint("slot ", n))
		b.StartTimer()
		if _, err := db.PublishIssue(b.Context(), issue, time.UnixMilli(2)); err != nil {
			b.Fatal(err)
		}
	}
}
