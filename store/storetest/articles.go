package storetest

import (
	"fmt"
	"slices"

	"barid/digest"
	"barid/news"
)

func articleTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"only what the edition's feeds carry":         articlesOfFeeds,
		"only what was seen since":                    articlesSince,
		"considered articles do not come back":        consideredStaysAway,
		"again brings back the last issue's":          againBringsBack,
		"by ID, in the order asked for, however many": articlesByID,
	}
}

func keys(articles []news.Article) []string {
	var all []string
	for _, a := range articles {
		all = append(all, a.Key)
	}
	return all
}

func (k *kit) newKeys(q digest.ArticleQuery) []string {
	k.Helper()
	articles, err := k.db.NewArticles(k.ctx(), q)
	k.ok(err)
	return keys(articles)
}

func articlesOfFeeds(k *kit) {
	herald, courier := k.feed("herald.xml"), k.feed("courier.xml")
	k.read(herald, 0, item("a", "Silo fills"), item("both", "Grain arrives"))
	k.read(courier, 0, item("b", "Mill opens"), item("both", "Grain arrives"))
	for _, test := range []struct {
		feeds []news.FeedID
		want  []string
	}{
		{[]news.FeedID{herald}, []string{"a", "both"}},
		{[]news.FeedID{courier}, []string{"both", "b"}},
		{[]news.FeedID{herald, courier}, []string{"a", "both", "b"}},
		{nil, nil},
	} {
		k.same(k.newKeys(digest.ArticleQuery{Edition: "morning", Feeds: test.feeds}), test.want)
	}
}

func articlesSince(k *kit) {
	feed := k.feed("herald.xml")
	late, early := item("late", "Evening tide"), item("early", "Morning tide")
	late.Article.FirstSeen, early.Article.FirstSeen = at(50), at(10)
	k.read(feed, 50, late, early)
	k.same(k.newKeys(digest.ArticleQuery{Feeds: []news.FeedID{feed}, Since: at(10)}), []string{"early", "late"})
	k.same(k.newKeys(digest.ArticleQuery{Feeds: []news.FeedID{feed}, Since: at(11)}), []string{"late"})
}

func consideredStaysAway(k *kit) {
	a := k.articles("used", "left out", "new")
	feed := []news.FeedID{1}
	c := content("morning", "slot 1", a[0])
	c.Coverage.LeftOut = []digest.Omission{{Article: a[1].ID, Reason: "too old"}}
	draft := k.draft(c)
	k.same(k.newKeys(digest.ArticleQuery{Edition: "morning", Feeds: feed}), []string{"used", "left out", "new"}) // a draft uses nothing up

	_, err := k.db.SaveIssue(k.ctx(), k.approve(draft))
	k.ok(err)
	k.same(k.newKeys(digest.ArticleQuery{Edition: "morning", Feeds: feed}), []string{"new"})
	k.same(k.newKeys(digest.ArticleQuery{Edition: "evening", Feeds: feed}), []string{"used", "left out", "new"})
}

func againBringsBack(k *kit) {
	a := k.articles("first", "second", "third")
	again := digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}, Again: true}
	k.same(k.newKeys(again), []string{"first", "second", "third"}) // no issue yet

	k.issue("morning", "slot 1", a[0])
	k.issue("morning", "slot 2", a[1])
	k.issue("evening", "slot 1", a[0])
	k.same(k.newKeys(again), []string{"second", "third"})

	k.issue("morning", "slot 3", a[1], a[2]) // made again, with what is new
	k.same(k.newKeys(again), []string{"second", "third"})
	again.Again = false
	k.same(k.newKeys(again), []string(nil))
}

func articlesByID(k *kit) {
	feed := k.feed("herald.xml")
	var items []news.Item
	for i := range 1001 { // more than one query takes
		items = append(items, item(fmt.Sprint(i), "Berth allocation "+fmt.Sprint(i)))
	}
	k.read(feed, 0, items...)
	all, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Feeds: []news.FeedID{feed}})
	k.ok(err)
	k.same(len(all), len(items))
	slices.Reverse(all)
	var ids []news.ArticleID
	for _, a := range all {
		ids = append(ids, a.ID)
	}
	got, err := k.db.Articles(k.ctx(), ids)
	k.ok(err)
	k.same(keys(got), keys(all))

	_, err = k.db.Articles(k.ctx(), []news.ArticleID{ids[0], 1 << 40})
	k.refused(err, news.ErrNotFound)
	got, err = k.db.Articles(k.ctx(), nil)
	k.ok(err)
	k.same(len(got), 0)
}
