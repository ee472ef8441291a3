package storetest

import (
	"barid/deliver"
	"barid/digest"
)

func dueTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"approved issues wait to be published": unpublishedWait,
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
