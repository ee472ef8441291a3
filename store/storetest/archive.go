package storetest

import (
	"fmt"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func archiveTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"only what is published, of one edition": onlyPublished,
		"a page begins where the last ended":     archivePages,
		"how published issues told a story":      sentBlocks,
		"what editors approved for others":       approvedBlocks,
		"a cancelled issue counts as not sent":   cancelledIsNotSent,
		"a story through the issues":             timeline,
	}
}

func onlyPublished(k *kit) {
	a := k.articles("a")
	published := k.issue("morning", "slot 1", a...)
	k.issue("morning", "slot 2", a...) // approved only
	other := k.issue("evening", "slot 1", a...)
	for _, id := range []digest.IssueID{published.ID(), other.ID()} {
		_, err := k.db.PublishIssue(k.ctx(), id, at(30))
		k.ok(err)
	}
	issues, err := k.db.PublishedIssues(k.ctx(), "morning", 0, 10)
	k.ok(err)
	k.same(issueIDs(issues), []digest.IssueID{published.ID()})
	k.same(issues[0].Record().PublishedAt, at(30))
}

// The order is that of publishing, whichever draft was begun first.
func archivePages(k *kit) {
	a := k.articles("a")
	var ids []digest.IssueID
	for _, slot := range []string{"slot 1", "slot 2", "slot 3", "slot 4"} {
		ids = append(ids, k.issue("morning", slot, a...).ID())
	}
	for minute, id := range []digest.IssueID{ids[1], ids[0], ids[2]} {
		_, err := k.db.PublishIssue(k.ctx(), id, at(30+minute))
		k.ok(err)
	}
	_, err := k.db.PublishIssue(k.ctx(), ids[3], at(32)) // with the third, at the same moment
	k.ok(err)
	for _, page := range []struct {
		before digest.IssueID
		want   []digest.IssueID
	}{
		{0, []digest.IssueID{ids[3], ids[2]}},
		{ids[2], []digest.IssueID{ids[0], ids[1]}},
		{ids[1], nil},
		{4711, nil},
	} {
		issues, err := k.db.PublishedIssues(k.ctx(), "morning", page.before, 2)
		k.ok(err)
		k.same(issueIDs(issues), page.want)
	}
}

// A story is found by its articles: under the ID it has now, whatever it was told as.
func sentBlocks(k *kit) {
	a := k.articles("a", "b", "c")
	saved := k.save(
		news.Story{Slug: "berths", Articles: ids(a[0], a[1]), FirstSeen: at(0)},
		news.Story{Slug: "berth c", Articles: ids(a[2]), FirstSeen: at(0)})
	first := k.issue("morning", "slot 1", a[0])
	second := k.issue("morning", "slot 2", a[1], a[2])
	k.issue("morning", "slot 3", a[0]) // approved only
	for i, issue := range []digest.Issue{second, first, k.issue("evening", "slot 1", a[0])} {
		_, err := k.db.PublishIssue(k.ctx(), issue.ID(), at(30+i))
		k.ok(err)
	}
	blocks, err := k.db.SentBlocks(k.ctx(), "morning", saved[:1])
	k.ok(err)
	k.same(blocks, map[news.StoryID][]digest.SentBlock{saved[0].ID: {
		{Issue: first.ID(), SentAt: at(31), Block: first.Content().Blocks()[0]},
		{Issue: second.ID(), SentAt: at(30), Block: second.Content().Blocks()[0]},
	}})
	blocks, err = k.db.SentBlocks(k.ctx(), "morning", nil)
	k.ok(err)
	k.same(len(blocks), 0)
}

