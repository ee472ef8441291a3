package press

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

var morning = time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC)

// shelf is a store in memory.
type shelf struct {
	feeds    []news.Feed
	articles []news.Article
	stories  []news.Story
	themes   []news.Theme
	hints    []news.Hint
	drafts   []digest.Draft
	issues   []digest.IssueRecord
	settled  map[string]string // slot key → outcome
	last     map[digest.EditionID]digest.Slot
	taken    map[news.ArticleID]digest.IssueID // the last that considered it
	passed   map[news.ArticleID]bool
	at       time.Time
}

func (s *shelf) Feeds(context.Context) ([]news.Feed, error) { return s.feeds, nil }

func (s *shelf) NewArticles(_ context.Context, q digest.ArticleQuery) ([]news.Article, error) {
	var fresh []news.Article
	for _, a := range s.articles {
		if q.Again || s.taken[a.ID] == 0 && !s.passed[a.ID] {
			fresh = append(fresh, a)
		}
	}
	return fresh, nil
}

func (s *shelf) Stories(ctx context.Context, since time.Time) ([]news.Story, error) {
	var alive []news.Story
	for _, story := range s.stories {
		articles, _ := s.Articles(ctx, story.Articles)
		if slices.ContainsFunc(articles, func(a news.Article) bool { return !a.FirstSeen.Before(since) }) {
			alive = append(alive, story)
		}
	}
	return alive, nil
}

func (s *shelf) Articles(_ context.Context, ids []news.ArticleID) ([]news.Article, error) {
	var found []news.Article
	for _, a := range s.articles {
		if slices.Contains(ids, a.ID) {
			found = append(found, a)
		}
	}
	return found, nil
}

func (s *shelf) Themes(context.Context) ([]news.Theme, error) { return slices.Clone(s.themes), nil }

func (s *shelf) AddTheme(_ context.Context, t news.Theme) (news.Theme, error) {
	for _, known := range s.themes {
		if known.Key() == t.Key() {
			return known, nil
		}
	}
	t.ID = news.ThemeID(len(s.themes) + 1)
	s.themes = append(s.themes, t)
	return t, nil
}

// scripted is a model that says what a test wants.
type scripted struct {
	summary func(summarize.Request) (news.Summary, error)
	theme   func([]news.Theme) (news.Theme, error)
	repair  func([]news.Sentence) ([]news.Sentence, error)         // nil: has nothing to say
	doubts  func(news.Summary) (map[news.SentenceID]string, error) // nil: there is no judge
	reduce  func(summarize.Reduction) (news.Sentence, error)       // nil: it tells no stories together
	render  func(summarize.Translation) ([]news.Sentence, error)   // nil: it translates nothing
}

func (m scripted) Summarize(_ context.Context, r summarize.Request) (news.Summary, error) {
	return m.summary(r)
}

func (m scripted) Repair(_ context.Context, _ summarize.Request, failed []news.Sentence) ([]news.Sentence, error) {
	if m.repair == nil {
		return nil, nil
	}
	return m.repair(failed)
}

func (m scripted) Translate(_ context.Context, t summarize.Translation) ([]news.Sentence, error) {
	return m.render(t)
}

func (m scripted) Doubts(_ context.Context, s news.Summary, _ []news.Article) (map[news.SentenceID]string, error) {
	return m.doubts(s)
}

func (m scripted) Reduce(_ context.Context, r summarize.Reduction) (news.Sentence, error) {
	return m.reduce(r)
}

func (m scripted) ChooseThemes(_ context.Context, stories [][]news.Article, themes []news.Theme) ([]news.Filing, error) {
	theme, err := m.theme(themes)
	return slices.Repeat([]news.Filing{{Theme: theme, Why: "it fits"}}, len(stories)), err
}

func article(id int64, publisher, title string, body ...string) news.Article {
	a := news.Article{
		ID: news.ArticleID(id), Key: fmt.Sprint(id), Revision: 1, URL: fmt.Sprintf("https://%d.example/", id),
		Publisher: publisher, Title: title, Language: "en", Published: morning.Add(-time.Hour), FirstSeen: morning,
	}
	for _, p := range body {
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: p})
	}
	return a
}

