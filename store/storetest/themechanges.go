package storetest

import (
	"barid/audience"
	"barid/news"
)

func themeChangeTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"what editors did is kept":                         themeHistory,
		"a merged theme leaves all it had to the other":    mergedTheme,
		"a merger that cannot be is refused":               refusedMerger,
		"a split theme shares its stories and its readers": splitTheme,
		"a moved story teaches, moved back it does not":    movedStory,
		"a story that is there already is not moved":       unmovedStory,
		"a story is read by its ID":                        storyByID,
		"a change of a theme that is not there is refused": unknownTheme,
	}
}

func edit(theme news.ThemeID, minute int, what string) news.ThemeChange {
	return news.ThemeChange{Theme: theme, At: at(minute), Editor: "rima", What: what}
}

func themeHistory(k *kit) {
	t := k.theme(bilateral("iran-iraq", "IR", "IQ"))
	changes := []news.ThemeChange{edit(t.ID, 1, "accepted"), edit(t.ID, 2, "renamed"), edit(t.ID, 3, "retired")}
	k.ok(k.db.SetThemeState(k.ctx(), changes[0], news.Accepted))
	k.ok(k.db.RenameTheme(k.ctx(), changes[1], "fr", "Iran–Irak"))
	k.ok(k.db.SetThemeState(k.ctx(), changes[2], news.Retired))
	t.State, t.Names = news.Retired, map[string]string{"en": "iran-iraq", "ar": "اسم", "fr": "Iran–Irak"}
	k.same(k.themes(), []news.Theme{t})
	history, err := k.db.ThemeHistory(k.ctx(), t.ID)
	k.ok(err)
	k.same(history, changes)
}

func mergedTheme(k *kit) {
	from, into, other := k.theme(bilateral("a", "SY", "RU")), k.theme(bilateral("b", "LB", "IL")), k.theme(bilateral("c", "EG", "SD"))
	a := k.articles("a", "b")
	saved := k.save(news.Story{Slug: "one", Theme: from.ID, Articles: ids(a[0]), FirstSeen: at(0)},
		news.Story{Slug: "two", Theme: into.ID, Articles: ids(a[1]), FirstSeen: at(0)})
	k.ok(k.db.MoveStory(k.ctx(), news.Hint{Story: saved[1].ID, From: into.ID, To: from.ID, Terms: []string{"silo"}, At: at(1)}))
	readers := k.readers("morning", 2)
	for i, themes := range [][]news.ThemeID{{from.ID, into.ID, other.ID}, {other.ID}} {
		selection := readers[i].Preferences[0].Selection
		selection.Themes = themes
		k.ok(k.db.SaveSelection(k.ctx(), readers[i].ID, "morning", selection))
	}
	k.ok(k.db.MergeThemes(k.ctx(), edit(from.ID, 2, "merged into b"), into.ID))

	from.State, from.Into = news.Retired, into.ID
	k.same(k.themes(), []news.Theme{from, into, other})
	for _, s := range k.stories() {
		k.same(s.Theme, into.ID)
	}
	hints, err := k.db.Hints(k.ctx())
	k.ok(err)
	k.same(len(hints), 0) // it told two themes apart that are one now
	for i, want := range [][]news.ThemeID{{into.ID, other.ID}, {other.ID}} {
		var reader audience.Subscriber
		reader, err = k.db.Subscriber(k.ctx(), readers[i].ID)
		k.ok(err)
		k.same(reader.Preferences[0].Selection.Themes, want)
	}
	k.refused(k.db.SetThemeState(k.ctx(), edit(from.ID, 3, "accepted"), news.Accepted), news.ErrConflict)

	k.ok(k.db.MergeThemes(k.ctx(), edit(into.ID, 4, "merged into c"), other.ID))
	k.same(k.themes()[0].Into, other.ID) // what was merged before follows
}

