package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"barid/news"
	"barid/summarize"
	"barid/text"
)

// Bounds of a summary. The prompt asks for less; beyond these an answer is none.
const (
	maxSentences     = 12
	maxHeadlineRunes = 200
	maxSentenceRunes = 700
)

// summaryData is what the summary prompt prints.
type summaryData struct {
	material
	Language string
	Words    int
}

// summaryAnswer is the form prompts/*/summary.schema.json.
type summaryAnswer struct {
	Headline  statement
	Sentences []statement
}

type statement struct {
	Text    string
	Sources []int
}

func (c *Client) summaryQuestion(r summarize.Request) (question[news.Summary], error) {
	m, err := summaryMaterial(r)
	if err != nil {
		return question[news.Summary]{}, err
	}
	data := summaryData{material: m, Language: named(r.Language), Words: budget(r)}
	p, err := c.summary.prompt(r.Language, data)
	if err != nil {
		return question[news.Summary]{}, err
	}
	accept := func(model string, raw []byte) (news.Summary, error) {
		var answer summaryAnswer
		if err := json.Unmarshal(raw, &answer); err != nil {
			return news.Summary{}, err
		}
		m.origin = p.origin(model)
		return m.summary(answer, r)
	}
	return question[news.Summary]{prompt: p, form: c.summary.form, accept: accept}, nil
}

// budget is the length asked for, in words.
func budget(r summarize.Request) int {
	if r.Words <= 0 {
		return summarize.DefaultWords
	}
	return r.Words
}

// summary makes cited sentences of the model's statements, or refuses them all.
func (m *material) summary(a summaryAnswer, r summarize.Request) (news.Summary, error) {
	if len(a.Sentences) == 0 || len(a.Sentences) > maxSentences {
		return news.Summary{}, fmt.Errorf("%d sentences", len(a.Sentences))
	}
	s := news.Summary{Story: r.Story.ID, Language: r.Language, Method: news.Model}
	var err error
	if s.Headline, err = m.sentence(a.Headline, s, maxHeadlineRunes); err != nil {
		return news.Summary{}, fmt.Errorf("headline: %w", err)
	}
	whole := s.Headline.Text
	for i, statement := range a.Sentences {
		sentence, err := m.sentence(statement, s, maxSentenceRunes)
		if err != nil {
			return news.Summary{}, fmt.Errorf("sentence %d: %w", i+1, err)
		}
		s.Sentences = append(s.Sentences, sentence)
		whole += "\n" + sentence.Text
	}
	if !inLanguage(whole, r.Language, m.script) {
		return news.Summary{}, fmt.Errorf("the answer is not in the language %q", r.Language)
	}
	s.Sentences = withinBudget(s.Sentences, budget(r))
	return s, nil
}

// sentence checks one statement and gives it its ID and citations.
func (m *material) sentence(s statement, of news.Summary, limit int) (news.Sentence, error) {
	words, err := plain(s.Text, limit)
	if err != nil {
		return news.Sentence{}, err
	}
	if scriptOf(words).name != m.script {
		return news.Sentence{}, fmt.Errorf("it is not in the language %q", of.Language)
	}
	citations, err := m.cite(s.Sources)
	if err != nil {
		return news.Sentence{}, err
	}
	story := strconv.FormatInt(int64(of.Story), 10)
	origin := m.origin
	origin.Text = news.Hash(words)
	return news.Sentence{
		ID:        news.NewSentenceID(story, of.Language, words),
		Text:      words,
		Method:    news.Model,
		Citations: citations,
		Origin:    origin,
	}, nil
}

// markup finds what a mail client or a browser would take for more than words: tags, entities,
// links, bare domains, Markdown, and source numbers left in the text.
var markup = regexp.MustCompile(`(?i)<[a-z!/?]|&#?[a-z0-9]+;|[a-z][a-z0-9+.-]*://|mailto:|www\.|[a-z0-9-]{2,}\.[a-z]{2,}|\]\(|\*\*|__|` + "`" + `|^#|\[[0-9]+\]`)

// plain returns s as one line of plain words, or says why it is none.
func plain(s string, limit int) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case len(text.Words(s)) == 0:
		return "", errors.New("it has no words")
	case len([]rune(s)) > limit:
		return "", fmt.Errorf("it is longer than %d characters", limit)
	case markup.MatchString(s):
		return "", errors.New("it holds markup or a link")
	case strings.ContainsFunc(s, unprintable):
		return "", errors.New("it holds characters that are no text")
	}
	return s, nil
}

// unprintable finds what garbles a line or turns its direction. The joiners and marks that Arabic
// and Persian are written with (U+200C to U+200F) are text.
func unprintable(r rune) bool {
	if r >= '\u200c' && r <= '\u200f' {
		return false
	}
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// withinBudget drops the last sentences, which weigh least, while there are half as many words
// again as were asked for, and any sentence said twice. The first one stays.
func withinBudget(sentences []news.Sentence, budget int) []news.Sentence {
	var kept []news.Sentence
	seen := make(map[news.SentenceID]bool)
	words := 0
	for _, s := range sentences {
		words += len(text.Words(s.Text))
		if len(kept) > 0 && words > budget*3/2 {
			break
		}
		if !seen[s.ID] {
			seen[s.ID] = true
			kept = append(kept, s)
		}
	}
	return kept
}
