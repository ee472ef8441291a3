package cluster_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/cluster"
	"barid/news"
)

const (
	quarry = "The quarry above the village of Deir Sema closes after forty years because its limestone is used up. " +
		"Its owner will plant carob trees on the terraces and leave the lower pit to the swallows that nest in it every spring."
	quarryMore = "Masons from three valleys bought their blocks here, and the town hall was built of them in one summer."
	regatta    = "Eleven boats crossed the gulf in a light wind, and the oldest of them, a pearl lugger with a patched sail, " +
		"came in first to the drums of the harbour orchestra. The prize is a brass compass that nobody has ever kept for two years."
)

func TestCopies(t *testing.T) {
	reset := strings.ReplaceAll(strings.ReplaceAll(quarry, "forty", "40"), ". ", ".\n")
	for _, c := range []struct {
		name     string
		articles []news.Article
		want     [][2]news.ArticleID
	}{
		{"nothing", nil, nil},
		{"no text", []news.Article{article(1, ""), article(2, "")}, nil},
		{"the same text under other headlines", []news.Article{article(2, "Quarry closes", quarry), article(1, "Carob for stone", quarry)},
			[][2]news.ArticleID{{1, 2}}},
		{"broken and spelled otherwise", []news.Article{article(1, "Quarry", quarry), article(2, append([]string{"Quarry"}, strings.Split(reset, "\n")...)...)},
			[][2]news.ArticleID{{1, 2}}},
		{"a shorter form", []news.Article{article(1, "Quarry", quarry), article(2, "Quarry", quarry, quarryMore, regatta)},
			[][2]news.ArticleID{{1, 2}}},
		{"a sentence quoted", []news.Article{article(1, "Quarry", quarry), article(2, "Regatta", regatta, regatta, quarry[:60])}, nil},
		{"another text", []news.Article{article(1, "Quarry", quarry), article(2, "Quarry", regatta)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, cluster.Copies(c.articles)); diff != "" {
				t.Errorf("copies (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRoundUpGluesNoStories(t *testing.T) {
	roundUp := article(3, "The week in short", quarry, regatta)
	got := cluster.Group(nil, []news.Article{article(1, "Quarry closes", quarry), article(2, "Lugger wins regatta", regatta), roundUp})
	for _, s := range got {
		if len(s.Articles) == 3 {
			t.Errorf("got %v, want the quarry and the regatta apart", articlesOf(got))
		}
	}
}
