package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/internal/modeltest"
)

// The clock is compared with a publisher's, which nobody here has set.
func TestDoctorComparesClocks(t *testing.T) {
	for _, tt := range []struct {
		off  time.Duration
		want string
	}{
		{0, "ok    clock: "},
		{30 * time.Second, "ok    clock: "},
		{time.Hour, "fail  clock: it says "},
		{-24 * time.Hour, "fail  clock: it says "},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Date", time.Now().Add(tt.off).UTC().Format(http.TimeFormat))
			_, _ = w.Write([]byte(ferryFeed))
		}))
		dir := t.TempDir()
		write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: "`+server.URL+`/feed.json", private: true}
editions:
  - {id: desk, language: en, from: desk@news.example}
`)
		if _, out := barid(t, dir, "collect"); !strings.Contains(out, "1 article new") {
			t.Fatal(out)
		}
		if _, out := barid(t, dir, "doctor"); !strings.Contains(out, tt.want) || !strings.Contains(out, "127.0.0.1 says") {
			t.Errorf("a publisher's clock that is off by %v: %s", tt.off, out)
		}
		server.Close()
	}
}

// Whether the model can be used is known before an edition needs it.
func TestDoctorAsksTheModel(t *testing.T) {
	for behavior, want := range map[modeltest.Behavior]string{
		modeltest.Honest:       "ok    model: scripted at 127.0.0.1:",
		modeltest.NoSchema:     "asked for json_object with a schema",
		modeltest.Unauthorized: "fail  model: model scripted at 127.0.0.1:",
	} {
		server := modeltest.Start(t, behavior)
		dir := t.TempDir()
		write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: pasted, kind: folder}
editions:
  - {id: desk, language: en, from: desk@news.example}
model: {base_url: "`+server.URL()+`", name: scripted}
`)
		if _, out := barid(t, dir, "doctor"); !strings.Contains(out, want) {
			t.Errorf("%s: %s", behavior, out)
		}
	}
}
