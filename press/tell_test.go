package press

import (
	"sync/atomic"
	"testing"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// A model costs nothing for stories that are only named in the coverage.
func TestNoModelIsAskedForWhatIsNotPrinted(t *testing.T) {
	for name, tt := range map[string]struct {
		edition func(*digest.Edition)
		asked   int32
	}{
		"all are printed":     {func(*digest.Edition) {}, 2}, // one is translated
		"not translated":      {func(e *digest.Edition) { e.Translation = digest.NoTranslation }, 3},
		"none in another":     {func(e *digest.Edition) { e.Foreign = digest.ForeignNone }, 2},
		"one theme":           {func(e *digest.Edition) { e.Themes = []string{"water"} }, 0},
		"headlines of others": {func(e *digest.Edition) { e.Foreign = digest.ForeignHeadline }, 2},
	} {
		var asked atomic.Int32
		s, model := twoLanguages(), honest()
		model.render = func(t summarize.Translation) ([]news.Sentence, error) { return t.Sentences, nil }
		model.summary = func(r summarize.Request) (news.Summary, error) {
			asked.Add(1)
			return copied(r)
		}
		e := edition()
		tt.edition(&e)
		report, err := machine(s, &model).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
		if err != nil {
			t.Fatal(err)
		}
		if asked.Load() != tt.asked || report.Stories != 3 || report.FellBack != 0 {
			t.Errorf("%s: asked of %d of %d stories, want %d; %d fell back", name, asked.Load(), report.Stories, tt.asked, report.FellBack)
		}
	}
}
