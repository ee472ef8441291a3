// Package bomb makes documents that are built to break whoever reads them: small to send, and dear to
// expand, to nest or to search.
//
// What comes out is the same each time and at most as large as the largest document that is read. Its test
// gives them, and those that lie beside the repository, to every parser of outside bytes, each in a process
// of its own, and holds the peak of that process's memory against the limit.
package bomb

import (
	"fmt"
	"strings"
)

// size is that of the large ones, in bytes: what the client takes of an answer.
const size = 5 << 20

// Documents returns the bombs by name.
func Documents() map[string]string {
	return map[string]string{
		"entities that expand to thousands of millions":   laughs(),
		"one long entity, repeated":                       quadratic(),
		"elements in elements":                            rss(strings.Repeat("<a>", size/3)),
		"elements in elements of a page":                  "<!doctype html>" + strings.Repeat("<div>", size/5),
		"formatting that a parser of pages reopens":       "<!doctype html>" + strings.Repeat("<b><p>", size/6),
		"an element of many attributes":                   rss("<item " + repeat("a%d='' ", size/12) + "/>"),
		"many small entries":                              rss(strings.Repeat("<item><title>a</title></item>", size/29)),
		"one long text":                                   rss("<item><description>" + strings.Repeat("word ", size/5) + "</description></item>"),
		"one long word":                                   rss("<item><title>" + strings.Repeat("a", size-100) + "</title></item>"),
		"markup within markup":                            rss("<item><description>" + strings.Repeat("&lt;b&gt;", size/9) + "</description></item>"),
		"arrays in arrays":                                `{"version":"https://jsonfeed.org/version/1.1","items":` + strings.Repeat("[", size-100),
		"outlines in outlines":                            "<opml><body>" + strings.Repeat("<outline text='a'>", size/18),
		"pages of a sitemap":                              "<urlset>" + strings.Repeat("<url><loc>https://a.example/</loc><lastmod>2025-07-09</lastmod></url>", size/72),
		"tags that never end":                             "<rss><channel>" + strings.Repeat("<item", size/5),
		"sections that never end":                         "<rss>" + strings.Repeat("<![CDATA[", size/9),
		"comments that never end":                         "<rss>" + strings.Repeat("<!--", size/4),
		"linked data in a page, nested":                   `<!doctype html><script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, size/11) + "</script>",
		"a page of many links":                            "<!doctype html><main>" + repeat("<h3><a href='/2025/a-%d'>The ferry leaves from Monday on</a></h3>", size/72),
		"marks upon one letter":                           rss("<item><title>a" + strings.Repeat("\u0301", size/2-100) + "</title></item>"),
		"lines of a paste that may be headlines":          repeat("Ferry %d\n\n", size/12),
		"quotation marks and brackets that never close":   "<html><p>" + strings.Repeat("“(«", size/8),
		"character references to what XML does not allow": rss("<item><title>" + strings.Repeat("&#0;", size/4) + "</title></item>"),
	}
}

func rss(channel string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>` + channel + "</channel></rss>"
}

// repeat writes a format n times, with the numbers from 0.
func repeat(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// laughs is the classic: ten entities of ten each, nine deep.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">`)
	for i := range 9 {
		fmt.Fprintf(&b, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	return b.String() + "]><rss><channel><item><title>&a9;</title></item></channel></rss>"
}

func quadratic() string {
	return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("a", size/2) + `">]><rss><channel><item><title>` +
		strings.Repeat("&a;", size/8) + "</title></item></channel></rss>"
}
