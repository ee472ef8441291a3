package storetest

import (
	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func decisionTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"paused: nothing is due, leases go back":        pauseTakesBack,
		"resumed: all go on":                            resumeGoesOn,
		"paused before it is published":                 pauseUnpublished,
		"cancelled: final, and counts add up":           cancelEnds,
		"cancelled while sending: not tried again":      cancelWhileSending,
		"an issue that is not out is not cancelled":     cancelUnpublished,
		"uncertain is sent again by a person's word":    resendByWord,
		"uncertain is held by a person's word":          holdByWord,
		"who gets what, by name":                        recipientsByName,
		"withdrawn: the draft is open again":            withdrawOpens,
		"withdrawn: what it considered is new again":    withdrawForgets,
		"what was published is not withdrawn":           withdrawTooLate,
		"the number of a withdrawn issue is not reused": withdrawnNumber,
	}
}

// by is rima's decision at a minute.
func by(minute int) deliver.Decision { return deliver.Decision{By: "rima", At: at(minute)} }

func pauseTakesBack(k *kit) {
	issue, d := k.published(3)
	k.lease(31, 2)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "", at(32)))
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), by(33)))
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), deliver.Decision{By: "omar", At: at(34)})) // the first word stands
	k.same(k.counts(issue), deliver.Counts{deliver.Queued: 2, deliver.Sending: 1})
	k.refused(k.db.Begin(k.ctx(), d[1].ID, "", at(34)), news.ErrConflict)
	k.same(len(k.lease(40, 10)), 0)
	k.same(k.due(40), 1) // the one being sent
	halts, err := k.db.Halts(k.ctx())
	k.ok(err)
	k.same(halts, []deliver.Halt{{Issue: issue.ID(), Kind: deliver.HaltPaused, Decision: by(33)}})
	k.refused(k.db.PauseIssue(k.ctx(), 99, by(33)), news.ErrNotFound)
}

func resumeGoesOn(k *kit) {
	issue, _ := k.published(3)
	k.refused(k.db.ResumeIssue(k.ctx(), issue.ID()), news.ErrConflict)
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), by(33)))
	k.ok(k.db.ResumeIssue(k.ctx(), issue.ID()))
	k.same(k.due(40), 3)
	k.same(len(k.lease(40, 10)), 3)
	k.refused(k.db.ResumeIssue(k.ctx(), 99), news.ErrNotFound)
}

func pauseUnpublished(k *kit) {
	k.readers("morning", 2)
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), by(20)))
	waiting, err := k.db.UnpublishedIssues(k.ctx())
	k.ok(err)
	k.same(len(waiting), 0)
	_, err = k.db.PublishIssue(k.ctx(), issue.ID(), at(30))
	k.ok(err)
	k.same(len(k.lease(31, 10)), 0)
	k.same(k.counts(issue), deliver.Counts{deliver.Queued: 2})
}

func cancelEnds(k *kit) {
	issue, d := k.published(4)
	k.lease(31, 3)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "", at(32)))
	k.ok(k.db.Finish(k.ctx(), d[0].ID, deliver.Fate{State: deliver.Sent, At: at(33)}))
	k.ok(k.db.Finish(k.ctx(), d[1].ID, deliver.Fate{State: deliver.Deferred, Due: at(50), At: at(33)}))
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), by(33)))
	k.ok(k.db.CancelIssue(k.ctx(), issue.ID(), by(34)))
	k.same(k.counts(issue), deliver.Counts{deliver.Sent: 1, deliver.Cancelled: 3})
	k.same(k.deliveries(issue, deliver.Cancelled)[0].Reason, "cancelled by rima")

	k.same(len(k.lease(90, 10)), 0)
	k.refused(k.db.Finish(k.ctx(), d[2].ID, deliver.Fate{State: deliver.Sent, At: at(35)}), news.ErrConflict)
	k.refused(k.db.PauseIssue(k.ctx(), issue.ID(), by(36)), news.ErrConflict)
	k.refused(k.db.ResumeIssue(k.ctx(), issue.ID()), news.ErrConflict)
	k.ok(k.db.CancelIssue(k.ctx(), issue.ID(), by(37)))
	k.same(k.counts(issue), deliver.Counts{deliver.Sent: 1, deliver.Cancelled: 3})
}

func cancelWhileSending(k *kit) {
	issue, d := k.published(2)
	k.lease(31, 2)
	for _, one := range d {
		k.ok(k.db.Begin(k.ctx(), one.ID, "", at(32)))
	}
	k.ok(k.db.CancelIssue(k.ctx(), issue.ID(), by(33)))
	k.ok(k.db.Finish(k.ctx(), d[0].ID, deliver.Fate{State: deliver.Deferred, Reply: "451 later", Due: at(50), At: at(34)}))
	_, err := k.db.Recover(k.ctx(), at(35))
	k.ok(err)
	k.same(k.counts(issue), deliver.Counts{deliver.Cancelled: 1, deliver.Uncertain: 1})
	k.refused(k.db.Resend(k.ctx(), d[1].ID, by(36)), news.ErrConflict)
}

