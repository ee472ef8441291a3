package storetest

import (
	"barid/digest"
	"barid/news"
)

func slotTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"the latest settled slot":            lastSlot,
		"a slot with a draft is not settled": draftedSlot,
		"a slot of a wrong clock":            slotAhead,
		"settled twice is settled":           markedTwice,
		"what a slot passed over":            passedOver,
	}
}

func slot(key string, minute int) digest.Slot {
	return digest.Slot{Key: key, Draft: at(minute - 10), Send: at(minute)}
}

func (k *kit) lastSlot(edition digest.EditionID, before int) digest.Slot {
	k.Helper()
	s, err := k.db.LastSlot(k.ctx(), edition, at(before))
	k.ok(err)
	return s
}

func (k *kit) settle(edition digest.EditionID, s digest.Slot) {
	k.Helper()
	k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{Edition: edition, Slot: s, Outcome: "nothing new", At: s.Send}))
}

func lastSlot(k *kit) {
	_, err := k.db.LastSlot(k.ctx(), "morning", at(99))
	k.refused(err, news.ErrNotFound)

	k.settle("morning", slot("monday", 10))
	k.settle("morning", slot("tuesday", 20))
	k.settle("evening", slot("friday", 50))
	k.same(k.lastSlot("morning", 99), slot("tuesday", 20))
}

func draftedSlot(k *kit) {
	c := content("morning", "")
	c.Slot = slot("monday", 10)
	k.draft(c)
	_, err := k.db.LastSlot(k.ctx(), "morning", at(99))
	k.refused(err, news.ErrNotFound)
}

func slotAhead(k *kit) {
	k.settle("morning", slot("monday", 10))
	k.settle("morning", slot("next year", 90))
	k.same(k.lastSlot("morning", 20), slot("monday", 10))
}

func markedTwice(k *kit) {
	for range 2 {
		k.settle("morning", slot("monday", 10))
	}
	k.same(k.lastSlot("morning", 99), slot("monday", 10))
}

// What a slot had nothing to print of is not looked at again, unless it is asked for.
func passedOver(k *kit) {
	feed := k.feed("herald.xml")
	k.read(feed, 0, item("a", "Convoy passes lock a"), item("b", "Convoy passes lock b"))
	query := digest.ArticleQuery{Edition: "morning", Feeds: []news.FeedID{feed}}
	articles, err := k.db.NewArticles(k.ctx(), query)
	k.ok(err)
	for range 2 {
		k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{
			Edition: "morning", Slot: slot("monday", 10), Outcome: "nothing new", Passed: ids(articles[0]), At: at(10),
		}))
	}
	left, err := k.db.NewArticles(k.ctx(), query)
	k.ok(err)
	k.same(left, articles[1:])
	query.Again = true
	left, err = k.db.NewArticles(k.ctx(), query)
	k.ok(err)
	k.same(left, articles)
	query.Edition = "evening"
	left, err = k.db.NewArticles(k.ctx(), query)
	k.ok(err)
	k.same(left, articles)
}
