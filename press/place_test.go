package press

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// A model is asked only for the stories that are printed; what an edition leaves out is named all the same.
func TestTheModelTellsWhatIsPrinted(t *testing.T) {
	const ferries, olives = news.ArticleID(1), news.ArticleID(3)
	harbours := news.Theme{ID: 1, Slug: "harbours", Names: map[string]string{"en": "Harbours"}, Terms: []string{"ferry"}, State: news.Accepted}
	tests := []struct {
		name     string
		change   func(*digest.Edition)
		asked    []news.ArticleID // the lead articles
		leftOut  string           // why the olives are
		language string           // of the olives
	}{
		{"all", func(*digest.Edition) {}, []news.ArticleID{ferries, olives}, "", "en"},
		{"a theme", func(e *digest.Edition) { e.Themes = []string{"harbours"} }, []news.ArticleID{ferries}, "theme Lebanon is not in this edition", "en"},
		{"a language", func(e *digest.Edition) { e.Foreign = digest.ForeignNone }, []news.ArticleID{ferries}, "told in another language only", "ar"},
		{"a number", func(e *digest.Edition) { e.MaxStories = 1 }, []news.ArticleID{ferries}, "over the edition's limit of stories", "en"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newsday()
			s.themes, s.articles[2].Language = []news.Theme{harbours}, tt.language
			var mu sync.Mutex
			var asked []news.ArticleID
			m := honest()
			m.theme = func([]news.Theme) (news.Theme, error) { return news.Theme{}, news.ErrInvalid }
			m.summary = func(r summarize.Request) (news.Summary, error) {
				mu.Lock()
				defer mu.Unlock()
				asked = append(asked, r.Articles[0].ID)
				return copied(r)
			}
			o := Order{Edition: edition(), Slot: digest.ManualSlot(s.at)}
			tt.change(&o.Edition)
			report, err := machine(s, &m).Draft(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(asked)
			if diff := cmp.Diff(tt.asked, asked); diff != "" {
				t.Errorf("asked to tell (-want +got):\n%s", diff)
			}
			if report.Told != len(tt.asked) || report.ByModel != report.Told {
				t.Errorf("%d told, %d by the model, want %d", report.Told, report.ByModel, len(tt.asked))
			}
			why := ""
			for _, left := range report.Draft.Content.Coverage.LeftOut {
				if left.Article == olives {
					why = left.Reason
				}
			}
			if why != tt.leftOut {
				t.Errorf("the olives are left out for %q, want %q", why, tt.leftOut)
			}
		})
	}
}
