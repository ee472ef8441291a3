package digest

import (
	"testing"

	"barid/news"
)

// A sentence is overtaken when what it cites is said no more, and not when its article changed elsewhere.
func TestOvertaken(t *testing.T) {
	cite := func(article news.ArticleID, paragraph int) news.Citation {
		return news.Citation{Article: article, Revision: 1, Paragraph: paragraph, End: 5}
	}
	sentence := func(words string, cites ...news.Citation) news.Sentence {
		return news.Sentence{Text: words, Citations: cites}
	}
	passages := map[news.Citation]string{
		cite(1, 0): "Storm closes 2 berths", cite(1, 1): "Two ships wait.", cite(2, 1): "Ferries sail.", cite(3, 1): "أُغلق المرفأ",
	}
	c := Content{Sections: []Section{{Blocks: []Block{{
		Headline: sentence("Storm closes 2 berths", cite(1, 0)),
		Sentences: []news.Sentence{
			sentence("Two ships wait.", cite(1, 1)), sentence("Ferries sail.", cite(2, 1)),
			sentence("أُغلق المرفأ", cite(3, 1)), sentence("An editor's words."),
			sentence("Both.", cite(2, 1), cite(1, 0)),
		},
	}}}}}
	latest := []news.Article{
		{ID: 1, Revision: 2, Title: "Storm closes 3 berths", Paragraphs: []news.Paragraph{{Text: "On Monday: “Two ships wait.”"}}},
		{ID: 2, Revision: 1, Title: "Nothing that was cited"},
		{ID: 3, Revision: 4, Paragraphs: []news.Paragraph{{Text: "قال إن المدينة هادئة، وقد أغلق المرفأ."}}},
	}
	var got []string
	for _, o := range c.Overtaken(latest, passages) {
		got = append(got, o.Sentence.Text)
		if o.Passage != "Storm closes 2 berths" || o.Article.Revision != 2 {
			t.Errorf("%+v", o)
		}
	}
	if len(got) != 2 || got[0] != "Storm closes 2 berths" || got[1] != "Both." {
		t.Errorf("overtaken: %q", got)
	}
}
