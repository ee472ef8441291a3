package digest

import (
	"slices"
	"strings"

	"barid/news"
	"barid/text"
)

// Overtaken is a sentence that rests on a passage which its publisher has changed or taken out since.
type Overtaken struct {
	Sentence news.Sentence
	Passage  string       // as it was cited
	Article  news.Article // as it stands now
}

// Overtaken returns the sentences whose cited passages do not stand any more in the latest revision of
// their articles, each once. Of the articles, those that are as they were cited may be left out;
// passages hold the text behind each citation.
func (c Content) Overtaken(latest []news.Article, passages map[news.Citation]string) []Overtaken {
	var overtaken []Overtaken
	for _, s := range c.Sentences() {
		for _, cite := range s.Citations {
			i := slices.IndexFunc(latest, func(a news.Article) bool { return a.ID == cite.Article && a.Revision > cite.Revision })
			if i >= 0 && !stands(passages[cite], latest[i]) {
				overtaken = append(overtaken, Overtaken{Sentence: s, Passage: passages[cite], Article: latest[i]})
				break
			}
		}
	}
	return overtaken
}

// stands tells that an article says a passage, whatever else has changed.
func stands(passage string, a news.Article) bool {
	passage = text.Fold(passage)
	return strings.Contains(text.Fold(a.Title), passage) || slices.ContainsFunc(a.Paragraphs, func(p news.Paragraph) bool {
		return strings.Contains(text.Fold(p.Text), passage)
	})
}
