package collect

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/collect/sanitize"
	"barid/collect/syndication"
	"barid/news"
)

// itemOf makes the item of an entry in a feed that declares nothing.
func itemOf(e syndication.Entry) news.Item {
	return maker{cleaner: sanitize.New(), feed: news.Feed{Name: "Gazette"}, now: noon(), shared: sharedURLs([]syndication.Entry{e})}.item(e)
}

const ferry = "The ferry between the two towns will leave from the new pier from Monday on, the harbour office said. "

func TestItem(t *testing.T) {
	at := time.Date(2025, 7, 9, 10, 0, 0, 0, time.UTC)
	got := maker{
		cleaner:  sanitize.New(),
		feed:     news.Feed{ID: 3, Name: "Gazette world", Publisher: "Gazette"},
		document: syndication.Document{Language: "en-US"},
		now:      noon(),
	}.item(syndication.Entry{
		GUID: "g", URL: "https://News.Example:443/a?utm_source=x&id=7#top", Title: "Ferry &amp; <b>train</b>", Authors: []syndication.Person{{Name: "Mara Liepa"}},
		Summary: "Short", Published: at,
		Content: "<p>RIGA (Courier) — " + ferry + "</p><figcaption>A ferry</figcaption><p>Share</p><p>" + ferry + "</p>",
	})
	want := news.Article{
		Key: "https://news.example/a?id=7", URL: "https://news.example/a?id=7", Publisher: "Gazette", Language: "en",
		Title: "Ferry & train", Authors: []string{"Mara Liepa"}, Dateline: "RIGA (Courier) —",
		Paragraphs: []news.Paragraph{
			{Text: "RIGA (Courier) — " + strings.TrimSpace(ferry)},
			{Text: "A ferry", Role: news.Caption},
			{Text: "Share", Role: news.Furniture},
			{Text: strings.TrimSpace(ferry)},
		},
		Published: at, FirstSeen: noon(),
	}
	if diff := cmp.Diff(want, got.Article); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if e := got.Entry; e.Feed != 3 || e.GUID != "g" || !strings.Contains(e.URL, "utm_source") || !strings.HasPrefix(e.HTML, "<p>RIGA") {
		t.Errorf("the entry is not as its publisher wrote it: %+v", e)
	}
}

// TestEntryIsHarmless keeps nothing of an entry's body that acts, so that it can be shown.
func TestEntryIsHarmless(t *testing.T) {
	got := itemOf(syndication.Entry{Content: `<p onclick="f()">The <b>ferry</b> left.<script>f()</script></p><a href="javascript:f()">On</a>`}).Entry.HTML
	if want := "<p>The <b>ferry</b> left.</p>On"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := itemOf(syndication.Entry{Content: strings.Repeat("<div>", 5000) + "<script>f()</script>"}).Entry.HTML; got != "" {
		t.Errorf("%d bytes are kept of what cannot be read", len(got))
	}
}

func TestTeaser(t *testing.T) {
	long := strings.Repeat(ferry, 4)
	for name, tt := range map[string]struct {
		entry  syndication.Entry
		teaser bool
		last   string
	}{
		"nothing":             {syndication.Entry{Title: "A"}, true, ""},
		"short summary":       {syndication.Entry{Summary: "The ferry left."}, true, "The ferry left."},
		"broken off":          {syndication.Entry{Summary: "<p>" + long + "</p><p>The ferry…</p>"}, true, "The ferry…"},
		"brackets":            {syndication.Entry{Content: long + "The ferry [&#8230;]"}, true, ""},
		"link":                {syndication.Entry{Content: "<p>" + long + "</p><p>The ferry left. <a>Read more about it »</a></p>"}, true, "The ferry left."},
		"whole, one":          {syndication.Entry{Summary: long}, false, ""},
		"whole, several":      {syndication.Entry{Summary: "<p>One.</p><p>Two.</p>"}, false, "Two."},
		"short but whole":     {syndication.Entry{Content: "<p>The ferry left.</p>"}, false, "The ferry left."},
		"link alone":          {syndication.Entry{Summary: "<p>" + long + "</p><p>One.</p> <a>Continue reading...</a>"}, true, "One."},
		"no link":             {syndication.Entry{Content: "<p>Pupils should read more books.</p>"}, false, "Pupils should read more books."},
		"the longer is taken": {syndication.Entry{Summary: long, Content: "<p>Short</p>"}, false, ""},
		"Arabic":              {syndication.Entry{Summary: "غادرت العبّارة المرفأ. اقرأ المزيد"}, true, "غادرت العبّارة المرفأ."},
	} {
		a := itemOf(tt.entry).Article
		body := a.Body()
		if a.Teaser != tt.teaser || tt.last != "" && body[len(body)-1] != tt.last {
			t.Errorf("%s: teaser %v, body %q", name, a.Teaser, body)
		}
	}
}

