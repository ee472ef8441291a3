package digest

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

func TestRank(t *testing.T) {
	aged := func(hours int, slug string, publishers ...string) Told {
		t := told(1, theme(1, slug, news.Accepted), publishers...)
		for i := range t.Articles {
			t.Articles[i].Published = noon.Add(-time.Duration(hours) * time.Hour)
		}
		return t
	}
	e := Edition{Weights: map[string]float64{"water": 2, "sport": 0.5}}
	// The more important first.
	tests := []struct {
		name string
		told Told
		why  string
	}{
		{"three publishers of a theme that counts twice", aged(2, "water", "A", "B", "C"), "3 publishers, newest 2 h ago, weight 2"},
		{"three publishers", aged(2, "ports", "A", "B", "C"), "3 publishers, newest 2 h ago"},
		{"two that write much", aged(2, "ports", "A", "B", "A", "B"), "2 publishers, 4 articles, newest 2 h ago"},
		{"two", aged(2, "ports", "A", "B"), "2 publishers, newest 2 h ago"},
		{"one of many articles, a day ago", aged(24, "ports", "A", "A", "A"), "1 publisher, 3 articles, newest 24 h ago"},
		{"three, days ago", aged(72, "ports", "A", "B", "C"), "3 publishers, newest 3 days ago"},
		{"one", aged(0, "ports", "A"), "1 publisher, newest just now"},
		{"one of a theme that counts half", aged(0, "sport", "A"), "1 publisher, newest just now, weight 0.5"},
	}
	var got []float64
	for _, tt := range tests {
		r := rankOf(tt.told, e, noon)
		if diff := cmp.Diff(tt.why, r.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		got = append(got, r.importance())
	}
	slices.Reverse(got)
	if !slices.IsSorted(got) {
		t.Errorf("importance %.2f, want it to rise from the last to the first", got)
	}
}

// Two papers that print a dispatch of one agency, and the agency, vouch for a story once.
func TestRankCountsAWireOnce(t *testing.T) {
	story := told(1, theme(1, "ports", news.Accepted), "Gazette", "Courier", "AFP", "Herald")
	story.Articles[0].Origin, story.Articles[1].Origin = "AFP", "AFP"
	if got := rankOf(story, Edition{}, noon).publishers; got != 2 {
		t.Errorf("%d publishers, want the agency and the Herald", got)
	}
}
