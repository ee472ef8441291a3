package digest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/news"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.FixedZone("", 2*3600))

func TestComposeOrdersSectionsAndStories(t *testing.T) {
	e := Edition{ID: "morning", Name: "Morning", Language: "en", Themes: nil}
	draft := Compose(Composition{Edition: e, MadeAt: noon, Stories: []Told{
		told(1, theme(1, "lone", news.Accepted), "A"),
		told(2, theme(2, "new", news.Proposed), "A", "B", "C"),
		told(3, theme(3, "broad", news.Accepted), "A", "B"),
		told(4, theme(3, "broad", news.Accepted), "A", "B", "C"),
		told(5, theme(1, "lone", news.Accepted), "A", "A"),
	}})
	want := []string{"broad 4 3", "lone 5 1", "new 2"}
	if diff := cmp.Diff(want, layout(draft.Content)); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
	if draft.Content.Subject != "story 4" {
		t.Errorf("subject = %q, want the lead headline", draft.Content.Subject)
	}
}

func TestComposeKeepsTheEditionsOrderAndLimits(t *testing.T) {
	e := Edition{ID: "morning", Language: "en", Themes: []string{"lone", "broad"}, MaxStories: 2, Foreign: ForeignNone}
	foreign := told(9, theme(1, "lone", news.Accepted), "A", "B", "C", "D")
	foreign.Summary.Language = "ar"
	draft := Compose(Composition{Edition: e, MadeAt: noon, Stories: []Told{
		told(1, theme(1, "lone", news.Accepted), "A"),
		told(2, theme(2, "new", news.Proposed), "A", "B", "C"),
		told(3, theme(3, "broad", news.Accepted), "A", "B"),
		told(4, theme(3, "broad", news.Accepted), "A"),
		foreign,
	}})
	if diff := cmp.Diff([]string{"lone 1", "broad 3"}, layout(draft.Content)); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
	var reasons []string
	for _, o := range draft.Content.Coverage.LeftOut {
		reasons = append(reasons, o.Reason)
	}
	slices.Sort(reasons)
	want := []string{
		"over the edition's limit of stories",
		"theme new is not in this edition", "theme new is not in this edition", "theme new is not in this edition",
		"told in another language only", "told in another language only", "told in another language only", "told in another language only",
	}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
}

func TestApprove(t *testing.T) {
	good := Compose(Composition{Edition: Edition{ID: "m", Language: "en"}, MadeAt: noon,
		Stories: []Told{told(1, theme(1, "t", news.Accepted), "A")}})
	hash := mustHash(t, good.Content)
	by := Approver{Kind: Editor, Name: "desk"}

	doubtful := good
	doubtful.Content = edited(good.Content, func(s *news.Sentence) { s.Findings = s.Findings[:1] })
	acknowledged := good
	acknowledged.Content = edited(good.Content, func(s *news.Sentence) { s.Findings, s.Acknowledged = nil, "desk" })

	withdrawn := good
	withdrawn.Withdrawn = "omar"

	tests := []struct {
		name  string
		draft Draft
		by    Approver
		hash  Hash
		want  error
	}{
		{"verified", good, by, hash, nil},
		{"another content was seen", good, by, mustHash(t, acknowledged.Content), news.ErrConflict},
		{"a check did not run", doubtful, by, mustHash(t, doubtful.Content), news.ErrInvalid},
		{"an editor answers for it", acknowledged, by, mustHash(t, acknowledged.Content), nil},
		{"nobody", good, Approver{}, hash, news.ErrInvalid},
		{"by policy after an editor withdrew", withdrawn, Approver{Policy, "automatic"}, hash, news.ErrInvalid},
		{"by an editor after one withdrew", withdrawn, by, hash, nil},
		{"empty", Draft{}, by, mustHash(t, Content{}), news.ErrInvalid},
		{"approved before", Draft{ID: 1, Content: good.Content, Issue: 3}, by, hash, news.ErrConflict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			issue, err := tt.draft.Approve(tt.by, tt.hash, noon)
			if !errors.Is(err, tt.want) {
				t.Fatalf("error = %v, want %v", err, tt.want)
			}
			if err == nil && mustHash(t, issue.Content()) != tt.hash {
				t.Error("the issue holds another content than was approved")
			}
		})
	}
}

func TestOpenIssueRefusesChangedContent(t *testing.T) {
	draft := Compose(Composition{Edition: Edition{ID: "m", Language: "en"}, MadeAt: noon,
		Stories: []Told{told(1, theme(1, "t", news.Accepted), "A")}})
	issue, err := draft.Approve(Approver{Policy, "automatic"}, mustHash(t, draft.Content), noon)
	if err != nil {
		t.Fatal(err)
	}
	record := issue.Record()
	raw, err := record.Content.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	if record.Content, err = ParseContent(raw); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenIssue(record); err != nil {
		t.Errorf("stored and read back: %v", err)
	}
	record.Content = edited(record.Content, func(s *news.Sentence) { s.Text += "." })
	if _, err := OpenIssue(record); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("a changed sentence was not noticed: %v", err)
	}
}

