package cluster_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"barid/cluster"
	"barid/news"
)

// store gives stories IDs, as a store does.
func store(w *cluster.Window, stories []news.Story) []news.Story {
	for i := range stories {
		if stories[i].ID == 0 {
			stories[i].ID = 1000 + news.StoryID(stories[i].Articles[0])
		}
	}
	w.Know(stories)
	return stories
}

func TestWindowTellsWhatABatchTouches(t *testing.T) {
	w := cluster.NewWindow()
	first := store(w, w.Add([]news.Article{bridge(1), wheat(2)}))
	if diff := cmp.Diff([][]news.ArticleID{{1}, {2}}, articlesOf(first)); diff != "" {
		t.Fatalf("founded (-want +got):\n%s", diff)
	}
	second := w.Add([]news.Article{bridgeToo(3)})
	if diff := cmp.Diff([][]news.ArticleID{{1, 3}}, sorted(second)); diff != "" {
		t.Fatalf("touched (-want +got):\n%s", diff)
	}
	if second[0].ID != first[0].ID || second[0].Slug != first[0].Slug {
		t.Errorf("story %d %q became %d %q", first[0].ID, first[0].Slug, second[0].ID, second[0].Slug)
	}
	if third := w.Add([]news.Article{bridgeToo(3)}); len(third) != 0 {
		t.Errorf("an article that was there touched %v", articlesOf(third))
	}
}

// Two editors' stories become one when the store says so, before or after their articles have come.
func TestWindowHoldsTogetherWhatIsKnown(t *testing.T) {
	both := news.Story{ID: 5, Slug: "both", Articles: []news.ArticleID{1, 2}, FirstSeen: monday}
	later := cluster.NewWindow()
	later.Add([]news.Article{bridge(1), wheat(2)})
	later.Know([]news.Story{both})
	before := cluster.NewWindow()
	before.Know([]news.Story{both})
	before.Add([]news.Article{bridge(1)})
	before.Add([]news.Article{wheat(2)})
	for name, w := range map[string]*cluster.Window{"later": later, "before": before} {
		got := w.Add([]news.Article{bridgeToo(3)})
		if diff := cmp.Diff([][]news.ArticleID{{1, 2, 3}}, sorted(got)); diff != "" || got[0].ID != 5 {
			t.Errorf("known %s: story %v (-want +got):\n%s", name, got, diff)
		}
	}
}

func TestWindowDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known, articles := draw(t)
		cut := rapid.IntRange(0, len(articles)).Draw(t, "cut")
		add := func(order func(list []news.Article) []news.Article) [][]news.Story {
			w := cluster.NewWindow()
			w.Know(known)
			return [][]news.Story{store(w, w.Add(order(articles[:cut]))), w.Add(order(articles[cut:]))}
		}
		want := add(slices.Clone[[]news.Article])
		got := add(func(list []news.Article) []news.Article { return rapid.Permutation(list).Draw(t, "order") })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("another order (-want +got):\n%s", diff)
		}
	})
}

// Whatever comes, no article leaves its story and no story changes its ID unless an older one takes it in.
func TestWindowMovesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, articles := draw(t)
		w := cluster.NewWindow()
		story := make(map[news.ArticleID]news.Story)
		for _, a := range articles {
			for _, s := range store(w, w.Add([]news.Article{a})) {
				for _, id := range s.Articles {
					was, told := story[id]
					if told && was.ID != s.ID && was.FirstSeen.Before(s.FirstSeen) {
						t.Errorf("article %d went from story %d to the younger %d", id, was.ID, s.ID)
					}
					for _, other := range was.Articles {
						if !slices.Contains(s.Articles, other) {
							t.Errorf("articles %d and %d were parted", id, other)
						}
					}
					story[id] = s
				}
			}
		}
		if len(story) != len(articles) {
			t.Errorf("%d of %d articles are in a story", len(story), len(articles))
		}
	})
}

// Events that are told over days, an article at a time, are the same as told at once.
func TestWindowFindsWhatGroupFinds(t *testing.T) {
	m := invent(300)
	w := cluster.NewWindow()
	story := make(map[news.ArticleID]news.StoryID)
	for a := range slices.Chunk(m.articles, 7) {
		for _, s := range store(w, w.Add(a)) {
			for _, id := range s.Articles {
				story[id] = s.ID
			}
		}
	}
	byID := make(map[news.StoryID][]news.ArticleID)
	for id, s := range story {
		byID[s] = append(byID[s], id)
	}
	var stories []news.Story
	for _, ids := range byID {
		stories = append(stories, news.Story{Articles: ids})
	}
	if got := m.f1(stories); got < .98 {
		t.Errorf("BCubed F1 of articles that came by sevens %.3f, want .98", got)
	}
}
