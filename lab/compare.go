package lab

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
	"barid/text"
)

// Comparison is an issue beside what other settings make of the same articles.
type Comparison struct {
	Issue   digest.IssueID   `json:"issue"`
	Edition digest.EditionID `json:"edition"`
	Slot    string           `json:"slot"`
	MadeAt  time.Time        `json:"made_at"`
	Was     Size             `json:"sent"`
	Now     Size             `json:"replayed"`
	Stories []StoryChange    `json:"stories"` // in the order of the replay, then those that it has not
}

// Size is how much a digest holds.
type Size struct {
	Articles  int `json:"articles"` // considered
	LeftOut   int `json:"articles_left_out"`
	Sections  int `json:"sections"`
	Stories   int `json:"stories"`
	Sentences int `json:"sentences"`
	Words     int `json:"words"` // of the sentences
}

// StoryChange is a story as it was sent and as it is now; one of the two is nil where it is not there.
type StoryChange struct {
	Was     *Told    `json:"sent,omitempty"`
	Now     *Told    `json:"replayed,omitempty"`
	Changed []string `json:"changed,omitempty"` // "place", "theme", "headline", "sentences", "articles"
	Why     string   `json:"why,omitempty"`     // it is there on one side alone
}

// Told is a story as a digest tells it.
type Told struct {
	Place     int       `json:"place"` // from 1
	Theme     string    `json:"theme"`
	Headline  string    `json:"headline"`
	Sentences []string  `json:"sentences"`
	Articles  []Article `json:"articles"`
}

// Article names an article of a story.
type Article struct {
	ID        news.ArticleID `json:"id"`
	Publisher string         `json:"publisher"`
	Title     string         `json:"title"`
}

// compare sets two digests side by side. Stories are one where they share most of their articles.
func compare(was, now digest.Content) Comparison {
	c := Comparison{Was: sizeOf(was), Now: sizeOf(now)}
	old, fresh := toldIn(was), toldIn(now)
	pairs := paired(old, fresh)
	for j := range fresh {
		i, ok := pairs[j]
		if !ok {
			c.Stories = append(c.Stories, StoryChange{Now: &fresh[j], Why: elsewhere(fresh[j], old, was)})
			continue
		}
		c.Stories = append(c.Stories, StoryChange{Was: &old[i], Now: &fresh[j], Changed: changed(old[i], fresh[j])})
	}
	for i := range old {
		if !hasValue(pairs, i) {
			c.Stories = append(c.Stories, StoryChange{Was: &old[i], Why: elsewhere(old[i], fresh, now)})
		}
	}
	return c
}

func sizeOf(c digest.Content) Size {
	s := Size{Articles: c.Coverage.Articles, LeftOut: len(c.Coverage.LeftOut), Sections: len(c.Sections), Stories: len(c.Blocks())}
	for _, b := range c.Blocks() {
		s.Sentences += len(b.Sentences)
		for _, sentence := range b.Sentences {
			s.Words += len(text.Words(sentence.Text))
		}
	}
	return s
}

func toldIn(c digest.Content) []Told {
	var list []Told
	for _, section := range c.Sections {
		for _, b := range section.Blocks {
			t := Told{Place: len(list) + 1, Theme: section.Name, Headline: b.Headline.Text}
			for _, s := range b.Sentences {
				t.Sentences = append(t.Sentences, s.Text)
			}
			for _, s := range b.Sources {
				t.Articles = append(t.Articles, Article{s.Article, s.Publisher, s.Title})
			}
			list = append(list, t)
		}
	}
	return list
}

// paired finds for stories of b those of a, by index, the pairs that share most first.
func paired(a, b []Told) map[int]int {
	type pair struct{ i, j, shared int }
	var pairs []pair
	for i := range a {
		for j := range b {
			if n := shared(a[i], b[j]); n > 0 {
				pairs = append(pairs, pair{i, j, n})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.shared, x.shared) })
	of := make(map[int]int)
	for _, p := range pairs {
		if _, taken := of[p.j]; !taken && !hasValue(of, p.i) {
			of[p.j] = p.i
		}
	}
	return of
}

func hasValue(m map[int]int, value int) bool {
	for _, v := range m {
		if v == value {
			return true
		}
	}
	return false
}

func shared(a, b Told) int {
	n := 0
	for _, article := range a.Articles {
		if b.has(article) {
			n++
		}
	}
	return n
}

func (t Told) has(a Article) bool {
	return slices.ContainsFunc(t.Articles, func(b Article) bool { return a.ID == b.ID })
}

func changed(was, now Told) []string {
	var list []string
	for _, aspect := range []struct {
		name string
		same bool
	}{
		{"place", was.Place == now.Place},
		{"theme", was.Theme == now.Theme},
		{"headline", was.Headline == now.Headline},
		{"sentences", slices.Equal(was.Sentences, now.Sentences)},
		{"articles", len(was.Articles) == len(now.Articles) && shared(was, now) == len(now.Articles)},
	} {
		if !aspect.same {
			list = append(list, aspect.name)
		}
	}
	return list
}

// elsewhere says where the articles of a story are that the other digest has not.
func elsewhere(t Told, others []Told, other digest.Content) string {
	for _, o := range others {
		if shared(t, o) > 0 {
			return fmt.Sprintf("told with story %d, %q", o.Place, o.Headline)
		}
	}
	for _, o := range other.Coverage.LeftOut {
		if t.has(Article{ID: o.Article}) {
			return "left out: " + o.Reason
		}
	}
	return "its articles were not considered"
}
