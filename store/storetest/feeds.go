package storetest

import "barid/news"

func feedTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"a seed is inserted once and never renamed":  seedsKeepTheirName,
		"what has left the config is not due":        unlistedIsNotDue,
		"one added by hand is due beside the config": ownFeedIsDue,
		"one that is read is not added":              readFeedIsNotAdded,
		"one that is removed comes back when added":  removedFeedComesBack,
	}
}

func seedsKeepTheirName(k *kit) {
	seed := news.Feed{URL: "https://herald.example/rss", Kind: news.Syndication, Name: "Herald", Publisher: "The Herald", Language: "en"}
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{seed}))
	renamed := seed
	renamed.Name, renamed.Language = "Daily Herald", "fr"
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{renamed}))

	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	want := seed
	want.ID, want.Listed = feeds[0].ID, true
	k.same(feeds, []news.Feed{want})
	if want.ID == 0 {
		k.Error("the feed has no ID")
	}
}

func unlistedIsNotDue(k *kit) {
	herald, port := news.Feed{URL: "herald.xml", Kind: news.Syndication}, news.Feed{URL: "port", Kind: news.Folder}
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{herald, port}))
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{port}))
	k.same(k.dueURLs(), []string{"port"})

	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(len(feeds), 2)

	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{port, herald}))
	k.same(k.dueURLs(), []string{"herald.xml", "port"})
}

func ownFeedIsDue(k *kit) {
	own := news.Feed{URL: "https://pilot.example/rss", Kind: news.Syndication, Name: "Pilot", Publisher: "The Pilot", Language: "en"}
	added, err := k.db.AddFeed(k.ctx(), own)
	k.ok(err)
	own.ID, own.Listed, own.Own = added.ID, true, true
	k.same(added, own)
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{{URL: "port", Kind: news.Folder}}))
	k.same(k.dueURLs(), []string{own.URL, "port"})

	k.ok(k.db.RemoveFeed(k.ctx(), added.ID))
	k.ok(k.db.SeedFeeds(k.ctx(), []news.Feed{{URL: "port", Kind: news.Folder}}))
	k.same(k.dueURLs(), []string{"port"})
	k.refused(k.db.RemoveFeed(k.ctx(), added.ID+7), news.ErrNotFound)
}

func readFeedIsNotAdded(k *kit) {
	k.feed("herald.xml")
	_, err := k.db.AddFeed(k.ctx(), news.Feed{URL: "herald.xml", Name: "Another"})
	k.refused(err, news.ErrConflict)
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	k.same(feeds[0].Name, "The herald.xml")
	k.same(feeds[0].Own, false)
}

func removedFeedComesBack(k *kit) {
	herald := k.feed("herald.xml")
	k.read(herald, 1, item("a", "Tide table printed"))
	k.ok(k.db.RemoveFeed(k.ctx(), herald))
	added, err := k.db.AddFeed(k.ctx(), news.Feed{URL: "herald.xml", Name: "Herald"})
	k.ok(err)
	k.same(added.ID, herald)
	k.same(added.Name, "Herald")
	k.same(added.ReadAt, at(1)) // its past is kept
}

func (k *kit) dueURLs() []string {
	k.Helper()
	due, err := k.db.DueFeeds(k.ctx(), at(0))
	k.ok(err)
	var urls []string
	for _, f := range due {
		urls = append(urls, f.URL)
	}
	return urls
}
