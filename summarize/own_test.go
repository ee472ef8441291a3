package summarize

import (
	"testing"

	"barid/news"
)

// The source's own sentence does not open with somebody whom the reader has not met.
func TestOwnIntroducesWhomItSpeaksOf(t *testing.T) {
	a := news.Article{ID: 1, Revision: 1, Language: "en", Publisher: "Courier", Title: "Port hires a reader of contracts", Paragraphs: []news.Paragraph{
		{Text: "The port authority of Sidon has hired a lawyer from Beirut to read the contract for its new cranes."},
		{Text: "The lawyer shared her first letter with two ministers and with the dockers' union."},
		{Text: "Work on the northern pier will cost 2 million dollars and will go on until spring."},
	}}
	r := Request{Language: "en", Articles: []news.Article{a}}
	cite := func(paragraph int) news.Sentence {
		return news.Sentence{Citations: []news.Citation{{Article: 1, Revision: 1, Paragraph: paragraph, End: 40}}}
	}
	hired := news.Sentence{Text: a.Paragraphs[0].Text}
	pier := news.Sentence{Text: a.Paragraphs[2].Text}
	for name, tt := range map[string]struct {
		paragraph int
		told      []news.Sentence
		want      string
	}{
		"nobody has been told of":        {2, nil, ""},
		"somebody else has been told of": {2, []news.Sentence{pier}, ""},
		"she has been told of":           {2, []news.Sentence{hired}, a.Paragraphs[1].Text},
		"it speaks for itself":           {3, nil, a.Paragraphs[2].Text},
	} {
		if got, ok := r.Own(cite(tt.paragraph), tt.told); got.Text != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, want %q", name, got.Text, tt.want)
		}
	}
}
