package summarize

import (
	"errors"
	"testing"
	"time"

	"barid/news"
)

var day = time.Date(2026, time.March, 3, 6, 0, 0, 0, time.UTC)

func article(id int, publisher, title string, published time.Time, paragraphs ...string) news.Article {
	a := news.Article{ID: news.ArticleID(id), Revision: 1, Publisher: publisher, Title: title, Published: published, FirstSeen: day}
	for _, p := range paragraphs {
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: p})
	}
	return a
}

func TestNothingToTell(t *testing.T) {
	a := article(1, "The Herald", "Port reopens", time.Time{}, "He said it would.", "Read more about this story and others like it here.")
	_, err := Extract(Request{Language: "en", Articles: []news.Article{a}, Day: day})
	if !errors.Is(err, news.ErrInvalid) {
		t.Errorf("Extract: error %v, want one that wraps %v", err, news.ErrInvalid)
	}
}
