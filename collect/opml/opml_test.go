package opml

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

func TestParse(t *testing.T) {
	gazette := Feed{URL: "https://gazette.example/feed?a=1&b=2", Title: "Gazette & Co"}
	for name, tt := range map[string]struct {
		in   string
		want []Feed
	}{
		"well-formed": {`<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
			<outline text="World"><outline text="Near"><outline type="rss" title="Gazette &amp; Co" xmlUrl="https://gazette.example/feed?a=1&amp;b=2"/></outline>
			<outline text="Courier" language="ar" htmlUrl="https://courier.example/" xmlUrl='http://courier.example/rss'></outline></outline></body></opml>`,
			[]Feed{
				{URL: gazette.URL, Title: gazette.Title, Folders: []string{"World", "Near"}},
				{URL: "http://courier.example/rss", Title: "Courier", Site: "https://courier.example/", Language: "ar", Folders: []string{"World"}},
			}},
		"bare ampersands":          {`<opml><outline text="Gazette & Co" xmlUrl="https://gazette.example/feed?a=1&b=2" /></opml>`, []Feed{gazette}},
		"quotes and tags within":   {`<opml><outline title="Gazette & Co" description="The <em class="x">best</em> of "the" coast" xmlUrl="https://gazette.example/feed?a=1&b=2"/>` + "\n</opml>", []Feed{gazette}},
		"upper case, nothing shut": {`<OPML><BODY><OUTLINE TITLE="Gazette & Co" XMLURL="https://gazette.example/feed?a=1&b=2">`, []Feed{gazette}},
		"cut short":                {`<opml><outline title="Gazette & Co" xmlUrl="https://gazette.example/feed?a=1&b=2"/><outline title="Cour`, []Feed{gazette}},
		"twice":                    {strings.Repeat(`<outline text="Gazette & Co" xmlUrl="https://gazette.example/feed?a=1&b=2"/>`, 2), []Feed{gazette}},
		"url for xmlUrl":           {`<opml><outline text="Gazette & Co" url="feed:https://gazette.example/feed?a=1&b=2"/></opml>`, []Feed{gazette}},
		"the old scheme":           {`<opml><outline text="a" xmlUrl="feed://a.example/rss"/></opml>`, []Feed{{URL: "http://a.example/rss", Title: "a"}}},
		"in a comment":             {`<opml><!-- <outline text="a" xmlUrl="http://a.example/"/> --></opml>`, nil},
		"no web address":           {`<opml><outline text="a" xmlUrl="file:///etc/passwd"/><outline text="b" xmlUrl="javascript:alert(1)"/></opml>`, nil},
		"own entity":               {`<!DOCTYPE opml [<!ENTITY x "http://a.example/">]><opml><outline text="a" xmlUrl="&x;"/></opml>`, nil},
		"more ends than starts":    {`<opml></outline></outline><outline text="a" xmlUrl="http://a.example/"/></opml>`, []Feed{{URL: "http://a.example/", Title: "a"}}},
	} {
		got, err := Parse([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

func TestParseDecodes(t *testing.T) {
	s, err := charmap.Windows1256.NewEncoder().String(`<?xml version="1.0" encoding="windows-1256"?><opml><outline text="بيروت" xmlUrl="http://a.example/"/></opml>`)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Parse([]byte(s)); err != nil || len(got) != 1 || got[0].Title != "بيروت" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{"", "plain text", "<html><body></body></html>", strings.Repeat(" ", MaxBytes+1)} {
		if got, err := Parse([]byte(in)); err == nil {
			t.Errorf("%.20q: %+v", in, got)
		}
	}
}

// TestWriteReadsBack writes lists, and reads them to be the same.
func TestWriteReadsBack(t *testing.T) {
	feeds := []Feed{
		{URL: "https://a.example/?x=1&y=\"2\"", Title: `Tom & "Jerry" <daily>`, Folders: []string{"World", "Near & far"}},
		{URL: "https://b.example/", Title: "بيروت", Language: "ar", Site: "https://b.example/home", Folders: []string{"World"}},
		{URL: "https://c.example/", Title: "Alone"},
	}
	var out bytes.Buffer
	if err := Write(&out, "Feeds", feeds); err != nil {
		t.Fatal(err)
	}
	got, err := Parse(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(feeds, got); diff != "" {
		t.Errorf("-want +got\n%s\n%s", diff, out.String())
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<opml><outline text="a & "b" xmlUrl='http://a.example/'/><outline`))
	f.Add([]byte("<OUTLINE xmlurl=\"http://a.example/\">\x00\xff</outline>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		feeds, _ := Parse(body)
		var out bytes.Buffer
		if err := Write(&out, "Feeds", feeds); err != nil {
			t.Fatal(err)
		}
		if again, err := Parse(out.Bytes()); err != nil && len(feeds) > 0 || len(again) != len(feeds) {
			t.Errorf("%d feeds, read back %d, %v", len(feeds), len(again), err)
		}
	})
}

func Example() {
	feeds, err := Parse([]byte(`<opml><body><outline text="Ports"><outline text="Gazette" xmlUrl="https://gazette.example/feed?a&b"/></outline></body></opml>`))
	if err != nil {
		panic(err)
	}
	fmt.Println(feeds[0].Title, feeds[0].Folders, feeds[0].URL)
	if err := Write(os.Stdout, "Mine", feeds); err != nil {
		panic(err)
	}
	// Output:
	// Gazette [Ports] https://gazette.example/feed?a&b
	// <?xml version="1.0" encoding="UTF-8"?>
	// <opml version="2.0">
	//   <head>
	//     <title>Mine</title>
	//   </head>
	//   <body>
	//     <outline text="Ports">
	//       <outline text="Gazette" title="Gazette" type="rss" xmlUrl="https://gazette.example/feed?a&amp;b"></outline>
	//     </outline>
	//   </body>
	// </opml>
}
