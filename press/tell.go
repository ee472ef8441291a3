package press

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/news"
	"barid/summarize"
	"barid/text"
	"barid/verify"
)

// tellers is how many stories are told at once: a model answers slowly, the code's own
// summaries are bound by the processor.
const tellers = 4

// telling is a story as far as it could be told.
type telling struct {
	digest.Told
	tally
	request summarize.Request
	foreign bool   // it is to be translated
	omitted string // why it cannot be printed; empty when it can
}

// tally counts sentences.
type tally struct {
	checked  int
	repaired int // by the model, after a check had failed them
	doubted  int // by the judge
	replaced int // by the source's own, or struck
}

func (t tally) plus(o tally) tally {
	return tally{t.checked + o.checked, t.repaired + o.repaired, t.doubted + o.doubted, t.replaced + o.replaced}
}

// tell summarizes and verifies every story, and translates the foreign ones. One that cannot be told is
// omitted, never an error.
func (p *Press) tell(ctx context.Context, o Order, stories []grouped) ([]telling, error) {
	day := o.Slot.Send.In(o.Edition.Cadence.Zone())
	if err := p.recall(ctx, o, stories); err != nil {
		return nil, fmt.Errorf("edition %s: tell stories: %w", o.Edition.ID, err)
	}
	told := make([]telling, len(stories))
	var g errgroup.Group
	g.SetLimit(tellers)
	for i, s := range stories {
		g.Go(func() error { told[i] = p.story(ctx, o, s, day); return nil })
	}
	_ = g.Wait() // none of them fails
	p.translate(ctx, o, told)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("edition %s: tell stories: %w", o.Edition.ID, err)
	}
	p.step("summarize", o.Edition, len(told))
	return told, nil
}

// story tells one story in a language that its articles have. What will be translated is told in the
// sources' own sentences, if there are any, so that a model stands but once between them and a reader.
func (p *Press) story(ctx context.Context, o Order, s grouped, day time.Time) telling {
	language, articles, others := inLanguage(s.fresh, o.Edition.Language)
	request := summarize.Request{Story: s.story, Language: language, Articles: articles, Day: day, Words: o.Edition.Words}
	foreign, why := p.translatable(o.Edition, language)
	t, ok := approved(s, request)
	if !ok && foreign {
		p.extract(&t, request)
	}
	if !ok && (!foreign || t.omitted != "") {
		t = p.source(ctx, o, request)
	}
	t.Story, t.Theme, t.Doubts, t.Articles = s.story, s.theme, s.doubts, slices.Concat(articles, others)
	t.request, t.foreign, t.Untranslated = request, foreign && t.omitted == "", why
	return t
}

// source tells a story in its articles' language: by the model where there is one, as far as its
// sentences are verified, else by the sources' own sentences, else not at all.
func (p *Press) source(ctx context.Context, o Order, r summarize.Request) (t telling) {
	if p.Summarizer != nil {
		summary, counted, err := p.byModel(ctx, o, r)
		t.tally = counted
		if err == nil {
			t.Summary = summary
			return t
		}
		t.FellBack = reason(err)
		p.Logger.Warn("story not told by the model", "story", r.Story.ID, "error", err)
	}
	p.extract(&t, r)
	return t
}

// extract tells a story in the sources' own sentences that are verified, if there is one.
func (p *Press) extract(t *telling, r summarize.Request) {
	summary, err := summarize.Extract(r)
	if err == nil {
		t.checked += check(&summary, r.Articles, r.Day)
		err = prune(&summary)
	}
	if err != nil {
		t.omitted = "no sentence of it could be verified"
		p.Logger.Info("story left out", "story", r.Story.ID, "error", err)
	}
	t.Summary = summary
}

// maxReason is how long a reason is at most, in runes.
const maxReason = 300

// reason is an error as an editor reads it: in the words that it has for one, or in its own.
func reason(err error) string {
	said := err.Error()
	if plain, ok := errors.AsType[interface {
		error
		Reason() string
	}](err); ok {
		said = plain.Reason()
	}
	if errors.Is(err, errOutOfTime) {
		said = errOutOfTime.Error()
	}
	return text.Span{End: maxReason}.Of(digest.Line(said))
}

// check asks every check of every sentence, the headline among them, and returns how many
// sentences that were.
func check(s *news.Summary, articles []news.Article, day time.Time) int {
	byID := index(articles)
	s.Headline.Findings = findings(s.Headline, s.Language, byID, day)
	for i := range s.Sentences {
		s.Sentences[i].Findings = findings(s.Sentences[i], s.Language, byID, day)
	}
	return 1 + len(s.Sentences)
}

// findings verifies one sentence against the passages it cites. A citation that does not
// resolve leaves it without findings, and so unverified.
func findings(s news.Sentence, language string, byID map[news.ArticleID]news.Article, day time.Time) []news.Finding {
	var passages []verify.Passage
	for _, c := range s.Citations {
		article := byID[c.Article]
		text, ok := article.Passage(c)
		if !ok {
			return nil
		}
		passages = append(passages, verify.Passage{Text: text, Language: article.Language, Published: written(article), Place: c})
	}
	found := asked(s.Text, language, passages, day)
	if s.Method == news.Translated && len(passages) > 0 {
		original := verify.Passage{Text: s.Original.Text, Language: s.Original.Language, Published: passages[0].Published}
		found = both(found, asked(s.Text, language, []verify.Passage{original}, day))
	}
	return found
}

// asked is what every check says of a sentence, that of whether it tells of what it cites among them.
func asked(sentence, language string, cited []verify.Passage, day time.Time) []news.Finding {
	return append(verify.Sentence(sentence, language, cited, day), verify.Support(sentence, language, cited))
}

// both are the findings of a translation, which must hold against what it cites and against its
// original: one that says less than the passages, or tells them apart.
func both(cited, original []news.Finding) []news.Finding {
	for i, f := range original {
		if f.Verdict == news.Fail && cited[i].Verdict != news.Fail {
			f.Note, f.Against = "its original: "+f.Note, nil
			cited[i] = f
		}
	}
	return cited
}

// written is when an article was published, or else the day that its dateline names.
func written(a news.Article) time.Time {
	if !a.Published.IsZero() {
		return a.Published
	}
	for _, d := range text.Dates(a.Dateline, a.FirstSeen) {
		if !d.Relative && len(d.Days) == 1 {
			return d.Days[0].Noon()
		}
	}
	return a.Published
}

// prune drops what is not verified from an extractive summary, and takes its first sentence as
// headline where the title does not hold.
func prune(s *news.Summary) error {
	var kept []news.Sentence
	for _, sentence := range s.Sentences {
		if sentence.Verified() {
			kept = append(kept, sentence)
		}
	}
	s.Sentences = kept
	if len(kept) == 0 {
		return errors.New("no verified sentence")
	}
	if !s.Headline.Verified() {
		s.Headline = asHeadline(kept[0])
	}
	return nil
}

// asHeadline is a sentence that stands for the headline as well.
func asHeadline(s news.Sentence) news.Sentence {
	s.ID = news.NewSentenceID("headline", string(s.ID))
	return s
}

// inLanguage picks the articles that a story is told from: those in the edition's language or,
// where there are none, those in the lead article's. The others are its sources all the same.
func inLanguage(articles []news.Article, language string) (told string, chosen, others []news.Article) {
	speaks := func(a news.Article) bool { return a.Language == language }
	if !slices.ContainsFunc(articles, speaks) {
		language = articles[0].Language
	}
	for _, a := range articles {
		if speaks(a) {
			chosen = append(chosen, a)
		} else {
			others = append(others, a)
		}
	}
	return language, chosen, others
}
