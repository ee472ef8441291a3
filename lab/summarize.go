package lab

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"barid/collect/lines"
	"barid/news"
	"barid/summarize"
)

// storyRow is a story with its articles, the lead article first.
type storyRow struct {
	ID       string       `json:"id"`
	Articles []articleRow `json:"articles"`
}

func (r storyRow) key() (string, error) {
	switch {
	case r.ID == "":
		return "", errors.New("no id")
	case len(r.Articles) == 0:
		return "", fmt.Errorf("story %q has no articles", r.ID)
	}
	return r.ID, nil
}

// Summarize reads rows {id, articles: [{id, title, text, published?, lang?}]} and writes {id, summary,
// headline} for each, in the same order. A story is summarized on the day of its latest article; one
// without any date on the day that it was written, as its reference was. A story of which no sentence
// can be used has an empty summary.
func Summarize(in io.Reader, out io.Writer) error {
	rows, err := readRows[storyRow](in)
	if err != nil {
		return fmt.Errorf("summarize: %w", err)
	}
	type answer struct {
		ID       string `json:"id"`
		Summary  string `json:"summary"`
		Headline string `json:"headline"`
	}
	answers := make([]answer, len(rows))
	for i, r := range rows {
		s, err := summarize.Extract(r.request(i + 1))
		if err != nil && !errors.Is(err, news.ErrInvalid) {
			return fmt.Errorf("story %q: %w", r.ID, err)
		}
		var sentences []string
		for _, sentence := range s.Sentences {
			sentences = append(sentences, sentence.Text)
		}
		answers[i] = answer{r.ID, strings.Join(sentences, " "), s.Headline.Text}
	}
	return writeRows(out, answers)
}

// request asks for the story numbered n in its file, in the language of its lead article.
func (r storyRow) request(n int) summarize.Request {
	someDay := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC) // before that of any dated article
	request := summarize.Request{Story: news.Story{ID: news.StoryID(n)}, Day: someDay}
	dated := false
	for i, row := range r.Articles {
		a := row.article(i + 1)
		if len(a.Paragraphs) > 0 {
			a.Dateline = lines.Dateline(a.Paragraphs[0].Text)
		}
		if dated = dated || !a.Published.IsZero(); a.Published.After(request.Day) {
			request.Day = a.Published
		}
		request.Articles = append(request.Articles, a)
	}
	if !dated {
		for i := range request.Articles {
			request.Articles[i].Published = request.Day
		}
	}
	request.Language = request.Articles[0].Language
	return request
}
