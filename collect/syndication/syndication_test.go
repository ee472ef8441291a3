package syndication

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const rss2 = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Gazette</title><link>https://news.example/</link><language>ar</language>
<item><guid isPermaLink="false">g1</guid><link>/a</link><title>المرفأ يفتح أبوابه</title><dc:creator>Mara Liepa</dc:creator>
<pubDate>Wed, 09 Jul 2025 10:00:00 +0300</pubDate><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>
<item><link>https://news.example/b</link><title>Two</title></item>
</channel></rss>`

const atom1 = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<link href="https://courier.example/"/>
<entry><id>tag:courier.example,2025:1</id><link href="https://courier.example/1"/><title type="html">Ferry &amp;amp; train</title>
<author><name>Jon Tamm</name></author><updated>2025-07-09T10:00:00Z</updated><summary>Short</summary></entry></feed>`

const json1 = `{"version":"https://jsonfeed.org/version/1.1","title":"Post","language":"fr","home_page_url":"https://post.example/",
"items":[{"id":"7","url":"https://post.example/7","title":"Le port","content_html":"<p>Long</p>","date_published":"2025-07-09T10:00:00+02:00"}]}`

const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://old.example/"><title>Old</title><link>https://old.example/</link></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><description>Text</description></item></rdf:RDF>`

func TestParse(t *testing.T) {
	at := time.Date(2025, 7, 9, 10, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		in   string
		want Document
	}{
		"RSS 2.0": {rss2, Document{Title: "Gazette", Link: "https://news.example/", Language: "ar", Entries: []Entry{
			{GUID: "g1", URL: "https://news.example/a", Title: "المرفأ يفتح أبوابه", Authors: []Person{{Name: "Mara Liepa"}}, Summary: "Short", Content: "<p>Long</p>", Published: at.Add(-3 * time.Hour)},
			{GUID: "https://news.example/b", URL: "https://news.example/b", Title: "Two"},
		}}},
		"RSS 1.0": {rdf, Document{Title: "Old", Link: "https://old.example/", Entries: []Entry{{GUID: "https://old.example/1", URL: "https://old.example/1", Title: "One", Summary: "Text"}}}},
		"RSS 0.91": {`<rss version="0.91"><channel><title>Old</title><item><title>One</title><link>https://old.example/1</link></item></channel></rss>`,
			Document{Title: "Old", Entries: []Entry{{GUID: "https://old.example/1", URL: "https://old.example/1", Title: "One"}}}},
		"Atom": {atom1, Document{Title: "Courier", Link: "https://courier.example/", Language: "en", Entries: []Entry{
			{GUID: "tag:courier.example,2025:1", URL: "https://courier.example/1", Title: "Ferry &amp; train", Authors: []Person{{Name: "Jon Tamm"}}, Summary: "Short", Published: at, Updated: at},
		}}},
		"JSON Feed": {json1, Document{Title: "Post", Link: "https://post.example/", Language: "fr", Published: at.Add(-2 * time.Hour), Entries: []Entry{
			{GUID: "7", URL: "https://post.example/7", Title: "Le port", Content: "<p>Long</p>", Published: at.Add(-2 * time.Hour)},
		}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(Source{Body: []byte(tt.in)})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestParseRepairs reads documents that gofeed alone refuses or garbles.
func TestParseRepairs(t *testing.T) {
	item := func(title string) string {
		return "<rss><channel><item><guid>1</guid><title>" + title + "</title></item></channel></rss>"
	}
	arabic := encode(t, charmap.Windows1256, item("بيروت"))
	utf16 := func(e unicode.Endianness) string {
		b, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="utf-16"?>` + item("بيروت"))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := map[string]struct{ in, contentType, want string }{
		"mark":                       {"\ufeff" + item("A"), "", "A"},
		"mark before JSON":           {"\ufeff" + `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"A"}]}`, "", "A"},
		"warning before the root":    {"<br />\n<b>Warning</b>: x in y.php\n" + item("A"), "", "A"},
		"blank before declaration":   {"\n <?xml version='1.0'?>" + item("A"), "", "A"},
		"XML 1.1":                    {"<?xml version='1.1'?>" + item("A"), "", "A"},
		"illegal reference":          {item("A&#8;B&#x0;C&#xFFFF;"), "", "ABC"},
		"illegal character":          {item("A\x08B\x0c"), "", "AB"},
		"one bad byte":               {item("بيروت\xe9"), "", "بيروت\ufffd"},
		"nothing declared":           {item("Caf\xe9 du port"), "", "Café du port"},
		"wrong declaration":          {"<?xml version='1.0' encoding='iso-8859-1'?>" + item("بيروت"), "", "بيروت"},
		"unknown encoding":           {"<?xml version='1.0' encoding='x-nobody'?>" + item("A"), "", "A"},
		"encoding of the response":   {arabic, "application/rss+xml; charset=windows-1256", "بيروت"},
		"encoding declared":          {"<?xml version='1.0' encoding='windows-1256'?>" + arabic, "text/xml", "بيروت"},
		"UTF-16 big-endian":          {utf16(unicode.BigEndian), "", "بيروت"},
		"UTF-16 little-endian":       {utf16(unicode.LittleEndian), "", "بيروت"},
		"cut in the second entry":    {strings.Replace(item("A"), "</channel></rss>", "<item><title>B", 1), "", "A"},
		"damage in the entry before": {strings.Replace(item("A"), "<item>", "<item><guid>0</guid><title><![CDATA[B</title></item><item>", 1), "", "A"},
		"unclosed in the head":       {strings.Replace(item("A"), "<item>", "<category text='x'><item>", 1), "", "A"},
		"last character missing":     {strings.TrimSuffix(item("A"), ">"), "", "A"},
		"stray namespace":            {`<feed xmlns="https://news.example/new"><entry><title>A</title></entry></feed>`, "", "A"},
		"packed text":                {`<feed xmlns="http://purl.org/atom/ns#"><entry><title type="text/html" mode="base64">QQ==</title></entry></feed>`, "", "A"},
		"string as tags":             {`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"A","tags":"harbour, sea","authors":{"name":"Mara Liepa"}}]}`, "", "A"},
		"bare ampersand":             {item("A & B"), "", "A & B"},
		"own entities":               {`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + item("A&x;"), "", "A&x;"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := Parse(Source{Body: []byte(tt.in), ContentType: tt.contentType})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Entries) != 1 || d.Entries[0].Title != tt.want {
				t.Errorf("got %+v, want one entry %q", d.Entries, tt.want)
			}
		})
	}
}

