// Package summarize tells a story in its articles' own sentences.
//
// In come the articles of a story in one language, the lead article first, and the day of the issue.
// Out comes a summary whose every sentence is a span of one paragraph, or a licensed trim of it: whole
// words struck out, never one added, changed or moved. So each can be shown beside the very span that
// it cites, and passes the checks of package verify by construction.
//
// What a reader would stumble over is not chosen: captions, fragments, questions, half quotations,
// "he added" without its speaker, the same news told twice, and "on Friday" from an article that is
// undated or not of the day, unless the words can be struck out. Where nothing is left, the
// answer is an error that wraps news.ErrInvalid. Every function is pure: nothing is read or kept.
package summarize

import (
	"fmt"
	"time"

	"barid/news"
	"barid/text"
)

// DefaultWords is the length of a summary, in words, where none is asked for.
const DefaultWords = 75

// Request is a story to be told.
type Request struct {
	Story    news.Story
	Language string
	Articles []news.Article // the lead article first; all in Language
	Day      time.Time      // the day, in the edition's zone
	Words    int            // how long the summary should be; zero or less: DefaultWords
}

// Extract tells the story in sentences of its articles, in order of weight. Its length is within a
// fifth of the words asked for, unless the articles hold too few sentences or only longer ones.
func Extract(r Request) (news.Summary, error) {
	if r.Words <= 0 {
		r.Words = DefaultWords
	}
	analyzer := text.NewAnalyzer(r.Language)
	chosen := choose(r.candidates(analyzer), weights(r.Articles, analyzer), r.Words)
	if len(chosen) == 0 {
		return news.Summary{}, fmt.Errorf("summarize story %d in %q: no sentence can be used: %w", r.Story.ID, r.Language, news.ErrInvalid)
	}
	s := news.Summary{
		Story:    r.Story.ID,
		Language: r.Language,
		Method:   news.Extractive,
		Headline: r.sentence("headline", r.headline(chosen[0])),
	}
	for _, c := range chosen {
		s.Sentences = append(s.Sentences, r.sentence("body", c.excerpt))
	}
	return s, nil
}

// excerpt is what is printed of a place in the articles.
type excerpt struct {
	text  string
	place news.Citation
}

// cite returns the citation of the runes [start:end] of a paragraph; paragraph 0 is the title.
func cite(a news.Article, paragraph, start, end int) news.Citation {
	return news.Citation{Article: a.ID, Revision: a.Revision, Paragraph: paragraph, Start: start, End: end}
}

// sentence makes an excerpt a sentence. Its ID rests on part and place alone, so that the same sentence
// drawn again is the same sentence.
func (r Request) sentence(part string, e excerpt) news.Sentence {
	c := e.place
	return news.Sentence{
		ID: news.NewSentenceID(fmt.Sprint(r.Story.ID), r.Language, part,
			fmt.Sprint(c.Article), fmt.Sprint(c.Revision), fmt.Sprint(c.Paragraph), fmt.Sprint(c.Start)),
		Text:      e.text,
		Method:    news.Extractive,
		Citations: []news.Citation{c},
	}
}
