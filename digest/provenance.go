package digest

import (
	"encoding/json"
	"fmt"
	"time"

	"barid/news"
)

// ProvenanceFormat names the form of Provenance, which docs/provenance.md describes. A change that a
// program could stumble over gets another number.
const ProvenanceFormat = "barid-provenance/1"

// Provenance is where each sentence of an issue comes from. Hashes are SHA-256 in hexadecimal digits.
type Provenance struct {
	Format      string              `json:"format"`
	Issue       IssueID             `json:"issue"`
	Edition     EditionID           `json:"edition"`
	Slot        string              `json:"slot"`
	ApprovedBy  string              `json:"approved_by"`
	ApprovedAt  time.Time           `json:"approved_at"`
	PublishedAt time.Time           `json:"published_at,omitzero"`
	Hash        Hash                `json:"hash"`              // of content, byte for byte
	Subject     *SentenceProvenance `json:"subject,omitempty"` // none: a headline, or the edition's own
	Ledes       []LedeProvenance    `json:"ledes,omitempty"`
	Stories     []StoryProvenance   `json:"stories"`
	Content     json.RawMessage     `json:"content"` // what was approved
}

// LedeProvenance is that of a section's lede.
type LedeProvenance struct {
	Theme string `json:"theme"` // its slug
	SentenceProvenance
}

// StoryProvenance is that of one story.
type StoryProvenance struct {
	Story        news.StoryID         `json:"story"`
	Theme        string               `json:"theme"` // its slug
	Language     string               `json:"language"`
	Method       news.Method          `json:"method"`
	FellBack     string               `json:"fell_back,omitempty"`
	Untranslated string               `json:"untranslated,omitempty"`
	Doubts       []string             `json:"doubts,omitempty"`
	Sources      []SourceProvenance   `json:"sources"`
	Sentences    []SentenceProvenance `json:"sentences"` // the headline first
}

// SourceProvenance is that of one article. Its stated hash is bound by the issue's; the article as it
// is stored now may be another, or gone, and then Stored says so.
type SourceProvenance struct {
	Article   news.ArticleID `json:"article"`
	Revision  int            `json:"revision"`
	Publisher string         `json:"publisher,omitempty"`
	URL       string         `json:"url,omitempty"`
	File      string         `json:"file,omitempty"`
	Published time.Time      `json:"published,omitzero"`
	Hash      string         `json:"hash,omitempty"`
	Stored    Stored         `json:"stored"`
}

// Stored tells how a source's text is kept.
type Stored string

const (
	Intact  Stored = "intact"
	Altered Stored = "altered" // its words are not those that the issue was made of
	Missing Stored = "missing"
	Unbound Stored = "unbound" // the issue is older than the hashes of its sources
)

// SentenceProvenance is that of one sentence.
type SentenceProvenance struct {
	ID           news.SentenceID `json:"id"`
	Text         string          `json:"text"`
	Hash         string          `json:"hash"` // of the text
	Method       news.Method     `json:"method"`
	Model        *Authorship     `json:"model,omitempty"`
	Translates   *Translated     `json:"translates,omitempty"`
	Editor       string          `json:"editor,omitempty"`       // whose words they are
	Acknowledged string          `json:"acknowledged,omitempty"` // who answers for them
	Citations    []Cited         `json:"citations"`
	Findings     []Found         `json:"findings"`
}

// Translated is what a sentence is the translation of, or was before an editor changed it.
type Translated struct {
	Language string      `json:"language"`
	Text     string      `json:"text"`
	Hash     string      `json:"hash"` // of the text
	Method   news.Method `json:"method"`
	Model    *Authorship `json:"model,omitempty"`
}

// Authorship is a model's part in a sentence.
type Authorship struct {
	Name    string `json:"name"`
	Prompt  string `json:"prompt"`
	Input   string `json:"input_hash"`
	Text    string `json:"text_hash"`
	Altered bool   `json:"altered"` // the words are not the model's any more
}

// Cited is a place that a sentence rests on. The hash is that of the passage as it is stored now;
// empty where there is none.
type Cited struct {
	Article   news.ArticleID `json:"article"`
	Revision  int            `json:"revision"`
	Paragraph int            `json:"paragraph"`
	Start     int            `json:"start"`
	End       int            `json:"end"`
	Hash      string         `json:"hash,omitempty"`
}