func newsday() *shelf {
	return &shelf{
		feeds: []news.Feed{{ID: 1, URL: "a.xml", Name: "Courier", Listed: true}, {ID: 2, URL: "b.xml", Name: "Wire", Listed: true, Health: news.Health{Error: "404"}}},
		articles: []news.Article{
			article(1, "Courier", "Ferry to Tyre resumes after the storm",
				"The ferry between Sidon and Tyre resumed on its old timetable after a storm had closed the harbour for 12 days.",
				"The port authority said that 340 passengers crossed in the first hours.",
				"Repairs to the northern pier cost 2 million dollars and will go on until spring."),
			article(2, "Wire", "Sidon ferry sails again",
				"Ferries sail again between Sidon and Tyre, 12 days after a storm closed the harbour.",
				"The first boats carried 340 passengers, the port authority said."),
			article(3, "Wire", "Olive growers expect a poor harvest",
				"Olive growers in the hills above Nabatieh expect a poor harvest after a dry spring.",
				"The growers' union counts 45 presses that will stay closed this season."),
			article(4, "Wire", "A picture and no words"),
		},
		taken: make(map[news.ArticleID]digest.IssueID), passed: make(map[news.ArticleID]bool), settled: make(map[string]string),
		last: make(map[digest.EditionID]digest.Slot), at: morning,
	}
}

func edition() digest.Edition {
	return digest.Edition{ID: "morning", Name: "Morning", Language: "en", Approval: digest.Automatic}
}

// machine is a press over a shelf, on the shelf's clock.
func machine(s *shelf, m *scripted) *Press {
	o := Options{
		Library: s, Archive: s, Records: s, Issues: s, Slots: s, Locks: s,
		Now: func() time.Time { return s.at }, Logger: slog.New(slog.DiscardHandler),
	}
	if m != nil {
		o.Summarizer, o.Chooser = m, m
		if m.doubts != nil {
			o.Judge = m
		}
		if m.reduce != nil {
			o.Reducer = m
		}
		if m.render != nil {
			o.Translator = m
		}
	}
	return New(o)
}

func draft(t *testing.T, s *shelf, m *scripted) (Report, error) {
	t.Helper()
	return machine(s, m).Draft(t.Context(), Order{Edition: edition(), Slot: digest.ManualSlot(s.at)})
}

