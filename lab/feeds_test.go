package lab

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"
)

const gazette = `<rss version="2.0"><channel><title>Gazette</title><language>en</language>
<item><guid>1</guid><link>/a</link><title>Two piers</title><author>mara@news.example (Mara Liepa)</author><category>Ports</category>
<pubDate>Wed, 09 Jul 2025 10:00:00 +0300</pubDate><enclosure url="https://news.example/a.mp3" type="audio/mpeg" length="12"/></item>
<item><guid>2</guid><title>Ferry</title></item></channel></rss>`

func packed(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFeeds(t *testing.T) {
	files := fstest.MapFS{
		"a/rss.xml": {Data: []byte(gazette)}, "page.html": {Data: []byte("<html><body></body></html>")}, "packed.xml.gz": {Data: packed(t, gazette)},
	}
	in := `{"id":"1","file":"a/rss.xml","field":"feed.title"}
{"id":"2","file":"a/rss.xml","field":"entries[0].link","base_url":"https://news.example/feed"}
{"id":"3","file":"a/rss.xml","field":"entries[0].author"}
{"id":"4","file":"a/rss.xml","field":"entries[0].authors[0].email"}
{"id":"5","file":"a/rss.xml","field":"entries[0].published"}
{"id":"6","file":"a/rss.xml","field":"entries[0].enclosures[0].length"}
{"id":"7","file":"a/rss.xml","field":"entries[0].categories[0]"}
{"id":"8","file":"a/rss.xml","field":"entries[5].title"}
{"id":"9","file":"page.html","field":"feed.title"}
{"id":"10","file":"packed.xml.gz"}
{"id":"11","file":"packed.xml"}
{"id":"12","file":"page.html"}
`
	want := `{"id":"1","got":"Gazette"}
{"id":"2","got":"https://news.example/a"}
{"id":"3","got":"Mara Liepa (mara@news.example)"}
{"id":"4","got":"mara@news.example"}
{"id":"5","got":"2025-07-09T07:00:00Z"}
{"id":"6","got":12}
{"id":"7","got":"Ports"}
{"id":"8"}
{"id":"9"}
{"id":"10","ok":true,"items":2}
{"id":"11","ok":true,"items":2}
{"id":"12","ok":false,"items":0}
`
	var out strings.Builder
	if err := Feeds(files, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	for _, row := range []string{`{"id":"1","file":"none.xml"}`, `{"id":"1"}`, `{"id":"1","file":"../x"}`, `{"id":"1","file":"page.html.gz"}`} {
		if err := Feeds(files, strings.NewReader(row), &out); err == nil {
			t.Errorf("%s was answered", row)
		}
	}
}

func TestOPML(t *testing.T) {
	files := fstest.MapFS{
		"a.opml": {Data: []byte(`<opml><outline text="A & B" xmlUrl="https://a.example/?a&b"/><outline xmlUrl="https://b.example/"/></opml>`)},
		"b.opml": {Data: []byte("no list")},
	}
	var out strings.Builder
	if err := OPML(files, strings.NewReader(`{"id":"1","file":"a.opml"}`+"\n"+`{"id":"2","file":"b.opml"}`), &out); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"1","got":2}` + "\n" + `{"id":"2","got":0}` + "\n"; out.String() != want {
		t.Errorf("got %s", out.String())
	}
}
