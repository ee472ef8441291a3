package templates

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// flat writes a page as text, with links as "{text|address}".
func flat(t testing.TB, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		link := n.Type == html.ElementNode && n.Data == "a"
		if link {
			b.WriteString("{")
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if link {
			b.WriteString("|" + attribute(n, "href") + "}")
		}
	}
	walk(root)
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// Every sentence leads to its source: a link where there is an address, file and paragraph
// where the article was pasted.
func TestEverySentenceLeadsToItsSource(t *testing.T) {
	for name, c := range map[string]digest.Content{"english": fixture.English(), "arabic": fixture.Arabic(), "mixed": fixture.Mixed(), "translated": fixture.Translated()} {
		page := flat(t, render(t, c).HTML)
		for _, b := range c.Blocks() {
			w := wordsFor(b.Language)
			for i, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
				if i > 0 && b.Change.Standing == digest.Unchanged {
					continue // its headline is all that is printed
				}
				number, src := sourceOf(t, b, s)
				want := fmt.Sprintf("%s{%d|%s}", s.Text, number, src.URL)
				switch {
				case src.URL == "":
					want = fmt.Sprintf("%s%d %s", s.Text, number, places([]int{s.Citations[0].Paragraph}, w))
				case i == 0:
					want = fmt.Sprintf("{%s|%s}", s.Text, src.URL)
				}
				if !strings.Contains(page, want) {
					t.Errorf("%s: no %q", name, want)
				}
				if src.File != "" && !strings.Contains(page, src.File) {
					t.Errorf("%s: the pasted file %s is not named", name, src.File)
				}
			}
		}
	}
}

func sourceOf(t testing.TB, b digest.Block, s news.Sentence) (int, digest.Source) {
	t.Helper()
	for i, src := range b.Sources {
		if src.Article == s.Citations[0].Article {
			return i + 1, src
		}
	}
	t.Fatalf("%q cites an article that is no source", s.Text)
	return 0, digest.Source{}
}

// Only http and https become links, whatever a publisher wrote; and his markup is text.
func TestHostileSourcesAreText(t *testing.T) {
	c := fixture.English()
	b := &c.Sections[0].Blocks[0]
	b.Headline.Text = `<script>alert(1)</script> & "more"`
	b.Sentences[0].Text = `</td></table><img src=x onerror=alert(1)>`
	for i, address := range []string{"javascript:alert(1)", "data:text/html,<script>", "//evil.example/x"} {
		b.Sources[i].URL = address
	}
	page := render(t, c).HTML
	for _, bad := range []string{"<script", "<img", "javascript:", "data:text", "//evil.example"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s in the mail", bad)
		}
	}
	if got := flat(t, page); !strings.Contains(got, b.Headline.Text) || !strings.Contains(got, b.Sentences[0].Text) {
		t.Error("hostile text is not shown as text")
	}
}

// An editor's own sentence has no source, and says whose it is.
func TestEditorsSentenceIsMarked(t *testing.T) {
	c := fixture.English()
	s := &c.Sections[0].Blocks[0].Sentences[1]
	s.Method, s.Citations, s.Acknowledged = news.Edited, nil, "an editor"
	mail := render(t, c)
	if !strings.Contains(flat(t, mail.HTML), s.Text+"editor") || !strings.Contains(tidyLine(mail.Text), s.Text+" [editor]") {
		t.Error("an editor's sentence is not marked")
	}
}

// tidyLine undoes the folding of lines.
func tidyLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestMethodIsSaid(t *testing.T) {
	for method, want := range map[news.Method]string{
		news.Extractive: "Extracted from the articles:",
		news.Model:      "Written by a model, checked by code:",
		news.Edited:     "Written by the editors:",
	} {
		c := fixture.English()
		c.Sections[0].Blocks[0].Method = method
		if got := flat(t, render(t, c).HTML); !strings.Contains(got, want) {
			t.Errorf("%s: no %q", method, want)
		}
	}
}
