package main

import (
	"cmp"
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"barid/news"
	"barid/summarize/model"
)

// modelConfig is the model and what it may cost; off while no server is named.
type modelConfig struct {
	model.Options
	issueTime time.Duration // that it may work on one issue
	currency  string
}

func (m modelConfig) on() bool { return m.Server.BaseURL != "" }

type (
	rawModel struct {
		Server    rawServer            `yaml:",inline"` // that is asked first
		Timeout   scalar               `yaml:"timeout"`
		IssueTime scalar               `yaml:"issue_time"`
		Fallback  rawServer            `yaml:"fallback"`
		Tasks     map[string]rawServer `yaml:"tasks"`
		Currency  scalar               `yaml:"currency"`
		Prices    map[string]rawPrice  `yaml:"prices"`
		Caps      rawCaps              `yaml:"caps"`
	}
	rawServer struct {
		BaseURL           scalar `yaml:"base_url"`
		Name              scalar `yaml:"name"`
		KeyEnv            scalar `yaml:"key_env"`
		KeyFile           scalar `yaml:"key_file"`
		APIVersion        scalar `yaml:"api_version"`
		RequestsPerMinute scalar `yaml:"requests_per_minute"`
		TokensPerMinute   scalar `yaml:"tokens_per_minute"`
		Concurrency       scalar `yaml:"concurrency"`
	}
	rawPrice struct {
		Input  scalar `yaml:"input"`
		Output scalar `yaml:"output"`
	}
	rawCaps struct {
		Issue rawCap `yaml:"issue"`
		Day   rawCap `yaml:"day"`
	}
	rawCap struct {
		Tokens scalar `yaml:"tokens"`
		Money  scalar `yaml:"money"`
	}
)

func (c *checker) model(m rawModel) modelConfig {
	out := modelConfig{currency: m.Currency.text}
	out.Editions = make(map[string]news.Caps)
	out.Timeout = c.duration(m.Timeout, "model.timeout", 2*time.Minute)
	out.issueTime = c.duration(m.IssueTime, "model.issue_time", 10*time.Minute)
	out.Caps = news.Caps{Issue: c.cap(m.Caps.Issue, "model.caps.issue"), Day: c.cap(m.Caps.Day, "model.caps.day")}
	out.Prices = c.prices(m.Prices)
	first := m.Server
	if first.BaseURL.text == "" && first.Name.text == "" {
		if m.Fallback.BaseURL.text != "" || len(m.Tasks) > 0 {
			c.wrong(first.BaseURL, "model.base_url", "name the server that is asked first; fallback and tasks stand beside it")
		}
		return out
	}
	out.Server = c.server(first, "model")
	if m.Fallback != (rawServer{}) {
		out.Fallback = c.server(m.Fallback, "model.fallback")
	}
	out.Tasks = c.tasks(m.Tasks, first)
	return out
}

func (c *checker) server(s rawServer, key string) model.Server {
	c.baseURL(s.BaseURL, key+".base_url")
	if s.Name.text == "" {
		c.wrong(s.Name, key+".name", "the model is used only where both base_url and name are set")
	}
	return model.Server{
		BaseURL: s.BaseURL.text, Model: s.Name.text, Key: c.secret(s.KeyEnv, s.KeyFile, key+".key"), APIVersion: s.APIVersion.text,
		Limits: model.Limits{
			RequestsPerMinute: c.number(s.RequestsPerMinute, key+".requests_per_minute", 0, 1_000_000),
			TokensPerMinute:   c.number(s.TokensPerMinute, key+".tokens_per_minute", 0, 1_000_000_000),
			Concurrency:       c.number(s.Concurrency, key+".concurrency", 0, 1000),
		},
	}
}

// baseURL refuses what requests could not be made from, and a password, which the log and the desk would show.
func (c *checker) baseURL(s scalar, key string) {
	u, err := url.Parse(s.text)
	switch {
	case err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https"),
		u.RawQuery != "", u.Fragment != "", strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/chat/completions"):
		c.wrong(s, key, "write the address before /chat/completions, such as http://127.0.0.1:11434/v1")
	case u.User != nil:
		s.text = u.Redacted()
		c.wrong(s, key, "leave name and password out; the key of a server is named by key_env or key_file")
	}
}

