package digest_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
)

// toldFrom is an issue of one story: by a model, and then with one sentence in an editor's words.
func toldFrom(t *testing.T, a news.Article, edit func(*digest.Content) error) digest.Issue {
	t.Helper()
	passed := func() (all []news.Finding) {
		for _, c := range news.Checks() {
			all = append(all, news.Finding{Check: c, Verdict: news.Pass})
		}
		all[0].Spans, all[0].Against = []news.Span{{Start: 4, End: 10}}, []news.Citation{{Article: a.ID, Revision: a.Revision, End: 6}}
		return all
	}
	sentence := func(paragraph int) news.Sentence {
		text, _ := a.Paragraph(paragraph)
		return news.Sentence{ID: news.NewSentenceID(text), Text: text, Method: news.Model, Findings: passed(),
			Citations: []news.Citation{{Article: a.ID, Revision: a.Revision, Paragraph: paragraph, End: len([]rune(text))}},
			Origin:    news.Origin{Model: "scripted", Prompt: "v1/summary.en", Input: news.Hash("prompt"), Text: news.Hash(text)}}
	}
	draft := digest.Compose(digest.Composition{
		Edition: digest.Edition{ID: "morning", Language: "en"}, MadeAt: time.Date(2031, 3, 4, 6, 0, 0, 0, time.UTC),
		Stories: []digest.Told{{
			Story: news.Story{ID: 1}, Theme: news.Theme{ID: 2, Slug: "bridges"}, Articles: []news.Article{a},
			Summary: news.Summary{Story: 1, Language: "en", Method: news.Model, Headline: sentence(0), Sentences: []news.Sentence{sentence(1), sentence(2)}},
		}},
	})
	draft, err := draft.Edit(edit)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := draft.Content.Hash()
	if err != nil {
		t.Fatal(err)
	}
	issue, err := draft.Approve(digest.Approver{Kind: digest.Editor, Name: "Rima"}, hash, time.Date(2031, 3, 4, 7, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return issue
}

func bridge() news.Article {
	return news.Article{ID: 5, Revision: 2, Publisher: "Courier", Language: "en", Title: "Bridge opens",
		Paragraphs: []news.Paragraph{{Text: "The bridge opens in May."}, {Text: "It cost 3 million crowns."}}}
}

// rewrite is an editor at work on the last sentence.
func rewrite(c *digest.Content) error {
	s := c.Sections[0].Blocks[0].Sentences[1]
	s.Text, s.Method, s.Editor = "It cost three million crowns.", news.Edited, "Rima"
	return c.Replace(s)
}

func TestProvenanceSurvivesEditsHonestly(t *testing.T) {
	issue := toldFrom(t, bridge(), rewrite)
	p, err := issue.Provenance([]news.Article{bridge()})
	if err != nil {
		t.Fatal(err)
	}
	told := p.Stories[0].Sentences
	if len(told) != 3 || told[1].Model.Altered || told[1].Method != news.Model || told[1].Editor != "" {
		t.Errorf("sentence of the model: %+v", told[1])
	}
	if s := told[2]; s.Method != news.Edited || s.Editor != "Rima" || s.Model == nil || !s.Model.Altered || s.Model.Text != news.Hash("It cost 3 million crowns.") {
		t.Errorf("sentence of the editor: %+v, of the model %+v", s, s.Model)
	}
	if c := told[1].Citations[0]; c.Hash != news.Hash("The bridge opens in May.") {
		t.Errorf("citation %+v", c)
	}
	want := digest.Found{Check: news.QuotationCheck, Verdict: news.Pass, Spans: [][2]int{{4, 10}}, Against: []digest.Cited{{Article: 5, Revision: 2, End: 6}}}
	if diff := cmp.Diff(want, told[1].Findings[0]); diff != "" {
		t.Errorf("finding (-want +got):\n%s", diff)
	}
	if p.Stories[0].Sources[0].Stored != digest.Intact || len(told[1].Findings) != len(news.Checks()) {
		t.Errorf("source %+v, findings %+v", p.Stories[0].Sources[0], told[1].Findings)
	}
}

// What was approved is in the export to the byte, so that its hash can be checked by anyone.
func TestProvenanceHoldsWhatTheHashIsOf(t *testing.T) {
	p, err := toldFrom(t, bridge(), rewrite).Provenance(nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Hash    string
		Content json.RawMessage
	}
	if err := json.Unmarshal(raw, &read); err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(read.Content); hex.EncodeToString(sum[:]) != read.Hash {
		t.Errorf("content has the hash %x, stated is %s", sum, read.Hash)
	}
}

func TestProvenanceTellsWhatBecameOfTheSources(t *testing.T) {
	altered := bridge()
	altered.Paragraphs[0].Text = "The bridge opens in June."
	issue := toldFrom(t, bridge(), rewrite)
	for want, articles := range map[digest.Stored][]news.Article{
		digest.Intact: {bridge()}, digest.Altered: {altered}, digest.Missing: nil,
	} {
		p, err := issue.Provenance(articles)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Stories[0].Sources[0].Stored; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// A translation names what it translates and who wrote that, also after an editor has changed it.
func TestProvenanceOfATranslation(t *testing.T) {
	original := news.Original{Language: "ar", Text: "يفتح الجسر في أيار.", Method: news.Model,
		Origin: news.Origin{Model: "scripted", Prompt: "v1/summary.ar", Input: news.Hash("prompt"), Text: news.Hash("يفتح الجسر في أيار.")}}
	issue := toldFrom(t, bridge(), func(c *digest.Content) error {
		for i := range c.Sections[0].Blocks[0].Sentences {
			s := &c.Sections[0].Blocks[0].Sentences[i]
			s.Method, s.Original, s.Origin.Prompt = news.Translated, original, "v1/translation.en"
		}
		c.Sections[0].Blocks[0].Untranslated = "1 of its sentences: number check: 3"
		return rewrite(c)
	})
	p, err := issue.Provenance(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := &digest.Translated{Language: "ar", Text: original.Text, Hash: news.Hash(original.Text), Method: news.Model,
		Model: &digest.Authorship{Name: "scripted", Prompt: "v1/summary.ar", Input: news.Hash("prompt"), Text: news.Hash(original.Text)}}
	for _, s := range p.Stories[0].Sentences[1:] {
		if diff := cmp.Diff(want, s.Translates); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s.Method, diff)
		}
		if s.Model.Prompt != "v1/translation.en" || s.Model.Altered != (s.Method == news.Edited) {
			t.Errorf("%s: by %+v", s.Method, s.Model)
		}
	}
	if p.Stories[0].Sentences[0].Translates != nil || p.Stories[0].Untranslated == "" {
		t.Errorf("story %+v", p.Stories[0])
	}
}
