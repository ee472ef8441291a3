package templates

import (
	"bytes"
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// A section's lede stands wherever its stories are printed whole, once, escaped, with who wrote it and
// whom it rests on, and the preview shows what it cites.
func TestALedeIsPrintedEverywhere(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.English()
	lede := &c.Sections[0].Lede
	lede.Text, lede.Method = "Talks & tankers <b>again</b>.", news.Repaired
	view := c.View(digest.Selection{})
	mail, err := set.Mail(MailInput{View: view})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := set.Issue(&page, c, Links{}); err != nil {
		t.Fatal(err)
	}
	cite := lede.Citations[1]
	preview, err := set.Preview(PreviewInput{Slug: "draft", View: view, Passages: map[news.Citation]string{cite: "A tanker docked."}})
	if err != nil {
		t.Fatal(err)
	}
	issue, err := fixture.Issue(7, c)
	if err != nil {
		t.Fatal(err)
	}
	entry, err := set.atomEntry(FeedEntry{Issue: issue})
	if err != nil {
		t.Fatal(err)
	}
	const escaped = "Talks &amp; tankers &lt;b&gt;again&lt;/b&gt;."
	for name, tt := range map[string]struct{ printed, said, after string }{
		"mail":    {mail.HTML, escaped, "Written by a model, checked by code: <a "},
		"page":    {page.String(), escaped, "Written by a model, checked by code: <a "},
		"text":    {mail.Text, lede.Text, "\n\nWritten by a model, checked by code: Cedar Wire.\n"},
		"entry":   {entry.Content.Text, escaped, "Written by a model, checked by code: <a "},
		"preview": {string(preview["draft.html"]), escaped + "</dt>", "A tanker docked."},
	} {
		before, after, _ := strings.Cut(tt.printed, tt.said)
		if !strings.Contains(before, "Syria–Russia") || strings.Contains(before, "reopen talks on the Tartus lease</a>") || !strings.Contains(after, tt.after) || name != "preview" && strings.Contains(after, tt.said) {
			t.Errorf("%s: %q is not below its section's name, once, before %q", name, tt.said, tt.after)
		}
	}
}

// Where stories of a section are left to the web edition, its lede is as well: it may tell of them.
func TestALedeGoesWithStoriesForWantOfSpace(t *testing.T) {
	p := newPage(MailInput{View: fixture.English().View(digest.Selection{})})
	for gone, want := range map[int]bool{0: true, 3: true, 4: false} {
		if got := p.shorten(5, gone).Sections[0].Lede != nil; got != want {
			t.Errorf("%d stories gone: lede %v", gone, got)
		}
	}
}