func TestDraftWithoutAModel(t *testing.T) {
	s := newsday()
	report, err := draft(t, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := report.Draft.Content
	if len(c.Blocks()) != 2 || report.Stories != 2 {
		t.Fatalf("%d blocks of %d stories, want the ferry and the olives", len(c.Blocks()), report.Stories)
	}
	if n := len(c.Blocks()[0].Sources); n != 2 {
		t.Errorf("the ferry is told from %d articles, want 2", n)
	}
	if doubtful := c.Doubtful(); len(doubtful) > 0 {
		t.Errorf("doubtful: %v", doubtful)
	}
	if diff := cmp.Diff([]digest.FeedCoverage{{Name: "Courier"}, {Name: "Wire", Silent: "404"}}, c.Coverage.Feeds); diff != "" {
		t.Errorf("feeds (-want +got):\n%s", diff)
	}
	if len(c.Coverage.LeftOut) != 1 || c.Coverage.LeftOut[0].Article != 4 {
		t.Errorf("left out: %v, want the article without text", c.Coverage.LeftOut)
	}
	if _, err := machine(s, nil).Approve(t.Context(), report.Draft, digest.Approver{Kind: digest.Editor, Name: "rima"}); err != nil {
		t.Fatal(err)
	}
	s.at = s.at.Add(time.Hour)
	again, err := draft(t, s, nil)
	if err != nil || !again.NothingNew {
		t.Errorf("second draft: %+v, %v; want nothing new", again, err)
	}
}

func TestEverySentenceResolvesToItsPassage(t *testing.T) {
	s := newsday()
	report, err := draft(t, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range report.Draft.Content.Blocks() {
		for _, sentence := range append([]news.Sentence{b.Headline}, b.Sentences...) {
			for _, c := range sentence.Citations {
				passage, ok := s.articles[c.Article-1].Passage(c)
				if !ok || !strings.Contains(passage, strings.TrimRight(sentence.Text, ".")[:10]) {
					t.Errorf("%q cites %q", sentence.Text, passage)
				}
			}
		}
	}
}

func TestALyingModelIsNotPrinted(t *testing.T) {
	for _, lie := range []string{
		"The ferry carried 940 passengers.",
		"The ferry resumed, Minister Karim Haddad announced.",
		"An official said: “We will never close the harbour again.”",
		"The ferry resumed last Friday.",
		"The presses have all been sold abroad.",
	} {
		t.Run(lie, func(t *testing.T) {
			model := honest()
			model.summary = func(r summarize.Request) (news.Summary, error) {
				summary, err := copied(r)
				summary.Sentences[0].Text = lie
				return summary, err
			}
			report, err := draft(t, newsday(), &model)
			if err != nil {
				t.Fatal(err)
			}
			if report.FellBack != 2 || report.ByModel != 0 {
				t.Errorf("%d fell back, %d by the model; want 2 and 0", report.FellBack, report.ByModel)
			}
			for _, b := range report.Draft.Content.Blocks() {
				for _, sentence := range b.Sentences {
					if sentence.Text == lie || b.Method != news.Extractive {
						t.Errorf("printed: %q by %s", sentence.Text, b.Method)
					}
				}
			}
		})
	}
}

func TestAModelIsUsedWhereItHolds(t *testing.T) {
	model := honest()
	report, err := draft(t, newsday(), &model)
	if err != nil {
		t.Fatal(err)
	}
	if report.ByModel != 2 || report.FellBack != 0 {
		t.Errorf("%d by the model, %d fell back; want 2 and 0", report.ByModel, report.FellBack)
	}
	if name := report.Draft.Content.Sections[0].Name; name != "Harbours" {
		t.Errorf("section %q, want the theme that the model proposed", name)
	}
}

func TestAModelThatFailsChangesNothing(t *testing.T) {
	plain, err := draft(t, newsday(), nil)
	if err != nil {
		t.Fatal(err)
	}
	down := scripted{
		summary: func(summarize.Request) (news.Summary, error) { return news.Summary{}, errors.New("502") },
		theme:   func([]news.Theme) (news.Theme, error) { return news.Theme{}, errors.New("502") },
	}
	fallen, err := draft(t, newsday(), &down)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plain.Draft.Content, fallen.Draft.Content, cmpopts.IgnoreFields(digest.Block{}, "FellBack")); diff != "" {
		t.Errorf("without a model and with a failing one (-want +got):\n%s", diff)
	}
}

// honest copies sentences of the sources.
func honest() scripted {
	return scripted{summary: copied, theme: func([]news.Theme) (news.Theme, error) {
		return news.Theme{Slug: "harbours", Names: map[string]string{"en": "Harbours"}, State: news.Proposed}, nil
	}}
}

func copied(r summarize.Request) (news.Summary, error) {
	a := r.Articles[0]
	cite := func(paragraph int) news.Sentence {
		text, _ := a.Paragraph(paragraph)
		return news.Sentence{ID: news.NewSentenceID(text), Text: text, Method: news.Model, Citations: []news.Citation{
			{Article: a.ID, Revision: a.Revision, Paragraph: paragraph, End: len([]rune(text))},
		}}
	}
	return news.Summary{Story: r.Story.ID, Language: r.Language, Method: news.Model, Headline: cite(0), Sentences: []news.Sentence{cite(1)}}, nil
}

// Two known stories that a new article proves to be one: the older takes all articles over.
func TestStoriesThatProveToBeOne(t *testing.T) {
	s := newsday()
	s.stories = []news.Story{
		{ID: 1, Slug: "ferry", Articles: []news.ArticleID{1}, FirstSeen: morning.Add(-2 * time.Hour)},
		{ID: 2, Slug: "sidon", Articles: []news.ArticleID{2}, FirstSeen: morning.Add(-time.Hour)},
	}
	s.articles = append(s.articles, article(5, "Observer", "Ferry between Sidon and Tyre sails again after the storm",
		"The ferry between Sidon and Tyre resumed after a storm had closed the harbour for 12 days, and 340 passengers crossed."))
	if _, err := draft(t, s, nil); err != nil {
		t.Fatal(err)
	}
	owners := make(map[news.ArticleID]int)
	for _, story := range s.stories {
		for _, id := range story.Articles {
			owners[id]++
		}
	}
	for id, n := range owners {
		if n != 1 {
			t.Errorf("article %d belongs to %d stories: %+v", id, n, s.stories)
		}
	}
}
