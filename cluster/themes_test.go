package cluster_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"barid/cluster"
	"barid/news"
)

func TestAssignThemesByParties(t *testing.T) {
	withCaption := article(1, "Lebanon’s cabinet debates talks with Israel",
		"Lebanon’s cabinet met in Beirut to debate whether to open border talks with Israel.",
		"Israel wants talks on the land border, and Lebanese ministers want its troops to withdraw first.")
	withCaption.Paragraphs = append(withCaption.Paragraphs,
		news.Paragraph{Text: "Lebanon’s president in Nicosia, Cyprus, with the Cypriot president. Cyprus, Nicosia, Cyprus", Role: news.Caption})
	dateline := article(1, "Parliament passes a budget after a long night",
		"PARIS (Agency) – Lebanon’s parliament passed the budget on Tuesday.", "Lebanese banks had asked for more time.")
	dateline.Dateline = "PARIS (Agency) –"

	for _, c := range []struct {
		name    string
		article news.Article
		want    string
		arabic  string
	}{
		{"two states", article(1, "Russia sends grain to Syria",
			"A Russian ship with grain reached Syria on Monday.", "Syrian mills will grind it within a week."),
			"Russia–Syria", "روسيا–سوريا"},
		{"their capitals", article(1, "Damascus and Moscow agree on ports",
			"Damascus and Moscow signed a paper on the use of two ports.", "The Kremlin called the talks useful."),
			"Syria–Russia", "سوريا–روسيا"},
		{"in Arabic", arabic(1, "دمشق وموسكو تبحثان مستقبل الموانئ", "بحث وفد سوري في موسكو مستقبل الموانئ السورية.", "وقال الوفد الروسي إن المحادثات كانت مفيدة."),
			"Syria–Russia", "سوريا–روسيا"},
		{"a third state in a caption", withCaption, "Lebanon–Israel", "لبنان–إسرائيل"},
		{"a mediator", article(1, "US envoy says Lebanon and Israel are close to a deal on the border",
			"The US envoy said in Beirut that Lebanon and Israel were close to a deal.",
			"Lebanon wants the Israeli army to leave five hills.", "A US-brokered truce ended the fighting between Israel and Lebanon."),
			"Lebanon–Israel", "لبنان–إسرائيل"},
		{"hosts", article(1, "Sudanese and Ethiopian ministers meet in Geneva",
			"Ministers of Sudan and Ethiopia met in Geneva on Monday about the waters of the Nile.", "Sudan and Ethiopia will meet in Geneva again."),
			"Sudan–Ethiopia", "السودان–إثيوبيا"},
		{"the United Nations", article(1, "UN warns of hunger in Sudan",
			"The UN said on Monday that hunger was spreading in Sudan.", "Sudanese farmers lack seed, the UN said."),
			"Sudan", "السودان"},
		{"home affairs", article(1, "Lebanon’s parliament passes the budget",
			"Lebanon’s parliament passed the budget on Tuesday.", "The Lebanese pound held.", "A loan from France is part of the plan."),
			"Lebanon", "لبنان"},
		{"home affairs in one line", article(1, "Lebanon forms a cabinet", "Lebanon formed a cabinet, as France had hoped."), "Lebanon", "لبنان"},
		{"a reporter abroad", dateline, "Lebanon", "لبنان"},
		{"nobody's affair", article(1, "Choir sings under the old clock", "The choir sang for an hour."), "Other news", "أخبار أخرى"},
		{"a mention far down", article(1, "Choir sings under the old clock", "The choir sang for an hour.", "It rained.", "The organ is old.",
			"A film shows how it was built.", "The bells were cast in France."), "Other news", "أخبار أخرى"},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles := []news.Article{c.article}
			got := cluster.AssignThemes(cluster.Group(nil, articles), articles, nil)[0]
			if got.Theme.Name("en") != c.want || got.Theme.Name("ar") != c.arabic {
				t.Errorf("theme %q, %q; want %q, %q; why: %s", got.Theme.Name("en"), got.Theme.Name("ar"), c.want, c.arabic, got.Why)
			}
			if got.Theme.ID != 0 || got.Theme.State != news.Proposed || got.Why == "" {
				t.Errorf("got %+v, want a proposed theme with a reason", got)
			}
		})
	}
}

