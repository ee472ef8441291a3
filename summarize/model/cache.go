package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"barid/news"
	"barid/summarize"
)

// Cache keeps accepted answers. Answer gives ErrNotFound where there is none; an answer may go at
// any time. at is when the draft was begun that asked.
type Cache interface {
	Answer(ctx context.Context, key string) ([]byte, error)
	SaveAnswer(ctx context.Context, key string, answer []byte, at time.Time) error
}

// key stands for everything that goes into a model's answer.
func (q question[T]) key(model string) string {
	h := sha256.New()
	p := q.prompt
	for _, part := range []string{model, p.name, p.language, p.system, p.user, q.form.name, string(q.form.raw)} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// remembered returns a cached answer that passes as a fresh one would.
func remembered[T any](ctx context.Context, c *Client, q question[T], model string) (answer T, ok bool) {
	if c.cache == nil {
		return answer, false
	}
	raw, err := c.cache.Answer(ctx, q.key(model))
	if err == nil {
		if raw, err = q.form.find(string(raw)); err == nil {
			answer, err = q.accept(model, raw)
		}
	}
	if err != nil {
		if !errors.Is(err, news.ErrNotFound) {
			c.log.Warn("cached answer not used", "prompt", q.prompt.name, "error", err)
		}
		var none T
		return none, false
	}
	return answer, true
}

// remember keeps an accepted answer. One that cannot be kept costs a request later, and no more.
func (c *Client) remember(ctx context.Context, key string, answer []byte) {
	if c.cache == nil {
		return
	}
	if err := c.cache.SaveAnswer(ctx, key, answer, summarize.ChargedTo(ctx).At); err != nil {
		c.log.Warn("answer not cached", "error", err)
	}
}
