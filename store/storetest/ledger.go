package storetest

import (
	"fmt"
	"math/rand/v2"
	"sync"

	"barid/audience"
	"barid/deliver"
	"barid/news"
)

func ledgerTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"leased by several, each once":              leaseAtOnce,
		"a lease has what the mail needs":           leaseHasAll,
		"the longest due first, none before":        leaseInOrder,
		"withdrawn since: skipped":                  leaseSkipsWithdrawn,
		"suppressed since, in any case: suppressed": leaseSuppresses,
		"a batch of none is not the end":            leaseGoesOn,
		"begun once, and only what is leased":       beginOnce,
		"finished once, and only what was taken":    finishOnce,
		"a fate must be one":                        fateMustBeOne,
		"what an ended dispatcher left":             recoverTakesOver,
		"the sum of states is the number of people": sumOfStates,
	}
}

func (k *kit) lease(minute, limit int) []deliver.Lease {
	k.Helper()
	leases, err := k.db.Lease(k.ctx(), at(minute), limit)
	k.ok(err)
	return leases
}

func leaseAtOnce(k *kit) {
	issue, deliveries := k.published(100)
	var mu sync.Mutex
	times := make(map[deliver.DeliveryID]int)
	errs := make([]error, 4)
	var dispatchers sync.WaitGroup
	for i := range errs {
		dispatchers.Go(func() {
			for {
				leases, err := k.db.Lease(k.ctx(), at(31), 7)
				if errs[i] = err; err != nil || len(leases) == 0 {
					return
				}
				mu.Lock()
				for _, l := range leases {
					times[l.Delivery.ID]++
				}
				mu.Unlock()
			}
		})
	}
	dispatchers.Wait()
	for _, err := range errs {
		k.ok(err)
	}
	want := make(map[deliver.DeliveryID]int)
	for _, d := range deliveries {
		want[d.ID] = 1
	}
	k.same(times, want)
	k.same(k.counts(issue), deliver.Counts{deliver.Leased: 100})
}

func leaseHasAll(k *kit) {
	issue, deliveries := k.published(1)
	subscriber, err := k.db.Subscriber(k.ctx(), deliveries[0].Subscriber)
	k.ok(err)
	d := deliveries[0]
	d.State, d.Updated = deliver.Leased, at(31)
	k.same(k.lease(31, 10), []deliver.Lease{{Delivery: d, Subscriber: subscriber, Edition: "morning"}})
	k.same(k.deliveries(issue, deliver.Leased), []deliver.Delivery{d})
}

func leaseInOrder(k *kit) {
	_, d := k.published(4)
	k.same(len(k.lease(29, 10)), 0)
	k.lease(30, 10)
	for i, due := range []int{90, 70, 60} {
		k.ok(k.db.Finish(k.ctx(), d[i].ID, deliver.Fate{State: deliver.Deferred, Reply: "451 later", Due: at(due), At: at(31)}))
	}
	k.ok(k.db.Finish(k.ctx(), d[3].ID, deliver.Fate{State: deliver.Queued, At: at(31)})) // due as before
	for _, test := range []struct {
		minute, limit int
		want          []deliver.DeliveryID
	}{
		{59, 10, []deliver.DeliveryID{d[3].ID}},
		{89, 1, []deliver.DeliveryID{d[2].ID}},
		{89, 10, []deliver.DeliveryID{d[1].ID}},
		{90, 10, []deliver.DeliveryID{d[0].ID}},
	} {
		var got []deliver.DeliveryID
		for _, l := range k.lease(test.minute, test.limit) {
			got = append(got, l.Delivery.ID)
		}
		k.same(got, test.want)
	}
}

func leaseSkipsWithdrawn(k *kit) {
	issue, d := k.published(2)
	k.ok(k.db.Unsubscribe(k.ctx(), audience.Withdrawal{Subscriber: d[0].Subscriber, Edition: "morning", At: at(30), How: "one click"}))
	leases := k.lease(31, 10)
	k.same(len(leases), 1)
	k.same(leases[0].Delivery.ID, d[1].ID)

	skipped := k.deliveries(issue, deliver.Skipped)
	d[0].State, d[0].Reason, d[0].Updated = deliver.Skipped, "consent was withdrawn", at(31)
	k.same(skipped, d[:1])
}

func leaseSuppresses(k *kit) {
	issue, d := k.published(2)
	k.ok(k.db.Suppress(k.ctx(), audience.Suppression{Address: "reader-1@News.example", Reason: "complaint", Since: at(30)}))
	k.ok(k.db.Unsubscribe(k.ctx(), audience.Withdrawal{Subscriber: d[1].Subscriber, Edition: "morning", At: at(30)}))
	k.same(len(k.lease(31, 10)), 1)
	suppressed := k.deliveries(issue, deliver.Suppressed)
	d[1].State, d[1].Reason, d[1].Updated = deliver.Suppressed, "complaint", at(31)
	k.same(suppressed, d[1:])
}

