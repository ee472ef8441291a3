package storetest

import "barid/news"

func storyTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"a story keeps its ID while articles join": storyGrows,
		"an article may move between stories":      articleMoves,
		"an article of another story is refused":   articleStays,
		"unknown stories and articles are refused": unknownStory,
		"only those with activity since":           storiesSince,
	}
}

func ids(articles ...news.Article) []news.ArticleID {
	var all []news.ArticleID
	for _, a := range articles {
		all = append(all, a.ID)
	}
	return all
}

func (k *kit) save(stories ...news.Story) []news.Story {
	k.Helper()
	saved, err := k.db.SaveStories(k.ctx(), stories)
	k.ok(err)
	return saved
}

func (k *kit) stories() []news.Story {
	k.Helper()
	stories, err := k.db.Stories(k.ctx(), at(0))
	k.ok(err)
	return stories
}

func storyGrows(k *kit) {
	a := k.articles("a", "b", "c")
	theme, err := k.db.AddTheme(k.ctx(), news.Theme{Slug: "ports", State: news.Proposed})
	k.ok(err)
	saved := k.save(
		news.Story{Slug: "berth a", Articles: ids(a[1], a[0]), Because: []string{"berth", "رصيف"}, FirstSeen: at(0)},
		news.Story{Slug: "berth c", Articles: ids(a[2]), FirstSeen: at(1)})
	if saved[0].ID == 0 || saved[0].ID == saved[1].ID {
		k.Fatalf("IDs %d and %d", saved[0].ID, saved[1].ID)
	}
	k.same(k.stories(), saved)

	grown := saved[0]
	grown.Slug, grown.Theme, grown.Articles = "berths", theme.ID, ids(a[0], a[1])
	k.same(k.save(grown), []news.Story{grown})
	k.same(k.stories(), []news.Story{grown, saved[1]})
}

func articleMoves(k *kit) {
	a := k.articles("a", "b", "c")
	saved := k.save(
		news.Story{Slug: "one", Articles: ids(a[0], a[1]), FirstSeen: at(0)},
		news.Story{Slug: "two", Articles: ids(a[2]), FirstSeen: at(0)})
	saved[0].Articles, saved[1].Articles = ids(a[0]), ids(a[1], a[2])
	k.same(k.save(saved[1], saved[0]), []news.Story{saved[1], saved[0]})
	k.same(k.stories(), saved)
}

func articleStays(k *kit) {
	a := k.articles("a", "b")
	saved := k.save(news.Story{Slug: "one", Articles: ids(a[0]), FirstSeen: at(0)})
	_, err := k.db.SaveStories(k.ctx(), []news.Story{
		{Slug: "two", Articles: ids(a[1]), FirstSeen: at(0)}, {Slug: "three", Articles: ids(a[0]), FirstSeen: at(0)}})
	k.refused(err, news.ErrConflict)
	k.same(k.stories(), saved) // nothing of it is stored
}

func unknownStory(k *kit) {
	a := k.articles("a")
	_, err := k.db.SaveStories(k.ctx(), []news.Story{{ID: 77, Slug: "one", Articles: ids(a[0])}})
	k.refused(err, news.ErrNotFound)
	_, err = k.db.SaveStories(k.ctx(), []news.Story{{Slug: "one", Articles: []news.ArticleID{77}}})
	k.refused(err, news.ErrInvalid)
	k.same(len(k.stories()), 0)
}

func storiesSince(k *kit) {
	feed := k.feed("herald.xml")
	for minute, key := range []string{"a", "b", "c"} {
		i := item(key, "Convoy passes lock "+key)
		i.Article.FirstSeen = at(minute)
		k.read(feed, minute, i)
	}
	saved := k.save(
		news.Story{Slug: "old", Articles: []news.ArticleID{2}, FirstSeen: at(1)},
		news.Story{Slug: "goes on", Articles: []news.ArticleID{1, 3}, FirstSeen: at(0)})
	for minute, want := range map[int][]news.Story{1: saved, 2: saved[1:], 3: nil} {
		stories, err := k.db.Stories(k.ctx(), at(minute))
		k.ok(err)
		k.same(stories, want)
	}
}
