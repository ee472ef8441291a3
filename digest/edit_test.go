package digest_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// edit applies do to a copy of the English fixture, and shows that the original stays as it was.
func edit(t *testing.T, do func(*digest.Content) error) (digest.Content, error) {
	t.Helper()
	d := digest.Draft{ID: 7, Revision: 3, Content: fixture.English()}
	edited, err := d.Edit(do)
	if diff := cmp.Diff(fixture.English(), d.Content); diff != "" {
		t.Errorf("the edit changed the draft that it began with (-want +got)\n%s", diff)
	}
	return edited.Content, err
}

// stories are those of every section, in order.
func stories(c digest.Content) [][]news.StoryID {
	var all [][]news.StoryID
	for _, s := range c.Sections {
		var ids []news.StoryID
		for _, b := range s.Blocks {
			ids = append(ids, b.Story)
		}
		all = append(all, ids)
	}
	return all
}

func TestArrange(t *testing.T) {
	tests := map[string]struct {
		do   func(*digest.Content) error
		want [][]news.StoryID
	}{
		"a story goes up":                  {func(c *digest.Content) error { return c.Shift(12, -1) }, [][]news.StoryID{{12, 11}, {21}, {31, 32}}},
		"a story goes down":                {func(c *digest.Content) error { return c.Shift(31, 1) }, [][]news.StoryID{{11, 12}, {21}, {32, 31}}},
		"the first stays first":            {func(c *digest.Content) error { return c.Shift(11, -1) }, [][]news.StoryID{{11, 12}, {21}, {31, 32}}},
		"far is the end":                   {func(c *digest.Content) error { return c.Shift(11, 99) }, [][]news.StoryID{{12, 11}, {21}, {31, 32}}},
		"a section goes up":                {func(c *digest.Content) error { return c.ShiftSection(3, -2) }, [][]news.StoryID{{31, 32}, {11, 12}, {21}}},
		"a story changes section":          {func(c *digest.Content) error { return c.Move(12, 3) }, [][]news.StoryID{{11}, {21}, {31, 32, 12}}},
		"the last one closes its section":  {func(c *digest.Content) error { return c.Move(21, 1) }, [][]news.StoryID{{11, 12, 21}, {31, 32}}},
		"moving where it is does nothing":  {func(c *digest.Content) error { return c.Move(21, 2) }, [][]news.StoryID{{11, 12}, {21}, {31, 32}}},
		"a held story is out":              {func(c *digest.Content) error { return c.Hold(31) }, [][]news.StoryID{{11, 12}, {21}, {32}}},
		"a killed one closes its section":  {func(c *digest.Content) error { return c.Kill(21, "killed") }, [][]news.StoryID{{11, 12}, {31, 32}}},
		"a struck sentence leaves a story": {func(c *digest.Content) error { return c.Strike(c.Sections[1].Blocks[0].Sentences[1].ID) }, [][]news.StoryID{{11, 12}, {21}, {31, 32}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := edit(t, tt.do)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, stories(c)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// What is killed counts as considered, and what is held does not: it comes again.
func TestKillIsForGoodAndHoldForLater(t *testing.T) {
	killed, err := edit(t, func(c *digest.Content) error { return c.Kill(32, "killed by Rima") })
	if err != nil {
		t.Fatal(err)
	}
	held, err := edit(t, func(c *digest.Content) error { return c.Hold(32) })
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(killed.Considered(), 108) || slices.Contains(held.Considered(), 108) {
		t.Errorf("killed: %v, held: %v", killed.Considered(), held.Considered())
	}
	want := digest.Omission{Article: 108, Title: "Power hours", Reason: "killed by Rima"}
	if diff := cmp.Diff(want, killed.Coverage.LeftOut[len(killed.Coverage.LeftOut)-1]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReplace(t *testing.T) {
	c, err := edit(t, func(c *digest.Content) error {
		s, language, err := c.Sentence(c.Sections[1].Blocks[0].Sentences[2].ID)
		if err != nil || language != "en" {
			t.Fatalf("found in %q: %v", language, err)
		}
		s.Text, s.Method = "The mission hopes to finish this year.", news.Edited
		return c.Replace(s)
	})
	if err != nil {
		t.Fatal(err)
	}
	b := c.Sections[1].Blocks[0]
	if b.Sentences[2].Text != "The mission hopes to finish this year." || b.Method != news.Edited {
		t.Errorf("got %+v", b)
	}
}

func TestSubjectFollowsTheLeadHeadline(t *testing.T) {
	up := func(c *digest.Content) error { return c.Shift(12, -1) }
	c, err := edit(t, up)
	if err != nil || c.Subject != c.Sections[0].Blocks[0].Headline.Text {
		t.Errorf("subject %q, %v", c.Subject, err)
	}
	own, err := edit(t, func(c *digest.Content) error { c.Subject = "The week in ports"; return up(c) })
	if err != nil || own.Subject != "The week in ports" {
		t.Errorf("an editor's subject became %q, %v", own.Subject, err)
	}
}

// A headline that is dropped at the deadline is not sent as the subject.
func TestSubjectIsVerifiedToo(t *testing.T) {
	c := fixture.English()
	c.Sections[0].Blocks[0].Headline.Findings[0].Verdict = news.Fail
	for name, narrowed := range map[string]digest.Content{"verified": c.VerifiedOnly(), "headlines": c.HeadlinesOnly()} {
		if want := c.Sections[0].Blocks[1].Headline.Text; narrowed.Subject != want {
			t.Errorf("%s: subject %q, want %q", name, narrowed.Subject, want)
		}
	}
}

func TestEditRefuses(t *testing.T) {
	headline := fixture.English().Sections[0].Blocks[0].Headline.ID
	tests := map[string]struct {
		do   func(*digest.Content) error
		want error
	}{
		"an unknown story":      {func(c *digest.Content) error { return c.Kill(99, "") }, news.ErrNotFound},
		"an unknown section":    {func(c *digest.Content) error { return c.Move(11, 99) }, news.ErrNotFound},
		"an unknown sentence":   {func(c *digest.Content) error { return c.Replace(news.Sentence{ID: "none"}) }, news.ErrNotFound},
		"to strike a headline":  {func(c *digest.Content) error { return c.Strike(headline) }, news.ErrInvalid},
		"to strike an unknown":  {func(c *digest.Content) error { return c.Strike("none") }, news.ErrNotFound},
		"to shift what is gone": {func(c *digest.Content) error { return c.ShiftSection(99, 1) }, news.ErrNotFound},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := edit(t, tt.do); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
	approved := digest.Draft{ID: 7, Issue: 3, Content: fixture.English()}
	if _, err := approved.Edit(func(*digest.Content) error { return nil }); !errors.Is(err, news.ErrConflict) {
		t.Errorf("an approved draft was edited: %v", err)
	}
}
