package storetest

import (
	"barid/digest"
	"barid/news"
)

func slotTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"the last of drafts and marks":       lastSlot,
		"a slot made by hand is not planned": manualSlot,
		"marked twice is marked":             markedTwice,
	}
}

func slot(key string, minute int) digest.Slot {
	return digest.Slot{Key: key, Draft: at(minute - 10), Send: at(minute)}
}

func (k *kit) lastSlot(edition digest.EditionID) digest.Slot {
	k.Helper()
	s, err := k.db.LastSlot(k.ctx(), edition)
	k.ok(err)
	return s
}

func lastSlot(k *kit) {
	_, err := k.db.LastSlot(k.ctx(), "morning")
	k.refused(err, news.ErrNotFound)

	c := content("morning", "")
	c.Slot = slot("monday", 10)
	k.draft(c)
	k.same(k.lastSlot("morning"), slot("monday", 10))

	k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{Edition: "morning", Slot: slot("tuesday", 20), Outcome: "nothing new", At: at(20)}))
	k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{Edition: "evening", Slot: slot("friday", 50), Outcome: "nothing new", At: at(50)}))
	k.same(k.lastSlot("morning"), slot("tuesday", 20))

	c.Slot = slot("wednesday", 30)
	k.draft(c)
	k.same(k.lastSlot("morning"), slot("wednesday", 30))
}

func manualSlot(k *kit) {
	c := content("morning", "")
	c.Slot = digest.ManualSlot(at(40))
	k.draft(c)
	_, err := k.db.LastSlot(k.ctx(), "morning")
	k.refused(err, news.ErrNotFound)
}

func markedTwice(k *kit) {
	for range 2 {
		k.ok(k.db.MarkSlot(k.ctx(), digest.SlotOutcome{Edition: "morning", Slot: slot("monday", 10), Outcome: "nothing new", At: at(10)}))
	}
	k.same(k.lastSlot("morning"), slot("monday", 10))
}
