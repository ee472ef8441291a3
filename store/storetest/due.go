package storetest

import (
	"fmt"

	"barid/deliver"
	"barid/digest"
)

func dueTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"approved issues wait to be published": unpublishedWait,
		"unfinished issues, however old":       unfinishedIssues,
		"what a dispatcher would find to do":   dueIsCounted,
	}
}

func unpublishedWait(k *kit) {
	a := k.articles("a")
	first, second := k.issue("morning", "slot 1", a...), k.issue("evening", "slot 1", a...)
	k.draft(content("morning", "slot 2", a...)) // not approved
	for _, want := range [][]digest.Issue{{first, second}, {second}} {
		waiting, err := k.db.UnpublishedIssues(k.ctx())
		k.ok(err)
		k.same(issueIDs(waiting), issueIDs(want))
		_, err = k.db.PublishIssue(k.ctx(), waiting[0].ID(), at(30))
		k.ok(err)
	}
	waiting, err := k.db.UnpublishedIssues(k.ctx())
	k.ok(err)
	k.same(len(waiting), 0)
}

func issueIDs(issues []digest.Issue) []digest.IssueID {
	var ids []digest.IssueID
	for _, i := range issues {
		ids = append(ids, i.ID())
	}
	return ids
}

func unfinishedIssues(k *kit) {
	unfinished := func(want ...digest.IssueID) {
		k.Helper()
		issues, err := k.db.UnfinishedIssues(k.ctx())
		k.ok(err)
		k.same(issueIDs(issues), want)
	}
	old, d := k.uncertain() // one of its two deliveries is queued
	var ids []digest.IssueID
	for n := range 6 {
		issue := k.issue("evening", fmt.Sprintf("slot %d", n+2), k.articles("a")...)
		ids = append([]digest.IssueID{issue.ID()}, ids...)
	}
	unfinished(append(ids, old.ID())...)
	for _, id := range ids {
		_, err := k.db.PublishIssue(k.ctx(), id, at(34))
		k.ok(err)
	}
	unfinished(old.ID()) // the others are to nobody

	last := k.lease(35, 1)[0].Delivery.ID
	unfinished(old.ID())
	k.ok(k.db.Begin(k.ctx(), last, "", at(36)))
	k.ok(k.db.Finish(k.ctx(), last, deliver.Fate{State: deliver.Sent, At: at(37)}))
	unfinished(old.ID()) // one is uncertain
	k.ok(k.db.Hold(k.ctx(), d.ID, by(40)))
	unfinished()
	k.ok(k.db.Resend(k.ctx(), d.ID, by(41)))
	unfinished(old.ID())
}

func dueIsCounted(k *kit) {
	_, d := k.published(3)
	k.same([]int{k.due(29), k.due(30)}, []int{0, 3})
	k.lease(30, 2)
	k.same([]int{k.due(29), k.due(30)}, []int{2, 3}) // what is held may have been left behind
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "", at(31)))
	k.same(k.due(29), 2)
	k.ok(k.db.Finish(k.ctx(), d[0].ID, deliver.Fate{State: deliver.Deferred, Due: at(50), At: at(32)}))
	k.ok(k.db.Finish(k.ctx(), d[1].ID, deliver.Fate{State: deliver.Sent, At: at(32)}))
	k.same([]int{k.due(29), k.due(49), k.due(50)}, []int{0, 1, 2})
}

func (k *kit) due(minute int) int {
	k.Helper()
	n, err := k.db.DueDeliveries(k.ctx(), at(minute))
	k.ok(err)
	return n
}
