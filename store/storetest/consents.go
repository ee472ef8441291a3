package storetest

import (
	"barid/audience"
	"barid/digest"
	"barid/news"
)

// agreed is a consent to an edition, given at a minute.
func agreed(edition digest.EditionID, minute int) audience.Preference {
	return audience.Preference{Edition: edition, Selection: digest.Selection{Length: digest.Full},
		Consent: audience.Consent{Given: at(minute), How: "asked at the fair"}}
}

func (k *kit) byAddress(address string) audience.Subscriber {
	k.Helper()
	s, err := k.db.SubscriberByAddress(k.ctx(), address)
	k.ok(err)
	return s
}

func (k *kit) merge(subscribers ...audience.Subscriber) audience.Merged {
	k.Helper()
	merged, err := k.db.MergeSubscribers(k.ctx(), subscribers)
	k.ok(err)
	return merged
}

func subscribeAgain(k *kit) {
	const address = "reader@news.example"
	k.ok(k.db.Subscribe(k.ctx(), address, agreed("morning", 1)))
	k.refused(k.db.Subscribe(k.ctx(), "READER@news.example", agreed("morning", 2)), news.ErrConflict)
	k.ok(k.db.Subscribe(k.ctx(), address, agreed("evening", 3)))
	reader := k.byAddress(address)
	k.same(reader, audience.Subscriber{ID: reader.ID, Address: address,
		Preferences: []audience.Preference{agreed("evening", 3), agreed("morning", 1)}})

	k.ok(k.db.Unsubscribe(k.ctx(), audience.Withdrawal{Subscriber: reader.ID, Edition: "morning", At: at(4), How: "one click"}))
	k.ok(k.db.Subscribe(k.ctx(), address, agreed("morning", 5)))
	k.same(k.byAddress(address).Preferences[1], agreed("morning", 5))
}

func mergeKeepsWhatIsKnown(k *kit) {
	k.ok(k.db.Subscribe(k.ctx(), "Reader@news.example", agreed("morning", 1)))
	later := agreed("morning", 2)
	later.Selection.Length = digest.Brief
	k.same(k.merge(
		audience.Subscriber{Address: "reader@news.example", Preferences: []audience.Preference{later, agreed("evening", 2)}},
		audience.Subscriber{Address: "new@news.example", Preferences: []audience.Preference{later}},
	), audience.Merged{Added: 2, Known: 1})
	reader := k.byAddress("reader@news.example")
	k.same(reader.Address, "Reader@news.example")
	k.same(reader.Preferences, []audience.Preference{agreed("evening", 2), agreed("morning", 1)})
	k.same(k.byAddress("new@news.example").Preferences, []audience.Preference{later})
}

func mergeKeepsWithdrawals(k *kit) {
	gone := agreed("morning", 1)
	gone.Consent.Withdrawn, gone.Consent.WithdrawnHow = at(2), "one click"
	reader := audience.Subscriber{Address: "reader@news.example", Preferences: []audience.Preference{gone}}
	k.same(k.merge(reader), audience.Merged{Added: 1}) // taken back elsewhere, and known so here
	k.same(k.byAddress(reader.Address).Preferences, reader.Preferences)

	reader.Preferences = []audience.Preference{agreed("morning", 3)}
	k.same(k.merge(reader), audience.Merged{Withdrawn: 1}) // no file brings a reader back
	k.same(k.byAddress(reader.Address).Preferences, []audience.Preference{gone})

	stays := audience.Subscriber{Address: "stays@news.example", Preferences: []audience.Preference{agreed("morning", 0)}}
	k.merge(stays)
	stays.Preferences = []audience.Preference{gone}
	k.same(k.merge(stays), audience.Merged{Withdrawn: 1}) // taken back elsewhere since
	k.same(k.byAddress(stays.Address).Preferences[0].Consent.Withdrawn, at(2))
}

func mergeTwice(k *kit) {
	reader := audience.Subscriber{Address: "reader@news.example", Preferences: []audience.Preference{agreed("morning", 1)}}
	k.same(k.merge(reader, reader), audience.Merged{Added: 1, Known: 1})
	stored, err := k.db.Subscribers(k.ctx())
	k.ok(err)
	k.same(len(stored), 1)
}

func foundByAddress(k *kit) {
	want := k.readers("morning", 2)[1]
	k.same(k.byAddress("READER-1@news.example"), want)
	_, err := k.db.SubscriberByAddress(k.ctx(), "nobody@news.example")
	k.refused(err, news.ErrNotFound)
}
