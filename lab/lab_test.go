package lab

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

func TestArticleParagraphs(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"none":                  {" \n ", nil},
		"blank lines":           {"The ferry sails.\n\n\nIt is full.", []string{"The ferry sails.", "It is full."}},
		"lines broken at width": {"The ferry\nsails.\n\nIt is full.", []string{"The ferry sails.", "It is full."}},
		"a line each":           {"The ferry sails.\r\nIt is full.\n", []string{"The ferry sails.", "It is full."}},
	} {
		var got []string
		for _, p := range (articleRow{ID: "a", Text: c.text}).article(1).Paragraphs {
			got = append(got, p.Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestArticleLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry to the islands sails again from Thursday, the harbour office said.": "en",
		"تعود العبّارة إلى الجزر اعتبارا من يوم الخميس كما قال مكتب المرفأ.":           "ar",
	} {
		if got := (articleRow{ID: "a", Text: text}).article(1); got.Language != want {
			t.Errorf("language %q, want %q", got.Language, want)
		}
	}
	declared := articleRow{ID: "a", Title: "Ferry", Language: "de"}.article(3)
	want := news.Article{ID: 3, Key: "a", Revision: 1, Title: "Ferry", Language: "de"}
	if diff := cmp.Diff(want, declared); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
}
