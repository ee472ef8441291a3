// Package storetest is what every database of the store must keep, as tests.
//
// Run takes a function that opens an empty database, and asks it everything that the store's
// callers rely on: what is saved comes back, what must be atomic is, a lost update is refused,
// a delivery is leased once, and the states' sum is the number of recipients. What only one
// kind of database can do wrong (files, processes, migrations) stands in the store's own tests.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/digest"
	"barid/news"
	"barid/store"
)

// Run runs the suite. open gives each test an empty database and closes it after.
func Run(t *testing.T, open func(*testing.T) *store.DB) {
	suites := map[string]map[string]func(*kit){
		"feeds": feedTests(), "readings": readingTests(), "articles": articleTests(), "stories": storyTests(),
		"themes": themeTests(), "theme changes": themeChangeTests(), "drafts": draftTests(), "issues": issueTests(), "archive": archiveTests(), "past": pastTests(), "slots": slotTests(),
		"spending":   spendingTests(),
		"deliveries": deliveryTests(), "ledger": ledgerTests(), "decisions": decisionTests(), "due": dueTests(), "editors": editorTests(), "notices": noticeTests(), "subscribers": subscriberTests(), "rest": restTests(),
	}
	for subject, tests := range suites {
		for name, test := range tests {
			t.Run(subject+"/"+name, func(t *testing.T) { test(&kit{T: t, db: open(t)}) })
		}
	}
}

// kit is a test with its database, and what most tests need to put into it.
type kit struct {
	*testing.T
	db *store.DB
}

func (k *kit) ctx() context.Context { return k.Context() }

// at is a fixed day's clock, in minutes.
func at(minutes int) time.Time {
	return time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC).Add(time.Duration(minutes) * time.Minute)
}

// ok ends the test on an error.
func (k *kit) ok(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

// refused ends the test unless err is the sentinel.
func (k *kit) refused(err, sentinel error) {
	k.Helper()
	if !errors.Is(err, sentinel) {
		k.Fatalf("got error %v, want %v", err, sentinel)
	}
}

// same ends the test unless got is want.
func (k *kit) same(got, want any) {
	k.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		k.Fatalf("(-want +got)\n%s", diff)
	}
}

// feed seeds one more feed, listed with those that are.
func (k *kit) feed(url string) news.FeedID {
	k.Helper()
	known, err := k.db.DueFeeds(k.ctx(), at(0))
	k.ok(err)
	k.ok(k.db.SeedFeeds(k.ctx(), append(known, news.Feed{URL: url, Kind: news.Syndication, Name: "The " + url})))
	feeds, err := k.db.Feeds(k.ctx())
	k.ok(err)
	return feeds[len(feeds)-1].ID
}

// item is an entry about a key, told in words.
func item(key, words string) news.Item {
	return news.Item{
		Entry: news.Entry{GUID: "guid of " + key, Title: words},
		Article: news.Article{
			Key: key, Title: words, Language: "en", FirstSeen: at(0),
			Paragraphs: []news.Paragraph{{Text: words + ", the port authority says."}},
		},
	}
}

// read saves a reading of a feed.
func (k *kit) read(feed news.FeedID, minute int, items ...news.Item) news.Saved {
	k.Helper()
	saved, err := k.db.SaveReading(k.ctx(), news.Reading{Feed: feed, At: at(minute), Items: items})
	k.ok(err)
	return saved
}

// articles saves articles of the given keys, through a feed of their own, and returns them.
func (k *kit) articles(keys ...string) []news.Article {
	k.Helper()
	feed := k.feed("feed of " + strings.Join(keys, ","))
	for _, key := range keys {
		k.read(feed, 0, item(key, "Dredging of berth "+key+" begins"))
	}
	articles, err := k.db.NewArticles(k.ctx(), digest.ArticleQuery{Edition: "nobody's", Feeds: []news.FeedID{feed}})
	k.ok(err)
	return articles
}

// content is a digest of the given articles that may be approved as it is.
func content(edition digest.EditionID, slot string, articles ...news.Article) digest.Content {
	c := digest.Content{
		Edition: edition, Name: "Morning", Language: "en", Subject: "Harbour news",
		Slot: digest.Slot{Key: slot, Draft: at(0), Send: at(30)}, MadeAt: at(0),
	}
	for i, a := range articles {
		s := news.Sentence{
			ID: news.NewSentenceID(slot, a.Key), Text: a.Title, Method: news.Extractive,
			Citations: []news.Citation{{Article: a.ID, Revision: a.Revision, End: len([]rune(a.Title))}},
		}
		for _, check := range news.Checks() {
			s.Findings = append(s.Findings, news.Finding{Check: check, Verdict: news.NotApplicable})
		}
		c.Sections = append(c.Sections, digest.Section{Slug: fmt.Sprint("section-", i), Blocks: []digest.Block{{
			Headline: s, Sentences: []news.Sentence{s},
			Sources: []digest.Source{{Article: a.ID, Revision: a.Revision, Title: a.Title}},
		}}})
	}
	return c
}

// draft saves the draft of a content.
func (k *kit) draft(c digest.Content) digest.Draft {
	k.Helper()
	d, err := k.db.SaveDraft(k.ctx(), digest.Draft{Content: c})
	k.ok(err)
	return d
}

// approve approves a draft in memory.
func (k *kit) approve(d digest.Draft) digest.Issue {
	k.Helper()
	hash, err := d.Content.Hash()
	k.ok(err)
	issue, err := d.Approve(digest.Approver{Kind: digest.Policy, Name: "automatic"}, hash, at(10))
	k.ok(err)
	return issue
}

// issue saves an issue of the given articles.
func (k *kit) issue(edition digest.EditionID, slot string, articles ...news.Article) digest.Issue {
	k.Helper()
	issue, err := k.db.SaveIssue(k.ctx(), k.approve(k.draft(content(edition, slot, articles...))))
	k.ok(err)
	return issue
}

// readers imports n subscribers of an edition and returns them.
func (k *kit) readers(edition digest.EditionID, n int) []audience.Subscriber {
	k.Helper()
	var all []audience.Subscriber
	for i := range n {
		all = append(all, audience.Subscriber{
			Address: fmt.Sprintf("Reader-%d@news.example", i),
			Preferences: []audience.Preference{{
				Edition:   edition,
				Selection: digest.Selection{Language: "en", Length: digest.Brief},
				Consent:   audience.Consent{Given: at(-60), How: "confirmed by mail"},
			}},
		})
	}
	imported, err := k.db.ImportSubscribers(k.ctx(), all)
	k.ok(err)
	k.same(imported, n)
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	return stored
}
