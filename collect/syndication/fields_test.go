package syndication

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const rich = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Gazette</title><link>/</link><description>Of the harbour</description><language>en_GB</language><copyright>Gazette 2025</copyright>
<image><url>/logo.png</url></image><category>Ports</category>
<item><guid isPermaLink="false">g1</guid><link>a</link><title>Two piers</title><comments>/a#talk</comments>
<dc:creator>Mara Liepa</dc:creator><dc:creator>Jon Tamm</dc:creator><category>Ferries</category><category> </category><media:category>Sea</media:category>
<enclosure url="/a.mp3" type="audio/mpeg" length="1200"/><enclosure url="javascript:x" type="audio/mpeg" length="-1"/>
<dcterms:issued>2025-07-09T10:00:00Z</dcterms:issued><dcterms:modified>2025-07-09T11:00:00Z</dcterms:modified>
<content:encoded><![CDATA[<p title="1 < 2">See <a href="plan.html#top">the plan</a>, <img src='//cdn.example/p.png'>, <a href="#n">a note</a> and <a href="mailto:a@news.example">us</a>.</p>]]></content:encoded></item>
<item><guid>g2</guid><title>Alone</title><author>Mara Liepa &lt;mara@news.example&gt;</author><tags>one, two</tags><body>All of it.</body></item>
</channel></rss>`

func TestParseKeepsFields(t *testing.T) {
	at := time.Date(2025, 7, 9, 10, 0, 0, 0, time.UTC)
	want := Document{
		Title: "Gazette", Link: "https://news.example/", Description: "Of the harbour", Language: "en-GB", Copyright: "Gazette 2025",
		Image: "https://news.example/logo.png", Categories: []string{"Ports"},
		Entries: []Entry{
			{
				GUID: "g1", URL: "https://news.example/feeds/a", Title: "Two piers", Comments: "https://news.example/a#talk",
				Authors: []Person{{Name: "Mara Liepa"}, {Name: "Jon Tamm"}}, Categories: []string{"Ferries", "Sea"},
				Enclosures: []Enclosure{{"https://news.example/a.mp3", "audio/mpeg", 1200}}, Published: at, Updated: at.Add(time.Hour),
				Content: `<p title="1 < 2">See <a href="https://news.example/feeds/plan.html#top">the plan</a>, <img src="https://cdn.example/p.png">, ` +
					`<a href="#n">a note</a> and <a href="mailto:a@news.example">us</a>.</p>`,
			},
			{
				GUID: "g2", Title: "Alone", Authors: []Person{{"Mara Liepa", "mara@news.example"}}, Categories: []string{"one", "two"},
				Content: "All of it.",
			},
		},
	}
	got, err := Parse(Source{Body: []byte(rich), URL: "https://news.example/feeds/all.xml"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if s := got.Entries[1].Authors[0].String(); s != "Mara Liepa (mara@news.example)" {
		t.Errorf("author %q", s)
	}
}

// TestParseBases resolves links against what RFC 3986 and xml:base say, which is not what the
// parser underneath does with a base that is a page.
func TestParseBases(t *testing.T) {
	atom := func(root, entry string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom"` + root + `><entry` + entry + `><id>1</id><link href="a"/></entry></feed>`
	}
	for name, tt := range map[string]struct{ in, want string }{
		"document":          {atom("", ""), "https://news.example/feeds/a"},
		"folder":            {atom(` xml:base="https://cdn.example/x/"`, ""), "https://cdn.example/x/a"},
		"page":              {atom(` xml:base='https://cdn.example/x/y.html'`, ""), "https://cdn.example/x/a"},
		"host":              {atom(` xml:base="https://cdn.example"`, ""), "https://cdn.example/a"},
		"relative":          {atom(` xml:base="/x/"`, ""), "https://news.example/x/a"},
		"inside":            {atom(` xml:base="https://cdn.example/x/"`, ` xml:base="y/"`), "https://cdn.example/x/y/a"},
		"inside only":       {atom("", ` xml:base="https://cdn.example/x/"`), "https://cdn.example/x/a"},
		"what is no base":   {atom(` xml:base="::"`, ""), "https://news.example/feeds/a"},
		"RSS with its root": {`<rss xml:base="/x/"><channel><item><guid>1</guid><link>a</link></item></channel></rss>`, "https://news.example/x/a"},
	} {
		d, err := Parse(Source{Body: []byte(tt.in), URL: "https://news.example/feeds/all.xml"})
		if err != nil || len(d.Entries) != 1 || d.Entries[0].URL != tt.want {
			t.Errorf("%s: %+v, %v, want %s", name, d.Entries, err, tt.want)
		}
	}
}

const newsMap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/a</loc><news:news><news:publication><news:name>Gazette</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2025-07-09T10:00:00Z</news:publication_date><news:title>A &amp; B &lt;C</news:title><news:keywords>Port, Sea</news:keywords></news:news></url>
<url><loc>https://news.example/undated</loc></url><url><loc>/relative</loc><lastmod>2025-07-09</lastmod></url>
<url><loc>https://news.example/b</loc><lastmod>2025-07-08</lastmod></url>`

func TestParseSitemap(t *testing.T) {
	day := time.Date(2025, 7, 8, 0, 0, 0, 0, time.UTC)
	want := Document{
		Title: "Gazette",
		Entries: []Entry{
			{GUID: "https://news.example/a", URL: "https://news.example/a", Title: "A &amp; B &lt;C", Language: "ar", Categories: []string{"Port", "Sea"}, Published: day.Add(34 * time.Hour)},
			{GUID: "https://news.example/b", URL: "https://news.example/b", Updated: day},
		},
	}
	got, err := Parse(Source{Body: []byte(newsMap + "</urlset>")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if got, err = Parse(Source{Body: []byte(newsMap + "<url><loc>https://news.exa")}); err != nil || len(got.Entries) != 2 || len(got.Warnings) != 1 {
		t.Errorf("cut short: %+v, %v", got, err)
	}
	if got := Index(Source{Body: []byte(newsMap + "</urlset>")}); got != nil {
		t.Errorf("a sitemap is an index of %q", got)
	}
	for _, in := range []string{"<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap></sitemapindex>", "<urlset></urlset>"} {
		if d, err := Parse(Source{Body: []byte(in)}); err == nil {
			t.Errorf("%s: %+v", in, d)
		}
	}
}

func TestIndex(t *testing.T) {
	part := func(address, modified string) string {
		return "<sitemap><loc> " + address + " </loc><lastmod>" + modified + "</lastmod></sitemap>"
	}
	for name, tt := range map[string]struct{ parts, want string }{
		"by their dates": {part("https://a.example/1", "2025-07-01") + part("https://a.example/2", "2025-07-09") + part("https://a.example/3", ""), "2 1 3"},
		"without dates":  {part("https://a.example/1", "") + part("https://a.example/news-2", "") + part("https://a.example/3", ""), "news-2 1 3"},
		"no addresses":   {part("/1", "") + part("javascript:f()", ""), ""},
		"cut short":      {part("https://a.example/1", "") + "<sitemap><loc>https://a.exa", "1 https://a.exa"}, // asked for in vain
	} {
		got := Index(Source{Body: []byte(`<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + tt.parts + "</sitemapindex>")})
		if names := strings.ReplaceAll(strings.Join(got, " "), "https://a.example/", ""); names != tt.want {
			t.Errorf("%s: %q, want %q", name, names, tt.want)
		}
	}
}
