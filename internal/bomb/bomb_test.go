//go:build linux && !race

package bomb

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/collect/links"
	"barid/collect/markup"
	"barid/collect/opml"
	"barid/collect/page"
	"barid/collect/paste"
	"barid/collect/sanitize"
	"barid/collect/syndication"
)

// maxPeak is the most memory that a process may hold that reads one document, in MB.
const maxPeak = 200

// parsers are all that read outside bytes. What they make of a bomb, an error or a document, is theirs.
var parsers = map[string]func(body []byte){
	"syndication": func(b []byte) {
		_, _ = syndication.Parse(syndication.Source{Body: b, URL: "https://news.example/feed"})
	},
	"index":    func(b []byte) { syndication.Index(syndication.Source{Body: b}) },
	"opml":     func(b []byte) { _, _ = opml.Parse(b) },
	"feeds":    func(b []byte) { _, _ = links.Feeds(links.Page{Body: b, URL: "https://news.example/"}) },
	"articles": func(b []byte) { _, _ = links.Articles(links.Page{Body: b, URL: "https://news.example/"}, "") },
	"page": func(b []byte) {
		_, _ = page.New().Extract(context.Background(), page.Source{Body: b, URL: "https://news.example/a"})
	},
	"sanitize": func(b []byte) { _, _ = sanitize.New().HTML(string(b[:min(len(b), 500_000)])) }, // an entry's body is no longer
	"markup":   func(b []byte) { markup.Paragraphs(string(b[:min(len(b), 500_000)])) },
	"paste": func(b []byte) {
		s, _ := paste.Decode(b[:min(len(b), 2<<20)]) // nor a pasted file
		paste.Split(s)
	},
}

// variable makes a process of this test read its standard input with every parser.
const variable = "BARID_READ_BOMB"

func TestMain(m *testing.M) {
	if os.Getenv(variable) == "" {
		os.Exit(m.Run())
	}
	body, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, name := range names() {
		debug.FreeOSMemory()
		_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak begins anew
		parsers[name](body)
		status, _ := os.ReadFile("/proc/self/status")
		_, peak, _ := strings.Cut(string(status), "VmHWM:")
		peak, _, _ = strings.Cut(peak, "kB")
		fmt.Println(name, peak)
	}
	os.Exit(0)
}

func names() []string { return slices.Sorted(maps.Keys(parsers)) }

// TestPeak reads every bomb with every parser, in a process for each bomb.
func TestPeak(t *testing.T) {
	bombs := Documents()
	for name, body := range collected(t) {
		bombs[name] = body
	}
	most := make(map[string]float64)
	for name, body := range bombs {
		for parser, peak := range read(t, name, body) {
			if peak > maxPeak {
				t.Errorf("%s, read by %s: %.0f MB", name, parser, peak)
			}
			most[parser] = max(most[parser], peak)
		}
	}
	for _, parser := range names() {
		t.Logf("%s: at most %.0f MB", parser, most[parser])
	}
}

// read returns the peak of memory of each parser, in MB.
func read(t *testing.T, name, body string) map[string]float64 {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), variable+"=1")
	child.Stdin = strings.NewReader(body)
	out, err := child.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%.2000s", name, err, out)
	}
	peaks := make(map[string]float64)
	for line := range strings.Lines(string(out)) {
		var parser string
		var kilobytes float64
		if _, err := fmt.Sscan(line, &parser, &kilobytes); err == nil {
			peaks[parser] = kilobytes / 1e3
		}
	}
	if len(peaks) != len(parsers) {
		t.Errorf("%s: only %d of %d parsers told what they took\n%.2000s", name, len(peaks), len(parsers), out)
	}
	return peaks
}

// collected are the bombs that lie beside the repository, if they are there.
func collected(t *testing.T) map[string]string {
	files, err := filepath.Glob("../../../shared/data/security/xml-bombs/*")
	if err != nil || len(files) == 0 {
		t.Logf("without the collected bombs: %v", err)
	}
	bombs := make(map[string]string)
	for _, f := range slices.Sorted(slices.Values(files)) {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		bombs[filepath.Base(f)] = string(body)
	}
	return bombs
}
