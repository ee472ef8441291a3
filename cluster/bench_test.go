package cluster_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"barid/cluster"
	"barid/news"
)

// BenchmarkGroup groups stories of three articles that share two thirds of their rare words. Words
// are drawn as in language: the n-th commonest with a frequency of about 1/n.
func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		articles := invent(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				stories := cluster.Group(nil, articles)
				b.ReportMetric(float64(len(stories)), "stories")
			}
		})
	}
}

func invent(n int) []news.Article {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.05, 20, 200_000)
	words := func(n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("w%d", zipf.Uint64())
		}
		return list
	}
	articles := make([]news.Article, n)
	var event []string
	for i := range articles {
		if i%3 == 0 {
			event = words(200)
		}
		text := append(words(200), event...)
		random.Shuffle(len(text), func(i, j int) { text[i], text[j] = text[j], text[i] })
		articles[i] = article(news.ArticleID(i+1), strings.Join(text[:10], " "), strings.Join(text[10:], " "))
	}
	return articles
}
