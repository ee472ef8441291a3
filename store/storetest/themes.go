package storetest

import "barid/news"

func themeTests() map[string]func(*kit) {
	return map[string]func(*kit){
		"a theme comes back as it was given":    themeRoundTrip,
		"parties in any order are one theme":    partiesAreOneTheme,
		"a slug that is taken gets a number":    takenSlug,
		"a seed never renames":                  seedNeverRenames,
		"a seed accepts what was only proposed": seedAccepts,
		"a theme without a slug is refused":     namelessTheme,
	}
}

func bilateral(slug string, parties ...string) news.Theme {
	return news.Theme{Slug: slug, Names: map[string]string{"en": slug, "ar": "اسم"}, Parties: parties, State: news.Proposed}
}

func (k *kit) theme(t news.Theme) news.Theme {
	k.Helper()
	stored, err := k.db.AddTheme(k.ctx(), t)
	k.ok(err)
	return stored
}

func (k *kit) themes() []news.Theme {
	k.Helper()
	themes, err := k.db.Themes(k.ctx())
	k.ok(err)
	return themes
}

func themeRoundTrip(k *kit) {
	want := news.Theme{Slug: "water", Names: map[string]string{"en": "Water"}, Terms: []string{"dam", "سد"}, State: news.Accepted}
	stored := k.theme(want)
	want.ID = stored.ID
	k.same(stored, want)
	k.same(k.themes(), []news.Theme{want})
}

func partiesAreOneTheme(k *kit) {
	first := k.theme(bilateral("syria-russia", "SY", "RU"))
	k.same(k.theme(bilateral("russia-syria", "RU", "SY")), first)
	k.same(k.themes(), []news.Theme{first})
}

func takenSlug(k *kit) {
	k.theme(bilateral("lebanon", "LB", "SY"))
	subject := news.Theme{Slug: "lebanon", State: news.Proposed}
	second := k.theme(subject)
	k.same(second.Slug, "lebanon-2")
	k.same(k.theme(bilateral("lebanon", "LB", "IL")).Slug, "lebanon-3")
	k.same(k.theme(subject), second) // found again under the key it was made with
}

func seedNeverRenames(k *kit) {
	seed := bilateral("lebanon-israel", "LB", "IL")
	seed.State = news.Accepted
	k.ok(k.db.SeedThemes(k.ctx(), []news.Theme{seed}))
	before := k.themes()
	seed.Slug, seed.Names = "israel-lebanon", map[string]string{"en": "Israel–Lebanon"}
	k.ok(k.db.SeedThemes(k.ctx(), []news.Theme{seed, seed}))
	k.same(k.themes(), before)
}

func seedAccepts(k *kit) {
	proposed := k.theme(bilateral("iran-iraq", "IR", "IQ"))
	seed := bilateral("iraq-iran", "IQ", "IR")
	seed.State = news.Accepted
	k.ok(k.db.SeedThemes(k.ctx(), []news.Theme{seed}))
	proposed.State = news.Accepted
	k.same(k.themes(), []news.Theme{proposed})
}

func namelessTheme(k *kit) {
	_, err := k.db.AddTheme(k.ctx(), news.Theme{State: news.Proposed})
	k.refused(err, news.ErrInvalid)
}
