// Package model writes summaries and chooses themes with language models behind OpenAI-compatible
// servers.
//
// In come a story's articles, as the extractive summarize.Extract takes them; out comes a
// news.Summary whose every sentence cites the exact spans of the source sentences that the model
// named by number, or the theme that it named by id. The model's answer is data from outside: it is
// bounded, held against a schema and against what was asked, and refused when it cites what it was
// not given, carries links or markup, or is in another language. What it claims is not believed
// here; press asks verify.
//
// Every failure is an error that says what the servers did, so that the caller can always go on
// with the extractive summary. Accepted answers are cached by everything that went in, and what a
// request may take is reserved before it is sent: both outlive a crash where the given Cache and
// Purse do. Nothing is sent anywhere unless a base URL and a model are named: New refuses to guess
// them, whatever key lies in the environment.
package model

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"barid/news"
	"barid/summarize"
)

// Options name the servers and bound what is asked of them.
type Options struct {
	Server    Server               // asked first
	Tasks     map[Task]Server      // asked first for a task, instead
	Fallback  Server               // asked where the first fails; without base URL: none
	Prices    map[string]Price     // by model; one that is not here costs nothing
	Caps      news.Caps            // in the way of a request that could pass them
	Editions  map[string]news.Caps // of editions that have their own, in place of these
	Cache     Cache                // nil: none
	Purse     Purse                // nil: nothing is counted, and no cap holds
	Timeout   time.Duration        // of one answer by one server, all its attempts together; 0: a minute
	Pause     time.Duration        // about, before a busy server is asked again; 0: half a second
	Transport http.RoundTripper    // nil: the standard one
	Logger    *slog.Logger         // nil: silent
}

const (
	defaultTimeout = time.Minute
	defaultPause   = 500 * time.Millisecond
)

// CapsOf are the caps of an edition's requests.
func (o Options) CapsOf(edition string) news.Caps {
	if own, ok := o.Editions[edition]; ok {
		return own
	}
	return o.Caps
}

// Client asks the models. It is safe for concurrent use, and one should serve all that a process
// asks: it knows which server fails and how often each has been asked.
type Client struct {
	servers        map[Task][]*server // "": of a task that is not named; in the order they are asked
	prices         map[string]Price
	caps           func(edition string) news.Caps
	cache          Cache
	purse          Purse
	timeout, pause time.Duration
	tasks
	log *slog.Logger
}

// New returns a client. It sends nothing yet.
func New(o Options) (*Client, error) {
	if o.Timeout < 0 {
		return nil, fmt.Errorf("model: time limit %s is negative: %w", o.Timeout, news.ErrInvalid)
	}
	servers, err := newServers(o)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	c := &Client{
		servers: servers,
		prices:  o.Prices,
		caps:    o.CapsOf,
		cache:   o.Cache,
		purse:   o.Purse,
		timeout: cmp.Or(o.Timeout, defaultTimeout),
		pause:   cmp.Or(o.Pause, defaultPause),
		log:     cmp.Or(o.Logger, slog.New(slog.DiscardHandler)),
	}
	if c.tasks, err = parseTasks(); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return c, nil
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

// ChooseThemes has the model file stories, given by their articles, each under one of the themes, or
// propose another: one with ID 0, state Proposed, and names in English and Arabic. A story that it
// has not filed as it should has the zero filing.
func (c *Client) ChooseThemes(ctx context.Context, stories [][]news.Article, themes []news.Theme) ([]news.Filing, error) {
	q, err := c.themesQuestion(stories, themes)
	if err != nil {
		return nil, fmt.Errorf("model: themes: %w", err)
	}
	filed, err := ask(ctx, c, q)
	if err != nil {
		return nil, fmt.Errorf("model: themes: %w", err)
	}
	return filed, nil
}