func TestBelievable(t *testing.T) {
	for _, tt := range []struct {
		stated string
		kept   bool
	}{
		{"2025-07-10T11:00:00Z", true}, {"1999-01-01T00:00:00Z", true}, {"2025-07-11T12:00:00Z", true},
		{"1970-01-01T00:00:00Z", false}, {"2099-01-01T00:00:00Z", false}, {"2025-07-14T12:00:00Z", false}, {"0001-01-01T00:00:00Z", false},
	} {
		at, err := time.Parse(time.RFC3339, tt.stated)
		if err != nil {
			t.Fatal(err)
		}
		if got := believable(at, noon()); got.IsZero() == tt.kept {
			t.Errorf("%s → %v", tt.stated, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	arabic := "أعلنت الوزارة أن العبّارة ستغادر من الرصيف الجديد ابتداء من يوم الاثنين المقبل."
	for _, tt := range []struct{ declared, text, want string }{
		{"en-US", ferry, "en"}, {"", ferry, "en"}, {"ar", arabic, "ar"}, {"", arabic, "ar"},
		{"en_us", arabic, "ar"}, {"AR-lb", "لا", "ar"}, {"fr", "Oui", "fr"}, {"", "12", "und"},
	} {
		if got := language(tt.declared, tt.text); got != tt.want {
			t.Errorf("language(%q, %.20q) = %q, want %q", tt.declared, tt.text, got, tt.want)
		}
	}
}

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"HTTPS://News.Example:443/A/b?utm_source=x&id=7&UTM_Medium=y#top": "https://news.example/A/b?id=7",
		"http://news.example:80":                         "http://news.example/",
		"http://news.example:8080/a?":                    "http://news.example:8080/a",
		"https://news.example./a?fbclid=1":               "https://news.example/a",
		"https://news.example/a?b=2&a=1&gclid=x":         "https://news.example/a?b=2&a=1",
		"https://مثال.example/خبر":                       "https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1",
		"https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1": "https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1",
		"https://user:pw@news.example/a":                 "https://news.example/a",
		"http://[2001:DB8::1]:80/a":                      "http://[2001:db8::1]/a",
		"/a":                                             "", "": "", "https://": "", "\x7f": "",
	} {
		got := canonicalURL(in)
		if got != want {
			t.Errorf("canonicalURL(%q) = %q, want %q", in, got, want)
		}
		if again := canonicalURL(got); again != got {
			t.Errorf("canonicalURL is not idempotent: %q → %q", got, again)
		}
	}
}

// TestKeys checks when two entries are one article.
func TestKeys(t *testing.T) {
	entries := []syndication.Entry{
		{GUID: "1", URL: "https://news.example/a?utm_source=x", Title: "A"},
		{GUID: "2", URL: "https://news.example/live", Title: "B", Summary: "One."},
		{GUID: "3", URL: "https://news.example/live", Title: "C", Summary: "Two."},
		{GUID: "4", URL: "https://news.example/", Title: "D", Summary: "Three."},
		{GUID: "5", URL: "", Title: "“D”", Summary: "<p>Three.</p>"},
	}
	m := maker{cleaner: sanitize.New(), now: noon(), shared: sharedURLs(entries)}
	var keys []string
	for _, e := range entries {
		keys = append(keys, m.item(e).Article.Key)
	}
	if keys[0] != "https://news.example/a" {
		t.Errorf("key of a page is %q", keys[0])
	}
	if keys[1] == keys[2] || strings.HasPrefix(keys[1], "http") {
		t.Errorf("two entries of one address have the keys %q", keys[1:3])
	}
	if strings.HasPrefix(keys[3], "http") {
		t.Errorf("a home page is a key: %q", keys[3])
	}
}
