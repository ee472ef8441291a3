package model

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"barid/news"
)

// Answered is how one server took a question.
type Answered struct {
	Host  string
	Model string
	Form  string // of JSON that it honored, such as json_schema; or vectors
	Err   error  // why its answer cannot be used; nil when it can
}

// Probe asks every server a small question, as it would ask for the theme of a story or a vector, and
// nothing of the cache: whether it can be used, and how.
func (c *Client) Probe(ctx context.Context) []Answered {
	q, err := c.themesQuestion([][]news.Article{{{
		ID: 1, Revision: 1, Publisher: "Barid", Language: english, Title: "Two ports agree on pilots",
		Paragraphs: []news.Paragraph{{Text: "The two ports of the bay will share their pilots for a year."}},
	}}}, []news.Theme{{ID: 1, Slug: "ports", Names: map[string]string{english: "Ports", arabic: "الموانئ"}, State: news.Accepted}})
	var answered []Answered
	for _, s := range c.known() {
		a := Answered{Host: s.host, Model: s.model, Err: err}
		if err == nil {
			_, _, a.Err = askServer(ctx, c, q, s)
			a.Form = string(ladder[s.rungs.start()])
		}
		if a.Err != nil {
			a.Form, a.Err = "", fmt.Errorf("model %s at %s: %w", s.model, s.host, a.Err)
		}
		answered = append(answered, a)
	}
	for _, s := range c.servers[Embedding] {
		a := Answered{Host: s.host, Model: s.model, Form: "vectors"}
		if _, err := c.askVectors(ctx, s, []string{"Two ports agree on pilots"}); err != nil {
			a.Form, a.Err = "", fmt.Errorf("model %s at %s: %w", s.model, s.host, err)
		}
		answered = append(answered, a)
	}
	return answered
}

// known are all servers that write, each once, the first one first.
func (c *Client) known() []*server {
	var all []*server
	for _, t := range slices.Sorted(maps.Keys(c.servers)) {
		for _, s := range c.servers[t] {
			if t != Embedding && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}
