//go:build unix

package collect

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"barid/news"
)

// The field of the benchmarks: 1,000 feeds of 20 entries at 50 hosts, each answer after 20 ms. The
// server is a process of its own, so that time, memory and bytes are the reader's. Run them one at a time,
// as the peak of memory is that of the process:
//
//	go test ./collect -run - -bench Sweep/Barid/gap=250ms -benchtime 1x
const (
	benchHosts   = 50
	benchFeeds   = 20 // of a host
	benchEntries = 20
	benchLatency = 20 * time.Millisecond
)

// field is a child process that serves feeds on loopback, each host an address of its own.
type field struct {
	feeds   []news.Feed
	counter string // address of how many bytes were sent
}

func newField(b *testing.B) *field {
	b.Helper()
	child := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^TestServeField$")
	child.Env = append(os.Environ(), fieldVariable+"=1")
	stdin, err := child.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	stdout, err := child.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := child.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = stdin.Close(); _ = child.Wait() })
	var port int
	if _, err := fmt.Fscanf(stdout, "port %d\n", &port); err != nil {
		b.Fatal(err)
	}
	f := &field{counter: fmt.Sprintf("http://127.0.0.1:%d/sent", port)}
	for i := range benchHosts * benchFeeds {
		f.feeds = append(f.feeds, news.Feed{URL: fmt.Sprintf("http://127.0.1.%d:%d/%d", 1+i%benchHosts, port, i)})
	}
	return f
}

// sent is how many bytes the server has sent, headers among them.
func (f *field) sent(b *testing.B) float64 {
	answer, err := http.Get(f.counter)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	var n float64
	if _, err := fmt.Fscan(answer.Body, &n); err != nil {
		b.Fatal(err)
	}
	return n
}

// fieldVariable makes a process of the test serve the field.
const fieldVariable = "BARID_SERVE_FIELD"

// TestServeField is the child process, which ends with its standard input.
func TestServeField(t *testing.T) {
	if os.Getenv(fieldVariable) == "" {
		t.Skip("it is run by the benchmarks")
	}
	listener, err := net.Listen("tcp4", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	counted := &countingListener{Listener: listener}
	server := http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sent" {
			fmt.Fprint(w, counted.sent.Load())
			return
		}
		answerField(w, r)
	})}
	served := make(chan error, 1)
	go func() { served <- server.Serve(counted) }()
	fmt.Printf("port %d\n", listener.Addr().(*net.TCPAddr).Port)
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = server.Close()
	<-served
}

func answerField(w http.ResponseWriter, r *http.Request) {
	after := time.NewTimer(benchLatency)
	defer after.Stop()
	select {
	case <-after.C:
	case <-r.Context().Done():
	}
	w.Header().Set("ETag", `"1"`)
	if r.Header.Get("If-None-Match") == `"1"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	var body strings.Builder
	body.WriteString(`<rss version="2.0"><channel><title>Gazette</title><language>en</language>`)
	for i := range benchEntries {
		fmt.Fprintf(&body, `<item><guid>%s-%d</guid><link>https://news.example%s/%d</link><title>Pier %d opens</title><pubDate>Wed, 09 Jul 2025 %02d:00:00 GMT</pubDate>`+
			`<description>&lt;p&gt;%s&lt;/p&gt;</description></item>`, r.URL.Path, i, r.URL.Path, i, i, i, strings.Repeat(ferry, 4))
	}
	body.WriteString("</channel></rss>")
	_, _ = io.WriteString(w, body.String())
}

// countingListener counts what its connections send.
type countingListener struct {
	net.Listener
	sent atomic.Int64
}

func (l *countingListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return countingConn{c, &l.sent}, err
}

type countingConn struct {
	net.Conn
	sent *atomic.Int64
}

func (c countingConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.sent.Add(int64(n))
	return n, err
}

// forgetful is a store that holds nothing of what was read in memory, as a database does not.
type forgetful struct{ *memory }

func (s forgetful) SaveReading(ctx context.Context, r news.Reading) (news.Saved, error) {
	added := len(r.Items)
	r.Items = nil
	_, err := s.memory.SaveReading(ctx, r)
	return news.Saved{Added: added}, err
}

// cost is what a pass over the field took of the reader.
type cost struct {
	time, cpu time.Duration
	bytes     float64
}

// pass runs one pass over the field and reports its cost.
func (f *field) pass(b *testing.B, name string, run func()) cost {
	sent, cpu, start := f.sent(b), cpuTime(), time.Now()
	run()
	c := cost{time: time.Since(start), cpu: cpuTime() - cpu}
	c.bytes = f.sent(b) - sent
	b.ReportMetric(c.time.Seconds(), name+"-s")
	b.ReportMetric(c.cpu.Seconds(), name+"-cpu-s")
	b.ReportMetric(c.bytes/1e6, name+"-MB")
	return c
}

// passes runs two, the second of which finds everything unchanged, and reports the ratio of their costs.
func (f *field) passes(b *testing.B, run func()) (first cost) {
	first = f.pass(b, "first", run)
	second := f.pass(b, "second", run)
	b.ReportMetric(second.cpu.Seconds()/first.cpu.Seconds(), "cpu-ratio")
	b.ReportMetric(second.bytes/first.bytes, "bytes-ratio")
	b.ReportMetric(peak(), "peak-MB")
	return first
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory that the process has held, in MB; 0: not known.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kb float64
	_, _ = fmt.Sscan(after, &kb)
	return kb / 1e3
}

// BenchmarkSweep compares Barid, which keeps its manners, with two plain loops over gofeed, which
// do not. best-ratio is the time of the first pass over that of the best schedule that the manners
// allow: every host busy from the beginning, one request after the other, with the gaps.
func BenchmarkSweep(b *testing.B) {
	for _, gap := range []time.Duration{defaultGap, time.Nanosecond} {
		b.Run(fmt.Sprintf("Barid/gap=%v", gap), func(b *testing.B) {
			for range b.N {
				f := newField(b)
				store := forgetful{newMemory(f.feeds...)}
				var allowed []string
				for h := range benchHosts {
					allowed = append(allowed, fmt.Sprintf("127.0.1.%d", 1+h))
				}
				c := New(Options{Store: store, AllowPrivate: allowed, Gap: gap})
				sweep := func() {
					r, err := c.Sweep(b.Context(), noon())
					if t := r.Totals(); err != nil || t.Silent > 0 || t.Feeds != len(f.feeds) {
						b.Fatalf("%+v, %v", t, err)
					}
				}
				first := f.passes(b, sweep)
				best := benchFeeds*benchLatency + (benchFeeds-1)*gap
				b.ReportMetric(first.time.Seconds()/best.Seconds(), "best-ratio")
			}
		})
	}
	b.Run("gofeed/sequential", func(b *testing.B) { benchmarkPlain(b, 1) })
	b.Run("gofeed/unlimited", func(b *testing.B) { benchmarkPlain(b, benchHosts*benchFeeds) })
}

// benchmarkPlain reads all feeds by gofeed's own client, so many at a time.
func benchmarkPlain(b *testing.B, parallel int) {
	for range b.N {
		f := newField(b)
		pass := func() {
			var wg sync.WaitGroup
			places := make(chan struct{}, parallel)
			for _, feed := range f.feeds {
				places <- struct{}{}
				wg.Go(func() {
					if _, err := gofeed.NewParser().ParseURL(feed.URL); err != nil {
						b.Error(err)
					}
					<-places
				})
			}
			wg.Wait()
		}
		f.passes(b, pass)
	}
}
