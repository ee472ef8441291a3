package news

import (
	"testing"
	"time"
)

func TestQuiet(t *testing.T) {
	const day = 24 * time.Hour
	now := time.Date(2026, 3, 20, 6, 0, 0, 0, time.UTC)
	for name, tt := range map[string]struct {
		health Health
		want   bool
	}{
		"an agency over a weekend":        {Health{Rhythm: Rhythm{Newest: now.Add(-60 * time.Hour), Longest: 6 * time.Hour}}, false},
		"an agency for four days":         {Health{Rhythm: Rhythm{Newest: now.Add(-4 * day), Longest: 6 * time.Hour}}, true},
		"a weekly for ten days":           {Health{Rhythm: Rhythm{Newest: now.Add(-10 * day), Longest: 7 * day}}, false},
		"a weekly for a month":            {Health{Rhythm: Rhythm{Newest: now.Add(-30 * day), Longest: 7 * day}}, true},
		"new entries under old dates":     {Health{ChangedAt: now.Add(-day), Rhythm: Rhythm{Newest: now.Add(-30 * day), Longest: day}}, false},
		"one that cannot be read":         {Health{Error: "503", Rhythm: Rhythm{Newest: now.Add(-30 * day), Longest: day}}, false},
		"entries without dates":           {Health{ReadAt: now}, false},
		"a single entry, so no rhythm":    {Health{Rhythm: Rhythm{Newest: now.Add(-90 * day)}}, false},
		"a folder, which has no schedule": {Health{ChangedAt: now.Add(-90 * day)}, false},
	} {
		if got := tt.health.Quiet(now); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
