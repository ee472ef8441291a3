package templates

import (
	"bytes"
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// The page of an issue leads from what changed to the issue that said otherwise; a mail, which
// has no address of its own, does not.
func TestChangesLeadToTheEarlierIssue(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ issues, want string }{
		{"/archive/levant/", `<a href="/archive/levant/6#s-21" class="accent" style="color:#8c2f1b;">Update: 11 → 13 disputed points</a>`},
		{"", `>Update: 11 → 13 disputed points<br>`},
	} {
		var page bytes.Buffer
		if err := set.Issue(&page, fixture.English(), Links{Issues: tt.issues}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.String(), tt.want) {
			t.Errorf("below %q: no %s", tt.issues, tt.want)
		}
	}
}

// Where there is a page of the story, what was told before leads there, from mail and archive.
func TestEarlierLeadsToTheTimeline(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.English()
	mail, err := set.Mail(MailInput{View: c.View(digest.Selection{}), Links: Links{Stories: "https://news.example/archive/levant/stories/"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []string{"12", "21", "32"} { // continued, updated, unchanged
		link := "https://news.example/archive/levant/stories/" + story
		if !strings.Contains(mail.HTML, `<a href="`+link+`"`) || !strings.Contains(mail.Text, "\n      "+link+"\n") {
			t.Errorf("nothing leads to story %s", story)
		}
	}
	if strings.Contains(mail.HTML, "stories/11") {
		t.Error("a new story has a timeline")
	}
}

// What editors are told names both figures and what the earlier issue said.
func TestEditorsSeeWhyAnUpdateIsOne(t *testing.T) {
	got := strings.Join(reviewChanges(fixture.English().Sections[1].Blocks[0].Change), "\n")
	for _, want := range []string{"11 → 13 disputed points", "Issue 6 said: Lebanese and Israeli", "2–3 surveyors wounded"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

// Where publishers differ on a figure, a sentence that gives it says whose it is.
func TestAContestedFigureHasItsPublisher(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	c := fixture.English()
	block := &c.Sections[1].Blocks[0]
	side := block.Change.Disputes[0].Sides[0]
	said := block.Sentences[1]
	said.Text, said.Citations = "The ministry counts 2 surveyors who were wounded.", []news.Citation{side.Citation}
	block.Sentences[1] = said
	mail, err := set.Mail(MailInput{View: c.View(digest.Selection{})})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(mail.HTML, `wounded. <span class="soft" style="color:#665e52;">(Cedar Wire)</span>`) ||
		!strings.Contains(mail.Text, "wounded. (Cedar Wire) [") {
		t.Errorf("nobody says so:\n%s", mail.Text)
	}
	if n := strings.Count(mail.Text, "(Cedar Wire)"); n != 1 {
		t.Errorf("%d sentences are Cedar Wire's, want the one", n)
	}
	far := side.Citation
	far.Start, far.End = side.Citation.End, side.Citation.End+20
	said.Citations = []news.Citation{far}
	if names := contestants(said, block.Change.Disputes); len(names) > 0 {
		t.Errorf("another sentence of that paragraph is said to be of %v", names)
	}
}
