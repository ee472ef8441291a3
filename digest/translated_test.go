package digest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

// translatedBlock tells a story in English that is told in Arabic, the headline first.
func translatedBlock(article news.ArticleID, pairs ...[2]string) Block {
	var english []string
	for _, p := range pairs {
		english = append(english, p[0])
	}
	b := printedBlock("en", article, english...)
	b.Method = news.Translated
	for i, p := range pairs {
		s := &b.Headline
		if i > 0 {
			s = &b.Sentences[i-1]
		}
		s.Method, s.Original = news.Translated, news.Original{Language: "ar", Text: p[1], Method: news.Extractive}
	}
	return b
}

var (
	raid = [2]string{"A raid on Tyre killed 12 people, the civil defence said.", "قتل 12 شخصا في غارة على صور، بحسب الدفاع المدني."}
	toll = [2]string{"The death toll from the raid on Tyre has risen to 19.", "ارتفع عدد القتلى جراء الغارة على صور إلى 19."}
)

func TestATranslatedStoryIsComparedInEitherLanguage(t *testing.T) {
	otherwise := [2]string{"In Tyre, 12 lost their lives when it was bombed, according to rescuers.", raid[1]}
	foreign := func(article news.ArticleID, s [2]string) Block {
		b := printedBlock("ar", article, s[1], s[1])
		b.Foreign = true
		return b
	}
	edited := translatedBlock(1, raid, raid)
	edited.Sentences[0].Text, edited.Sentences[0].Method = "Rescuers work in Tyre.", news.Edited
	edited.Headline.Text, edited.Headline.Method = "Rescuers work in Tyre", news.Edited
	tests := []struct {
		name     string
		was, now Block
		want     string
	}{
		{"translated both times", translatedBlock(1, raid, raid), translatedBlock(2, toll, toll), "updated; 12 → 19 killed"},
		{"worded otherwise by the model", translatedBlock(1, raid, raid), translatedBlock(2, otherwise, otherwise), "unchanged"},
		{"printed as it was before", foreign(1, raid), translatedBlock(2, toll, toll), "updated; 12 → 19 killed"},
		{"the same, printed as it was before", foreign(1, raid), translatedBlock(2, raid, raid), "unchanged"},
		{"translated before, and not now", translatedBlock(1, raid, raid), foreign(2, toll), "updated; 12 → 19 killed"},
		{"told in the edition's language since", translatedBlock(1, raid, raid), printedBlock("en", 2, toll[0], toll[0]), "updated; 12 → 19 killed"},
		{"an editor said something else", edited, translatedBlock(2, toll, toll), "continued"},
	}
	for _, tt := range tests {
		got := compare(tt.now, nil, []SentBlock{sentAs(7, tt.was)})
		if diff := cmp.Diff(tt.want, shown(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		for _, u := range got.Updates {
			if u.Sentence != tt.now.Headline.ID && u.Sentence != tt.now.Sentences[0].ID {
				t.Errorf("%s: the update rests on no sentence of the block", tt.name)
			}
		}
	}
}

func TestWhichStoriesAnEditionTranslates(t *testing.T) {
	for _, tt := range []struct {
		edition Edition
		want    bool
	}{
		{Edition{Language: "en"}, true},
		{Edition{Language: "en", Foreign: ForeignHeadline, Translation: TranslatedByModel}, true},
		{Edition{Language: "ar"}, false},
		{Edition{Language: "en", Foreign: ForeignNone}, false},
		{Edition{Language: "en", Translation: NoTranslation}, false},
	} {
		if got := tt.edition.Translates("ar"); got != tt.want {
			t.Errorf("%+v: %v", tt.edition, got)
		}
	}
}

// A translated story finds its place by what it counts, as one that is told in the edition's language.
func TestATranslatedStoryStandsAmongTheEditionsOwn(t *testing.T) {
	told := func(id news.StoryID, method news.Method, language string, publishers ...string) Told {
		s := Told{Story: news.Story{ID: id}, Theme: news.Theme{ID: 1, Slug: "harbours"}}
		s.Summary = news.Summary{Language: language, Method: method, Headline: sentence(string(rune('a' + id)))}
		for i, p := range publishers {
			s.Articles = append(s.Articles, news.Article{ID: news.ArticleID(10*int(id) + i), Publisher: p, Published: noon})
		}
		return s
	}
	draft := Compose(Composition{Edition: Edition{Language: "en"}, MadeAt: noon, Stories: []Told{
		told(1, news.Extractive, "ar", "A", "B", "C"), told(2, news.Extractive, "en", "A"), told(3, news.Translated, "en", "A", "B"),
	}})
	var order []news.StoryID
	for _, b := range draft.Content.Blocks() {
		order = append(order, b.Story)
	}
	if diff := cmp.Diff([]news.StoryID{3, 2, 1}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}
