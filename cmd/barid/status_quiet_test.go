package main

import (
	"strings"
	"testing"
	"time"

	"barid/news"
)

// A feed that is read without trouble, and brings nothing, is not fine.
func TestQuietFeedIsNamed(t *testing.T) {
	now := time.Date(2026, 3, 20, 6, 0, 0, 0, time.UTC)
	rhythm := news.Rhythm{Newest: now.AddDate(0, 0, -9), Usual: time.Hour, Longest: 12 * time.Hour}
	for want, f := range map[string]news.Feed{
		"has brought nothing since 2026-03-11": {Name: "Courier", Listed: true, Health: news.Health{ReadAt: now, Rhythm: rhythm}},
		"was ended by its publisher":           {Name: "Courier", Listed: true, Schedule: news.Schedule{EndedAt: now}, Health: news.Health{Error: "410"}},
		"":                                     {Name: "Courier", Listed: false, Health: news.Health{ReadAt: now, Rhythm: rhythm}},
	} {
		var s status
		s.judgeFeed(f, now)
		if got := strings.Join(s.Wrong, "\n"); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
