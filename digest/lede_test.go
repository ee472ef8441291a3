package digest_test

import (
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// entitled is the English fixture with a subject that tells of its first two stories.
func entitled() digest.Content {
	c := fixture.English()
	s := c.Sections[0].Lede
	s.ID, s.Text = "subject", "Tartus talks reopen as fuel reaches Baniyas"
	c.Entitle(s)
	return c
}

// No lede, and no subject that a model wrote, tells of a story that the issue or the view has not.
func TestALedeGoesWithItsStories(t *testing.T) {
	lead := func(c digest.Content) string { return c.Sections[0].Blocks[0].Headline.Text }
	edit := func(do func(*digest.Content) error) digest.Content {
		d, err := digest.Draft{Content: entitled()}.Edit(do)
		if err != nil {
			t.Fatal(err)
		}
		return d.Content
	}
	doubtful := entitled()
	doubtful.Sections[0].Blocks[1].Headline.Findings[0].Verdict = news.Fail
	tests := map[string]struct {
		got           digest.Content
		lede, subject bool
	}{
		"as it is":            {entitled(), true, true},
		"one killed":          {edit(func(c *digest.Content) error { return c.Kill(12, "killed") }), false, false},
		"one held":            {edit(func(c *digest.Content) error { return c.Hold(11) }), false, false},
		"one moved":           {edit(func(c *digest.Content) error { return c.Move(12, 3) }), false, true},
		"all moved":           {edit(func(c *digest.Content) error { _ = c.Move(12, 3); return c.Move(11, 3) }), false, true},
		"another comes":       {edit(func(c *digest.Content) error { return c.Move(31, 1) }), true, true},
		"another is killed":   {edit(func(c *digest.Content) error { return c.Kill(21, "killed") }), true, true},
		"in another order":    {edit(func(c *digest.Content) error { return c.Shift(12, -1) }), true, true},
		"one sent meanwhile":  {entitled().Without([]news.ArticleID{104}), false, false},
		"one not verified":    {doubtful.VerifiedOnly(), false, false},
		"headlines alone":     {entitled().HeadlinesOnly(), false, true},
		"in brief":            {entitled().View(digest.Selection{Length: digest.Brief}).Content, true, true},
		"its theme":           {entitled().View(digest.Selection{Themes: []news.ThemeID{1}}).Content, true, true},
		"its language":        {entitled().View(digest.Selection{Language: "en"}).Content, true, true},
		"one story less":      {lessOne(entitled()), false, true},
		"struck by an editor": {edit(func(c *digest.Content) error { return c.Strike(c.Sections[0].Lede.ID) }), false, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			lede := strings.Contains(all(tt.got), entitled().Sections[0].Lede.Text)
			if lede != tt.lede {
				t.Errorf("lede: %v, want %v", lede, tt.lede)
			}
			if subject := tt.got.Subject == entitled().Subject; subject != tt.subject || !subject && (tt.got.Subject != lead(tt.got) || tt.got.SubjectLine.Text != "") {
				t.Errorf("subject %q, of %+v", tt.got.Subject, tt.got.SubjectLine)
			}
		})
	}
	if c := entitled(); c.Sections[0].Lede.Text == "" || c.Sections[0].Blocks[0].Story != 11 {
		t.Error("the fixture has no lede to lose")
	}
}

// lessOne is a view in which one story of the first section is told in another language.
func lessOne(c digest.Content) digest.Content {
	c.Sections[0].Blocks[1].Language = "ar"
	return c.View(digest.Selection{Language: "en"}).Content
}

// all is what a content tells, less its subject.
func all(c digest.Content) string {
	c.SubjectLine = news.Sentence{}
	var lines []string
	for _, s := range c.Sentences() {
		lines = append(lines, s.Text)
	}
	return strings.Join(lines, "\n")
}

func TestADoubtfulLedeIsNotApproved(t *testing.T) {
	fail := []news.Finding{{Check: news.JudgeCheck, Verdict: news.Fail}}
	c := entitled()
	c.Sections[0].Lede.Findings, c.SubjectLine.Findings = fail, fail
	if doubtful := c.Doubtful(); len(doubtful) != 2 || doubtful[0].Text != c.Subject || doubtful[1].Text != c.Sections[0].Lede.Text {
		t.Errorf("doubtful: %v", doubtful)
	}
	narrowed := c.VerifiedOnly()
	if len(narrowed.Doubtful()) > 0 || narrowed.Sections[0].Lede.Text != "" || narrowed.Subject != c.Sections[0].Blocks[0].Headline.Text {
		t.Errorf("at the deadline: %q, %+v", narrowed.Subject, narrowed.Sections[0].Lede)
	}
	for _, s := range c.Doubtful() {
		s.Acknowledged = "Rima"
		if err := c.Replace(s); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.Doubtful()) > 0 {
		t.Errorf("an editor answers for %v", c.Doubtful())
	}
}

// What an editor typed as the subject stays, whatever happens to the stories.
func TestAnEditorsSubjectStays(t *testing.T) {
	d, err := digest.Draft{Content: entitled()}.Edit(func(c *digest.Content) error {
		c.Retitle("The week in ports", "Rima")
		return c.Kill(11, "killed")
	})
	if err != nil {
		t.Fatal(err)
	}
	c := d.Content.VerifiedOnly()
	if s := c.SubjectLine; c.Subject != "The week in ports" || s.Editor != "Rima" || s.Acknowledged != "Rima" || s.Origin.Prompt == "" || len(c.Doubtful()) > 0 {
		t.Errorf("subject %q, of %+v", c.Subject, s)
	}
	back := entitled()
	if back.Retitle(back.Blocks()[0].Headline.Text, "Rima"); back.SubjectLine.Text != "" {
		t.Errorf("the lead headline as subject is kept as %+v", back.SubjectLine)
	}
}

// A lede and a subject rest on texts that may change as well.
func TestALedeIsOvertakenToo(t *testing.T) {
	c := entitled()
	cite := c.Sections[0].Lede.Citations[1]
	found := c.Overtaken([]news.Article{{ID: cite.Article, Revision: 2, Title: "Nothing of it"}}, map[news.Citation]string{cite: "A tanker docked."})
	var texts []string
	for _, o := range found {
		texts = append(texts, o.Sentence.Text)
	}
	if len(texts) < 2 || texts[0] != c.Subject || texts[1] != c.Sections[0].Lede.Text {
		t.Errorf("overtaken: %q", texts)
	}
}

func TestTheProvenanceOfLedeAndSubject(t *testing.T) {
	issue, err := fixture.Issue(4, entitled())
	if err != nil {
		t.Fatal(err)
	}
	p, err := issue.Provenance(nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Subject == nil || p.Subject.Text != entitled().Subject || len(p.Subject.Citations) != 2 || len(p.Subject.Findings) != len(news.Checks()) {
		t.Errorf("subject %+v", p.Subject)
	}
	if len(p.Ledes) != 1 || p.Ledes[0].Theme != "syria-russia" || p.Ledes[0].Model.Prompt != "v1/lede.en" {
		t.Errorf("ledes %+v", p.Ledes)
	}
}
