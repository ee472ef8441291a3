package storetest

import (
	"sync"

	"barid/digest"
	"barid/news"
)

func draftTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"an edit is the next revision":              draftGrows,
		"a slot has one draft":                      slotHasOneDraft,
		"a stale revision is refused":               staleDraft,
		"of two editors at once one is refused":     editorsAtOnce,
		"a draft stays in its slot":                 draftStays,
		"an unknown draft is not found":             unknownDraft,
		"the newest first, of an edition or of all": draftsNewestFirst,
		"the content comes back with its hash":      draftRoundTrip,
	}
}

func draftGrows(k *kit) {
	a := k.articles("a")
	d := k.draft(content("morning", "slot 1", a...))
	k.same(d.Revision, 1)
	k.same(d.Issue, digest.IssueID(0))
	d.Content.Subject = "Edited"
	edited, err := k.db.SaveDraft(k.ctx(), d)
	k.ok(err)
	k.same([]int{edited.Revision, int(edited.ID)}, []int{2, int(d.ID)})
	stored, err := k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(stored, edited)
	k.same(stored.Content.Subject, "Edited")
}

func slotHasOneDraft(k *kit) {
	d := k.draft(content("morning", "slot 1"))
	_, err := k.db.SaveDraft(k.ctx(), digest.Draft{Content: content("morning", "slot 1")})
	k.refused(err, news.ErrConflict)
	k.draft(content("evening", "slot 1"))
	k.draft(content("morning", "slot 2"))

	found, err := k.db.DraftOfSlot(k.ctx(), "morning", "slot 1")
	k.ok(err)
	k.same(found, d)
	_, err = k.db.DraftOfSlot(k.ctx(), "evening", "slot 2")
	k.refused(err, news.ErrNotFound)
}

func staleDraft(k *kit) {
	d := k.draft(content("morning", "slot 1"))
	mine, theirs := d, d
	mine.Content.Subject, theirs.Content.Subject = "Mine", "Theirs"
	_, err := k.db.SaveDraft(k.ctx(), mine)
	k.ok(err)
	_, err = k.db.SaveDraft(k.ctx(), theirs)
	k.refused(err, news.ErrConflict)
	stored, err := k.db.Draft(k.ctx(), d.ID)
	k.ok(err)
	k.same(stored.Content.Subject, "Mine")
}

func editorsAtOnce(k *kit) {
	d := k.draft(content("morning", "slot 1"))
	errs := make([]error, 8)
	var editors sync.WaitGroup
	for i := range errs {
		editors.Go(func() { _, errs[i] = k.db.SaveDraft(k.ctx(), d) })
	}
	editors.Wait()
	saved := 0
	for _, err := range errs {
		if err == nil {
			saved++
			continue
		}
		k.refused(err, news.ErrConflict)
	}
	k.same(saved, 1)
}

func draftStays(k *kit) {
	d := k.draft(content("morning", "slot 1"))
	d.Content.Slot.Key = "slot 2"
	_, err := k.db.SaveDraft(k.ctx(), d)
	k.refused(err, news.ErrConflict)
}

func unknownDraft(k *kit) {
	_, err := k.db.Draft(k.ctx(), 5)
	k.refused(err, news.ErrNotFound)
	_, err = k.db.SaveDraft(k.ctx(), digest.Draft{ID: 5, Revision: 1, Content: content("morning", "slot 1")})
	k.refused(err, news.ErrNotFound)
}

func draftsNewestFirst(k *kit) {
	first := k.draft(content("morning", "slot 1"))
	other := k.draft(content("evening", "slot 1"))
	second := k.draft(content("morning", "slot 2"))
	for _, test := range []struct {
		edition digest.EditionID
		limit   int
		want    []digest.Draft
	}{
		{"morning", 10, []digest.Draft{second, first}},
		{"morning", 1, []digest.Draft{second}},
		{"", 10, []digest.Draft{second, other, first}},
		{"weekly", 10, nil},
	} {
		drafts, err := k.db.Drafts(k.ctx(), test.edition, test.limit)
		k.ok(err)
		k.same(drafts, test.want)
	}
}

func draftRoundTrip(k *kit) {
	c := content("morning", "slot 1", k.articles("a", "b")...)
	c.Coverage = digest.Coverage{Feeds: []digest.FeedCoverage{{Name: "Herald", Articles: 2, Silent: "503 <busy>"}}, Articles: 2}
	want, err := c.Hash()
	k.ok(err)
	stored, err := k.db.Draft(k.ctx(), k.draft(c).ID)
	k.ok(err)
	got, err := stored.Content.Hash()
	k.ok(err)
	k.same(got, want)
}
