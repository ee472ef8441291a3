package storetest

import "barid/news"

func feedTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"a seed is inserted once and never renamed": seedsKeepTheirName,
		"what has left the config is not due":       unlistedIsNotDue,
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
