package lab

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
	"barid/press"
)

// years is a past that holds one feed.
type years struct{ articles []news.Article }

func (y years) Feeds(context.Context) ([]news.Feed, error) {
	return []news.Feed{{ID: 1, URL: "courier.xml", Name: "Courier", Listed: true}}, nil
}
func (y years) NewArticles(context.Context, digest.ArticleQuery) ([]news.Article, error) {
	return y.articles, nil
}
func (y years) Stories(context.Context, time.Time) ([]news.Story, error) { return nil, nil }
func (y years) Articles(context.Context, []news.ArticleID) ([]news.Article, error) {
	return nil, nil
}
func (y years) SentBlocks(context.Context, digest.EditionID, []news.Story) (map[news.StoryID][]digest.SentBlock, error) {
	return nil, nil
}
func (y years) ApprovedBlocks(context.Context, digest.EditionID, time.Time, []news.Story) (map[news.StoryID][]digest.Block, error) {
	return nil, nil
}
func (y years) Themes(context.Context) ([]news.Theme, error) {
	return []news.Theme{{ID: 7, Slug: "coast", Names: map[string]string{"en": "Coast"}, State: news.Accepted, Terms: []string{"harbour", "ferry"}}}, nil
}
func (y years) Hints(context.Context) ([]news.Hint, error) { return nil, nil }

func ferryDay() years {
	article := func(id news.ArticleID, title string, body ...string) news.Article {
		a := news.Article{
			ID: id, Key: title, Revision: 1, Publisher: "Courier", Title: title, Language: "en",
			Published: fixture.Now().Add(-time.Hour), FirstSeen: fixture.Now().Add(-time.Hour),
		}
		for _, p := range body {
			a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: p})
		}
		return a
	}
	return years{[]news.Article{
		article(1, "Ferry to Tyre resumes after the storm",
			"The ferry between Sidon and Tyre resumed on its old timetable after a storm had closed the harbour for 12 days.",
			"The port authority said that 340 passengers crossed in the first hours."),
		article(2, "Olive growers expect a poor harvest",
			"Olive growers in the hills above Nabatieh expect a poor harvest after a dry spring.",
			"The growers' union counts 45 presses that will stay closed this season."),
	}}
}

// replayed makes an issue of a day and makes it again by an edition.
func replayed(t *testing.T, sent, again digest.Edition) Comparison {
	t.Helper()
	day := ferryDay()
	first := news.Story{ID: 1}
	empty, err := fixture.Issue(1, digest.Content{
		Edition: "coast", Language: "en", MadeAt: fixture.Now(), Slot: digest.ManualSlot(fixture.Now()),
		Sections: []digest.Section{{Blocks: []digest.Block{{Story: first.ID, Headline: fixture.English().Blocks()[0].Headline}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	in := ReplayInput{Issue: empty, Edition: sent, Past: day, Press: press.Options{Logger: slog.New(slog.DiscardHandler)}}
	notes := &notebook{Past: day}
	content, err := in.draft(t.Context(), notes)
	if err != nil {
		t.Fatal(err)
	}
	if in.Issue, err = fixture.Issue(2, content); err != nil {
		t.Fatal(err)
	}
	in.Edition = again
	c, err := Replay(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func coast() digest.Edition {
	return digest.Edition{ID: "coast", Name: "Coast", Language: "en", Foreign: digest.ForeignFull}
}

func TestReplayBySameSettingsIsTheSame(t *testing.T) {
	c := replayed(t, coast(), coast())
	if c.Issue != 2 || c.Was != c.Now || c.Was.Stories != 2 {
		t.Errorf("%+v", c)
	}
	for _, s := range c.Stories {
		if s.Was == nil || s.Now == nil || len(s.Changed) > 0 {
			t.Errorf("changed: %+v", s)
		}
	}
}

func TestReplayByOtherSettings(t *testing.T) {
	fewer := coast()
	fewer.MaxStories = 1
	c := replayed(t, coast(), fewer)
	if len(c.Stories) != 2 || c.Stories[1].Now != nil || c.Stories[1].Why != "left out: over the edition's limit of stories" {
		t.Errorf("one story less: %+v", c.Stories)
	}
	c = replayed(t, fewer, coast())
	if len(c.Stories) != 2 || c.Stories[1].Was != nil || c.Stories[1].Why != "left out: over the edition's limit of stories" {
		t.Errorf("one story more: %+v", c.Stories)
	}
	shorter := coast()
	shorter.Words = 12
	c = replayed(t, coast(), shorter)
	if diff := cmp.Diff([]string{"sentences"}, c.Stories[0].Changed); diff != "" {
		t.Errorf("shorter (-want +got):\n%s", diff)
	}
}

func TestCompareFindsWhatBecameOfStories(t *testing.T) {
	block := func(headline string, articles ...news.ArticleID) digest.Block {
		b := digest.Block{Headline: news.Sentence{Text: headline}}
		for _, id := range articles {
			b.Sources = append(b.Sources, digest.Source{Article: id})
		}
		return b
	}
	section := func(name string, blocks ...digest.Block) digest.Section {
		return digest.Section{Name: name, Blocks: blocks}
	}
	was := digest.Content{Sections: []digest.Section{section("Coast", block("Ferry", 1, 2), block("Olives", 3), block("Wheat", 4))}}
	now := digest.Content{Sections: []digest.Section{section("Trade", block("Olives", 3), block("Ferry and port", 1, 2, 5))}}
	var got []string
	for _, s := range compare(was, now).Stories {
		switch {
		case s.Now == nil:
			got = append(got, s.Was.Headline+": "+s.Why)
		default:
			for _, aspect := range s.Changed {
				got = append(got, s.Now.Headline+": "+aspect)
			}
		}
	}
	want := []string{
		"Olives: place", "Olives: theme",
		"Ferry and port: place", "Ferry and port: theme", "Ferry and port: headline", "Ferry and port: articles",
		"Wheat: its articles were not considered",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := compare(now, was).Stories[1]; got.Was == nil || got.Was.Headline != "Olives" {
		t.Errorf("olives: %+v", got)
	}
}
