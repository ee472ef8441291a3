package press

import (
	"testing"
	"time"

	"barid/news"
)

// A pasted article without a date is of the day that its dateline names.
func TestWritten(t *testing.T) {
	seen := time.Date(2026, time.November, 21, 9, 0, 0, 0, time.UTC)
	noon := time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		article news.Article
		want    time.Time
	}{
		{news.Article{Published: seen, FirstSeen: seen, Dateline: "BEIRUT, Nov 20 (Agency) –"}, seen},
		{news.Article{FirstSeen: seen, Dateline: "BEIRUT, Nov 20 (Agency) –"}, noon},
		{news.Article{FirstSeen: seen, Dateline: "بيروت – ٢٠ تشرين الثاني (وكالة) –"}, noon},
		{news.Article{FirstSeen: seen, Dateline: "BEIRUT, Friday –"}, time.Time{}},
	} {
		if got := written(tt.article); !got.Equal(tt.want) {
			t.Errorf("%q: %v, want %v", tt.article.Dateline, got, tt.want)
		}
	}
}
