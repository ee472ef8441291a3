package storetest

import (
	"barid/deliver"
	"barid/news"
)

func noticeTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"a notice of a key is queued once":       noticeIsQueuedOnce,
		"a notice is begun once":                 noticeIsBegunOnce,
		"a deferred notice comes again when due": noticeComesAgain,
		"what was being sent is uncertain":       noticeIsUncertain,
	}
}

func (k *kit) notice(key string) deliver.QueuedNotice {
	k.Helper()
	k.ok(k.db.QueueNotice(k.ctx(), deliver.Notice{Key: key, To: "rima@desk.example", Subject: "Draft 7 waits", Points: []string{"a", "b"}, At: at(0)}))
	all, err := k.db.Notices(k.ctx(), 10)
	k.ok(err)
	return all[0]
}

func (k *kit) dueNotices(minute int) []deliver.QueuedNotice {
	k.Helper()
	due, err := k.db.DueNotices(k.ctx(), at(minute), 10)
	k.ok(err)
	return due
}

func noticeIsQueuedOnce(k *kit) {
	first := k.notice("draft 7 to rima")
	for key, want := range map[string]bool{"draft 7 to rima": true, "draft 7": false} {
		has, err := k.db.HasNotice(k.ctx(), key)
		k.ok(err)
		k.same(has, want)
	}
	k.same(first.Notice.Points, []string{"a", "b"})
	k.same(first.State, deliver.Queued)
	again := first.Notice
	again.Subject = "Draft 7 waits still"
	k.ok(k.db.QueueNotice(k.ctx(), again))
	k.same(k.dueNotices(0), []deliver.QueuedNotice{first})
	k.same(len(k.dueNotices(-1)), 0)
}

func noticeIsBegunOnce(k *kit) {
	n := k.notice("draft 7 to rima")
	k.ok(k.db.BeginNotice(k.ctx(), n.ID, at(1)))
	k.refused(k.db.BeginNotice(k.ctx(), n.ID, at(1)), news.ErrConflict)
	k.same(len(k.dueNotices(9)), 0)
	k.ok(k.db.FinishNotice(k.ctx(), n.ID, deliver.Fate{State: deliver.Sent, Reply: "250 ok", At: at(2)}))
	k.refused(k.db.BeginNotice(k.ctx(), n.ID, at(3)), news.ErrConflict)
	k.refused(k.db.FinishNotice(k.ctx(), 99, deliver.Fate{State: deliver.Sent}), news.ErrNotFound)
	all, err := k.db.Notices(k.ctx(), 10)
	k.ok(err)
	k.same([]any{all[0].State, all[0].Attempts, all[0].Reply}, []any{deliver.Sent, 1, "250 ok"})
}

func noticeComesAgain(k *kit) {
	n := k.notice("draft 7 to rima")
	k.ok(k.db.BeginNotice(k.ctx(), n.ID, at(1)))
	k.ok(k.db.FinishNotice(k.ctx(), n.ID, deliver.Fate{State: deliver.Deferred, Reply: "451 later", Due: at(5), At: at(1)}))
	k.same(len(k.dueNotices(4)), 0)
	k.same(k.dueNotices(5)[0].Attempts, 1)
	k.ok(k.db.BeginNotice(k.ctx(), n.ID, at(5)))
}

func noticeIsUncertain(k *kit) {
	n := k.notice("draft 7 to rima")
	k.notice("draft 7 to omar")
	k.ok(k.db.BeginNotice(k.ctx(), n.ID, at(1)))
	recovered, err := k.db.RecoverNotices(k.ctx(), at(2))
	k.ok(err)
	k.same(recovered, 1)
	k.same(len(k.dueNotices(9)), 1)
	all, err := k.db.Notices(k.ctx(), 10)
	k.ok(err)
	k.same([]deliver.State{all[0].State, all[1].State}, []deliver.State{deliver.Queued, deliver.Uncertain})
}
