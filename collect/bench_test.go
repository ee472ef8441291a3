//go:build unix

package collect

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"barid/news"
)

// The field of the benchmarks: 1,000 feeds of 20 entries at 50 hosts, each answer after 20 ms. Run
// them one at a time, as the peak of memory is that of the process:
//
//	go test ./collect -run - -bench Sweep/Barid -benchtime 1x
const (
	benchHosts   = 50
	benchFeeds   = 20 // of a host
	benchEntries = 20
	benchLatency = 20 * time.Millisecond
)

// field serves feeds on loopback, each host an address of its own.
type field struct {
	server *httptest.Server
	feeds  []news.Feed
	bytes  atomic.Int64
}

func newField(b *testing.B) *field {
	b.Helper()
	f := &field{}
	f.server = httptest.NewUnstartedServer(http.HandlerFunc(f.answer))
	listener, err := net.Listen("tcp4", "0.0.0.0:0")
	if err != nil {
		b.Fatal(err)
	}
	_ = f.server.Listener.Close()
	f.server.Listener = listener
	f.server.Start()
	b.Cleanup(f.server.Close)
	port := listener.Addr().(*net.TCPAddr).Port
	for i := range benchHosts * benchFeeds {
		f.feeds = append(f.feeds, news.Feed{URL: fmt.Sprintf("http://127.0.1.%d:%d/%d", 1+i%benchHosts, port, i)})
	}
	return f
}

func (f *field) answer(w http.ResponseWriter, r *http.Request) {
	after := time.NewTimer(benchLatency)
	defer after.Stop()
	select {
	case <-after.C:
	case <-r.Context().Done():
	}
	w.Header().Set("ETag", `"1"`)
	if r.Header.Get("If-None-Match") == `"1"` {
		w.WriteHeader(http.StatusNotModified)
		f.bytes.Add(100)
		return
	}
	var body strings.Builder
	body.WriteString(`<rss version="2.0"><channel><title>Gazette</title><language>en</language>`)
	for i := range benchEntries {
		fmt.Fprintf(&body, `<item><guid>%s-%d</guid><link>https://news.example%s/%d</link><title>Pier %d opens</title><pubDate>Wed, 09 Jul 2025 %02d:00:00 GMT</pubDate>`+
			`<description>&lt;p&gt;%s&lt;/p&gt;</description></item>`, r.URL.Path, i, r.URL.Path, i, i, i, strings.Repeat(ferry, 4))
	}
	body.WriteString("</channel></rss>")
	n, _ := w.Write([]byte(body.String()))
	f.bytes.Add(int64(n))
}

// forgetful is a store that holds nothing of what was read in memory, as a database does not.
type forgetful struct{ *memory }

func (s forgetful) SaveReading(ctx context.Context, r news.Reading) (news.Saved, error) {
	added := len(r.Items)
	r.Items = nil
	_, err := s.memory.SaveReading(ctx, r)
	return news.Saved{Added: added}, err
}

// pass runs one pass over the field and reports what it took.
func (f *field) pass(b *testing.B, name string, run func()) time.Duration {
	f.bytes.Store(0)
	cpu, start := cpuTime(), time.Now()
	run()
	took := time.Since(start)
	b.ReportMetric(took.Seconds(), name+"-s")
	b.ReportMetric((cpuTime() - cpu).Seconds(), name+"-cpu-s")
	b.ReportMetric(float64(f.bytes.Load())/1e6, name+"-MB")
	return took
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory that the process, the server included, has held, in MB; 0: not known.
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
				took := f.pass(b, "first", sweep)
				f.pass(b, "second", sweep)
				best := benchFeeds*benchLatency + (benchFeeds-1)*gap
				b.ReportMetric(took.Seconds()/best.Seconds(), "best-ratio")
				b.ReportMetric(peak(), "peak-MB")
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
		f.pass(b, "first", pass)
		f.pass(b, "second", pass)
		b.ReportMetric(peak(), "peak-MB")
	}
}
