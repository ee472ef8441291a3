package storetest

import (
	"time"

	"barid/digest"
	"barid/news"
)

func readingTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"an article comes back as it was given":        articleRoundTrip,
		"what is known adds nothing":                   knownAddsNothing,
		"a changed text is a new revision":             changedTextIsRevision,
		"a teaser does not replace a full text":        teaserDoesNotReplace,
		"two feeds do not take turns":                  feedsDoNotTakeTurns,
		"an entry may move to another article":         entryMoves,
		"a failure keeps the validators":               failureKeepsValidators,
		"a 304 without validators keeps them":          unchangedKeepsValidators,
		"a reading is stored as a whole or not at all": readingIsWhole,
		"a schedule is kept":                           scheduleIsKept,
		"a page is due until it is read":               pageIsDue,
		"an unknown feed is not found":                 unknownFeed,
	}
}

func articleRoundTrip(k *kit) {
	feed := k.feed("herald.xml")
	want := news.Article{
		Key: "https://herald.example/a", URL: "https://herald.example/a", File: "paste/a.txt", Publisher: "The Herald",
		Language: "ar", Title: "افتتاح المرفأ <بعد> الصيانة", Authors: []string{"L. Saad", "محرر"}, Dateline: "TRIPOLI –",
		Paragraphs: []news.Paragraph{{Text: "TRIPOLI – The port reopens & “stays open”."}, {Text: "A crane.", Role: news.Caption}},
		Published:  time.Date(1969, 7, 20, 20, 17, 40, int(123*time.Millisecond), time.UTC), FirstSeen: at(-5), Teaser: true,
		Kind: news.Live, Origin: "AFP",
	}
	k.same(k.read(feed, 0, news.Item{Entry: news.Entry{GUID: "a"}, Article: want}), news.Saved{Added: 1})
	articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Feeds: []news.FeedID{feed}})
	k.ok(err)
	want.ID, want.Revision = articles[0].ID, 1
	k.same(articles, []news.Article{want})
}

func knownAddsNothing(k *kit) {
	var err error
	herald, courier := k.feed("herald.xml"), k.feed("courier.xml")
	a := item("a", "Ferry service resumes")
	k.same(k.read(herald, 0, a, item("b", "Customs hall closes")), news.Saved{Added: 2})
	k.same(k.read(herald, 5, a), news.Saved{})
	k.same(k.read(courier, 6, a), news.Saved{})
	for _, feed := range []news.FeedID{herald, courier} { // one row, carried by both
		articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Feeds: []news.FeedID{feed}})
		k.ok(err)
		k.same(articles[0].Title, "Ferry service resumes")
	}
	a, err = k.db.ReadItem(k.ctx(), news.Entry{Feed: courier, GUID: "guid of a"})
	k.ok(err)
	k.same(a.Article.Title, "Ferry service resumes")
	k.same(k.read(courier, 7, a), news.Saved{})
	_, err = k.db.ReadItem(k.ctx(), news.Entry{Feed: courier, GUID: "guid of b"})
	k.refused(err, news.ErrNotFound)
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].ChangedAt, at(0))
	k.same(feeds[0].ReadAt, at(5))
}

func changedTextIsRevision(k *kit) {
	feed := k.feed("herald.xml")
	k.read(feed, 0, item("a", "Storm closes 2 berths"))
	changed := item("a", "Storm closes 3 berths")
	changed.Article.FirstSeen = at(9)
	k.same(k.read(feed, 9, changed), news.Saved{Revised: 1})
	k.same(k.read(feed, 12, item("a", "Storm closes 2 berths")), news.Saved{Revised: 1}) // taken back

	articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Feeds: []news.FeedID{feed}})
	k.ok(err)
	k.same(len(articles), 1)
	k.same(articles[0].Revision, 3)
	for revision, title := range map[int]string{1: "Storm closes 2 berths", 2: "Storm closes 3 berths", 3: "Storm closes 2 berths"} {
		a, err := k.db.ArticleRevision(k.ctx(), articles[0].ID, revision)
		k.ok(err)
		k.same(a.Title, title)
		k.same(a.Revision, revision)
		k.same(a.FirstSeen, at(0))
	}
	latest, err := k.db.Revisions(k.ctx(), []news.ArticleID{articles[0].ID, articles[0].ID + 100})
	k.ok(err)
	k.same(latest, map[news.ArticleID]int{articles[0].ID: 3})
	_, err = k.db.ArticleRevision(k.ctx(), articles[0].ID, 4)
	k.refused(err, news.ErrNotFound)
}

