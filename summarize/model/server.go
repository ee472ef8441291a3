package model

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/sashabaranov/go-openai"
	"golang.org/x/time/rate"

	"barid/news"
)

// Server is a model and where it answers.
type Server struct {
	BaseURL    string // of the API, such as http://127.0.0.1:11434/v1
	Model      string // as the server knows it
	Key        string // sent as a bearer token, or in Azure's own header; empty: none
	APIVersion string // of Azure, where Model names a deployment; empty: a server like OpenAI's
	Limits     Limits // of the address and key, whatever models are asked there
}

// Limits keep to what a server's operator allows; 0 is no limit.
type Limits struct {
	RequestsPerMinute int
	TokensPerMinute   int
	Concurrency       int // questions at once
}

func (s Server) check() error {
	u, err := url.Parse(s.BaseURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return fmt.Errorf("base URL %q: write one like http://127.0.0.1:11434/v1: %w", s.BaseURL, news.ErrInvalid)
	}
	if s.Model == "" {
		return fmt.Errorf("no model is named: %w", news.ErrInvalid)
	}
	return nil
}

// server is a model as it is asked.
type server struct {
	*provider
	model string
	rungs footing
	meter meter
	tasks map[Task]*standing
}

// standing is how a model stands with us for a task.
type standing struct {
	*breaker                // opened by answers that cannot be used
	remembered atomic.Int64 // answers of the cache in place of its own
}

// provider is what all models behind one address and key have in common.
type provider struct {
	api      *openai.Client
	host     string
	rooted   bool          // its address has no path; Azure's has none
	permits  chan struct{} // nil: any number
	requests *rate.Limiter
	tokens   *rate.Limiter
	breaker  *breaker // opened by failures to answer
}

// newServers lays out who is asked: for every task that has a server of its own and, under no
// name, for all others.
func newServers(o Options) (map[Task][]*server, error) {
	r := roster{transport: o.Transport, providers: make(map[Server]*provider), servers: make(map[Server]*server)}
	first, err := r.open(o.Server)
	if err != nil {
		return nil, err
	}
	var second *server
	if o.Fallback.BaseURL != "" {
		if second, err = r.open(o.Fallback); err != nil {
			return nil, fmt.Errorf("fallback: %w", err)
		}
	}
	inOrder := func(s *server) []*server {
		if second == nil || second == s {
			return []*server{s}
		}
		return []*server{s, second}
	}
	order := map[Task][]*server{"": inOrder(first)}
	for _, t := range slices.Sorted(maps.Keys(o.Tasks)) {
		s, err := r.open(o.Tasks[t])
		if err != nil {
			return nil, fmt.Errorf("task %s: %w", t, err)
		}
		order[t] = inOrder(s)
		if t == Embedding {
			order[t] = order[t][:1] // the vectors of two models cannot be compared
		}
	}
	return order, nil
}

// roster opens each server once, so that its limits and failures are known in one place.
type roster struct {
	transport http.RoundTripper
	providers map[Server]*provider // without model and limits
	servers   map[Server]*server   // without limits
}

func (r roster) open(s Server) (*server, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	asked, address := s, s
	asked.Limits, address.Limits, address.Model = Limits{}, Limits{}, ""
	if r.providers[address] == nil {
		r.providers[address] = newProvider(s, r.transport)
	}
	if r.servers[asked] == nil {
		r.servers[asked] = &server{provider: r.providers[address], model: s.Model, tasks: make(map[Task]*standing)}
		for _, t := range Tasks() {
			r.servers[asked].tasks[t] = &standing{breaker: newBreaker(patienceOfTask)}
		}
	}
	return r.servers[asked], nil
}

// allows tells why a question of a task is not to be asked; nil when it may be.
func (s *server) allows(t Task) error {
	switch {
	case !s.tasks[t].allows():
		return errUseless
	case !s.breaker.allows():
		return errGivenUp
	}
	return nil
}

// note remembers how a question of a task went. A server whose answer cannot be used has not failed.
func (s *server) note(t Task, err error) {
	if errors.As(err, new(useless)) {
		s.breaker.note(nil)
		s.tasks[t].note(err)
		return
	}
	s.breaker.note(err)
	if err == nil {
		s.tasks[t].note(nil)
	}
}

func newProvider(s Server, transport http.RoundTripper) *provider {
	config := openai.DefaultConfig(s.Key)
	if s.APIVersion != "" {
		config = openai.DefaultAzureConfig(s.Key, s.BaseURL)
		config.APIVersion = s.APIVersion
		config.AzureModelMapperFunc = func(deployment string) string { return url.PathEscape(deployment) }
	}
	config.BaseURL = s.BaseURL
	config.HTTPClient = newHTTPClient(transport)
	p := &provider{
		api: openai.NewClientWithConfig(config), requests: perMinute(s.Limits.RequestsPerMinute, 1), breaker: newBreaker(patience),
	}
	p.tokens = perMinute(s.Limits.TokensPerMinute, s.Limits.TokensPerMinute)
	if u, err := url.Parse(s.BaseURL); err == nil {
		p.host, p.rooted = u.Host, strings.Trim(u.Path, "/") == "" && s.APIVersion == ""
	}
	if s.Limits.Concurrency > 0 {
		p.permits = make(chan struct{}, s.Limits.Concurrency)
	}
	return p
}

// perMinute lets so many through, burst of them at once; 0: any number.
func perMinute(n, burst int) *rate.Limiter {
	if n == 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Limit(float64(n)/60), burst)
}

// enter waits until a question may be asked. Who has entered leaves.
func (p *provider) enter(ctx context.Context) (leave func(), err error) {
	if p.permits == nil {
		return func() {}, nil
	}
	select {
	case p.permits <- struct{}{}:
		return func() { <-p.permits }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// pace waits until a request of so many tokens keeps to the limits. One that is larger than a
// minute's allowance takes all of it.
func (p *provider) pace(ctx context.Context, tokens int) error {
	if err := p.requests.Wait(ctx); err != nil {
		return fmt.Errorf("the requests of this minute are used up: %w", err)
	}
	if p.tokens.Limit() != rate.Inf {
		tokens = min(tokens, p.tokens.Burst())
	}
	if err := p.tokens.WaitN(ctx, tokens); err != nil {
		return fmt.Errorf("the tokens of this minute are used up: %w", err)
	}
	return nil
}
