package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"
)

// question is one thing asked of the model: what it reads, the form of the answer, and how the
// answer is taken. accept checks it against what was asked, not against the form alone.
type question[T any] struct {
	prompt prompt
	form   form
	accept func(answer []byte) (T, error)
}

// rung is a way of asking for JSON. A server that ignores or refuses one may honor the next.
type rung string

const (
	bySchema  rung = "json_schema"
	byJSON    rung = "json_object"
	plainText rung = "text" // the prompt alone asks for JSON
)

// Output limits of one answer. What a reasoning model thinks counts as output.
const (
	answerTokens   = 1500
	thinkingTokens = 8000
)

// maxTries bounds how often a busy server is asked the same.
const maxTries = 3

// ask climbs down the ladder until an answer can be used. A server that cannot be reached, or
// refuses the key or the model, is asked no further.
func ask[T any](ctx context.Context, c *Client, q question[T]) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.timeout,
		fmt.Errorf("no usable answer within %s: %w", c.timeout, context.DeadlineExceeded))
	defer cancel()
	var failed error
	for _, r := range []rung{bySchema, byJSON, plainText} {
		answer, err := try(ctx, c, q, r)
		if err == nil {
			return answer, nil
		}
		if err = fmt.Errorf("%s: %w", r, err); failed != nil {
			err = fmt.Errorf("%w; %w", failed, err)
		}
		failed = err
		if !errors.As(err, new(unusable)) || ctx.Err() != nil {
			break
		}
	}
	var none T
	return none, failed
}

// try asks on one rung.
func try[T any](ctx context.Context, c *Client, q question[T], r rung) (T, error) {
	content, err := c.complete(ctx, q.prompt, q.form.format(r))
	if err != nil {
		var none T
		return none, err
	}
	raw, err := q.form.find(content)
	if err != nil {
		var none T
		return none, unusable{err}
	}
	answer, err := q.accept(raw)
	if err != nil {
		return answer, unusable{err}
	}
	return answer, nil
}

// complete sends a prompt and, while the server is busy or cannot be reached, sends it again after
// a pause. Of a pause longer than the time limit nothing is waited.
func (c *Client) complete(ctx context.Context, p prompt, format *openai.ChatCompletionResponseFormat) (string, error) {
	var last error
	content, err := backoff.Retry(ctx,
		func() (string, error) { return c.send(ctx, p, format) },
		backoff.WithMaxTries(maxTries),
		backoff.WithMaxElapsedTime(c.timeout),
		backoff.WithNotify(func(err error, _ time.Duration) { last = err }))
	if err != nil && last != nil && ctx.Err() != nil {
		return "", fmt.Errorf("%w; last: %w", err, last)
	}
	return content, err
}

func (c *Client) send(ctx context.Context, p prompt, format *openai.ChatCompletionResponseFormat) (string, error) {
	resp, err := c.api.CreateChatCompletion(ctx, c.request(p, format))
	if err != nil {
		err = failure(err, resp.Header())
	} else {
		c.log.Debug("model answered", "model", c.model, "prompt", p.name,
			"prompt_tokens", resp.Usage.PromptTokens, "answer_tokens", resp.Usage.CompletionTokens)
		var content string
		if content, err = classify(resp, tokens(p.system)+tokens(p.user)); err == nil {
			return content, nil
		}
	}
	if errors.As(err, new(unusable)) {
		err = backoff.Permanent(err)
	}
	return "", err
}

func (c *Client) request(p prompt, format *openai.ChatCompletionResponseFormat) openai.ChatCompletionRequest {
	r := openai.ChatCompletionRequest{
		Model: c.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: p.system},
			{Role: openai.ChatMessageRoleUser, Content: p.user},
		},
		//lint:ignore SA1019 many local servers know this field only
		MaxTokens:      answerTokens,
		Temperature:    math.SmallestNonzeroFloat32, // 0 would be left out of the request
		ResponseFormat: format,
	}
	if openai.NewReasoningValidator().Validate(r) != nil { // a reasoning model takes neither
		//lint:ignore SA1019 set above
		r.MaxTokens, r.Temperature = 0, 0
		r.MaxCompletionTokens = thinkingTokens
	}
	return r
}
