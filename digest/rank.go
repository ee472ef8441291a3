package digest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// What a story counts loses half every halfLife, but for a part that stays: an important story
// of the week before is still more than a small one.
const (
	halfLife  = 24 * time.Hour
	lastingly = 0.25
)

// rank is what a story counts, and why.
type rank struct {
	publishers, articles int
	newest               time.Time // of the articles: when published or, where they do not say, first seen
	age                  time.Duration
	weight               float64 // of its theme in the edition
}

// rankOf judges a story as seen at a time.
func rankOf(t Told, e Edition, at time.Time) rank {
	r := rank{publishers: publishers(t), articles: len(t.Articles), newest: latest(t), weight: 1}
	if w, ok := e.Weights[t.Theme.Slug]; ok {
		r.weight = w
	}
	r.age = max(0, at.Sub(r.newest))
	return r
}

// importance is publishers, plus up to one for how much they write, by freshness and weight.
func (r rank) importance() float64 {
	if r.articles == 0 {
		return 0
	}
	prominence := 1 - float64(r.publishers)/float64(r.articles)
	freshness := lastingly + (1-lastingly)*math.Exp2(-float64(r.age)/float64(halfLife))
	return r.weight * freshness * (float64(r.publishers) + prominence)
}

// String is for example "3 publishers, 5 articles, newest 2 h ago, weight 2".
func (r rank) String() string {
	parts := []string{several(r.publishers, "publisher")}
	if r.articles > r.publishers {
		parts = append(parts, several(r.articles, "article"))
	}
	if !r.newest.IsZero() {
		parts = append(parts, "newest "+ago(r.age))
	}
	if r.weight != 1 {
		parts = append(parts, fmt.Sprintf("weight %g", r.weight))
	}
	return strings.Join(parts, ", ")
}

func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func ago(age time.Duration) string {
	switch hours := int(age.Hours()); {
	case hours < 1:
		return "just now"
	case hours < 48:
		return fmt.Sprintf("%d h ago", hours)
	default:
		return fmt.Sprintf("%d days ago", hours/24)
	}
}

// byImportance orders stories, the most important first; of equals that with the most articles,
// the newest, the oldest story.
func byImportance(a, b printed) int {
	return cmp.Or(
		-cmp.Compare(a.rank.importance(), b.rank.importance()),
		-cmp.Compare(a.rank.articles, b.rank.articles),
		-a.rank.newest.Compare(b.rank.newest),
		cmp.Compare(a.Story.ID, b.Story.ID),
	)
}

// publishers counts who tells the story: those that print one agency's dispatch count as one, and so
// do articles without a publisher.
func publishers(t Told) int {
	var voices []string
	for _, a := range t.Articles {
		if voice := a.Voice(); !slices.Contains(voices, voice) {
			voices = append(voices, voice)
		}
	}
	return len(voices)
}

// latest is the time of the newest article.
func latest(t Told) time.Time {
	var last time.Time
	for _, a := range t.Articles {
		at := a.Published
		if at.IsZero() {
			at = a.FirstSeen
		}
		if at.After(last) {
			last = at
		}
	}
	return last
}