func TestView(t *testing.T) {
	content := Compose(Composition{Edition: Edition{ID: "m", Language: "en"}, MadeAt: noon, Stories: []Told{
		told(1, theme(1, "one", news.Accepted), "A"),
		told(2, theme(2, "two", news.Accepted), "A", "B"),
	}}).Content
	if v := content.View(Selection{Themes: []news.ThemeID{1}}); len(v.Sections) != 1 || v.Sections[0].Theme != 1 {
		t.Errorf("one theme asked for, got %v", layout(v.Content))
	}
	if v := content.View(Selection{Themes: []news.ThemeID{7}}); !v.Empty() {
		t.Error("a theme that is not there leaves something to read")
	}
	if v := content.View(Selection{Length: Brief}); len(v.Sections[0].Blocks[0].Sentences) != 2 {
		t.Error("brief is not two sentences")
	}
	if v := content.View(Selection{Language: "ar"}); !v.Empty() {
		t.Error("no block is in Arabic, yet the view is not empty")
	}
	if before := len(content.Sections[0].Blocks[0].Sentences); before != 3 {
		t.Errorf("a view changed its content: %d sentences", before)
	}
}

func TestSelectionKeyIsCanonical(t *testing.T) {
	a := Selection{Themes: []news.ThemeID{3, 1, 3}, Length: Full}
	b := Selection{Themes: []news.ThemeID{1, 3}}
	if a.Key() != b.Key() {
		t.Errorf("%q and %q select the same", a.Key(), b.Key())
	}
	if b.Key() == (Selection{Themes: []news.ThemeID{1, 3}, Length: Brief}).Key() {
		t.Error("brief and full have one key")
	}
}

func theme(id news.ThemeID, slug string, state news.ThemeState) news.Theme {
	return news.Theme{ID: id, Slug: slug, State: state}
}

func told(id news.StoryID, th news.Theme, publishers ...string) Told {
	t := Told{Story: news.Story{ID: id}, Theme: th}
	for i, p := range publishers {
		t.Articles = append(t.Articles, news.Article{ID: news.ArticleID(int64(id)*10 + int64(i)), Revision: 1, Publisher: p})
	}
	t.Summary = news.Summary{Language: "en", Headline: sentence("story " + string(rune('0'+id)))}
	for _, text := range []string{"First.", "Second.", "Third."} {
		t.Summary.Sentences = append(t.Summary.Sentences, sentence(text))
	}
	return t
}

func sentence(text string) news.Sentence {
	s := news.Sentence{ID: news.NewSentenceID(text), Text: text, Citations: []news.Citation{{Article: 1, Revision: 1, End: 1}}}
	for _, c := range news.Checks() {
		s.Findings = append(s.Findings, news.Finding{Check: c, Verdict: news.NotApplicable})
	}
	return s
}

// edited returns a copy of c whose first sentence was changed.
func edited(c Content, change func(*news.Sentence)) Content {
	raw, err := c.Canonical()
	if err != nil {
		panic(err)
	}
	copied, err := ParseContent(raw)
	if err != nil {
		panic(err)
	}
	change(&copied.Sections[0].Blocks[0].Sentences[0])
	return copied
}

func layout(c Content) []string {
	var lines []string
	for _, s := range c.Sections {
		line := s.Slug
		for _, b := range s.Blocks {
			line += " " + string(rune('0'+b.Story))
		}
		lines = append(lines, line)
	}
	return lines
}

func mustHash(t *testing.T, c Content) Hash {
	t.Helper()
	h, err := c.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// An issue that was approved before stories were compared, or told together, keeps its hash.
func TestTheHashOfOlderIssuesStands(t *testing.T) {
	c := Content{Edition: "m", Sections: []Section{{Slug: "t", Blocks: []Block{{Story: 1, Headline: sentence("A")}}}}}
	raw, err := c.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"Change", "Lede", "SubjectLine"} {
		if strings.Contains(string(raw), field) {
			t.Errorf("what was not made is written as %s: %s", field, raw)
		}
	}
	c.Sections[0].Blocks[0].Change.Standing = Continued
	if mustHash(t, c) == mustHash(t, Content{Edition: "m", Sections: []Section{{Slug: "t", Blocks: []Block{{Story: 1, Headline: sentence("A")}}}}}) {
		t.Error("what a story is against those before is not in the hash")
	}
}
