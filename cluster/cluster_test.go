package cluster_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"barid/cluster"
	"barid/news"
)

var monday = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// article makes an English article; the first text is the headline.
func article(id news.ArticleID, texts ...string) news.Article {
	a := news.Article{ID: id, Revision: 1, Language: "en", Title: texts[0], FirstSeen: monday.Add(time.Duration(id) * time.Minute)}
	for _, t := range texts[1:] {
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: t})
	}
	return a
}

func arabic(id news.ArticleID, texts ...string) news.Article {
	a := article(id, texts...)
	a.Language = "ar"
	return a
}

func bridge(id news.ArticleID) news.Article {
	return article(id, "Harbour bridge in Tripoli closes for repairs after cracks found",
		"Engineers closed the harbour bridge in Tripoli on Monday after inspectors found cracks in two of its piers.",
		"Repairs will last six weeks, the public works ministry said, and lorries must use the northern road.")
}

func bridgeToo(id news.ArticleID) news.Article {
	return article(id, "Cracks force closure of Tripoli harbour bridge",
		"The public works ministry has shut Tripoli's harbour bridge because of cracks in its piers.",
		"Inspectors found the damage at the weekend. Lorries are sent by the northern road until repairs end in six weeks.")
}

func wheat(id news.ArticleID) news.Article {
	return article(id, "Wheat harvest in the Bekaa falls short of forecast",
		"Farmers in the Bekaa valley brought in a third less wheat than forecast after a dry winter.",
		"The agriculture ministry will import grain to keep the price of bread where it is.")
}

func articlesOf(stories []news.Story) [][]news.ArticleID {
	var lists [][]news.ArticleID
	for _, s := range stories {
		lists = append(lists, s.Articles)
	}
	return lists
}

