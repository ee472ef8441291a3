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

// Whether the model can be used is known before an edition needs it, and why not.
func TestDoctorAsksTheModel(t *testing.T) {
	for _, tt := range []struct {
		behavior modeltest.Behavior
		path     string // of base_url
		want     string
	}{
		{modeltest.Honest, "/v1", "ok    model: scripted at 127.0.0.1:"},
		{modeltest.NoSchema, "/v1", "asked for json_object with a schema"},
		{modeltest.Unauthorized, "/v1", "fail  model: model scripted at 127.0.0.1:"},
		{modeltest.Honest, "", "404 Not Found; base_url has no path, and most servers answer below /v1"},
		{modeltest.Honest, "/v2", "404 Not Found; until it answers"},
	} {
		server := modeltest.Start(t, tt.behavior)
		dir := t.TempDir()
		write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: pasted, kind: folder}
editions:
  - {id: desk, language: en, from: desk@news.example}
model: {base_url: "`+strings.TrimSuffix(server.URL(), "/v1")+tt.path+`", name: scripted}
`)
		if _, out := barid(t, dir, "doctor"); !strings.Contains(out, tt.want) {
			t.Errorf("%s: %s", tt.behavior, out)
		}
	}
}