func splitTheme(k *kit) {
	whole := k.theme(bilateral("syria-russia", "SY", "RU"))
	a := k.articles("a", "b")
	saved := k.save(news.Story{Slug: "base", Theme: whole.ID, Articles: ids(a[0]), FirstSeen: at(0)},
		news.Story{Slug: "wheat", Theme: whole.ID, Articles: ids(a[1]), FirstSeen: at(0)})
	reader := k.readers("morning", 1)[0]
	selection := reader.Preferences[0].Selection
	selection.Themes = []news.ThemeID{whole.ID}
	k.ok(k.db.SaveSelection(k.ctx(), reader.ID, "morning", selection))

	part := news.Theme{Slug: "tartus-base", Names: map[string]string{"en": "Tartus base"}, State: news.Accepted}
	part, err := k.db.SplitTheme(k.ctx(), edit(whole.ID, 1, "split"), part, []news.Hint{{Story: saved[0].ID, Language: "en", Terms: []string{"pier"}}})
	k.ok(err)
	k.same(k.stories()[0].Theme, part.ID)
	k.same(k.stories()[1].Theme, whole.ID)
	k.learned(news.Hint{Story: saved[0].ID, From: whole.ID, To: part.ID, Language: "en", Terms: []string{"pier"}, Editor: "rima", At: at(1)})
	reader, err = k.db.Subscriber(k.ctx(), reader.ID)
	k.ok(err)
	k.same(reader.Preferences[0].Selection.Themes, []news.ThemeID{whole.ID, part.ID})
	history, err := k.db.ThemeHistory(k.ctx(), part.ID)
	k.ok(err)
	k.same(history, []news.ThemeChange{edit(part.ID, 1, "split off from syria-russia")})

	_, err = k.db.SplitTheme(k.ctx(), edit(whole.ID, 2, "split"), part, nil)
	k.refused(err, news.ErrConflict)
	other := news.Theme{Slug: "wheat", State: news.Accepted}
	_, err = k.db.SplitTheme(k.ctx(), edit(whole.ID, 2, "split"), other, []news.Hint{{Story: 77}})
	k.refused(err, news.ErrNotFound)
	k.same(len(k.themes()), 2) // nothing of it is kept
}

func refusedMerger(k *kit) {
	a, retired := k.theme(bilateral("a", "SY", "RU")), k.theme(bilateral("b", "LB", "IL"))
	k.ok(k.db.SetThemeState(k.ctx(), edit(retired.ID, 1, "retired"), news.Retired))
	k.refused(k.db.MergeThemes(k.ctx(), edit(a.ID, 2, "merged"), a.ID), news.ErrInvalid)
	k.refused(k.db.MergeThemes(k.ctx(), edit(a.ID, 2, "merged"), retired.ID), news.ErrInvalid)
	k.refused(k.db.MergeThemes(k.ctx(), edit(a.ID, 2, "merged"), 77), news.ErrNotFound)
	history, err := k.db.ThemeHistory(k.ctx(), a.ID)
	k.ok(err)
	k.same(len(history), 0)
}

func movedStory(k *kit) {
	one, two, three := k.theme(bilateral("a", "SY", "RU")), k.theme(bilateral("b", "LB", "IL")), k.theme(bilateral("c", "EG", "SD"))
	saved := k.save(news.Story{Slug: "one", Theme: one.ID, Articles: ids(k.articles("a")[0]), FirstSeen: at(0)})
	hint := news.Hint{Story: saved[0].ID, From: one.ID, To: two.ID, Language: "ar", Terms: []string{"صومعه", "قمح"}, Editor: "rima", At: at(1)}
	k.ok(k.db.MoveStory(k.ctx(), hint))
	k.learned(hint)
	k.same(k.stories()[0].Theme, two.ID)

	again := hint
	again.From, again.To, again.Terms, again.At = two.ID, three.ID, []string{"other"}, at(2)
	k.ok(k.db.MoveStory(k.ctx(), again))
	hint.To, hint.At = three.ID, at(2)
	k.learned(hint) // from where it came first, by what was learned first

	again.From, again.To = three.ID, one.ID
	k.ok(k.db.MoveStory(k.ctx(), again))
	k.learned()
	history, err := k.db.ThemeHistory(k.ctx(), two.ID)
	k.ok(err)
	k.same(history, []news.ThemeChange{edit(two.ID, 1, "story 1 moved here")})
}

func (k *kit) learned(want ...news.Hint) {
	k.Helper()
	hints, err := k.db.Hints(k.ctx())
	k.ok(err)
	k.same(hints, want)
}

func unmovedStory(k *kit) {
	t := k.theme(bilateral("a", "SY", "RU"))
	saved := k.save(news.Story{Slug: "one", Theme: t.ID, Articles: ids(k.articles("a")[0]), FirstSeen: at(0)})
	k.refused(k.db.MoveStory(k.ctx(), news.Hint{Story: saved[0].ID, From: t.ID, To: t.ID}), news.ErrNotFound)
	k.refused(k.db.MoveStory(k.ctx(), news.Hint{Story: 77, From: t.ID, To: t.ID}), news.ErrNotFound)
	k.learned()
}

func storyByID(k *kit) {
	a := k.articles("a", "b")
	saved := k.save(news.Story{Slug: "one", Articles: ids(a[1], a[0]), FirstSeen: at(0)})
	story, err := k.db.Story(k.ctx(), saved[0].ID)
	k.ok(err)
	k.same(story, saved[0])
	_, err = k.db.Story(k.ctx(), 77)
	k.refused(err, news.ErrNotFound)
}

func unknownTheme(k *kit) {
	k.refused(k.db.SetThemeState(k.ctx(), edit(77, 1, "accepted"), news.Accepted), news.ErrNotFound)
	k.refused(k.db.RenameTheme(k.ctx(), edit(77, 1, "renamed"), "en", "x"), news.ErrNotFound)
}
