package faults

import (
	"slices"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/internal/modeltest"
	"barid/news"
	"barid/summarize/model"
)

// twoLanguages has one event told in English and in Arabic, which code does not find to be one.
func twoLanguages(i int, a *news.Article) {
	switch i {
	case 0:
		a.Title = "Ferry engine failed off the harbour"
		a.Paragraphs = []news.Paragraph{{Text: "A ferry with dozens of passengers drifted for hours after its engine failed, until tugs pulled it into the harbour."}}
	case 1:
		a.Language, a.Title = "ar", "تعطل محرك عبارة قبالة الميناء"
		a.Paragraphs = []news.Paragraph{{Text: "قطرت زوارق إلى الميناء عبارة على متنها عشرات الركاب بعد ساعات من تعطل محركها."}}
	}
}

// Vectors that fail leave two stories apart; whatever is wrong with them, the edition is complete. Right
// ones find the pair, which a model's yes then joins.
func TestEmbeddingsThatFail(t *testing.T) {
	base := collected(t, twoLanguages)
	for behavior, joined := range map[modeltest.Behavior]bool{
		modeltest.Honest: true, modeltest.TooManyOnce: false,
		modeltest.VectorTooFew: false, modeltest.VectorZero: false, modeltest.VectorNull: false, modeltest.VectorNaN: false,
		modeltest.VectorOtherSize: false, modeltest.VectorTwice: false, modeltest.VectorHuge: false,
		modeltest.Slow: false, modeltest.Dripping: false, modeltest.Gone: false, modeltest.ServerError: false, modeltest.BadGateway: false,
		modeltest.Unauthorized: false, modeltest.MissingModel: false, modeltest.ErrorIn200: false, modeltest.CutBody: false,
		modeltest.Huge: false, modeltest.Redirecting: false, modeltest.NotJSON: false,
	} {
		t.Run(string(behavior), func(t *testing.T) {
			t.Parallel()
			chats, files, vectors := modeltest.Start(t), modeltest.Start(t, modeltest.Joining), modeltest.Start(t, behavior)
			n := open(t, base)
			report, issue := n.issue(t, client(t, n, model.Options{
				Server: at(chats), Tasks: map[model.Task]model.Server{model.Theme: at(files), model.Embedding: at(vectors)},
				Timeout: fault{behavior: behavior}.limit(),
			}), time.Minute)
			if vectors.Requests() == 0 || report.ByModel < 50 {
				t.Errorf("%d requests for vectors, %d stories by the model", vectors.Requests(), report.ByModel)
			}
			if !joined {
				n.sound(t, issue)
				return
			}
			blocks := issue.Content().Blocks()
			told := slices.ContainsFunc(blocks, func(b digest.Block) bool {
				return len(b.Sources) == 2 && slices.ContainsFunc(b.Doubts, func(d string) bool { return strings.Contains(d, "embeddings") })
			})
			if len(blocks) != stories-1 || !told {
				t.Errorf("%d stories, the joined one among them: %v", len(blocks), told)
			}
		})
	}
}
