package metrics

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"barid/deliver"
	"barid/news"
)

var morning = time.Date(2031, 3, 4, 6, 0, 0, 500_000_000, time.UTC)

// full has a value for everything that can be told.
func full() Figures {
	feed := func(h news.Health) news.Feed { return news.Feed{Health: h} }
	return Figures{
		Version: "1.2.3", Now: morning, Due: 2,
		Feeds: []news.Feed{
			feed(news.Health{ReadAt: morning}), feed(news.Health{ReadAt: morning}), feed(news.Health{Error: "timeout", Failures: 3}), feed(news.Health{}),
		},
		Swept: map[string]time.Time{"collect": morning, "edition nashra": morning.Add(-time.Hour)},
		Editions: []Edition{
			{
				ID: "nashra", Next: morning.Add(time.Hour), Drafts: 1, Last: morning.Add(-23 * time.Hour),
				Deliveries: deliver.Counts{deliver.Sent: 40, deliver.Uncertain: 1},
				Stories:    map[Teller]int{ByModel: 12, FellBack: 3},
				Spent:      news.Usage{Requests: 17, Prompt: 9000, Answer: 1000, Cost: 2_500_000},
			},
			{ID: "by-hand"},
		},
		Bills: []news.Bill{
			{Edition: "nashra", Task: "summary", Model: "small", Usage: news.Usage{Requests: 170, Prompt: 90000, Answer: 10000, Cost: 25_000_000}},
			{Task: "theme", Model: `a "model"`, Usage: news.Usage{Requests: 1}}, // asked for no issue
		},
		Servers: []Server{{Host: "127.0.0.1:11434", Model: "small", Task: "summary", GivenUp: true, Remembered: 5}},
	}
}

func scrape(t *testing.T, read func(context.Context) (Figures, error)) (status int, body string) {
	t.Helper()
	server := httptest.NewServer(Handler(read, slog.New(slog.DiscardHandler)))
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/metrics", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(raw)
}

// A page is read as Prometheus reads it, and says what the figures say.
func TestThePageIsWhatAMonitorReads(t *testing.T) {
	status, body := scrape(t, func(context.Context) (Figures, error) { return full(), nil })
	if status != http.StatusOK {
		t.Fatalf("status %d: %s", status, body)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"go_goroutines", "process_start_time_seconds"} {
		if families[own] == nil {
			t.Errorf("no %s", own)
		}
	}
	got := make(map[string]bool)
	for line := range strings.Lines(body) {
		got[strings.TrimSpace(line)] = true
	}
	for _, want := range []string{
		`barid_build_info{version="1.2.3"} 1`,
		`barid_feeds{state="read"} 2`,
		`barid_feeds{state="failing"} 1`,
		`barid_feeds{state="quiet"} 0`,
		`barid_feeds{state="new"} 1`,
		`barid_feeds_due 2`,
		`barid_last_sweep_timestamp_seconds{task="collect"} 1.9303704005e+09`,
		`barid_next_issue_timestamp_seconds{edition="nashra"} 1.9303740005e+09`,
		`barid_drafts_waiting{edition="nashra"} 1`,
		`barid_drafts_waiting{edition="by-hand"} 0`,
		`barid_deliveries{edition="nashra",state="sent"} 40`,
		`barid_deliveries{edition="nashra",state="bounced"} 0`,
		`barid_last_issue_stories{edition="nashra",told_by="fallback"} 3`,
		`barid_last_issue_model_tokens{edition="nashra"} 10000`,
		`barid_last_issue_model_cost{edition="nashra"} 2.5`,
		`barid_model_requests_total{edition="nashra",model="small",task="summary"} 170`,
		`barid_model_requests_total{edition="",model="a \"model\"",task="theme"} 1`,
		`barid_model_cost_total{edition="nashra",model="small",task="summary"} 25`,
		`barid_model_cache_hits_total{host="127.0.0.1:11434",model="small",task="summary"} 5`,
		`barid_model_given_up{host="127.0.0.1:11434",model="small",task="summary"} 1`,
	} {
		if !got[want] {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(body, `_issue_timestamp_seconds{edition="by-hand"}`) {
		t.Error("a time that is not known is told")
	}
}

func TestNamesAreAsPrometheusWantsThem(t *testing.T) {
	registry := prometheus.NewPedanticRegistry()
	registry.MustRegister(full())
	problems, err := testutil.GatherAndLint(registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

// Half a page would look like zeros.
func TestFiguresThatCannotBeReadAreNoPage(t *testing.T) {
	status, body := scrape(t, func(context.Context) (Figures, error) { return full(), errors.New("database is locked") })
	if status != http.StatusInternalServerError || strings.Contains(body, "barid_") || strings.Contains(body, "locked") {
		t.Errorf("status %d: %s", status, body)
	}
	status, body = scrape(t, func(context.Context) (Figures, error) {
		return Figures{Bills: []news.Bill{{Model: "\xff"}}}, nil
	})
	if status != http.StatusInternalServerError {
		t.Errorf("a label that is no text: status %d: %s", status, body)
	}
}

// The docs and the example rules speak of what is told.
func TestDocsNameWhatIsTold(t *testing.T) {
	_, body := scrape(t, func(context.Context) (Figures, error) { return full(), nil })
	for _, path := range []string{"../docs/alerts.yaml", "../docs/operations.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile(`barid_[a-z_]+`).FindAllString(string(text), -1)
		if len(names) < 8 {
			t.Errorf("%s names %d metrics", path, len(names))
		}
		for _, name := range names {
			if !strings.Contains(body, "# TYPE "+name+" ") {
				t.Errorf("%s names %s, which is not told", path, name)
			}
		}
	}
}
