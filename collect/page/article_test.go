package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// sentence is long enough to be taken for one of an article, and for a repetition.
func sentence(subject string) string {
	return subject + " was what the council of the port city spoke of on Tuesday, in a session that lasted until late in the evening and was " +
		"interrupted twice, once by the fishermen and once by the storm that had closed the harbour."
}

func paragraphs(subjects ...string) string {
	var b strings.Builder
	for _, s := range subjects {
		b.WriteString("<p>" + sentence(s) + "</p>")
	}
	return b.String()
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// found returns the subjects and headings of the text in a page, as two extractors see it.
func found(t *testing.T, page string, selections ...string) []string {
	t.Helper()
	var trees []*html.Node
	for _, s := range selections {
		trees = append(trees, parsed(t, s))
	}
	a := newArticle(parsed(t, page), "Harbour", head{}, statement{})
	a.find(trees)
	var list []string
	for _, b := range a.chosen() {
		subject, _, _ := strings.Cut(b.Text, " was ")
		list = append(list, subject)
	}
	return list
}

func TestAgreement(t *testing.T) {
	page := "<article>" + paragraphs("A pier", "A quay", "A lock", "A fee") + "<h2>What follows</h2>" + paragraphs("A ferry") + "</article>" +
		`<div class="comments">` + paragraphs("A rumour", "A joke") + "</div>"
	for name, c := range map[string]struct {
		selections []string
		want       []string
	}{
		"both": {[]string{paragraphs("A pier", "A quay", "A lock"), paragraphs("A pier", "A quay", "A lock", "A fee")}, []string{"A pier", "A quay", "A lock"}},
		"a gap of one": {[]string{paragraphs("A pier", "A quay", "A fee"), paragraphs("A pier", "A quay", "A lock", "A fee")},
			[]string{"A pier", "A quay", "A lock", "A fee"}},
		"a heading of one": {[]string{paragraphs("A pier", "A quay", "A fee") + "<h2>What follows</h2>" + paragraphs("A ferry"), paragraphs("A pier", "A quay", "A fee", "A ferry")},
			[]string{"A pier", "A quay", "A fee", "What follows", "A ferry"}},
		"nothing in common": {[]string{paragraphs("A rumour", "A joke"), paragraphs("A pier", "A quay")}, []string{"A pier", "A quay"}},
		"one alone":         {[]string{paragraphs("A pier")}, []string{"A pier"}},
		"none":              {nil, nil},
	} {
		if diff := cmp.Diff(c.want, found(t, page, c.selections...)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

// TestStatedElsewhere follows the linked data where both extractors miss its text, and not where it holds the
// opening only of what they chose.
func TestStatedElsewhere(t *testing.T) {
	page := "<nav>" + paragraphs("A list", "A menu") + "</nav><article>" + paragraphs("A pier", "A quay", "A lock", "A fee", "A ferry", "A boat", "A net") + "</article>"
	for name, c := range map[string]struct {
		stated, chosen []string
		title          string
		want           int // blocks
	}{
		"missed":                      {[]string{"A pier", "A quay", "A lock", "A fee"}, []string{"A list", "A menu"}, "Harbour", 4},
		"missed, of another headline": {[]string{"A pier", "A quay", "A lock", "A fee"}, []string{"A ferry", "A boat"}, "Storm", 2},
		"opening only":                {[]string{"A pier", "A quay", "A lock"}, []string{"A pier", "A quay", "A lock", "A fee", "A ferry", "A boat", "A net"}, "Harbour", 7},
	} {
		doc, selected := parsed(t, page), parsed(t, paragraphs(c.chosen...))
		a := newArticle(doc, "Harbour", head{}, statement{headline: c.title, body: textOf(parsed(t, paragraphs(c.stated...)))})
		a.find([]*html.Node{selected, selected})
		if got := len(a.chosen()); got != c.want {
			t.Errorf("%s: %d blocks, want %d", name, got, c.want)
		}
	}
}

// TestRepeats keeps the questions that an interview repeats, and shows a paragraph once.
func TestRepeats(t *testing.T) {
	const question = "<p>What do you expect of the pier, and when do you expect it?</p>"
	page := paragraphs("A pier") + question + paragraphs("A quay") + question + paragraphs("A lock", "A pier")
	got := found(t, page, page, page)
	want := []string{"A pier", "What do you expect of the pier, and when do you expect it?", "A quay", "What do you expect of the pier, and when do you expect it?", "A lock"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestBeside drops what stands in an article without being its text, and keeps the posts it quotes.
func TestBeside(t *testing.T) {
	page := paragraphs("A pier") +
		"<figure><figcaption>" + sentence("A boat") + "</figcaption></figure>" +
		`<noscript><img src="pier.jpg" alt="The pier of the old harbour, seen from the fort."></noscript>` +
		"<aside>" + sentence("A survey") + "</aside>" +
		`<blockquote class="twitter-tweet">` + paragraphs("A post") + "</blockquote>" + paragraphs("A quay")
	if diff := cmp.Diff([]string{"A pier", "A post", "A quay"}, found(t, page, page, page)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
