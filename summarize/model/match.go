package model

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"barid/news"
	"barid/summarize"
)

// SameStory has the model say whether two groups of articles tell one event. Where it is not sure the
// answer is no.
func (c *Client) SameStory(ctx context.Context, a, b []news.Article) (bool, error) {
	q, err := c.matchQuestion(a, b)
	if err != nil {
		return false, fmt.Errorf("model: compare: %w", err)
	}
	same, err := ask(ctx, c, q)
	if err != nil {
		return false, fmt.Errorf("model: compare: %w", err)
	}
	return same, nil
}

// matchData is what the match prompt prints.
type matchData struct {
	Fence  string
	Groups []beginnings
}

type beginnings struct {
	Number     int
	Beginnings []string
}

// Bounds of what is compared of a group.
const (
	comparedArticles = 2
	comparedRunes    = 300 // of the title and the first paragraph of each
)

func (c *Client) matchQuestion(a, b []news.Article) (question[bool], error) {
	if len(a) == 0 || len(b) == 0 {
		return question[bool]{}, fmt.Errorf("a group has no article: %w", news.ErrInvalid)
	}
	data := matchData{Groups: []beginnings{{1, begin(a)}, {2, begin(b)}}}
	data.Fence = fence(fmt.Sprint(data.Groups))
	p, err := c.match.prompt(a[0].Language, data)
	if err != nil {
		return question[bool]{}, err
	}
	accept := func(_ string, raw []byte) (bool, error) {
		var answer struct{ Same string }
		err := json.Unmarshal(raw, &answer)
		return answer.Same == "yes", err
	}
	return question[bool]{prompt: p, form: c.match.form, accept: accept}, nil
}

// begin is how the first articles of a group begin, but for what speaks to a model.
func begin(articles []news.Article) []string {
	var list []string
	for _, a := range articles[:min(len(articles), comparedArticles)] {
		list = append(list, beginning(a, comparedRunes))
	}
	return list
}

// beginning is the title and the first paragraph of an article.
func beginning(a news.Article, runes int) string {
	var said []string
	for _, passage := range append([]string{a.Title}, a.Body()...) {
		if len(said) < 2 && !summarize.ForMachines(passage) {
			said = append(said, passage)
		}
	}
	return oneLine(strings.Join(said, ". "), runes)
}