func teaserDoesNotReplace(k *kit) {
	herald, courier := k.feed("herald.xml"), k.feed("courier.xml")
	teaser := item("a", "Pilots return to work …")
	teaser.Article.Teaser = true
	k.same(k.read(herald, 0, teaser), news.Saved{Added: 1})
	k.same(k.read(courier, 1, item("a", "Pilots return to work after a week")), news.Saved{Revised: 1})
	teaser.Article.Title = "Pilots are back …"
	k.same(k.read(herald, 2, teaser), news.Saved{})
}

func feedsDoNotTakeTurns(k *kit) {
	herald, courier := k.feed("herald.xml"), k.feed("courier.xml")
	k.read(herald, 0, item("a", "Tolls rise in April"))
	k.same(k.read(courier, 1, item("a", "Tolls to rise in April")), news.Saved{Revised: 1})
	k.same(k.read(herald, 2, item("a", "Tolls rise in April")), news.Saved{})
	k.same(k.read(courier, 3, item("a", "Tolls to rise in April")), news.Saved{})
}

func entryMoves(k *kit) {
	feed := k.feed("herald.xml")
	k.read(feed, 0, item("old address", "Quay wall repaired"))
	moved := item("new address", "Quay wall repaired")
	moved.Entry.GUID = "guid of old address"
	k.same(k.read(feed, 1, moved), news.Saved{Added: 1})
	k.same(k.read(feed, 2, moved), news.Saved{})
}

func failureKeepsValidators(k *kit) {
	feed := k.feed("herald.xml")
	validators := news.Validators{ETag: `"v1"`, LastModified: "Mon, 02 Mar 2026 05:00:00 GMT"}
	for _, r := range []news.Reading{
		{At: at(0), Validators: validators, Items: []news.Item{item("a", "Cranes tested")}},
		{At: at(1), Error: "503 from the publisher"},
		{At: at(2), Error: "no route"},
	} {
		r.Feed = feed
		_, err := k.db.SaveReading(k.ctx(), r)
		k.ok(err)
	}
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].Validators, validators)
	k.same(feeds[0].Health, news.Health{CheckedAt: at(2), ReadAt: at(0), ChangedAt: at(0), Failures: 2, Error: "no route"})

	k.read(feed, 3)
	feeds, err = k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].Health, news.Health{CheckedAt: at(3), ReadAt: at(3), ChangedAt: at(0)})
}

func unchangedKeepsValidators(k *kit) {
	feed := k.feed("herald.xml")
	for _, r := range []news.Reading{
		{Feed: feed, At: at(0), Validators: news.Validators{ETag: `"v1"`}},
		{Feed: feed, At: at(1), Unchanged: true},
	} {
		_, err := k.db.SaveReading(k.ctx(), r)
		k.ok(err)
	}
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].ETag, `"v1"`)
	k.same(feeds[0].ReadAt, at(1))
}

