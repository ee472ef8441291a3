package storetest

import (
	"fmt"
	"sync"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func deliveryTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"one for each whose consent stands": publishReachesConsent,
		"publishing again changes nothing":  publishOnce,
		"published at once by several":      publishAtOnce,
		"counted over the newest issues":    countNewest,
		"an unknown issue is not published": publishUnknown,
		"none before the issue is out":      nothingBeforePublish,
	}
}

// published is an issue to n readers, and their deliveries.
func (k *kit) published(n int) (digest.Issue, []deliver.Delivery) {
	k.Helper()
	k.readers("morning", n)
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	counts, err := k.db.PublishIssue(k.ctx(), issue.ID(), at(30))
	k.ok(err)
	k.same(counts, deliver.Counts{deliver.Queued: n})
	return issue, k.deliveries(issue, "")
}

func (k *kit) deliveries(issue digest.Issue, state deliver.State) []deliver.Delivery {
	k.Helper()
	deliveries, err := k.db.Deliveries(k.ctx(), issue.ID(), state)
	k.ok(err)
	return deliveries
}

func (k *kit) counts(issue digest.Issue) deliver.Counts {
	k.Helper()
	counts, err := k.db.Counts(k.ctx(), issue.ID())
	k.ok(err)
	return counts
}

func publishReachesConsent(k *kit) {
	reader := func(address string, edition digest.EditionID, c audience.Consent) audience.Subscriber {
		return audience.Subscriber{Address: address, Preferences: []audience.Preference{{Edition: edition, Consent: c}}}
	}
	_, err := k.db.ImportSubscribers(k.ctx(), []audience.Subscriber{
		reader("agreed@news.example", "morning", audience.Consent{Given: at(-9)}),
		reader("never@news.example", "morning", audience.Consent{}),
		reader("withdrew@news.example", "morning", audience.Consent{Given: at(-9), Withdrawn: at(-5)}),
		reader("evening@news.example", "evening", audience.Consent{Given: at(-9)}),
		{Address: "nothing@news.example"},
	})
	k.ok(err)
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	counts, err := k.db.PublishIssue(k.ctx(), issue.ID(), at(30))
	k.ok(err)
	k.same(counts, deliver.Counts{deliver.Queued: 1})

	stored, err := k.db.Issue(k.ctx(), issue.ID())
	k.ok(err)
	k.same(stored.Record().PublishedAt, at(30))
	deliveries := k.deliveries(issue, "")
	k.same(deliveries, []deliver.Delivery{{
		ID: deliveries[0].ID, Issue: issue.ID(), Subscriber: 1, State: deliver.Queued, Due: at(30), Updated: at(30),
	}})
}

func publishOnce(k *kit) {
	issue, before := k.published(3)
	k.ok(k.db.Finish(k.ctx(), k.lease(40, 1)[0].Delivery.ID, deliver.Fate{State: deliver.Skipped, Reason: "empty view", At: at(40)}))
	counts, err := k.db.PublishIssue(k.ctx(), issue.ID(), at(50))
	k.ok(err)
	k.same(counts, deliver.Counts{deliver.Queued: 2, deliver.Skipped: 1})
	k.same(len(k.deliveries(issue, "")), len(before))
	stored, err := k.db.Issue(k.ctx(), issue.ID())
	k.ok(err)
	k.same(stored.Record().PublishedAt, at(30))
}

func countNewest(k *kit) {
	k.readers("morning", 2)
	articles := k.articles("a", "b", "c")
	for i, a := range articles {
		issue := k.issue("morning", fmt.Sprint("slot ", i), a)
		_, err := k.db.PublishIssue(k.ctx(), issue.ID(), at(30+i))
		k.ok(err)
	}
	for issues, want := range map[int]deliver.Counts{1: {deliver.Queued: 2}, 2: {deliver.Queued: 4}, 9: {deliver.Queued: 6}} {
		got, err := k.db.CountsOfNewest(k.ctx(), "morning", issues)
		k.ok(err)
		k.same(got, want)
	}
	got, err := k.db.CountsOfNewest(k.ctx(), "evening", 9)
	k.ok(err)
	k.same(got, deliver.Counts{})
}

func publishAtOnce(k *kit) {
	k.readers("morning", 20)
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	errs := make([]error, 5)
	var publishers sync.WaitGroup
	for i := range errs {
		publishers.Go(func() { _, errs[i] = k.db.PublishIssue(k.ctx(), issue.ID(), at(30+i)) })
	}
	publishers.Wait()
	for _, err := range errs {
		k.ok(err)
	}
	k.same(k.counts(issue), deliver.Counts{deliver.Queued: 20})
}

func publishUnknown(k *kit) {
	_, err := k.db.PublishIssue(k.ctx(), 8, at(0))
	k.refused(err, news.ErrNotFound)
}

func nothingBeforePublish(k *kit) {
	k.readers("morning", 2)
	issue := k.issue("morning", "slot 1", k.articles("a")...)
	k.same(k.counts(issue), deliver.Counts{})
	k.same(len(k.lease(60, 10)), 0)
}