// Found is what a check said of a sentence.
type Found struct {
	Check   news.Check   `json:"check"`
	Verdict news.Verdict `json:"verdict"`
	Note    string       `json:"note,omitempty"`
	Spans   [][2]int     `json:"spans,omitempty"`   // of the sentence's text: what it is about
	Against []Cited      `json:"against,omitempty"` // what it rests on
}

// Provenance tells where an issue comes from, given the articles that can still be had in the
// revisions that it cites.
func (i Issue) Provenance(articles []news.Article) (Provenance, error) {
	r := i.record
	content, err := r.Content.Canonical()
	if err != nil {
		return Provenance{}, fmt.Errorf("issue %d: provenance: %w", r.ID, err)
	}
	p := Provenance{
		Format: ProvenanceFormat, Issue: r.ID, Edition: r.Content.Edition, Slot: r.Content.Slot.Key,
		ApprovedBy: r.ApprovedBy.String(), ApprovedAt: r.ApprovedAt.UTC(), PublishedAt: r.PublishedAt.UTC(),
		Hash: r.Hash, Content: content,
	}
	if s := r.Content.SubjectLine; s.Text != "" {
		subject := sentenceProvenance(s, articles)
		p.Subject = &subject
	}
	for _, s := range r.Content.Sections {
		if s.Lede.Text != "" {
			p.Ledes = append(p.Ledes, LedeProvenance{s.Slug, sentenceProvenance(s.Lede, articles)})
		}
		for _, b := range s.Blocks {
			p.Stories = append(p.Stories, b.provenance(s.Slug, articles))
		}
	}
	return p, nil
}

func (b Block) provenance(theme string, articles []news.Article) StoryProvenance {
	p := StoryProvenance{
		Story: b.Story, Theme: theme, Language: b.Language, Method: b.Method, FellBack: b.FellBack, Doubts: b.Doubts, Untranslated: b.Untranslated,
	}
	for _, s := range b.Sources {
		p.Sources = append(p.Sources, s.provenance(articles))
	}
	for _, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
		p.Sentences = append(p.Sentences, sentenceProvenance(s, articles))
	}
	return p
}

func (s Source) provenance(articles []news.Article) SourceProvenance {
	p := SourceProvenance{
		Article: s.Article, Revision: s.Revision, Publisher: s.Publisher, URL: s.URL, File: s.File,
		Published: s.Published.UTC(), Hash: s.Hash, Stored: Missing,
	}
	for _, a := range articles {
		switch {
		case a.ID != s.Article || a.Revision != s.Revision:
		case s.Hash == "":
			p.Stored = Unbound
		case a.Hash() == s.Hash:
			p.Stored = Intact
		default:
			p.Stored = Altered
		}
	}
	return p
}

func sentenceProvenance(s news.Sentence, articles []news.Article) SentenceProvenance {
	p := SentenceProvenance{
		ID: s.ID, Text: s.Text, Hash: news.Hash(s.Text), Method: s.Method, Editor: s.Editor, Acknowledged: s.Acknowledged,
		Citations: []Cited{}, Findings: []Found{},
	}
	p.Model = authorship(s.Origin, p.Hash)
	if o := s.Original; o != (news.Original{}) {
		hash := news.Hash(o.Text)
		p.Translates = &Translated{o.Language, o.Text, hash, o.Method, authorship(o.Origin, hash)}
	}
	for _, c := range s.Citations {
		place := cited(c)
		for _, a := range articles {
			if passage, ok := a.Passage(c); ok {
				place.Hash = news.Hash(passage)
			}
		}
		p.Citations = append(p.Citations, place)
	}
	for _, f := range s.Findings {
		p.Findings = append(p.Findings, found(f))
	}
	return p
}

func found(f news.Finding) Found {
	out := Found{Check: f.Check, Verdict: f.Verdict, Note: f.Note}
	for _, sp := range f.Spans {
		out.Spans = append(out.Spans, [2]int{sp.Start, sp.End})
	}
	for _, c := range f.Against {
		out.Against = append(out.Against, cited(c))
	}
	return out
}

func cited(c news.Citation) Cited {
	return Cited{Article: c.Article, Revision: c.Revision, Paragraph: c.Paragraph, Start: c.Start, End: c.End}
}

// authorship is nil for words of which a model wrote none. The hash is that of the words as they stand.
func authorship(o news.Origin, hash string) *Authorship {
	if o == (news.Origin{}) {
		return nil
	}
	return &Authorship{o.Model, o.Prompt, o.Input, o.Text, o.Text != hash}
}
