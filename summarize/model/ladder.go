package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"

	"barid/news"
)

// rung is a way of asking for JSON. A server that ignores or refuses one may honor the next.
type rung string

const (
	bySchema  rung = "json_schema"
	byInner   rung = "json_object with a schema" // as llama.cpp takes it
	byJSON    rung = "json_object"
	plainText rung = "text" // the prompt alone asks for JSON
)

// ladder is the order of the rungs, the strictest first.
var ladder = [...]rung{bySchema, byInner, byJSON, plainText}

// footing is the rung on which a server is asked first: the strictest whose form it has honored.
type footing struct {
	mu    sync.Mutex
	first int
}

func (f *footing) start() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.first
}

// settle remembers the rung that held after those above it were not honored.
func (f *footing) settle(i int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first = i
}

// climb goes down the ladder until an answer can be used; none can: the error is useless. A server
// that cannot be reached, or refuses the key or the model, is asked no further.
func climb[T any](ctx context.Context, a *asking, q question[T]) (answer T, raw []byte, err error) {
	var failed []error
	unhonored, refused := true, true
	for i := a.rungs.start(); i < len(ladder); i++ {
		if ladder[i] == byJSON && !refused {
			continue // it is for servers that refuse the schema in it
		}
		answer, raw, err = try(ctx, a, q, ladder[i])
		if err == nil {
			if unhonored {
				a.rungs.settle(i)
			}
			return answer, raw, nil
		}
		failed = append(failed, fmt.Errorf("%s: %w", ladder[i], err))
		if !errors.As(err, new(unusable)) || ctx.Err() != nil {
			break
		}
		refused = errors.As(err, new(refusal))
		unhonored = unhonored && (refused || errors.As(err, new(formless)))
	}
	if err != nil && !fault(err) {
		return answer, nil, useless{chain(failed)}
	}
	return answer, nil, chain(failed)
}

// try asks on one rung.
func try[T any](ctx context.Context, a *asking, q question[T], r rung) (answer T, raw []byte, err error) {
	content, err := a.complete(ctx, q.form.format(r))
	if err != nil {
		return answer, nil, err
	}
	if raw, err = q.form.find(content); err != nil {
		return answer, nil, unusable{formless{err}}
	}
	if answer, err = q.accept(a.model, raw); err != nil {
		var none T
		return none, nil, unusable{err}
	}
	return answer, raw, nil
}

// maxTries bounds how often a busy server is asked the same.
const maxTries = 3

// complete sends the prompt and, while the server is busy or cannot be reached, sends it again
// after a pause. Of a pause longer than the time limit nothing is waited.
func (a *asking) complete(ctx context.Context, format *openai.ChatCompletionResponseFormat) (string, error) {
	return again(ctx, a, func() (string, error) { return a.send(ctx, format) })
}

// again sends until there is an answer or a failure that lasts.
func again[T any](ctx context.Context, a *asking, send func() (T, error)) (T, error) {
	pauses := backoff.NewExponentialBackOff() // with jitter
	pauses.InitialInterval = a.pause
	var last error
	answer, err := backoff.Retry(ctx, send,
		backoff.WithBackOff(pauses),
		backoff.WithMaxTries(maxTries),
		backoff.WithMaxElapsedTime(a.timeout),
		backoff.WithNotify(func(err error, _ time.Duration) { last = err }))
	if err != nil && last != nil && ctx.Err() != nil {
		return answer, fmt.Errorf("%w; last: %w", err, last)
	}
	return answer, err
}

// begin waits for and pays for one request. settle says what it has taken.
func (a *asking) begin(ctx context.Context) (settle func(news.Usage), err error) {
	if a.sent++; a.sent > 1 { // the first has waited before its time began
		if err := a.pace(ctx, a.most().Tokens()); err != nil {
			return nil, backoff.Permanent(unsent{err})
		}
	}
	if settle, err = a.reserve(ctx); err != nil {
		return nil, backoff.Permanent(unsent{err})
	}
	return settle, nil
}

// send makes one request, which is paid for whatever comes of it.
func (a *asking) send(ctx context.Context, format *openai.ChatCompletionResponseFormat) (string, error) {
	settle, err := a.begin(ctx)
	if err != nil {
		return "", err
	}
	resp, err := a.api.CreateChatCompletion(ctx, request(a.model, a.prompt, format))
	written := 0
	for _, c := range resp.Choices {
		written += tokens(c.Message.Content)
	}
	settle(a.used(resp.Usage, written, err))
	if err != nil {
		err = a.failure(err, resp.Header())
	} else {
		a.log.Debug("model answered", "model", a.model, "prompt", a.prompt.name,
			"prompt_tokens", resp.Usage.PromptTokens, "answer_tokens", resp.Usage.CompletionTokens)
		var content string
		if content, err = classify(resp, a.prompt.tokens()); err == nil {
			a.meter.learn(a.prompt.tokens(), resp.Usage.PromptTokens)
			return content, nil
		}
	}
	if errors.As(err, new(unusable)) {
		err = backoff.Permanent(err)
	}
	return "", err
}

// Output limits of one answer. What a reasoning model thinks counts as output.
const (
	answerTokens   = 1500
	thinkingTokens = 8000
)

func request(model string, p prompt, format *openai.ChatCompletionResponseFormat) openai.ChatCompletionRequest {
	r := openai.ChatCompletionRequest{
		Model: model,
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

// longest is how many tokens an answer to a request may have.
func longest(r openai.ChatCompletionRequest) int {
	//lint:ignore SA1019 as in request
	return max(r.MaxTokens, r.MaxCompletionTokens)
}
