package templates

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"barid/digest"
	"barid/internal/fixture"
)

var testLinks = Links{
	Unsubscribe: "https://news.example/unsubscribe/1.levant.AAAA",
	Preferences: "https://news.example/preferences/1.levant.AAAA",
	Web:         "https://news.example/levant/1",
}

func render(t testing.TB, c digest.Content) Mail {
	t.Helper()
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	mail, err := set.Mail(MailInput{View: c.View(digest.Selection{}), Links: testLinks})
	if err != nil {
		t.Fatal(err)
	}
	return mail
}

// contents are one of each shape that a mail can have.
func contents() map[string]digest.Content {
	return map[string]digest.Content{
		"english":    fixture.English(),
		"arabic":     fixture.Arabic(),
		"mixed":      fixture.Mixed(),
		"translated": fixture.Translated(),
		"rendered":   fixture.Rendered(),
		"long":       fixture.Long(fixture.Mixed(), 150),
	}
}

// elements returns those of a name, in the order of the document; all for "".
func elements(t testing.TB, page, name string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (name == "" || n.Data == name) {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// The HTML contract, line by line: mail.md M2 to M7.
func TestHTMLContract(t *testing.T) {
	for name, c := range contents() {
		t.Run(name, func(t *testing.T) {
			page := render(t, c).HTML
			dir := Direction(c.Language)
			root := elements(t, page, "html")[0]
			if attribute(root, "lang") != c.Language || attribute(root, "dir") != dir {
				t.Errorf("html is %v", root.Attr)
			}
			for _, div := range elements(t, page, "div")[1:] {
				if attribute(div, "role") != "article" || attribute(div, "aria-roledescription") != "email" ||
					attribute(div, "lang") != c.Language || attribute(div, "dir") != dir {
					t.Errorf("wrapper is %v", div.Attr)
				}
			}
			for _, table := range elements(t, page, "table") {
				if attribute(table, "role") != "presentation" {
					t.Errorf("table %v is not for layout", table.Attr)
				}
			}
			for _, td := range elements(t, page, "td") {
				if attribute(td, "dir") == "" {
					t.Errorf("cell without a direction: %.60s", textOf(td))
				}
			}
			if n := len(elements(t, page, "h1")); n != 1 {
				t.Errorf("%d h1", n)
			}
			if n := len(elements(t, page, "h2")); n != len(c.Sections) {
				t.Errorf("%d h2 for %d sections", n, len(c.Sections))
			}
			for _, a := range elements(t, page, "a") {
				if strings.Contains(attribute(a, "style"), "text-decoration:none") {
					t.Errorf("link not underlined: %v", a.Attr)
				}
			}
			for _, want := range []string{"<!--[if mso]>", "<o:PixelsPerInch>96</o:PixelsPerInch>", "mso-line-height-rule:exactly",
				`<meta name="color-scheme" content="light dark">`, `<meta name="supported-color-schemes" content="light dark">`,
				"@media (prefers-color-scheme:dark)", "[data-ogsc]", "[data-ogsb]"} {
				if !strings.Contains(page, want) {
					t.Errorf("%s is missing", want)
				}
			}
			for _, bad := range []string{"<img", "<script", "<form", "javascript:", "ZgotmplZ", "auto;", "<no value>", "&lt;no value"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s in the mail", bad)
				}
			}
		})
	}
}

// M1: never clipped, and the way out stands before the first story and after the last.
func TestUnsubscribeIsNeverClipped(t *testing.T) {
	for name, c := range contents() {
		mail := render(t, c)
		if len(mail.HTML) > MaxHTML {
			t.Errorf("%s: %d bytes of HTML", name, len(mail.HTML))
		}
		first, last := strings.Index(mail.HTML, testLinks.Unsubscribe), strings.LastIndex(mail.HTML, testLinks.Unsubscribe)
		if h2 := strings.Index(mail.HTML, "<h2"); first < 0 || first > h2 {
			t.Errorf("%s: first unsubscribe link at %d, first section at %d", name, first, h2)
		}
		if h3 := strings.LastIndex(mail.HTML, "<h3"); last < h3 {
			t.Errorf("%s: last unsubscribe link at %d, last story at %d", name, last, h3)
		}
		if strings.Count(mail.Text, testLinks.Unsubscribe) != 2 {
			t.Errorf("%s: the text part has no two ways out", name)
		}
	}
}

// M6: one hidden element, whose text is as long as mail programs show.
func TestPreheader(t *testing.T) {
	short := fixture.English()
	short.Sections = short.Sections[2:]
	short.Sections[0].Blocks = short.Sections[0].Blocks[1:]
	short.Subject = short.Sections[0].Blocks[0].Headline.Text
	short.Sections[0].Blocks[0].Sentences[0].Text = "Short."
	all := contents()
	all["one short story"] = short
	for name, c := range all {
		hidden := regexp.MustCompile(`<div style="display:none[^>]*>([^&]*)&#847;`).FindAllStringSubmatch(render(t, c).HTML, -1)
		if len(hidden) != 1 {
			t.Errorf("%s: %d hidden elements", name, len(hidden))
			continue
		}
		line := html.UnescapeString(hidden[0][1])
		if n := utf8.RuneCountInString(line); n < minPreheader || n > maxPreheader || strings.Contains(line, c.Subject) {
			t.Errorf("%s: preheader of %d characters: %q", name, n, line)
		}
	}
}

// Where everything does not fit, the last stories keep their headlines, and their links.
func TestLongIssuesShrinkFromTheEnd(t *testing.T) {
	for _, n := range []int{5, 40, 150} {
		c := fixture.Long(fixture.English(), n)
		mail := render(t, c)
		if got := len(elements(t, mail.HTML, "h3")); got != n {
			t.Errorf("%d stories: %d headlines", n, got)
		}
		if full := strings.Count(mail.HTML, "Extracted from the articles"); full != n-mail.Shortened {
			t.Errorf("%d stories: %d in full, %d shortened", n, full, mail.Shortened)
		}
		if (mail.Shortened > 0) != strings.Contains(mail.HTML, "headlines only") {
			t.Errorf("%d stories, %d shortened: does not say so, or says so for nothing", n, mail.Shortened)
		}
		if full := strings.Count(mail.Text, "Extracted from the articles"); full != n {
			t.Errorf("%d stories: %d in the text part", n, full)
		}
	}
	huge := render(t, fixture.Long(fixture.English(), 900))
	left := len(elements(t, huge.HTML, "h3"))
	if len(huge.HTML) > MaxHTML || left < 100 || !strings.Contains(huge.HTML, "left to the web edition") {
		t.Errorf("900 stories: %d bytes, %d headlines", len(huge.HTML), left)
	}
}

func TestIssuePageHasNoLimit(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := set.Issue(&page, fixture.Long(fixture.English(), 150), Links{Archive: "/archive/levant", Feed: "/archive/levant/feed.atom"}); err != nil {
		t.Fatal(err)
	}
	if page.Len() <= MaxHTML || strings.Contains(page.String(), "headlines only") {
		t.Errorf("shortened to %d bytes", page.Len())
	}
	for _, bad := range []string{"nsubscribe", `aria-roledescription="email"`, "<no value>", "ZgotmplZ"} {
		if strings.Contains(page.String(), bad) {
			t.Errorf("%s on a page", bad)
		}
	}
}