// scheduleIsKept follows a feed that is put off, moves, and ends.
func scheduleIsKept(k *kit) {
	feed := k.feed("herald.xml")
	rhythm := news.Rhythm{Newest: at(-30), Usual: time.Hour, Longest: 26 * time.Hour}
	for _, step := range []struct {
		reading news.Reading
		due     bool // ten minutes later
		rhythm  news.Rhythm
	}{
		{news.Reading{At: at(0), Schedule: news.Schedule{NextAt: at(10)}, Rhythm: rhythm}, true, rhythm},
		{news.Reading{At: at(10), Schedule: news.Schedule{NextAt: at(21), MovedTo: "https://herald.example/new"}, Unchanged: true}, false, rhythm},
		{news.Reading{At: at(21), Schedule: news.Schedule{EndedAt: at(21)}, Error: "410"}, false, rhythm},
	} {
		step.reading.Feed = feed
		_, err := k.db.SaveReading(k.ctx(), step.reading)
		k.ok(err)
		feeds, err := k.db.Feeds(k.ctx())
		k.ok(err)
		k.same(feeds[0].Schedule, step.reading.Schedule)
		k.same(feeds[0].Rhythm, step.rhythm)
		due, err := k.db.DueFeeds(k.ctx(), step.reading.At.Add(10*time.Minute))
		k.ok(err)
		k.same(len(due) == 1, step.due)
	}
	k.ok(k.db.RemoveFeed(k.ctx(), feed))
	again, err := k.db.AddFeed(k.ctx(), news.Feed{URL: "herald.xml", Kind: news.Page, Name: "Herald", Selector: "h2 a"})
	k.ok(err)
	k.same(again.Schedule, news.Schedule{})
	k.same(again.Selector, "h2 a")
}

// pageIsDue follows an entry whose page fails twice and is read at last.
func pageIsDue(k *kit) {
	feed, other := k.feed("herald.xml"), k.feed("courier.xml")
	k.read(other, 0, item("b", "Buoys replaced"))
	waiting := item("a", "Lock gates repaired …")
	waiting.Article.Teaser = true
	for _, step := range []struct {
		page news.PageVisit
		due  int // ten minutes later
	}{
		{news.PageVisit{Failures: 1, NextAt: at(15)}, 0},
		{news.PageVisit{Failures: 1, NextAt: at(10)}, 1},
		{news.PageVisit{Failures: 4}, 0},
		{news.PageVisit{}, 0},
	} {
		waiting.Entry.Page = step.page
		k.read(feed, 0, waiting)
		items, err := k.db.ItemsWithPagesDue(k.ctx(), feed, at(10), 5)
		k.ok(err)
		k.same(len(items), step.due)
		known, err := k.db.ReadItem(k.ctx(), news.Entry{Feed: feed, GUID: waiting.Entry.GUID})
		k.ok(err)
		k.same(known.Entry.Page, step.page)
		k.same(known.Article.Teaser, true)
	}
	waiting.Entry.Page, waiting.Article.Teaser = news.PageVisit{NextAt: at(1)}, false
	waiting.Article.Paragraphs = append(waiting.Article.Paragraphs, news.Paragraph{Text: "It took a week."})
	k.same(k.read(feed, 1, waiting), news.Saved{Revised: 1})
	items, err := k.db.ItemsWithPagesDue(k.ctx(), feed, at(2), 5)
	k.ok(err)
	k.same(items[0].Article.Body()[1], "It took a week.")
	k.same(items[0].Entry.Title, "Lock gates repaired …")
}

func readingIsWhole(k *kit) {
	feed := k.feed("herald.xml")
	nameless := item("b", "Buoys replaced")
	nameless.Entry.GUID = ""
	_, err := k.db.SaveReading(k.ctx(), news.Reading{Feed: feed, At: at(0), Items: []news.Item{item("a", "Lights repaired"), nameless}})
	k.refused(err, news.ErrInvalid)
	articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Feeds: []news.FeedID{feed}})
	k.ok(err)
	k.same(len(articles), 0)
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].CheckedAt, time.Time{})
}

func unknownFeed(k *kit) {
	_, err := k.db.SaveReading(k.ctx(), news.Reading{Feed: 99, At: at(0)})
	k.refused(err, news.ErrNotFound)
}