// tasks reads the servers of single tasks. One that names no address of its own is another model
// on the first server.
func (c *checker) tasks(raw map[string]rawServer, first rawServer) map[model.Task]model.Server {
	var known []string
	for _, t := range model.Tasks() {
		known = append(known, string(t))
	}
	tasks := make(map[model.Task]model.Server)
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		s, key := raw[name], "model.tasks."+name
		if !slices.Contains(known, name) {
			c.wrong(cmp.Or(s.Name, s.BaseURL), key, "there is no such task; the tasks are %s", strings.Join(known, ", "))
			continue
		}
		if s.BaseURL.text == "" {
			if s != (rawServer{Name: s.Name}) {
				c.wrong(s.Name, key, "beside name it takes other keys only with a base_url of its own")
			}
			name := s.Name
			s, s.Name = first, name
		}
		tasks[model.Task(name)] = c.server(s, key)
	}
	return tasks
}

func (c *checker) prices(raw map[string]rawPrice) map[string]model.Price {
	prices := make(map[string]model.Price)
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		key := "model.prices." + name
		prices[name] = model.Price{
			Prompt: c.amount(raw[name].Input, key+".input"), Answer: c.amount(raw[name].Output, key+".output"),
		}
	}
	return prices
}

func (c *checker) cap(raw rawCap, key string) news.Cap {
	return news.Cap{
		Tokens: c.number(raw.Tokens, key+".tokens", 0, 1_000_000_000),
		Cost:   news.Money(math.Round(c.amount(raw.Money, key+".money") * 1e6)),
	}
}

// mostMoney bounds prices and caps, in units of the currency.
const mostMoney = 1_000_000

func (c *checker) amount(s scalar, key string) float64 {
	if s.text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(s.text, 64)
	if err != nil || !(n >= 0 && n <= mostMoney) {
		c.wrong(s, key, "write an amount of money from 0 to %d, such as 2.50", mostMoney)
		return 0
	}
	return n
}

// editionCaps notes the caps of an edition that has its own. What it does not cap is capped as for all.
func (c *checker) editionCaps(e rawEdition, m *modelConfig) {
	key := "editions[" + e.ID.text + "].caps"
	issue, day := c.cap(e.Caps.Issue, key+".issue"), c.cap(e.Caps.Day, key+".day")
	m.Editions[e.ID.text] = news.Caps{
		Issue:   news.Cap{Tokens: cmp.Or(issue.Tokens, m.Caps.Issue.Tokens), Cost: cmp.Or(issue.Cost, m.Caps.Issue.Cost)},
		Edition: day,
		Day:     m.Caps.Day,
	}
}

// priced sees to it that a cap in money is one: a model without a price would pass it for ever.
func (c *checker) priced(m modelConfig, raw rawConfig) {
	if !m.on() {
		return
	}
	type keyed struct {
		key string
		scalar
	}
	amounts := []keyed{{"model.caps.issue.money", raw.Model.Caps.Issue.Money}, {"model.caps.day.money", raw.Model.Caps.Day.Money}}
	for _, e := range raw.Editions {
		key := "editions[" + e.ID.text + "].caps"
		amounts = append(amounts, keyed{key + ".issue.money", e.Caps.Issue.Money}, keyed{key + ".day.money", e.Caps.Day.Money})
	}
	i := slices.IndexFunc(amounts, func(a keyed) bool { n, err := strconv.ParseFloat(a.text, 64); return err == nil && n > 0 })
	if i < 0 {
		return
	}
	names := []string{m.Server.Model, m.Fallback.Model}
	for _, s := range m.Tasks {
		names = append(names, s.Model)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if _, ok := raw.Model.Prices[name]; !ok && name != "" {
			c.wrong(amounts[i].scalar, amounts[i].key, "a cap in money needs the price of every model, and prices has none for %s", name)
		}
	}
}
