// Package metrics tells a monitor how an installation stands, as a page in Prometheus' text format.
//
// In comes a function that reads Figures, most of them from rows, at each scrape and within its time;
// out goes GET /metrics. What rows hold survives a crash and is the same whichever process answers.
// What the process itself has done (sweeps, answers from the cache, servers that were given up) begins
// anew with it, as Go's and the process's own figures do. Labels are editions, tasks, models, hosts and
// states: none grows with readers or articles, and none holds an address or a name. A scrape that
// cannot read everything answers 500, so that no figure is quietly missing.
package metrics

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

// Figures are how an installation stands.
type Figures struct {
	Version  string
	Now      time.Time
	Feeds    []news.Feed          // that are read
	Due      int                  // of them
	Swept    map[string]time.Time // by task: its last sweep without an error
	Editions []Edition
	Bills    []news.Bill // of all time
	Servers  []Server
}

// Edition is how one stands. Unknown times are zero.
type Edition struct {
	ID         digest.EditionID
	Next       time.Time      // when its next issue goes out
	Drafts     int            // that wait for an editor
	Deliveries deliver.Counts // of its newest issues
	Last       time.Time      // when its last issue was published
	Stories    map[Teller]int // of that issue
	Spent      news.Usage     // on that issue
}

// Teller is who told a story.
type Teller string

const (
	ByModel   Teller = "model"
	BySources Teller = "sources"  // in their own sentences, no model being asked
	FellBack  Teller = "fallback" // the same, where the model was to tell it
)

// Server is how a model stands with this process, for one task.
type Server struct {
	Host, Model, Task string
	GivenUp           bool // it is asked once a minute
	Remembered        int  // answers taken from the cache instead
}

// scrapeTime bounds the reading of one page.
const scrapeTime = 10 * time.Second

// Handler answers GET /metrics.
func Handler(read func(context.Context) (Figures, error), log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), scrapeTime)
		defer cancel()
		figures, err := read(ctx)
		if err != nil {
			log.Error("metrics not read", "error", err)
			http.Error(w, "the figures cannot be read; the log says why", http.StatusInternalServerError)
			return
		}
		registry := prometheus.NewRegistry()
		registry.MustRegister(figures, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
		promhttp.HandlerFor(registry, promhttp.HandlerOpts{ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelError)}).ServeHTTP(w, r)
	})
	return mux
}

// Describe is part of prometheus.Collector.
func (f Figures) Describe(chan<- *prometheus.Desc) {} // unchecked: which editions there are, the config says

// Collect is part of prometheus.Collector.
func (f Figures) Collect(to chan<- prometheus.Metric) {
	p := page{to}
	p.gauge("barid_build_info", "What runs, always 1.", 1, prometheus.Labels{"version": f.Version})
	f.feeds(p)
	for task, at := range f.Swept {
		p.moment("barid_last_sweep_timestamp_seconds", "The last sweep of a task that ended without an error.", at, prometheus.Labels{"task": task})
	}
	for _, e := range f.Editions {
		e.collect(p)
	}
	for _, b := range f.Bills {
		labels := prometheus.Labels{"edition": b.Edition, "task": b.Task, "model": b.Model}
		p.counter("barid_model_requests_total", "Requests to a model that are settled.", float64(b.Requests), labels)
		p.counter("barid_model_prompt_tokens_total", "Tokens that a model has read.", float64(b.Prompt), labels)
		p.counter("barid_model_answer_tokens_total", "Tokens that a model has written.", float64(b.Answer), labels)
		p.counter("barid_model_cost_total", "What that cost by the prices, in units of the currency.", cost(b.Usage), labels)
	}
	for _, s := range f.Servers {
		labels := prometheus.Labels{"host": s.Host, "model": s.Model, "task": s.Task}
		p.counter("barid_model_cache_hits_total", "Answers taken from the cache instead of asking, since the process began.", float64(s.Remembered), labels)
		p.gauge("barid_model_given_up", "1 while a model that keeps failing is asked once a minute only.", truth(s.GivenUp), labels)
	}
}

func (f Figures) feeds(p page) {
	states := map[string]int{"read": 0, "failing": 0, "quiet": 0, "ended": 0, "new": 0}
	for _, feed := range f.Feeds {
		switch {
		case !feed.EndedAt.IsZero():
			states["ended"]++
		case feed.Silent():
			states["failing"]++
		case feed.Quiet(f.Now):
			states["quiet"]++
		case feed.ReadAt.IsZero():
			states["new"]++
		default:
			states["read"]++
		}
	}
	for state, n := range states {
		p.gauge("barid_feeds", "Feeds by how their last reading went; quiet ones have brought nothing for far longer than ever.",
			float64(n), prometheus.Labels{"state": state})
	}
	p.gauge("barid_feeds_due", "Feeds that are due to be read.", float64(f.Due), nil)
}

func (e Edition) collect(p page) {
	edition := prometheus.Labels{"edition": string(e.ID)}
	p.moment("barid_next_issue_timestamp_seconds", "When the edition's next issue goes out.", e.Next, edition)
	p.gauge("barid_drafts_waiting", "Drafts that wait for an editor.", float64(e.Drafts), edition)
	for _, state := range deliver.States() {
		p.gauge("barid_deliveries", "Deliveries of the edition's newest issues, by state.", float64(e.Deliveries[state]),
			prometheus.Labels{"edition": string(e.ID), "state": string(state)})
	}
	if e.Last.IsZero() {
		return
	}
	p.moment("barid_last_issue_timestamp_seconds", "When the edition's last issue was published.", e.Last, edition)
	for _, by := range []Teller{ByModel, BySources, FellBack} {
		p.gauge("barid_last_issue_stories", "Stories of that issue by who told them; fallback: the sources, where a model was to.",
			float64(e.Stories[by]), prometheus.Labels{"edition": string(e.ID), "told_by": string(by)})
	}
	p.gauge("barid_last_issue_model_requests", "Requests to models for that issue.", float64(e.Spent.Requests), edition)
	p.gauge("barid_last_issue_model_tokens", "Tokens that models have read and written for it.", float64(e.Spent.Tokens()), edition)
	p.gauge("barid_last_issue_model_cost", "What they cost by the prices, in units of the currency.", cost(e.Spent), edition)
}

// cost is in units of the currency.
func cost(u news.Usage) float64 { return float64(u.Cost) / 1e6 }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// page is where samples go.
type page struct{ to chan<- prometheus.Metric }

func (p page) gauge(name, help string, value float64, labels prometheus.Labels) {
	p.add(prometheus.NewDesc(name, help, nil, labels), prometheus.GaugeValue, value)
}

func (p page) counter(name, help string, value float64, labels prometheus.Labels) {
	p.add(prometheus.NewDesc(name, help, nil, labels), prometheus.CounterValue, value)
}

// moment is left out while it is not known.
func (p page) moment(name, help string, at time.Time, labels prometheus.Labels) {
	if !at.IsZero() {
		p.gauge(name, help, float64(at.UnixMilli())/1000, labels)
	}
}

func (p page) add(d *prometheus.Desc, kind prometheus.ValueType, value float64) {
	m, err := prometheus.NewConstMetric(d, kind, value)
	if err != nil {
		m = prometheus.NewInvalidMetric(d, err)
	}
	p.to <- m
}
