package storetest

import (
	"barid/digest"
	"barid/news"
)

func pastTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"what was new before an issue":        pastArticles,
		"stories as they stood":               pastStories,
		"only what was sent before the draft": pastSent,
	}
}

// grown is a feed whose first article was revised after an issue, and which went on.
func grown(k *kit) (feed news.FeedID, articles []news.Article, issue digest.Issue) {
	feed = k.feed("herald.xml")
	for minute, key := range []string{"a", "b", "c"} {
		i := item(key, "Convoy passes lock "+key)
		i.Article.FirstSeen = at(minute - 2)
		k.read(feed, minute-2, i)
	}
	articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{feed}})
	k.ok(err)
	k.issue("morning", "slot 1", articles[0])
	issue = k.issue("morning", "slot 2", articles[1])
	k.issue("morning", "slot 3", articles[2])
	revised := item("b", "Convoy passes lock b twice")
	k.read(feed, 5, revised)
	late := item("d", "Convoy passes lock d")
	late.Article.FirstSeen = at(6)
	k.read(feed, 6, late)
	return feed, articles, issue
}

func pastArticles(k *kit) {
	feed, articles, issue := grown(k)
	found, err := k.db.Before(issue).NewArticles(k.ctx(), digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{feed}})
	k.ok(err)
	k.same(found, articles[1:])
	k.same(found[0].Title, "Convoy passes lock b")
	found, err = k.db.Before(issue).NewArticles(k.ctx(), digest.ArticleQuery{Edition: "morning"})
	k.ok(err)
	k.same(len(found), 0)
	_, err = k.db.Before(issue).Articles(k.ctx(), []news.ArticleID{77})
	k.refused(err, news.ErrNotFound)
}

func pastStories(k *kit) {
	_, articles, issue := grown(k)
	late := articles[2].ID + 1
	saved := k.save(
		news.Story{Slug: "locks", Articles: append(ids(articles[0], articles[1]), late), FirstSeen: at(-2)},
		news.Story{Slug: "lock c", Articles: ids(articles[2]), FirstSeen: at(0)})
	saved[0].Articles = ids(articles[0])
	stories, err := k.db.Before(issue).Stories(k.ctx(), at(-9))
	k.ok(err)
	k.same(stories, saved)
}

func pastSent(k *kit) {
	_, articles, issue := grown(k)
	saved := k.save(news.Story{Slug: "locks", Articles: ids(articles...), FirstSeen: at(-2)})
	for _, sent := range []struct {
		id     digest.IssueID
		minute int
	}{{issue.ID() - 1, -1}, {issue.ID(), 30}} {
		_, err := k.db.PublishIssue(k.ctx(), sent.id, at(sent.minute))
		k.ok(err)
	}
	blocks, err := k.db.Before(issue).SentBlocks(k.ctx(), "morning", saved)
	k.ok(err)
	k.same(len(blocks[saved[0].ID]), 1)
	k.same(blocks[saved[0].ID][0].Issue, issue.ID()-1)
}
