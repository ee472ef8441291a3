package sanitize

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestHTML(t *testing.T) {
	for in, want := range map[string]string{
		`<p>One <b>two</b>.</p>`:                       `<p>One <b>two</b>.</p>`,
		`<p onclick="f()">One<script>f()</script></p>`: `<p>One</p>`,
		`<a href="javascript:f()">One</a>`:             `One`,
		`<a href=" java&#10;script:f()">One</a>`:       `One`,
		`<a href="https://news.example/a">One</a>`:     `<a href="https://news.example/a" rel="nofollow noreferrer">One</a>`,
		`<img src="data:text/html,x" alt="A ferry">`:   `<img alt="A ferry"/>`,
		`<p>One<b>two`:   `<p>One<b>two</b></p>`,
		`</div></td>One`: `One`,
		`<style>p{}</style><p style="color:red">One</p>`:                                                `<p>One</p>`,
		`<svg><style><img src=x onerror=f()></style></svg>`:                                             ``,
		`<math><mi><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=f()&gt;">`: `<table></table>`,
		`<p dir="rtl">أعلنت <em>الوزارة</em></p>`:                                                       `<p dir="rtl">أعلنت <em>الوزارة</em></p>`,
		"": "",
	} {
		got, err := New().HTML(in)
		if err != nil || got != want {
			t.Errorf("%q:\n got %q, %v\nwant %q", in, got, err, want)
		}
	}
}

// TestHostile cleans the collected attacks that stand beside the repository, and reads the results again
// as a browser does.
func TestHostile(t *testing.T) {
	file, err := os.Open("../../../shared/data/security/xss.jsonl")
	if err != nil {
		t.Skipf("the collected attacks are not beside the repository: %v", err)
	}
	defer file.Close()
	rows := bufio.NewScanner(file)
	rows.Buffer(nil, 1<<20)
	cleaner, n := New(), 0
	for ; rows.Scan(); n++ {
		var row struct{ ID, HTML string }
		if err := json.Unmarshal(rows.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, cleaner, row.HTML)
	}
	if rows.Err() != nil || n < 300 {
		t.Errorf("%d rows, %v", n, rows.Err())
	}
}

// TestDeep nests more elements than the parser takes.
func TestDeep(t *testing.T) {
	if out, err := New().HTML(strings.Repeat("<div>", 5000) + "One"); err == nil {
		t.Errorf("%d bytes came out", len(out))
	}
}

func TestCheckFindsHarm(t *testing.T) {
	for _, bad := range []string{
		"<script>f()</script>", "<p onclick=f()>", "<a href='java\tscript:f()'>", "<a href=vbscript:f()>", "<img src='data:text/html,x'>",
		"<form>", "<input>", "<iframe>", "<base href=x>", "<meta http-equiv=refresh>", "<p style='width:expression(f())'>", "<svg><style></svg>",
	} {
		if len(harm(bad)) == 0 {
			t.Errorf("%q passes", bad)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<p>One", "<svg><p><style><g title='</style><img onerror=f()>'>", "<noscript><p title='</noscript><script>'>", "<a href=//x>", "<table><a>", "<!--><script>", "<plaintext>"} {
		f.Add(s)
	}
	cleaner := New()
	f.Fuzz(func(t *testing.T, s string) { checkHarmless(t, cleaner, s) })
}

// checkHarmless cleans a fragment; the result must hold nothing that acts, and stay as it is when it
// is cleaned again.
func checkHarmless(t *testing.T, c *Cleaner, fragment string) {
	t.Helper()
	out, err := c.HTML(fragment)
	if err != nil {
		return
	}
	for _, h := range harm(out) {
		t.Errorf("%q\nbecame %q\nwith %s", fragment, out, h)
	}
}

// harm lists what acts in a page with this body.
func harm(body string) []string {
	doc, err := html.Parse(strings.NewReader("<body>" + body))
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if active[n.Data] {
			found = append(found, n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(blanks.ReplaceAllString(a.Val, ""))
			if strings.HasPrefix(a.Key, "on") || scripts.MatchString(value) || a.Key == "style" && acting.MatchString(value) || a.Key == "srcdoc" {
				found = append(found, fmt.Sprintf("%s=%q", a.Key, a.Val))
			}
		}
	}
	return found
}

var (
	active = map[string]bool{
		"script": true, "iframe": true, "frame": true, "frameset": true, "object": true, "embed": true, "applet": true, "form": true,
		"input": true, "button": true, "select": true, "textarea": true, "style": true, "link": true, "base": true, "meta": true,
		"svg": true, "math": true, "template": true, "noscript": true, "xmp": true, "plaintext": true,
	}
	blanks  = regexp.MustCompile(`[\s\x00-\x20]+`)
	scripts = regexp.MustCompile(`^(javascript|vbscript|livescript|data:text/html|data:image/svg)`)
	acting  = regexp.MustCompile(`expression\(|behavior|-moz-binding|url\(`)
)

func Example() {
	clean, err := New().HTML(`<p onclick="alert(1)">The ferry <b>left</p><script>alert(1)</script>`)
	fmt.Println(clean, err)
	// Output: <p>The ferry <b>left</b></p> <nil>
}
