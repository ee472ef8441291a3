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
