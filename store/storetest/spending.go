package storetest

import (
	"fmt"
	"sync"
	"time"

	"barid/news"
)

func spendingTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"an answer is kept by its key":           keptAnswer,
		"answers age":                            agedAnswers,
		"a charge counts until it is settled":    charges,
		"a charge is settled once":               settledOnce,
		"the caps of an issue":                   issueCap,
		"the cap of a day, by the edition's":     dayCap,
		"reservations at once keep to the cap":   reservedAtOnce,
		"an issue that nothing was asked for":    nothingSpent,
		"a cap in money and a cap in tokens":     twoCaps,
		"the cap of an edition's day":            editionCap,
		"bills are what is settled":              bills,
		"a request of another issue is no guest": otherIssues,
	}
}

func keptAnswer(k *kit) {
	_, err := k.db.Answer(k.ctx(), "a")
	k.refused(err, news.ErrNotFound)
	for i, text := range []string{`{"a": 1}`, `{"a": "ألف"}`} {
		k.ok(k.db.SaveAnswer(k.ctx(), "a", []byte(text), at(i)))
		got, err := k.db.Answer(k.ctx(), "a")
		k.ok(err)
		k.same(string(got), text)
	}
	k.ok(k.db.SaveAnswer(k.ctx(), "large", make([]byte, 1<<20), at(0)))
	_, err = k.db.Answer(k.ctx(), "large")
	k.refused(err, news.ErrNotFound)
}

func agedAnswers(k *kit) {
	const days = 24 * 60
	for day := range 33 {
		k.ok(k.db.SaveAnswer(k.ctx(), fmt.Sprint(day), []byte("{}"), at(day*days)))
	}
	for day, kept := range map[int]bool{0: false, 1: false, 2: true, 32: true} {
		_, err := k.db.Answer(k.ctx(), fmt.Sprint(day))
		if kept != (err == nil) {
			k.Errorf("day %d: %v", day, err)
		}
	}
}

// account is one of an edition whose day begins at 22:00 UTC.
func account(edition, slot string, minute int) news.Account {
	return news.Account{Edition: edition, Slot: slot, At: at(minute).In(time.FixedZone("two hours east", 2*60*60))}
}

func (k *kit) reserve(c news.Charge) news.Grant {
	k.Helper()
	g, err := k.db.Reserve(k.ctx(), c)
	k.ok(err)
	return g
}

func (k *kit) spent(a news.Account) news.Spending {
	k.Helper()
	s, err := k.db.Spent(k.ctx(), a)
	k.ok(err)
	return s
}

func most(tokens int) news.Usage {
	return news.Usage{Requests: 1, Prompt: tokens - 100, Answer: 100, Cost: news.Money(3 * tokens)}
}

func charges(k *kit) {
	a := account("morning", "monday", 0)
	g := k.reserve(news.Charge{Account: a, Task: "summary", Model: "small", Most: most(1000)})
	k.same(k.spent(a), news.Spending{Issue: most(1000), Edition: most(1000), Day: most(1000)})
	used := news.Usage{Requests: 1, Prompt: 700, Answer: 50, Cost: 2000}
	k.ok(k.db.Settle(k.ctx(), g.ID, used))
	k.same(k.spent(a).Issue, used)
	k.reserve(news.Charge{Account: a, Most: most(500)})
	k.same(k.spent(a).Issue, used.Plus(most(500)))
}

func settledOnce(k *kit) {
	g := k.reserve(news.Charge{Account: account("morning", "monday", 0), Most: most(1000)})
	k.ok(k.db.Settle(k.ctx(), g.ID, most(500)))
	k.refused(k.db.Settle(k.ctx(), g.ID, most(100)), news.ErrNotFound)
	k.refused(k.db.Settle(k.ctx(), 99, most(100)), news.ErrNotFound)
}

func issueCap(k *kit) {
	c := news.Charge{Account: account("morning", "monday", 0), Most: most(1000), Caps: news.Caps{Issue: news.Cap{Tokens: 2500}}}
	k.reserve(c)
	second := k.reserve(c)
	k.same(k.reserve(c), news.Grant{Reached: "issue"})
	k.ok(k.db.Settle(k.ctx(), second.ID, most(200)))
	k.same(k.reserve(c).Reached, "")
}

func dayCap(k *kit) {
	caps := news.Caps{Day: news.Cap{Tokens: 1500}}
	charge := func(edition string, minute int) string {
		return k.reserve(news.Charge{Account: account(edition, fmt.Sprint(minute), minute), Most: most(1000), Caps: caps}).Reached
	}
	const midnight = 16 * 60 // of the edition, 22:00 UTC
	k.same(charge("morning", 0), "")
	k.same(charge("evening", midnight-1), "day")
	k.same(charge("evening", midnight), "")
	k.same(charge("morning", midnight+23*60), "day")
}

func bills(k *kit) {
	reserve := func(edition, task string) news.ChargeID {
		return k.reserve(news.Charge{Account: account(edition, "monday", 0), Task: task, Model: "small", Most: most(1000)}).ID
	}
	for _, id := range []news.ChargeID{reserve("morning", "theme"), reserve("morning", "summary"), reserve("evening", "summary"), reserve("morning", "summary")} {
		k.ok(k.db.Settle(k.ctx(), id, most(400)))
	}
	reserve("morning", "summary")
	got, err := k.db.Bills(k.ctx())
	k.ok(err)
	k.same(got, []news.Bill{
		{Edition: "evening", Task: "summary", Model: "small", Usage: most(400)},
		{Edition: "morning", Task: "summary", Model: "small", Usage: most(400).Plus(most(400))},
		{Edition: "morning", Task: "theme", Model: "small", Usage: most(400)},
	})
}

// One edition's cap is in nobody else's way.
func editionCap(k *kit) {
	caps := news.Caps{Edition: news.Cap{Tokens: 2500}}
	charge := func(edition, slot string, minute int) string {
		return k.reserve(news.Charge{Account: account(edition, slot, minute), Most: most(1000), Caps: caps}).Reached
	}
	k.same(charge("morning", "monday", 0), "")
	k.same(charge("morning", "manual", 1), "")
	k.same(charge("morning", "manual", 1), "day of the edition")
	k.same(charge("evening", "monday", 2), "")
	k.same(charge("morning", "tuesday", 24*60), "")
}

func twoCaps(k *kit) {
	a := account("morning", "monday", 0)
	k.same(k.reserve(news.Charge{Account: a, Most: most(1000), Caps: news.Caps{Issue: news.Cap{Tokens: 1000, Cost: 2999}}}).Reached, "issue")
	k.same(k.reserve(news.Charge{Account: a, Most: most(1000), Caps: news.Caps{Issue: news.Cap{Tokens: 1000, Cost: 3000}}}).Reached, "")
}

func otherIssues(k *kit) {
	k.reserve(news.Charge{Account: account("morning", "monday", 0), Most: most(1000)})
	k.reserve(news.Charge{Account: account("evening", "monday", 0), Most: most(300)})
	k.same(k.spent(account("morning", "tuesday", 0)), news.Spending{Edition: most(1000), Day: most(1000).Plus(most(300))})
}

func nothingSpent(k *kit) {
	k.same(k.spent(account("morning", "monday", 0)), news.Spending{})
}

func reservedAtOnce(k *kit) {
	c := news.Charge{Account: account("morning", "monday", 0), Most: most(1000), Caps: news.Caps{Issue: news.Cap{Tokens: 5500}}}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := k.db.Reserve(k.ctx(), c); err != nil {
				k.Error(err)
			}
		})
	}
	all.Wait()
	k.same(k.spent(c.Account).Issue.Requests, 5)
}
