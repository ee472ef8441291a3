package model

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"barid/news"
	"barid/summarize"
)

// question is one thing asked of a model: what it reads, the form of the answer, and how the
// answer is taken. accept checks it against what was asked, not against the form alone.
type question[T any] struct {
	prompt prompt
	form   form
	likely int // tokens of an answer; 0: likelyAnswer
	accept func(model string, answer []byte) (T, error)
}

// Why a server is not asked.
var (
	errGivenUp = errors.New("it failed several times in a row and is not asked for a while")
	errUseless = errors.New("its last answers to such questions could not be used, and it is not asked for a while")
)

// ask answers a question from the cache or, in their order, by the servers of its task. Every
// request of this package goes through here.
func ask[T any](ctx context.Context, c *Client, q question[T]) (T, error) {
	servers := c.serversOf(q.prompt.task)
	for _, s := range servers {
		if answer, ok := remembered(ctx, c, q, s.model); ok {
			s.tasks[q.prompt.task].remembered.Add(1)
			return answer, nil
		}
	}
	var failed []error
	for _, s := range servers {
		answer, raw, err := askServer(ctx, c, q, s)
		if err == nil {
			c.remember(ctx, q.key(s.model), raw)
			return answer, nil
		}
		if reached := new(capReached); errors.As(err, reached) {
			failed = []error{*reached} // it stands in the way of every server
			break
		}
		failed = append(failed, fmt.Errorf("%s: %w", s.host, err))
		if ctx.Err() != nil {
			break
		}
	}
	var none T
	return none, unanswered{chain(failed), failed}
}

// unanswered is that no server has answered a question. Its reason is for people, and the same for every
// story that it keeps from being told.
type unanswered struct {
	error
	failed []error
}

func (u unanswered) Unwrap() error { return u.error }

func (u unanswered) Reason() string {
	var said []string
	for _, err := range u.failed {
		said = append(said, plainly(err))
	}
	return strings.Join(said, "; ")
}

// plainly says of a request that was lost no more than why.
func plainly(err error) string {
	lost, ok := errors.AsType[*url.Error](err)
	if !ok || lost.Timeout() {
		return err.Error()
	}
	why := lost.Err
	for errors.Unwrap(why) != nil {
		why = errors.Unwrap(why)
	}
	return strings.Replace(err.Error(), lost.Error(), "no answer: "+why.Error(), 1)
}

// serversOf are those that a task's questions go to, in order.
func (c *Client) serversOf(t Task) []*server {
	if servers, ok := c.servers[t]; ok {
		return servers
	}
	return c.servers[""]
}

// unsent is why a request was not made.
type unsent struct{ error }

func (u unsent) Unwrap() error { return u.error }

// askServer asks one server while it is worth it. A request that was not made, and a caller who has
// gone, are no failure of the server.
func askServer[T any](ctx context.Context, c *Client, q question[T], s *server) (answer T, raw []byte, err error) {
	a := asking{
		Client: c, server: s, account: summarize.ChargedTo(ctx), prompt: q.prompt,
		longest: longest(request(s.model, q.prompt, nil)), likely: cmp.Or(q.likely, likelyAnswer),
	}
	err = a.within(ctx, func(ctx context.Context) (err error) {
		answer, raw, err = climb(ctx, &a, q)
		return err
	})
	return answer, raw, err
}

// asking is a question on its way to one server.
type asking struct {
	*Client
	*server
	account         news.Account
	prompt          prompt
	longest, likely int // tokens of an answer
	sent            int // requests
}

// within asks when the server's limits allow, for as long as an answer may take, and notes how it went.
func (a *asking) within(ctx context.Context, ask func(context.Context) error) error {
	if err := a.allows(a.prompt.task); err != nil {
		return err
	}
	leave, err := a.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := a.pace(ctx, a.most().Tokens()); err != nil {
		return err
	}
	limited, cancel := context.WithTimeoutCause(ctx, a.timeout,
		fmt.Errorf("no usable answer within %s: %w", a.timeout, context.DeadlineExceeded))
	defer cancel()
	err = ask(limited)
	if ctx.Err() == nil && !errors.As(err, new(unsent)) {
		a.note(a.prompt.task, err)
	}
	return err
}

// chain joins errors on one line, nil when there is none.
func chain(errs []error) error {
	var all error
	for _, err := range errs {
		if all == nil {
			all = err
			continue
		}
		all = fmt.Errorf("%w; %w", all, err)
	}
	return all
}
