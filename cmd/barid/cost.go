package main

import (
	"context"
	"fmt"
	"strings"

	"barid/digest"
	"barid/news"
)

// costResult is what models have taken, or would take at most.
type costResult struct {
	Requests     int     `json:"requests"`
	PromptTokens int     `json:"prompt_tokens"`
	AnswerTokens int     `json:"answer_tokens"`
	Cost         float64 `json:"cost"`
	Currency     string  `json:"currency,omitempty"`
}

// costOf is nil where no model was asked.
func (m modelConfig) costOf(u news.Usage) *costResult {
	if u == (news.Usage{}) {
		return nil
	}
	return &costResult{
		Requests: u.Requests, PromptTokens: u.Prompt, AnswerTokens: u.Answer, Cost: float64(u.Cost) / 1e6, Currency: m.currency,
	}
}

// String says it to people: "41 requests, 52310 tokens, 0.0312 USD".
func (c costResult) String() string {
	said := fmt.Sprintf("%s, %s", count(c.Requests, "request"), count(c.PromptTokens+c.AnswerTokens, "token"))
	if c.Cost > 0 {
		said += ", " + strings.TrimSpace(fmt.Sprintf("%.4f %s", c.Cost, c.Currency))
	}
	return said
}

// account is who pays for a content.
func (n *newsroom) account(c digest.Content) news.Account {
	at := c.MadeAt
	if e, err := n.config.edition(string(c.Edition)); err == nil {
		at = at.In(e.Cadence.Zone())
	}
	return news.Account{Edition: string(c.Edition), Slot: c.Slot.Key, At: at}
}

// spent is what models have taken for the making of a content.
func (n *newsroom) spent(ctx context.Context, c digest.Content) (news.Usage, error) {
	s, err := n.db.Spent(ctx, n.account(c))
	return s.Issue, err
}

// ModelCost tells an editor what a draft has cost; empty when no model was asked.
func (r reviewing) ModelCost(ctx context.Context, c digest.Content) (string, error) {
	spent, err := r.spent(ctx, c)
	cost := r.config.model.costOf(spent)
	if err != nil || cost == nil {
		return "", err
	}
	return cost.String(), nil
}
