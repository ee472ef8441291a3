package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"net/http"

	"github.com/sashabaranov/go-openai"

	"barid/news"
)

// Purse pays for requests. What Reserve has granted counts as used, for all processes and after a
// crash, until Settle says what it really was.
type Purse interface {
	Reserve(ctx context.Context, c news.Charge) (news.Grant, error)
	Settle(ctx context.Context, id news.ChargeID, used news.Usage) error
}

// Price is what a million tokens cost, in units of the currency.
type Price struct{ Prompt, Answer float64 }

// of rounds up to the next millionth of a unit.
func (p Price) of(prompt, answer int) news.Money {
	return news.Money(math.Ceil(float64(prompt)*p.Prompt + float64(answer)*p.Answer))
}

// capReached says that a request was not made because it could have passed a cap.
type capReached struct{ which string } // of what the cap is

func (e capReached) Error() string {
	return fmt.Sprintf("the model's cap of one %s is reached", e.which)
}

// Reason says the same to an editor.
func (e capReached) Reason() string { return e.Error() }

// reserve pays for one request before it is made. settle returns what it did not take.
func (a *asking) reserve(ctx context.Context) (settle func(news.Usage), err error) {
	if a.purse == nil {
		return func(news.Usage) {}, nil
	}
	grant, err := a.purse.Reserve(ctx, news.Charge{
		Account: a.account, Task: string(a.prompt.task), Model: a.model,
		Most: a.most(), Likely: a.usage(a.prompt.tokens(), a.likely), Caps: a.caps(a.account.Edition),
	})
	if err != nil {
		return nil, fmt.Errorf("reserve its cost: %w", err)
	}
	if grant.Reached != "" {
		return nil, capReached{which: grant.Reached}
	}
	return func(used news.Usage) {
		// What was used is noted also where the caller's time has ended.
		if err := a.purse.Settle(context.WithoutCancel(ctx), grant.ID, used); err != nil {
			a.log.Warn("cost of a request not noted; what was reserved stands", "charge", grant.ID, "error", err)
		}
	}, nil
}

// likelyAnswer is about what a summary or the themes of a dozen stories take, in tokens.
const likelyAnswer = 250

// most is what one request can take.
func (a *asking) most() news.Usage {
	return a.usage(a.meter.most(a.prompt.tokens()), a.longest)
}

func (a *asking) usage(prompt, answer int) news.Usage {
	return news.Usage{Requests: 1, Prompt: prompt, Answer: answer, Cost: a.prices[a.model].of(prompt, answer)}
}

// used is what a request has taken, as the server counts it or, where it does not, as we estimate
// it: what was written, in tokens. A request that was refused has taken nothing; one whose answer was lost, also by a proxy that
// did not wait for it, may have taken all.
func (a *asking) used(counted openai.Usage, written int, err error) news.Usage {
	if err != nil {
		var dial *net.OpError
		status, _ := reply(err)
		refused := status != 0 && status != http.StatusGatewayTimeout
		if refused || errors.As(err, &dial) && dial.Op == "dial" {
			return a.usage(0, 0)
		}
		return a.most()
	}
	prompt, answer := counted.PromptTokens, counted.CompletionTokens
	if prompt <= 0 {
		prompt = a.prompt.tokens()
	}
	if answer <= 0 {
		answer = written
	}
	return a.usage(prompt, answer)
}