func cancelUnpublished(k *kit) {
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	k.refused(k.db.CancelIssue(k.ctx(), issue.ID(), by(20)), news.ErrConflict)
	k.refused(k.db.CancelIssue(k.ctx(), 99, by(20)), news.ErrNotFound)
}

// uncertain is an issue to two readers, and the delivery of the first, which is uncertain.
func (k *kit) uncertain() (digest.Issue, deliver.Delivery) {
	k.Helper()
	issue, d := k.published(2)
	k.lease(31, 1)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "v", at(32)))
	_, err := k.db.Recover(k.ctx(), at(33))
	k.ok(err)
	uncertain := k.deliveries(issue, deliver.Uncertain)
	k.same(len(uncertain), 1)
	k.same(uncertain[0].Undecided(), true)
	return issue, uncertain[0]
}

func resendByWord(k *kit) {
	issue, d := k.uncertain()
	k.ok(k.db.Resend(k.ctx(), d.ID, by(40)))
	d.State, d.Due, d.Updated, d.Reason = deliver.Queued, at(40), at(40), "sent again by decision of rima"
	k.same(k.deliveries(issue, "")[0], d)
	k.refused(k.db.Resend(k.ctx(), d.ID, by(41)), news.ErrConflict) // it is queued
	k.refused(k.db.Resend(k.ctx(), 9999, by(41)), news.ErrNotFound)
	k.same(len(k.lease(41, 10)), 2)
}

func holdByWord(k *kit) {
	issue, d := k.uncertain()
	k.ok(k.db.Hold(k.ctx(), d.ID, by(40)))
	d.HeldBy, d.Updated = "rima", at(40)
	k.same(k.deliveries(issue, deliver.Uncertain), []deliver.Delivery{d})
	k.same(d.Undecided(), false)
	k.ok(k.db.Resend(k.ctx(), d.ID, by(41))) // a person may think again
	k.same(k.deliveries(issue, "")[0].HeldBy, "")
	k.refused(k.db.Hold(k.ctx(), d.ID, by(42)), news.ErrConflict)
}

func recipientsByName(k *kit) {
	issue, d := k.uncertain()
	got, err := k.db.Recipients(k.ctx(), deliver.Filter{Issue: issue.ID(), State: deliver.Uncertain})
	k.ok(err)
	k.same(got, []deliver.Recipient{{Delivery: d, Address: "Reader-0@news.example"}})
	all, err := k.db.Recipients(k.ctx(), deliver.Filter{})
	k.ok(err)
	k.same(len(all), 2)
}

func withdrawOpens(k *kit) {
	d := k.draft(content("morning", "slot 1", k.articles("a")...))
	issue, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.ok(err)
	k.ok(k.db.PauseIssue(k.ctx(), issue.ID(), by(15)))
	k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{Edition: "morning", Slot: d.Content.Slot, Outcome: "issue 1", At: at(16)}))
	open, err := k.db.WithdrawIssue(k.ctx(), issue.ID(), by(20))
	k.ok(err)
	d.Withdrawn = "rima"
	k.same(open, d)
	stored, err := k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(stored, d)

	_, err = k.db.Issue(k.ctx(), issue.ID())
	k.refused(err, news.ErrNotFound)
	_, err = k.db.PublishIssue(k.ctx(), issue.ID(), at(30))
	k.refused(err, news.ErrNotFound)
	_, err = k.db.WithdrawIssue(k.ctx(), issue.ID(), by(21))
	k.refused(err, news.ErrNotFound)
	_, err = k.db.SaveDraft(k.ctx(), open)
	k.ok(err)
}

func withdrawForgets(k *kit) {
	articles := k.articles("a", "b")
	k.issue("morning", "slot 1", articles[0])
	both, err := k.db.SaveIssue(k.ctx(), k.approve(k.draft(content("morning", "slot 2", articles...))))
	k.ok(err)
	query := digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{1}}
	k.same(len(k.newKeys(query)), 0)
	_, err = k.db.WithdrawIssue(k.ctx(), both.ID(), by(20))
	k.ok(err)
	k.same(k.newKeys(query), []string{"b"}) // the first issue has dealt with a
}

func withdrawTooLate(k *kit) {
	issue, _ := k.published(1)
	_, err := k.db.WithdrawIssue(k.ctx(), issue.ID(), by(40))
	k.refused(err, news.ErrConflict)
	k.same(k.counts(issue), deliver.Counts{deliver.Queued: 1})
}

func withdrawnNumber(k *kit) {
	a := k.articles("a")
	d := k.draft(content("morning", "slot 1", a...))
	first, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.ok(err)
	_, err = k.db.WithdrawIssue(k.ctx(), first.ID(), by(20))
	k.ok(err)
	second, err := k.db.SaveIssue(k.ctx(), k.approve(d))
	k.ok(err)
	k.same(second.ID(), first.ID()+1)
}
