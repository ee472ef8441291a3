//go:build unix

package cluster_test

import (
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"barid/cluster"
	"barid/news"
)

// hundredThousand is made once, since that takes a while.
var hundredThousand = sync.OnceValue(func() month { return invent(100_000) })

func inventOnce(n int) month {
	if n == 100_000 {
		return hundredThousand()
	}
	return invent(n)
}

// BenchmarkGroup groups the articles of four weeks, of which there are ever more: ten times the articles
// are ten times the events in the same time. The exponent is that by which the processor time grew
// from one size to the next; F1 is BCubed against the events that were told.
func BenchmarkGroup(b *testing.B) {
	cluster.Group(nil, invent(100).articles) // load the word lists
	var before time.Duration
	for n := 1_000; n <= 100_000; n *= 10 {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := inventOnce(n)
			debug.FreeOSMemory()
			held := resident("VmRSS:")
			_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begin a new peak
			var stories []news.Story
			var took time.Duration
			for b.Loop() {
				start := processor()
				stories = cluster.Group(nil, m.articles)
				took = processor() - start
			}
			b.ReportMetric(resident("VmHWM:")-held, "peak-MB")
			b.ReportMetric(took.Seconds(), "cpu-s")
			b.ReportMetric(m.f1(stories), "F1")
			if before > 0 {
				b.ReportMetric(math.Log10(took.Seconds()/before.Seconds()), "exponent")
			}
			before = took
		})
	}
}

// BenchmarkJoin adds one article after another to a window of 100,000.
func BenchmarkJoin(b *testing.B) {
	m := hundredThousand()
	w := cluster.NewWindow()
	w.Add(m.articles[:99_000])
	late := m.articles[99_000:]
	n := 0
	start := processor()
	for b.Loop() {
		a := late[n%len(late)]
		a.ID += news.ArticleID(n / len(late) * 1_000_000)
		w.Add([]news.Article{a})
		n++
	}
	b.ReportMetric((processor()-start).Seconds()*1000/float64(n), "cpu-ms/article")
}

// BenchmarkFlood groups 20,000 articles of nearly one text, as a broken feed or an alarm brings.
func BenchmarkFlood(b *testing.B) {
	var articles []news.Article
	for i := range 20_000 {
		a := bridge(news.ArticleID(i + 1))
		a.Title += fmt.Sprint(" ", i)
		articles = append(articles, a)
	}
	for b.Loop() {
		start := processor()
		cluster.Group(nil, articles)
		b.ReportMetric((processor() - start).Seconds(), "cpu-s")
	}
}

func processor() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident is a figure of the process's memory in MB; 0: not known.
func resident(name string) float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), name)
	var kb float64
	_, _ = fmt.Sscan(after, &kb)
	return kb / 1e3
}