func TestGroup(t *testing.T) {
	furniture := article(4, "Ferry service to resume", "The ferry to the islands sails again from Thursday.")
	for range 20 {
		furniture.Paragraphs = append(furniture.Paragraphs,
			news.Paragraph{Text: "Cracks in harbour bridge piers, Tripoli, northern road", Role: news.Caption})
	}
	ministers := arabic(5, "وزير الأشغال يتفقّد جسر المرفأ في طرابلس", "تفقّد وزير الأشغال جسرَ المرفأ بعد ظهور تشققات في دعائمه.")
	ministersToo := arabic(6, "وزير الاشغال تفقد جسر المرفا بطرابلس", "تفقد الوزير الجسر بعد ظهور تشققات في دعائمه وأعلن إغلاقه.")
	wheatRevised := wheat(3)
	wheatRevised.Revision = 2

	for _, c := range []struct {
		name     string
		articles []news.Article
		want     [][]news.ArticleID
	}{
		{"nothing", nil, nil},
		{"one article", []news.Article{wheat(3)}, [][]news.ArticleID{{3}}},
		{"an event told twice, and another", []news.Article{bridge(1), bridgeToo(2), wheat(3)}, [][]news.ArticleID{{1, 2}, {3}}},
		{"a text without words", []news.Article{article(1, "…"), article(2, "")}, [][]news.ArticleID{{1}, {2}}},
		{"captions take no part", []news.Article{bridge(1), bridgeToo(2), furniture}, [][]news.ArticleID{{1, 2}, {4}}},
		{"Arabic in variant spellings", []news.Article{ministers, ministersToo, wheat(3)}, [][]news.ArticleID{{3}, {5, 6}}},
		{"two revisions of an article", []news.Article{wheat(3), wheatRevised}, [][]news.ArticleID{{3}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, articlesOf(cluster.Group(nil, c.articles))); diff != "" {
				t.Errorf("stories (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGroupTellsWhy(t *testing.T) {
	stories := cluster.Group(nil, []news.Article{bridge(1), bridgeToo(2), wheat(3)})
	want := []news.Story{
		{Slug: "harbour-bridge-tripoli-closes-repairs", Articles: []news.ArticleID{1, 2},
			Because: []string{"Tripoli", "harbour", "bridge", "cracks", "found"}, FirstSeen: monday.Add(time.Minute)},
		{Slug: "wheat-harvest-bekaa-falls-short", Articles: []news.ArticleID{3}, FirstSeen: monday.Add(3 * time.Minute)},
	}
	if diff := cmp.Diff(want, stories); diff != "" {
		t.Errorf("stories (-want +got):\n%s", diff)
	}
}

func TestGroupContinuesKnownStories(t *testing.T) {
	older := news.Story{ID: 7, Slug: "bridge", Theme: 2, Articles: []news.ArticleID{1, 90}, FirstSeen: monday.Add(-time.Hour)}
	younger := news.Story{ID: 4, Slug: "piers", Articles: []news.ArticleID{2, 91}, FirstSeen: monday}
	apart := news.Story{ID: 9, Slug: "both", Articles: []news.ArticleID{1, 3}, FirstSeen: monday}

	for _, c := range []struct {
		name     string
		known    []news.Story
		articles []news.Article
		want     []news.Story
	}{
		{"a new article joins", []news.Story{older}, []news.Article{bridge(1), bridgeToo(2)},
			[]news.Story{{ID: 7, Slug: "bridge", Theme: 2, Articles: []news.ArticleID{1, 2, 90}, FirstSeen: older.FirstSeen}}},
		{"the oldest absorbs the others", []news.Story{younger, older}, []news.Article{bridge(1), bridgeToo(2)},
			[]news.Story{{ID: 7, Slug: "bridge", Theme: 2, Articles: []news.ArticleID{1, 2, 90, 91}, FirstSeen: older.FirstSeen}}},
		{"what is together stays together", []news.Story{apart}, []news.Article{bridge(1), wheat(3)},
			[]news.Story{{ID: 9, Slug: "both", Articles: []news.ArticleID{1, 3}, FirstSeen: monday}}},
		{"a story without a given article is not returned", []news.Story{younger}, []news.Article{wheat(3)},
			[]news.Story{{Slug: "wheat-harvest-bekaa-falls-short", Articles: []news.ArticleID{3}, FirstSeen: monday.Add(3 * time.Minute)}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := cluster.Group(c.known, c.articles)
			for i := range got {
				got[i].Because = nil
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("stories (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGroupParts(t *testing.T) {
	t.Run("what happened months apart", func(t *testing.T) {
		earlier, later := bridge(1), bridgeToo(2)
		earlier.Published, later.Published = monday, monday.AddDate(0, 4, 0)
		if got := cluster.Group(nil, []news.Article{earlier, later, wheat(3)}); len(got) != 3 {
			t.Errorf("got %v, want three stories", articlesOf(got))
		}
	})
	t.Run("the ends of a chain", func(t *testing.T) {
		chain := []news.Article{
			article(1, "alpha bravo charlie delta"), article(2, "charlie delta echo foxtrot"), article(3, "echo foxtrot golf hotel"),
			article(4, "golf hotel india juliett"), article(5, "india juliett kilo lima"), article(6, "kilo lima alpha mike"),
		}
		for _, s := range cluster.Group(nil, chain) {
			if len(s.Articles) > 3 {
				t.Errorf("story %v reaches too far", s.Articles)
			}
		}
	})
}

// draw makes articles of few words, so that many are alike, and stories known of some of them.
func draw(t *rapid.T) (known []news.Story, articles []news.Article) {
	word := rapid.SampledFrom([]string{"harbour", "bridge", "wheat", "ferry", "ministry", "road", "vote", "strike", "rain", "bank", "جسر", "قمح"})
	n := rapid.IntRange(0, 12).Draw(t, "articles")
	for i := range n {
		words := rapid.SliceOfN(word, 0, 6).Draw(t, "words")
		articles = append(articles, article(news.ArticleID(i+1), fmt.Sprint(words), fmt.Sprint(rapid.SliceOfN(word, 0, 6).Draw(t, "body"))))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "stories") {
		known = append(known, news.Story{
			ID:        news.StoryID(i + 1),
			Slug:      fmt.Sprint(i),
			Articles:  rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) news.ArticleID { return news.ArticleID(rapid.IntRange(1, 15).Draw(t, "id")) }), 1, 4, rapid.ID).Draw(t, "members"),
			FirstSeen: monday.Add(time.Duration(rapid.IntRange(-2, 2).Draw(t, "age")) * time.Hour),
		})
	}
	return known, articles
}

func TestGroupDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known, articles := draw(t)
		want := cluster.Group(known, articles)
		got := cluster.Group(rapid.Permutation(known).Draw(t, "known"), rapid.Permutation(articles).Draw(t, "order"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("another order (-want +got):\n%s", diff)
		}
	})
}

func TestGroupLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known, articles := draw(t)
		stories := cluster.Group(known, articles)
		home := make(map[news.ArticleID]int)
		for i, s := range stories {
			for _, id := range s.Articles {
				if _, twice := home[id]; twice && id <= news.ArticleID(len(articles)) {
					t.Errorf("article %d is in two stories", id)
				}
				home[id] = i
			}
		}
		for _, a := range articles {
			if _, ok := home[a.ID]; !ok {
				t.Errorf("article %d is lost", a.ID)
			}
		}
		again := cluster.Group(stories, articles)
		if diff := cmp.Diff(articlesOf(stories), articlesOf(again)); diff != "" {
			t.Errorf("grouped again (-want +got):\n%s", diff)
		}
	})
}