func TestAssignThemesToRecords(t *testing.T) {
	pair := news.Theme{ID: 1, Slug: "moscow-damascus", Parties: []string{"RU", "SY"}, Names: map[string]string{"en": "Moscow and Damascus"}, State: news.Accepted}
	grain := news.Theme{ID: 2, Slug: "grain", Terms: []string{"grain", "bread prices", "حبوب"}, State: news.Accepted}
	lebanon := news.Theme{ID: 3, Slug: "lebanon", Parties: []string{"LB"}, State: news.Accepted}
	retired := pair
	retired.State = news.Retired

	ship := article(1, "Syria unloads Russian grain", "Syria unloaded a Russian ship with grain on Monday.", "Russia will send two more, Syria said.")
	harvest := arabic(2, "ارتفاع أسعار الحبوب في لبنان", "ارتفعت أسعار الحبوب في لبنان بعد شتاء جاف.")
	budget := article(3, "Lebanon passes a budget", "Lebanon’s parliament passed a budget with money for grain.", "It was late.", "The pound held.", "Banks opened.")

	for _, c := range []struct {
		name    string
		article news.Article
		themes  []news.Theme
		want    news.Theme
	}{
		{"the pair before the subject", ship, []news.Theme{grain, pair}, pair},
		{"the subject before a new pair", ship, []news.Theme{grain, lebanon}, grain},
		{"a subject in another language", harvest, []news.Theme{lebanon, grain}, grain},
		{"a party before a subject in passing", budget, []news.Theme{grain, lebanon}, lebanon},
		{"a proposed pair of an earlier run", ship, []news.Theme{{ID: 8, Slug: "syria-russia", Parties: []string{"SY", "RU"}, State: news.Proposed}},
			news.Theme{ID: 8, Slug: "syria-russia", Parties: []string{"SY", "RU"}, State: news.Proposed}},
	} {
		t.Run(c.name, func(t *testing.T) {
			stories := []news.Story{{Articles: []news.ArticleID{c.article.ID}}}
			got := cluster.AssignThemes(stories, []news.Article{c.article}, c.themes)[0]
			if diff := cmp.Diff(c.want, got.Theme); diff != "" {
				t.Errorf("theme (-want +got):\n%s%s", diff, got.Why)
			}
		})
	}

	t.Run("a retired pair is not proposed again", func(t *testing.T) {
		got := cluster.AssignThemes([]news.Story{{Articles: []news.ArticleID{1}}}, []news.Article{ship}, []news.Theme{retired})[0]
		if got.Theme.Name("en") != "Syria" {
			t.Errorf("theme %q, want the foremost party's", got.Theme.Name("en"))
		}
	})
	t.Run("a story keeps its theme", func(t *testing.T) {
		got := cluster.AssignThemes([]news.Story{{Theme: 2, Articles: []news.ArticleID{3}}}, []news.Article{budget}, []news.Theme{lebanon, grain})[0]
		if got.Theme.ID != 2 {
			t.Errorf("theme %d, want 2", got.Theme.ID)
		}
	})
}

func TestAssignThemesSharesProposals(t *testing.T) {
	articles := []news.Article{
		article(1, "Moscow and Damascus sign", "Moscow and Damascus signed a paper.", "Russia and Syria had talked for weeks."),
		article(2, "Syrian ports open to Russia", "Syrian ports are open to Russia again.", "Syria and Russia had closed them."),
	}
	stories := []news.Story{
		{Articles: []news.ArticleID{2}, FirstSeen: monday.AddDate(0, 0, 1)},
		{Articles: []news.ArticleID{1}, FirstSeen: monday},
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, a := range cluster.AssignThemes(rapid.Permutation(stories).Draw(t, "stories"), articles, nil) {
			if got := a.Theme.Name("en"); got != "Russia–Syria" {
				t.Errorf("theme %q, want that of the older story", got)
			}
		}
	})
}
