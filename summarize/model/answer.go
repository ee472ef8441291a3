package model

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"

	"barid/news"
)

// unusable marks an answer that came and cannot be used: asked in another form, the server may do
// better. Asking the same again is pointless.
type unusable struct{ error }

func (u unusable) Unwrap() error { return u.error }

// useless marks the end of a question to which all answers were unusable.
type useless struct{ error }

func (u useless) Unwrap() error { return u.error }

// Is makes it ErrInvalid: who asks for less at once may get an answer.
func (u useless) Is(target error) bool { return target == news.ErrInvalid }

// refusal is a request that the server did not take.
type refusal struct {
	error
	status int // HTTP's
}

// fault tells that what ended a question lies with the server, not with what it said.
func fault(err error) bool {
	var refused refusal
	return !errors.As(err, new(unusable)) || errors.As(err, &refused) && refused.status >= http.StatusInternalServerError
}

// formless is an answer without the form that was asked for.
type formless struct{ error }

// classify returns the text of a whole answer. Servers report success for answers that have no
// choice, no content, or no end, and for prompts of which they read a part.
func classify(resp openai.ChatCompletionResponse, promptTokens int) (string, error) {
	if len(resp.Choices) == 0 {
		return "", unusable{errors.New("the answer has no choices")}
	}
	choice := resp.Choices[0]
	switch {
	case choice.FinishReason == openai.FinishReasonLength:
		return "", unusable{errors.New("the answer was cut at its limit of tokens")}
	case choice.Message.Refusal != "":
		return "", unusable{errors.New("the model declined to answer")}
	case choice.Message.Content == "":
		return "", unusable{errors.New("the answer has no content")}
	case choice.FinishReason != openai.FinishReasonStop:
		return "", unusable{fmt.Errorf("the answer ended by %q", choice.FinishReason)}
	}
	// No vocabulary in use needs less than half of the estimate: the server has cut the prompt.
	if read := resp.Usage.PromptTokens; read > 0 && read < promptTokens/2 {
		return "", unusable{fmt.Errorf("the server read %d of about %d tokens; give the model a longer context", read, promptTokens)}
	}
	return choice.Message.Content, nil
}

// failure says what an error of go-openai means for the next attempt: unusable, permanent, or
// (everything else) worth another try after a while.
func (p *provider) failure(err error, header http.Header) error {
	status, message := reply(err)
	switch {
	case status == 0 && transient(err):
		return err
	case status == 0:
		return unusable{fmt.Errorf("the answer cannot be read: %w", err)}
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return backoff.Permanent(fmt.Errorf("the server refuses the key: %s", describe(status, "")))
	case status == http.StatusNotFound:
		return backoff.Permanent(fmt.Errorf("no such model or address: %s%s", describe(status, message), p.doubt()))
	case busy(status):
		err = fmt.Errorf("the server is busy or down: %s", describe(status, message))
		if wait, ok := retryAfter(header); ok {
			return fmt.Errorf("%w: %w", err, &backoff.RetryAfterError{Duration: wait})
		}
		return err
	}
	return unusable{refusal{fmt.Errorf("the server refuses the request: %s", describe(status, message)), status}}
}

// doubt is what may be wrong with an address at which nothing is found.
func (p *provider) doubt() string {
	if p.rooted {
		return "; base_url has no path, and most servers answer below /v1"
	}
	return ""
}

// reply returns the HTTP status of a failed request and what the server said; 0 when there was no
// reply, or one that could not be decoded.
func reply(err error) (int, string) {
	var plain *openai.RequestError // first: it may wrap an APIError that is empty
	if errors.As(err, &plain) {
		return plain.HTTPStatusCode, errorMessage(plain.Body)
	}
	var api *openai.APIError
	if errors.As(err, &api) {
		return api.HTTPStatusCode, oneLine(api.Message, maxErrorRunes)
	}
	return 0, ""
}

// transient tells a failed connection from an answer that came and is no JSON.
func transient(err error) bool {
	var connection interface{ Timeout() bool } // *url.Error, which the HTTP client returns
	var answer unusable
	return errors.As(err, &connection) && !errors.As(err, &answer)
}

func busy(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// describe never holds a body that is not a server's own error message: a proxy's page says nothing.
func describe(status int, message string) string {
	text := fmt.Sprintf("%d %s", status, http.StatusText(status))
	if message != "" {
		text += ": " + message
	}
	return text
}

// retryAfter reads the header in seconds or as a date (RFC 9110 §10.2.3), the latter by the
// server's own clock.
func retryAfter(header http.Header) (time.Duration, bool) {
	value := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, maxRetryAfter)) * time.Second, true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(header.Get("Date"))
	if err != nil || at.Before(now) {
		return 0, false
	}
	return min(at.Sub(now), maxRetryAfter*time.Second), true
}

// maxRetryAfter is far above every time limit, and far below what overflows a Duration.
const maxRetryAfter = 7 * 24 * 60 * 60
