package storetest

import (
	"barid/audience"
	"barid/digest"
	"barid/news"
)

func subscriberTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"they come back as they were given":  subscriberRoundTrip,
		"imported into an empty table only":  importOnce,
		"an address is there once":           addressOnce,
		"what they ask changes, consent not": saveSelection,
		"unsubscribed once, the first stays": unsubscribeOnce,
		"unknown ones are not found":         unknownSubscriber,
		"suppressed in whatever case":        suppressedInAnyCase,
		"given again when it was taken back": subscribeAgain,
		"merged, what is known stays":        mergeKeepsWhatIsKnown,
		"merged, what was taken back is so":  mergeKeepsWithdrawals,
		"merged twice is merged once":        mergeTwice,
		"found by the address in any case":   foundByAddress,
	}
}

func subscriberRoundTrip(k *kit) {
	want := []audience.Subscriber{
		{Address: "Reader@news.example", Preferences: []audience.Preference{
			{Edition: "arabic", Selection: digest.Selection{Language: "ar", Length: digest.Full}, Consent: audience.Consent{Given: at(-9), How: "confirmed by mail"}},
			{Edition: "morning", Selection: digest.Selection{Themes: []news.ThemeID{3, 1}}, Consent: audience.Consent{Given: at(-8), Withdrawn: at(-7), WithdrawnHow: "complaint"}},
		}},
		{Address: "nothing@news.example"},
	}
	imported, err := k.db.ImportSubscribers(k.ctx(), want)
	k.ok(err)
	k.same(imported, 2)
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	for i := range want {
		want[i].ID = stored[i].ID
		one, err := k.db.Subscriber(k.ctx(), stored[i].ID)
		k.ok(err)
		k.same(one, want[i])
	}
	k.same(stored, want)
}

func importOnce(k *kit) {
	before := k.readers("morning", 2)
	imported, err := k.db.ImportSubscribers(k.ctx(), []audience.Subscriber{{Address: "late@news.example"}})
	k.ok(err)
	k.same(imported, 0)
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	k.same(stored, before)
}

func addressOnce(k *kit) {
	_, err := k.db.ImportSubscribers(k.ctx(), []audience.Subscriber{{Address: "Reader@news.example"}, {Address: "reader@news.example"}})
	k.refused(err, news.ErrConflict)
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	k.same(len(stored), 0)
}

func unsubscribeOnce(k *kit) {
	reader := k.readers("morning", 1)[0]
	for minute := range 2 {
		w := audience.Withdrawal{Subscriber: reader.ID, Edition: "morning", At: at(minute), How: "one click"}
		k.ok(k.db.Unsubscribe(k.ctx(), w))
	}
	reader.Preferences[0].Consent.Withdrawn, reader.Preferences[0].Consent.WithdrawnHow = at(0), "one click"
	stored, err := k.db.Subscriber(k.ctx(), reader.ID)
	k.ok(err)
	k.same(stored, reader)
}

func saveSelection(k *kit) {
	readers := k.readers("morning", 2)
	k.ok(k.db.Unsubscribe(k.ctx(), audience.Withdrawal{Subscriber: readers[1].ID, Edition: "morning", At: at(1), How: "one click"}))
	readers[1].Preferences[0].Consent.Withdrawn, readers[1].Preferences[0].Consent.WithdrawnHow = at(1), "one click"
	wanted := digest.Selection{Themes: []news.ThemeID{3, 1}, Language: "ar", Length: digest.Full}
	for i := range readers {
		k.ok(k.db.SaveSelection(k.ctx(), readers[i].ID, "morning", wanted))
		readers[i].Preferences[0].Selection = wanted
	}
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	k.same(stored, readers)
	k.refused(k.db.SaveSelection(k.ctx(), readers[0].ID, "evening", wanted), news.ErrNotFound)
}

func unknownSubscriber(k *kit) {
	reader := k.readers("morning", 1)[0]
	_, err := k.db.Subscriber(k.ctx(), reader.ID+1)
	k.refused(err, news.ErrNotFound)
	for _, w := range []audience.Withdrawal{{Subscriber: reader.ID + 1, Edition: "morning"}, {Subscriber: reader.ID, Edition: "evening"}} {
		k.refused(k.db.Unsubscribe(k.ctx(), w), news.ErrNotFound)
	}
}

func suppressedInAnyCase(k *kit) {
	for _, reason := range []string{"bounced", "complaint"} { // twice is once
		k.ok(k.db.Suppress(k.ctx(), audience.Suppression{Address: "Gone@news.example", Reason: reason, Since: at(0)}))
	}
	for address, want := range map[string]bool{"gone@news.example": true, "GONE@news.example": true, "here@news.example": false} {
		suppressed, err := k.db.Suppressed(k.ctx(), address)
		k.ok(err)
		k.same(suppressed, want)
	}
	all, err := k.db.Suppressions(k.ctx())
	k.ok(err)
	k.same(all, []audience.Suppression{{Address: "gone@news.example", Reason: "bounced", Since: at(0)}})
}
