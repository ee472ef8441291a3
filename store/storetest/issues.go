package storetest

import (
	"sync"

	"barid/digest"
	"barid/news"
)

func issueTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"an issue comes back as it was approved":   issueRoundTrip,
		"an approved draft is closed":              approvedDraftIsClosed,
		"what was edited since is not approved":    editedIsNotApproved,
		"approved twice at once, there is one":     approvedAtOnce,
		"an issue of unknown articles is refused":  unknownArticleInIssue,
		"the newest first, of an edition or all":   issuesNewestFirst,
		"an unknown issue is not found":            unknownIssue,
		"a stored issue is not stored once more":   storedIssueIsRefused,
		"a draft of no stored ID cannot be closed": issueWithoutDraft,
		"what was sent since a draft was made":     consideredMeanwhile,
	}
}

func issueRoundTrip(k *kit) {
	approved := k.approve(k.draft(content("morning", "slot 1", k.articles("a")...)))
	saved, err := k.db.SaveIssue(k.ctx(), approved)
	k.ok(err)
	want := approved.Record()
	want.ID = saved.ID()
	k.same(saved.Record(), want)
	if want.ID == 0 {
		k.Error("the issue has no ID")
	}
	stored, err := k.db.Issue(k.ctx(), saved.ID())
	k.ok(err)
	k.same(stored.Record(), want)
}

func approvedDraftIsClosed(k *kit) {
	d := k.draft(content("morning", "slot 1", k.articles("a")...))
	issue, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.ok(err)
	closed, err := k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(closed.Issue, issue.ID())
	_, err = k.db.SaveDraft(k.ctx(), d)
	k.refused(err, news.ErrConflict)
}

func editedIsNotApproved(k *kit) {
	a := k.articles("a")
	d := k.draft(content("morning", "slot 1", a...))
	approved := k.approve(d)
	edited, err := k.db.SaveDraft(k.ctx(), d)
	k.ok(err)
	_, err = k.db.SaveIssue(k.ctx(), approved)
	k.refused(err, news.ErrConflict)

	_, err = k.db.LastIssue(k.ctx(), "morning")
	k.refused(err, news.ErrNotFound)
	k.same(k.newKeys(digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}}), []string{"a"}) // nothing is used up
	_, err = k.db.SaveIssue(k.ctx(), k.approve(edited))
	k.ok(err)
}

func approvedAtOnce(k *kit) {
	approved := k.approve(k.draft(content("morning", "slot 1", k.articles("a")...)))
	errs := make([]error, 6)
	var approvers sync.WaitGroup
	for i := range errs {
		approvers.Go(func() { _, errs[i] = k.db.SaveIssue(k.ctx(), approved) })
	}
	approvers.Wait()
	saved := 0
	for _, err := range errs {
		if err == nil {
			saved++
			continue
		}
		k.refused(err, news.ErrConflict)
	}
	k.same(saved, 1)
}

func unknownArticleInIssue(k *kit) {
	d := k.draft(content("morning", "slot 1", news.Article{ID: 404, Revision: 1, Key: "x", Title: "Nowhere"}))
	_, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.refused(err, news.ErrInvalid)
	open, err := k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(open.Issue, digest.IssueID(0))
}

func issuesNewestFirst(k *kit) {
	a := k.articles("a")
	first := k.issue("morning", "slot 1", a...).ID()
	other := k.issue("evening", "slot 1", a...).ID()
	second := k.issue("morning", "slot 2", a...).ID()
	for _, test := range []struct {
		edition digest.EditionID
		limit   int
		want    []digest.IssueID
	}{
		{"morning", 10, []digest.IssueID{second, first}},
		{"", 2, []digest.IssueID{second, other}},
		{"weekly", 10, nil},
	} {
		issues, err := k.db.Issues(k.ctx(), test.edition, test.limit)
		k.ok(err)
		k.same(issueIDs(issues), test.want)
	}
	last, err := k.db.LastIssue(k.ctx(), "morning")
	k.ok(err)
	k.same(last.ID(), second)
}

func unknownIssue(k *kit) {
	_, err := k.db.Issue(k.ctx(), 9)
	k.refused(err, news.ErrNotFound)
	_, err = k.db.LastIssue(k.ctx(), "weekly")
	k.refused(err, news.ErrNotFound)
}

func storedIssueIsRefused(k *kit) {
	_, err := k.db.SaveIssue(k.ctx(), k.issue("morning", "slot 1", k.articles("a")...))
	k.refused(err, news.ErrConflict)
}

func issueWithoutDraft(k *kit) {
	d := digest.Draft{ID: 12, Revision: 1, Content: content("morning", "slot 1", k.articles("a")...)}
	_, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.refused(err, news.ErrInvalid)
}

func consideredMeanwhile(k *kit) {
	articles := k.articles("a", "b")
	before := k.issue("morning", "slot 0", articles[1])
	d, err := k.db.SaveDraft(k.ctx(), digest.Draft{Content: content("morning", "slot 1", articles...), After: before.ID()})
	k.ok(err)
	meanwhile := k.issue("morning", "slot 2", articles[0]) // approved at the same moment
	k.issue("evening", "slot 1", articles[1])
	d, err = k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(d.After, before.ID())
	sent, err := k.db.ConsideredSince(k.ctx(), d)
	k.ok(err)
	k.same(sent, []news.ArticleID{articles[0].ID})

	d.After = meanwhile.ID()
	sent, err = k.db.ConsideredSince(k.ctx(), d)
	k.ok(err)
	k.same(len(sent), 0)
}
