package press

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

func harvest(id int64, language, title string, body ...string) news.Article {
	a := article(id, "Wire", title, body...)
	a.Language = language
	return a
}

// An editor has moved a story of olives to farming: the next one like it goes there by itself, a
// story that merely has the same first theme does not, and neither does one in other words.
func TestACorrectionIsAppliedToTheNextCaseLikeIt(t *testing.T) {
	moved := map[string]news.Article{
		"en": harvest(20, "en", "Olive growers fear for the harvest", "Olive growers in Lebanon fear a poor harvest after a dry spring.",
			"The growers press olives from October; the harvest employs thousands."),
		"ar": harvest(20, "ar", "مزارعو الزيتون يخشون على الموسم", "يخشى مزارعو الزيتون في لبنان موسما ضعيفا بعد ربيع جاف.",
			"يعصر المزارعون الزيتون في تشرين، ويشغل الموسم الآلاف."),
	}
	for language, lead := range moved {
		hint := Lesson(news.Story{ID: 7, Theme: 1}, []news.Article{lead}, 2)
		if len(hint.Terms) < leastLearned || hint.From != 1 || hint.To != 2 || hint.Language != language {
			t.Fatalf("learned %+v", hint)
		}
		tests := []struct {
			name  string
			theme news.ThemeID
			next  news.Article
			want  bool
		}{
			{"in the same words", 1, lead, true},
			{"of the same first theme", 1, harvest(21, language, "Parliament votes on the budget", "Lawmakers in Beirut approved the budget."), false},
			{"of another first theme", 3, lead, false},
			{"with one word of it", 1, harvest(22, language, "Olive branch to the opposition", "The cabinet offers talks."), false},
		}
		for _, tt := range tests {
			if _, got := taught(tt.theme, []news.Article{tt.next}, []news.Hint{hint}); got != tt.want {
				t.Errorf("%s, a story %s: applied %v, want %v (terms %v)", language, tt.name, got, tt.want, hint.Terms)
			}
		}
	}
	next := harvest(23, "en", "Olive harvest begins", "Growers across Lebanon start to pick, and hope for a fair harvest.")
	if to, ok := taught(1, []news.Article{next}, []news.Hint{Lesson(news.Story{ID: 7, Theme: 1}, []news.Article{moved["en"]}, 2)}); !ok || to != 2 {
		t.Error("the next story of the harvest is not recognized")
	}
}

func TestTheDraftFollowsCorrectionsAndMergers(t *testing.T) {
	plain := newsday()
	if _, err := draft(t, plain, nil); err != nil {
		t.Fatal(err)
	}
	olives := plain.articles[2]
	first := themeOf(t, plain, olives.ID)

	s := newsday()
	s.themes = append(plain.themes, news.Theme{ID: news.ThemeID(len(plain.themes) + 1), Slug: "farming", State: news.Accepted})
	farming := s.themes[len(s.themes)-1].ID
	s.hints = []news.Hint{Lesson(news.Story{ID: 9, Theme: first}, []news.Article{olives}, farming)}
	if _, err := draft(t, s, nil); err != nil {
		t.Fatal(err)
	}
	if got := themeOf(t, s, olives.ID); got != farming {
		t.Errorf("olives are under theme %d, editors have taught %d", got, farming)
	}

	s = newsday()
	s.themes = append(plain.themes, news.Theme{ID: farming, Slug: "farming", State: news.Accepted})
	for i := range s.themes {
		if s.themes[i].ID == first {
			s.themes[i].State, s.themes[i].Into = news.Retired, farming
		}
	}
	if _, err := draft(t, s, nil); err != nil {
		t.Fatal(err)
	}
	if got := themeOf(t, s, olives.ID); got != farming {
		t.Errorf("olives are under theme %d, which was merged into %d", got, farming)
	}
}

func themeOf(t *testing.T, s *shelf, id news.ArticleID) news.ThemeID {
	t.Helper()
	for _, story := range s.stories {
		if cmp.Equal(story.Articles, []news.ArticleID{id}) {
			return story.Theme
		}
	}
	t.Fatalf("no story of article %d alone", id)
	return 0
}