func encode(t *testing.T, page *charmap.Charmap, s string) string {
	t.Helper()
	b, err := page.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"": "empty", " \n\t": "empty",
		"<!DOCTYPE html><html><head></head><body>Not here</body></html>": "HTML page",
		"<sitemap><url/></sitemap>":                                      "neither RSS nor Atom",
		"plain text":                                                     "neither RSS nor Atom",
		`{"error":"not found"`:                                           "read the document",
		"<rss><channel><item><title>cut":                                 "read the document",
		"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00":                           "neither RSS nor Atom",
	} {
		if d, err := Parse(Source{Body: []byte(in)}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %+v, error %v, want %q", in, d, err, want)
		}
	}
}

func TestParseCountsEntries(t *testing.T) {
	in := "<rss><channel>" + strings.Repeat("<item><title>A</title></item>", maxEntries+5) + "</channel></rss>"
	d, err := Parse(Source{Body: []byte(in)})
	if err != nil || len(d.Entries) != maxEntries || len(d.Warnings) != 1 {
		t.Errorf("%d entries, warnings %q, %v", len(d.Entries), d.Warnings, err)
	}
}

// TestParseHostile reads XML bombs, which are not part of the repository: none may take long or be
// expanded.
func TestParseHostile(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/security/xml-bombs/*")
	if len(files) == 0 {
		t.Skip("../shared/data/security/xml-bombs is not there")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		d, err := Parse(Source{Body: b})
		t.Logf("%s: %v", filepath.Base(f), time.Since(start))
		for _, e := range d.Entries {
			if len(e.Title)+len(e.Summary)+len(e.Content) > len(b) || strings.Contains(e.Title+e.Summary, "root:") {
				t.Errorf("%s: an entity was expanded (%v)", f, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rss2, atom1, json1, rdf, "", "{", "<rss", "<?xml", "\xff\xfe<\x00", "<rss><channel><item></item>", `{"items":[null]}`, `{"items":[{"id":1}]}`} {
		f.Add([]byte(s), "text/xml; charset=windows-1252")
	}
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		d, err := Parse(Source{Body: b, ContentType: contentType, URL: "https://news.example/feed"})
		if err != nil && len(d.Entries) > 0 {
			t.Error("an error with entries")
		}
		for _, e := range d.Entries {
			if e.GUID == "" {
				t.Errorf("an entry without GUID: %+v", e)
			}
			if e.URL != "" && !strings.HasPrefix(e.URL, "http") {
				t.Errorf("link %q", e.URL)
			}
		}
	})
}

func Example() {
	d, err := Parse(Source{Body: []byte(atom1), ContentType: "application/atom+xml"})
	if err != nil {
		panic(err)
	}
	for _, e := range d.Entries {
		fmt.Println(d.Title, e.GUID, e.URL, e.Published.Format(time.DateOnly))
	}
	// Output: Courier tag:courier.example,2025:1 https://courier.example/1 2025-07-09
}
