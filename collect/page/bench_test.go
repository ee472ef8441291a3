package page

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/markusmobius/go-trafilatura"
)

// BenchmarkExtract reads the bench pages that stand beside the repository: by this package on all
// processors, on one, and by go-trafilatura alone, each operation being one page.
func BenchmarkExtract(b *testing.B) {
	pages := benchPages(b)
	e := New()
	b.Run("pool", func(b *testing.B) {
		b.ReportAllocs()
		b.RunParallel(func(pb *testing.PB) {
			for i := 0; pb.Next(); i++ {
				_, _ = e.Extract(b.Context(), Source{Body: pages[i%len(pages)], URL: "https://news.example/a"})
			}
		})
	})
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			_, _ = e.Extract(b.Context(), Source{Body: pages[i%len(pages)], URL: "https://news.example/a"})
		}
	})
	b.Run("go-trafilatura", func(b *testing.B) {
		b.ReportAllocs()
		at := &url.URL{Scheme: "https", Host: "news.example", Path: "/a"}
		for i := range b.N {
			_, _ = trafilatura.Extract(bytes.NewReader(pages[i%len(pages)]), trafilatura.Options{OriginalURL: at, EnableFallback: true, HtmlDateMode: trafilatura.Fast})
		}
	})
}

func benchPages(b *testing.B) [][]byte {
	files, _ := filepath.Glob("../../../shared/data/extraction/aeb/pages/*.gz")
	if len(files) == 0 {
		b.Skip("the bench pages are not beside the repository")
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
