package cluster_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/cluster"
	"barid/news"
)

// oneByOne has articles join a window in an order, and returns the stories that it ends with.
func oneByOne(articles []news.Article) [][]news.ArticleID {
	w := cluster.NewWindow()
	last := make(map[news.StoryID]news.Story)
	for _, a := range articles {
		for _, s := range store(w, w.Add([]news.Article{a})) {
			last[s.ID] = s
		}
	}
	var stories []news.Story
	for _, s := range last {
		stories = append(stories, s)
	}
	return sorted(stories)
}

// A live page repeats reports of many events under one headline.
func TestLivePageGluesNoStories(t *testing.T) {
	live := article(4, "Live: the news of the day from the coast", "Follow what happens along the coast today as our reporters see it.")
	live.Kind = news.Live
	for _, a := range []news.Article{bridge(1), bridgeToo(2), wheat(3)} {
		live.Paragraphs = append(live.Paragraphs, a.Paragraphs...)
	}
	articles := []news.Article{bridge(1), bridgeToo(2), wheat(3), live}
	want := [][]news.ArticleID{{1, 2}, {3}, {4}}
	if diff := cmp.Diff(want, sorted(cluster.Group(nil, articles))); diff != "" {
		t.Errorf("at once (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, oneByOne([]news.Article{live, articles[2], articles[0], articles[1]})); diff != "" {
		t.Errorf("the live page first (-want +got):\n%s", diff)
	}
}

// A morning letter tells several events in words of its own, and nothing marks it.
func TestMorningLetterGluesNoStories(t *testing.T) {
	letter := article(4, "Morning letter: a bridge, a harvest and a regatta",
		"Cracks in its piers closed the harbour bridge in Tripoli; lorries take the northern road for six weeks.",
		"In the Bekaa a dry winter has cost farmers a third of the wheat that was forecast, and grain will be imported.",
		"On the gulf eleven boats raced in a light wind, and an old pearl lugger won the brass compass.")
	articles := []news.Article{bridge(1), bridgeToo(2), wheat(3), article(5, "Lugger wins regatta on the gulf", regatta), letter}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 0, 1, 2, 3}, {2, 4, 3, 1, 0}} {
		var list []news.Article
		for _, i := range order {
			list = append(list, articles[i])
		}
		for _, stories := range [][][]news.ArticleID{sorted(cluster.Group(nil, list)), oneByOne(list)} {
			for _, s := range stories {
				others := slices.DeleteFunc(slices.Clone(s), func(id news.ArticleID) bool { return id == 4 })
				if len(others) > 1 && !slices.Equal(others, []news.ArticleID{1, 2}) {
					t.Errorf("in order %v: story %v", order, s)
				}
			}
		}
	}
}

// Agencies fill in a form: only the place, the names and the numbers differ, and these veto.
func TestFormsOfOtherPlacesStayApart(t *testing.T) {
	quake := func(id news.ArticleID, place, town, country, strength, depth string) news.Article {
		return article(id, fmt.Sprintf("Earthquake of %s shakes %s in %s", strength, place, country),
			fmt.Sprintf("An earthquake with a magnitude of %s shook the region of %s in %s on Monday, the seismological service said.", strength, place, country),
			fmt.Sprintf("The tremor was felt in %s and nearby villages. It began at a depth of %s kilometres. There were no reports at first "+
				"of people hurt or of houses damaged, and the service told residents to expect weaker tremors in the coming hours and days, to keep "+
				"away from walls with cracks, and to follow the advice of the civil defence on the radio.", town, depth))
	}
	articles := []news.Article{
		quake(1, "Arequipa", "Camana", "Peru", "5.4", "62"),
		quake(2, "Malatya", "Doganyol", "Turkey", "4.8", "11"),
		quake(3, "Kermanshah", "Sarpol", "Iran", "5.1", "17"),
	}
	if got := cluster.Group(nil, articles); len(got) != 3 {
		t.Errorf("got %v, want three stories", articlesOf(got))
	}
}

// Two agencies tell one event in words of their own, and papers print both. However many do, the two
// dispatches are as like each other as if each stood once.
func TestWireCopiesCountOnce(t *testing.T) {
	var articles []news.Article
	for range 4 {
		n := news.ArticleID(len(articles))
		articles = append(articles, bridge(n+1), article(n+2, "Lorries face six weeks of detours in Tripoli",
			"Drivers who bring goods from the port of Tripoli must go round by the northern road, because two piers of the harbour crossing have to be mended.",
			"Shop owners said that they feared late deliveries and dearer vegetables. Inspectors had come upon the damage by chance."))
	}
	if got := cluster.Group(nil, articles); len(got) != 1 {
		t.Errorf("got %v, want one story", articlesOf(got))
	}
	if got := cluster.Group(nil, articles)[0].Because; len(got) < 3 || got[0] != "Tripoli" {
		t.Errorf("together because of %v, want Tripoli first", got)
	}
	if got := cluster.Group(nil, []news.Article{bridge(1), bridge(2)})[0].Because; len(got) < 3 {
		t.Errorf("copies together because of %v, want what they share", got)
	}
}