// What an editor approved is found for other editions from then on, and not what a policy did or who
// cancelled it took back.
func approvedBlocks(k *kit) {
	a := k.articles("a", "b")
	saved := k.save(news.Story{Slug: "berths", Articles: ids(a[0]), FirstSeen: at(0)})
	save := func(edition digest.EditionID, slot string, by digest.ApproverKind) digest.Issue {
		d := k.draft(content(edition, slot, a...))
		hash, err := d.Content.Hash()
		k.ok(err)
		issue, err := d.Approve(digest.Approver{Kind: by, Name: "rima"}, hash, at(10))
		k.ok(err)
		issue, err = k.db.SaveIssue(k.ctx(), issue)
		k.ok(err)
		return issue
	}
	first := save("morning", "slot 1", digest.Editor)
	save("morning", "slot 2", digest.Policy)
	for i := range 21 { // more than are looked at
		save("noon", fmt.Sprint("early ", i), digest.Policy)
	}
	goes := save("noon", "slot 1", digest.Editor)
	_, err := k.db.PublishIssue(k.ctx(), goes.ID(), at(11))
	k.ok(err)
	k.ok(k.db.CancelIssue(k.ctx(), goes.ID(), deliver.Decision{By: "rima", At: at(12)}))
	for _, tt := range []struct {
		except digest.EditionID
		by     int
		want   map[news.StoryID][]digest.Block
	}{
		{"evening", 10, map[news.StoryID][]digest.Block{saved[0].ID: first.Content().Blocks()[:1]}},
		{"evening", 9, map[news.StoryID][]digest.Block{}},
		{"morning", 10, map[news.StoryID][]digest.Block{}},
	} {
		blocks, err := k.db.ApprovedBlocks(k.ctx(), tt.except, at(tt.by), saved)
		k.ok(err)
		k.same(blocks, tt.want)
	}
}

func cancelledIsNotSent(k *kit) {
	a := k.articles("a")
	saved := k.save(news.Story{Slug: "berths", Articles: ids(a...), FirstSeen: at(0)})
	stays, goes := k.issue("morning", "slot 1", a...), k.issue("morning", "slot 2", a...)
	for _, id := range []digest.IssueID{stays.ID(), goes.ID()} {
		_, err := k.db.PublishIssue(k.ctx(), id, at(30))
		k.ok(err)
	}
	k.ok(k.db.CancelIssue(k.ctx(), goes.ID(), deliver.Decision{By: "rima", At: at(31)}))
	issues, err := k.db.PublishedIssues(k.ctx(), "morning", 0, 10)
	k.ok(err)
	k.same(issueIDs(issues), []digest.IssueID{stays.ID()})
	blocks, err := k.db.SentBlocks(k.ctx(), "morning", saved)
	k.ok(err)
	k.same(len(blocks[saved[0].ID]), 1)
	k.same(blocks[saved[0].ID][0].Issue, stays.ID())
	for id, want := range map[digest.IssueID]bool{stays.ID(): false, goes.ID(): true} {
		cancelled, err := k.db.Cancelled(k.ctx(), id)
		k.ok(err)
		k.same(cancelled, want)
	}
}

// A story that another has taken over is found under either number.
func timeline(k *kit) {
	a := k.articles("a", "b", "c")
	saved := k.save(
		news.Story{Slug: "berths", Articles: ids(a[0]), FirstSeen: at(0)},
		news.Story{Slug: "berth b", Articles: ids(a[1]), FirstSeen: at(0)},
		news.Story{Slug: "berth c", Articles: ids(a[2]), FirstSeen: at(0)})
	first, second := k.issue("morning", "slot 1", a[0]), k.issue("morning", "slot 2", a[1])
	for i, id := range []digest.IssueID{first.ID(), second.ID()} {
		_, err := k.db.PublishIssue(k.ctx(), id, at(30+i))
		k.ok(err)
	}
	saved[0].Articles, saved[1].Articles = nil, ids(a[0], a[1])
	k.save(saved[0], saved[1])
	for _, id := range []news.StoryID{saved[0].ID, saved[1].ID} {
		now, told, err := k.db.Timeline(k.ctx(), "morning", id)
		k.ok(err)
		k.same(now, saved[1].ID)
		k.same(len(told), 2)
		k.same([]digest.IssueID{told[0].Issue, told[1].Issue}, []digest.IssueID{second.ID(), first.ID()})
	}
	for _, id := range []news.StoryID{saved[2].ID, 4711} { // never told; unknown
		_, _, err := k.db.Timeline(k.ctx(), "morning", id)
		k.refused(err, news.ErrNotFound)
	}
}
