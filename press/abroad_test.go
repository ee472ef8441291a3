package press

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"barid/digest"
	"barid/news"
)

// embedder finds what speaks of a ferry alike, in both languages.
type embedder struct {
	err   error
	asked *int
}

func (e embedder) Embed(_ context.Context, articles []news.Article) ([][]float32, error) {
	*e.asked += len(articles)
	vectors := make([][]float32, len(articles))
	for i, a := range articles {
		vectors[i] = []float32{0, 1}
		if strings.Contains(a.Title, "ferry") || strings.Contains(a.Title, "عبارة") {
			vectors[i] = []float32{1, 0}
		}
	}
	if e.err != nil {
		return nil, e.err
	}
	return vectors, nil
}

// twoLanguages is a day on which an Arabic report tells of a ferry too, in which code finds no proof.
func twoLanguages() *shelf {
	s := newsday()
	arabic := article(6, "المرفأ", "تعطل محرك عبارة قبالة الساحل",
		"قطرت زوارق إلى الميناء عبارة تقل عشرات الركاب بعد ساعات من تعطل محركها.", "ووعد المالك بفحص محركات سفنه الأخرى.")
	arabic.Language = "ar"
	s.articles = append(s.articles[2:], arabic, article(7, "Courier", "Passengers of a ferry wait for hours",
		"A ferry with dozens of passengers drifted until tugs pulled it in.", "The owner has promised to look at the engines of its other boats."))
	return s
}

// Embeddings find whom to ask about, and join nothing.
func TestStoriesAbroadAreJoinedByEmbeddingAndYes(t *testing.T) {
	for name, tt := range map[string]struct {
		embeds  bool
		err     error
		yes     bool
		asked   int // pairs
		stories int
	}{
		"embedded and yes":      {true, nil, true, 1, 2},
		"embedded and no":       {true, nil, false, 1, 3},
		"yes, but not embedded": {false, nil, true, 0, 3},
		"embedding fails":       {true, errors.New("502"), true, 0, 3},
	} {
		s, asked, embedded := twoLanguages(), 0, 0
		machine := machine(s, nil)
		machine.Matcher = matcher{same: tt.yes, asked: &asked}
		if tt.embeds {
			machine.Embedder = embedder{tt.err, &embedded}
		}
		report, err := machine.Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		blocks := report.Draft.Content.Blocks()
		if asked != tt.asked || len(blocks) != tt.stories {
			t.Errorf("%s: asked of %d pairs, %d stories, want %d and %d", name, asked, len(blocks), tt.asked, tt.stories)
		}
		says := slices.ContainsFunc(blocks, func(b digest.Block) bool {
			return len(b.Doubts) == 1 && strings.Contains(b.Doubts[0], "by their embeddings")
		})
		if says != (tt.stories == 2) {
			t.Errorf("%s: an editor is told: %v", name, says)
		}
		if tt.embeds && (embedded == 0 || embedded > 5) {
			t.Errorf("%s: %d articles embedded", name, embedded)
		}
	}
}
