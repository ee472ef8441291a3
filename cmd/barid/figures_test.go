package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/internal/modeltest"
	"barid/metrics"
	"barid/news"
)

// scrape asks an installation as a monitor does.
func scrape(t *testing.T, n *newsroom) map[string]string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var g errgroup.Group
	g.Go(func() error { return n.watch(ctx, listener, n.runner()) })
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, fmt.Sprintf("http://%s/metrics", listener.Addr()), nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("status %d, %v\n%s", resp.StatusCode, err, body)
	}
	_ = resp.Body.Close() // read whole
	stop()
	if err := g.Wait(); err != nil {
		t.Error(err)
	}
	samples := make(map[string]string)
	for line := range strings.Lines(string(body)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && strings.HasPrefix(name, "barid_") {
			samples[name] = value
		}
	}
	return samples
}

// A run's own account, the model's server and the page agree; no label holds a reader.
func TestAMonitorSeesWhatARunHasDone(t *testing.T) {
	dir, server := withModel(t, cheap)
	if code, out := barid(t, dir, "run", "--edition", "morning"); code != exitDone {
		t.Fatal(out)
	}
	n := openNewsroom(t, dir)
	issue, err := n.db.LastIssue(t.Context(), "morning")
	if err != nil {
		t.Fatal(err)
	}
	got := scrape(t, n)
	for name, want := range map[string]string{
		`barid_feeds{state="read"}`:                                                                 "4",
		`barid_drafts_waiting{edition="morning"}`:                                                   "0",
		`barid_deliveries{edition="morning",state="sent"}`:                                          "4",
		`barid_deliveries{edition="nashra",state="sent"}`:                                           "0",
		`barid_last_issue_stories{edition="morning",told_by="model"}`:                               fmt.Sprint(len(issue.Content().Blocks())),
		`barid_last_issue_stories{edition="morning",told_by="fallback"}`:                            "0",
		`barid_last_issue_model_requests{edition="morning"}`:                                        fmt.Sprint(server.Requests()),
		`barid_last_issue_model_tokens{edition="morning"}`:                                          fmt.Sprint(server.Tokens()),
		`barid_model_given_up{host="` + host(server) + `",model="scripted",task="summary"}`:         "0",
		`barid_model_cache_hits_total{host="` + host(server) + `",model="scripted",task="summary"}`: "0",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %s", name, got[name], want)
		}
	}
	requests := 0
	for name, value := range got {
		if strings.HasPrefix(name, "barid_model_requests_total") {
			var n int
			fmt.Sscan(value, &n)
			requests += n
		}
		if strings.Contains(name, "@") {
			t.Errorf("%s holds an address", name)
		}
	}
	if requests != server.Requests() {
		t.Errorf("%d requests on the page of %d", requests, server.Requests())
	}
	if got[`barid_last_issue_timestamp_seconds{edition="morning"}`] == "" || got[`barid_last_issue_timestamp_seconds{edition="nashra"}`] != "" {
		t.Errorf("last issues: %v", got)
	}
}

// A story that an editor has changed is told by whoever wrote it first.
func TestWhoToldAStory(t *testing.T) {
	told := func(origin news.Origin, fellBack string) digest.Block {
		return digest.Block{Method: news.Edited, FellBack: fellBack, Sentences: []news.Sentence{{Text: "Ferries sail.", Origin: origin}}}
	}
	c := digest.Content{Sections: []digest.Section{{Blocks: []digest.Block{
		told(news.Origin{}, ""), told(news.Origin{Model: "small"}, ""), told(news.Origin{}, "502"), told(news.Origin{}, ""),
	}}}}
	want := map[metrics.Teller]int{metrics.BySources: 2, metrics.ByModel: 1, metrics.FellBack: 1}
	if diff := cmp.Diff(want, tellers(c)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A second key of one model is another server to ask, and no second figure of it.
func TestAMonitorSeesAModelOnce(t *testing.T) {
	dir, server := withModel(t, "")
	config := filepath.Join(dir, "config.yaml")
	said, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "key"), "second")
	write(t, config, string(said)+"  fallback: {base_url: "+server.URL()+", name: scripted, key_file: key}\n")
	if got := scrape(t, openNewsroom(t, dir))[`barid_model_given_up{host="`+host(server)+`",model="scripted",task="summary"}`]; got != "0" {
		t.Errorf("given up: %q", got)
	}
}

func host(s *modeltest.Server) string {
	return strings.TrimSuffix(strings.TrimPrefix(s.URL(), "http://"), "/v1")
}
