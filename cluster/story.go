package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"barid/news"
	"barid/text"
)

// story tells a group as a story: the lead article first, the others by how central they are,
// then those that the known stories hold but that were not given.
func (w *Window) story(g group) news.Story {
	var s news.Story
	known := make([]news.Story, len(g.known))
	for i, n := range g.known {
		known[i] = w.stories[n]
	}
	slices.SortFunc(known, older)
	if len(known) > 0 {
		s = known[0]
	}
	order := g.order(&w.corpus)
	s.Articles = nil
	for _, i := range order {
		s.Articles = append(s.Articles, w.articles[i].ID)
		s.FirstSeen = earlier(s.FirstSeen, w.articles[i].FirstSeen)
	}
	for _, k := range known {
		s.FirstSeen = earlier(s.FirstSeen, k.FirstSeen)
		for _, id := range k.Articles {
			if _, given := w.at[id]; !given && !slices.Contains(s.Articles, id) {
				s.Articles = append(s.Articles, id)
			}
		}
	}
	if s.Slug == "" {
		s.Slug = slug(w.articles[order[0]])
	}
	s.Because = g.because(&w.corpus, order)
	return s
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// order sorts the members for telling: whole articles before teasers, the central ones first and,
// of those about as central, the earliest, then the fullest.
func (g group) order(c *corpus) []int {
	centrality := make(map[int]float64, len(g.members))
	for _, i := range g.members {
		others := c.vectors[i].dot(g.sum) - c.vectors[i].dot(c.vectors[i])
		centrality[i] = math.Round(100 * others / float64(len(g.members)))
	}
	return slices.SortedFunc(slices.Values(g.members), func(i, j int) int {
		a, b := c.articles[i], c.articles[j]
		return cmp.Or(
			cmp.Compare(teaser(a), teaser(b)),
			cmp.Compare(centrality[j], centrality[i]),
			moment(a).Compare(moment(b)),
			cmp.Compare(len(strings.Join(b.Body(), "")), len(strings.Join(a.Body(), ""))),
			cmp.Compare(i, j),
		)
	})
}

// moment is when an article was published or, where it does not say, first seen.
func moment(a news.Article) time.Time {
	if a.Published.IsZero() {
		return a.FirstSeen
	}
	return a.Published
}

func teaser(a news.Article) int {
	if a.Teaser {
		return 1
	}
	return 0
}

// slugWords is how many words of a headline a slug keeps.
const slugWords = 5

// slug makes a short working name of the article's headline: "damascus-moscow-exchanged-letters".
// Words that carry no meaning of their own are left out.
func slug(a news.Article) string {
	analyzer := text.NewAnalyzer(a.Language)
	var words []string
	for _, w := range text.Words(headline(a)) {
		if len(words) < slugWords && len(analyzer.Terms(w.Text)) > 0 {
			words = append(words, strings.TrimSuffix(strings.Trim(text.Fold(w.Text), "."), "'s"))
		}
	}
	return strings.Join(words, "-")
}

// headline is the title or, where there is none, the first paragraph of the body.
func headline(a news.Article) string {
	if body := a.Body(); utf8.RuneCountInString(a.Title) == 0 && len(body) > 0 {
		return body[0]
	}
	return a.Title
}
