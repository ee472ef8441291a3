// Package model writes summaries and chooses themes with a language model behind an
// OpenAI-compatible server.
//
// In come a story's articles, as the extractive summarize.Extract takes them; out comes a
// news.Summary whose every sentence cites the exact spans of the source sentences that the model
// named by number, or the theme that it named by id. The model's answer is data from outside: it is
// bounded, held against a schema and against what was asked, and refused when it cites what it was
// not given, carries links or markup, or is in another language. What it claims is not believed
// here; press asks verify.
//
// Every failure is an error that says what the server did, and nothing is kept between calls, so
// that the caller can always go on with the extractive summary. Nothing is sent anywhere unless a
// base URL and a model are named: New refuses to guess them, whatever key lies in the environment.
package model

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/sashabaranov/go-openai"

	"barid/news"
	"barid/summarize"
)

// Options name the server and bound what is asked of it.
type Options struct {
	BaseURL   string            // of the API, such as http://127.0.0.1:11434/v1
	Model     string            // as the server knows it
	Key       string            // sent as a bearer token; empty: none
	Timeout   time.Duration     // of one summary or choice, all its attempts together; 0: a minute
	Transport http.RoundTripper // nil: the standard one
	Logger    *slog.Logger      // nil: silent
}

const defaultTimeout = time.Minute

// Client asks one model of one server. It is safe for concurrent use.
type Client struct {
	api            *openai.Client
	model          string
	timeout        time.Duration
	summary, theme task
	log            *slog.Logger
}

// New returns a client. It sends nothing yet.
func New(o Options) (*Client, error) {
	u, err := url.Parse(o.BaseURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, fmt.Errorf("model: base URL %q: write one like http://127.0.0.1:11434/v1: %w", o.BaseURL, news.ErrInvalid)
	}
	if o.Model == "" {
		return nil, fmt.Errorf("model: no model is named: %w", news.ErrInvalid)
	}
	if o.Timeout < 0 {
		return nil, fmt.Errorf("model: time limit %s is negative: %w", o.Timeout, news.ErrInvalid)
	}
	summary, err := parseTask("summary")
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	theme, err := parseTask("theme")
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	config := openai.DefaultConfig(o.Key)
	config.BaseURL = o.BaseURL
	config.HTTPClient = newHTTPClient(o.Transport)
	return &Client{
		api:     openai.NewClientWithConfig(config),
		model:   o.Model,
		timeout: cmp.Or(o.Timeout, defaultTimeout),
		summary: summary,
		theme:   theme,
		log:     cmp.Or(o.Logger, slog.New(slog.DiscardHandler)),
	}, nil
}

// Summarize has the model tell a story in its articles' language. The sentences are cited and
// carry no findings yet.
func (c *Client) Summarize(ctx context.Context, r summarize.Request) (news.Summary, error) {
	q, err := c.summaryQuestion(r)
	if err != nil {
		return news.Summary{}, fmt.Errorf("model: story %d in %s: %w", r.Story.ID, r.Language, err)
	}
	summary, err := ask(ctx, c, q)
	if err != nil {
		return news.Summary{}, fmt.Errorf("model: story %d in %s: %w", r.Story.ID, r.Language, err)
	}
	return summary, nil
}

// ChooseTheme has the model file a story, given by its articles, under one of the themes, or
// propose another: one with ID 0, state Proposed, and names in English and Arabic.
func (c *Client) ChooseTheme(ctx context.Context, articles []news.Article, themes []news.Theme) (news.Theme, error) {
	q, err := c.themeQuestion(articles, themes)
	if err != nil {
		return news.Theme{}, fmt.Errorf("model: theme: %w", err)
	}
	theme, err := ask(ctx, c, q)
	if err != nil {
		return news.Theme{}, fmt.Errorf("model: theme: %w", err)
	}
	return theme, nil
}
