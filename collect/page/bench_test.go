//go:build unix

package page

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/markusmobius/go-trafilatura"
)

// manyPages is how many pages one operation of BenchmarkExtract reads.
const manyPages = 1000

// BenchmarkExtract reads a thousand pages: by go-trafilatura alone, by this package one after the other, and
// on all processors. It takes the bench pages that stand beside the repository, each as often as needed, or
// pages of its own. cpu/alone compares the processor time with go-trafilatura's in the same run; cores is the
// processor time by the time on the clock.
func BenchmarkExtract(b *testing.B) {
	pages := thousand(b)
	alone := measured(b, "go-trafilatura", 0, func() {
		at := &url.URL{Scheme: "https", Host: "news.example", Path: "/a"}
		for _, body := range pages {
			_, _ = trafilatura.Extract(bytes.NewReader(body), trafilatura.Options{OriginalURL: at, EnableFallback: true, HtmlDateMode: trafilatura.Fast})
		}
	})
	e := New()
	defer e.Close()
	measured(b, "one", alone, func() {
		for _, body := range pages {
			_, _ = e.Extract(b.Context(), Source{Body: body, URL: "https://news.example/a"})
		}
	})
	measured(b, "pool", alone, func() {
		var wait sync.WaitGroup
		for _, body := range pages {
			wait.Go(func() { _, _ = e.Extract(b.Context(), Source{Body: body, URL: "https://news.example/a"}) })
		}
		wait.Wait()
	})
}

// measured reports what one way to read the pages takes, and returns its processor time.
func measured(b *testing.B, name string, alone time.Duration, readAll func()) time.Duration {
	var cpu time.Duration
	b.Run(name, func(b *testing.B) {
		runtime.GC() // so that what went before does not count
		held := heap(live)
		allocated, started, began := heap(ever), processor(b), time.Now()
		peak := watchHeap()
		for range b.N {
			readAll()
		}
		elapsed, used := time.Since(began), processor(b)-started
		cpu = used / time.Duration(b.N)
		each := float64(manyPages * b.N)
		b.ReportMetric(elapsed.Seconds()*1e3/each, "ms/page")
		b.ReportMetric(used.Seconds()*1e3/each, "cpu-ms/page")
		b.ReportMetric(used.Seconds()/elapsed.Seconds(), "cores")
		b.ReportMetric(float64(heap(ever)-allocated)/each/(1<<20), "MB/page")
		b.ReportMetric(float64(peak()-held)/(1<<20), "peak-MB")
		if alone > 0 {
			b.ReportMetric(cpu.Seconds()/alone.Seconds(), "cpu/alone")
		}
	})
	return cpu
}

// What heap is asked for, in bytes.
const (
	ever = "/gc/heap/allocs:bytes"
	live = "/memory/classes/heap/objects:bytes"
)

func heap(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// watchHeap follows the size of the heap until its result is asked for, which is the largest size seen.
func watchHeap() func() uint64 {
	var largest atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			largest.Store(max(largest.Load(), heap(live)))
			select {
			case <-tick.C:
			case <-stop:
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return largest.Load()
	}
}

// processor returns the time that this process has used.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Skip("the system does not say what time is used: ", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// thousand returns the pages to read.
func thousand(b *testing.B) [][]byte {
	known := benchPages(b)
	if len(known) == 0 {
		b.Log("the bench pages are not beside the repository: pages of our own are read")
		for i := range 10 {
			known = append(known, []byte(strings.Replace(report, "<h2>", paragraphs(fmt.Sprintf("A pier %d", i), "A quay", "A lock")+"<h2>", 1)))
		}
	}
	pages := make([][]byte, manyPages)
	for i := range pages {
		pages[i] = known[i%len(known)]
	}
	return pages
}

func benchPages(b *testing.B) [][]byte {
	files, err := filepath.Glob("../../../shared/data/extraction/*/pages/*.gz")
	if err != nil {
		b.Fatal(err)
	}
	var pages [][]byte
	for _, name := range files {
		packed, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			b.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, page)
	}
	return pages
}