func leaseGoesOn(k *kit) {
	issue, d := k.published(7)
	for _, gone := range d[:6] {
		k.ok(k.db.Unsubscribe(k.ctx(), audience.Withdrawal{Subscriber: gone.Subscriber, Edition: "morning", At: at(30)}))
	}
	leases := k.lease(31, 2)
	k.same(len(leases), 1)
	k.same(leases[0].Delivery.ID, d[6].ID)
	k.same(k.counts(issue), deliver.Counts{deliver.Skipped: 6, deliver.Leased: 1})
}

func beginOnce(k *kit) {
	issue, d := k.published(1)
	k.refused(k.db.Begin(k.ctx(), d[0].ID, "v", at(31)), news.ErrConflict) // queued
	k.lease(31, 1)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "themes=all", at(32)))
	k.refused(k.db.Begin(k.ctx(), d[0].ID, "v", at(33)), news.ErrConflict) // sending
	k.refused(k.db.Begin(k.ctx(), 9999, "v", at(33)), news.ErrNotFound)

	d[0].State, d[0].Variant, d[0].Attempts, d[0].Updated = deliver.Sending, "themes=all", 1, at(32)
	k.same(k.deliveries(issue, ""), d)
}

func finishOnce(k *kit) {
	issue, d := k.published(1)
	sent := deliver.Fate{State: deliver.Sent, Reply: "250 queued as 7", At: at(33)}
	k.refused(k.db.Finish(k.ctx(), d[0].ID, sent), news.ErrConflict) // queued
	k.lease(31, 1)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "", at(32)))
	k.ok(k.db.Finish(k.ctx(), d[0].ID, sent))
	k.refused(k.db.Finish(k.ctx(), d[0].ID, deliver.Fate{State: deliver.Bounced, At: at(34)}), news.ErrConflict)
	k.refused(k.db.Finish(k.ctx(), 9999, sent), news.ErrNotFound)

	d[0].State, d[0].Reply, d[0].Attempts, d[0].Updated = deliver.Sent, "250 queued as 7", 1, at(33)
	k.same(k.deliveries(issue, ""), d)
}

func fateMustBeOne(k *kit) {
	_, d := k.published(1)
	k.lease(31, 1)
	for _, fate := range []deliver.Fate{{}, {State: "lost"}, {State: deliver.Leased}, {State: deliver.Sending}, {State: deliver.Deferred}} {
		k.refused(k.db.Finish(k.ctx(), d[0].ID, fate), news.ErrInvalid)
	}
}

func recoverTakesOver(k *kit) {
	issue, d := k.published(5)
	k.lease(31, 4)
	k.ok(k.db.Begin(k.ctx(), d[0].ID, "", at(32)))
	k.ok(k.db.Begin(k.ctx(), d[1].ID, "", at(32)))
	k.ok(k.db.Finish(k.ctx(), d[1].ID, deliver.Fate{State: deliver.Sent, At: at(33)}))

	recovered, err := k.db.Recover(k.ctx(), at(40))
	k.ok(err)
	k.same(recovered, deliver.Recovered{Requeued: 2, Uncertain: 1})
	k.same(k.counts(issue), deliver.Counts{deliver.Queued: 3, deliver.Sent: 1, deliver.Uncertain: 1})
	k.same(k.deliveries(issue, deliver.Uncertain)[0].ID, d[0].ID)
	k.same(len(k.lease(41, 10)), 3) // what is uncertain is not repeated

	recovered, err = k.db.Recover(k.ctx(), at(42))
	k.ok(err)
	k.same(recovered, deliver.Recovered{Requeued: 3})
	recovered, err = k.db.Recover(k.ctx(), at(43))
	k.ok(err)
	k.same(recovered, deliver.Recovered{})
}

// sumOfStates walks at random through the life of deliveries: whatever the order of calls,
// nobody is lost and nobody is there twice.
func sumOfStates(k *kit) {
	const people = 12
	issue, d := k.published(people)
	random := rand.New(rand.NewPCG(1, 2))
	fates := []deliver.State{deliver.Sent, deliver.Deferred, deliver.Bounced, deliver.Skipped, deliver.Queued, deliver.Uncertain}
	for step := range 300 {
		id := d[random.IntN(people)].ID
		var err error
		switch random.IntN(8) {
		case 0:
			_, err = k.db.Lease(k.ctx(), at(31+step), 1+random.IntN(3))
		case 1:
			_, err = k.db.PublishIssue(k.ctx(), issue.ID(), at(31+step))
		case 2:
			if random.IntN(10) == 0 {
				_, err = k.db.Recover(k.ctx(), at(31+step))
			}
		case 3, 4:
			_ = k.db.Begin(k.ctx(), id, fmt.Sprint("step ", step), at(31+step)) // refused for most
		default:
			state := fates[random.IntN(len(fates))]
			_ = k.db.Finish(k.ctx(), id, deliver.Fate{State: state, Due: at(31 + step + random.IntN(9)), At: at(31 + step)})
		}
		k.ok(err)
		k.same(k.counts(issue).Total(), people)
	}
	if len(k.counts(issue)) < 2 {
		k.Errorf("the walk went nowhere: %v", k.counts(issue))
	}
}
