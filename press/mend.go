package press

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// mending is a model's summary on its way to one of which every sentence holds.
type mending struct {
	news.Summary
	tally
	order    Order
	request  summarize.Request
	articles map[news.ArticleID]news.Article
	refused  error // why a sentence does not hold
}

// byModel has the model tell a story. What a check fails goes back to it once with the findings;
// what fails again is replaced by the source's own sentence, or struck where that says the same
// as another. A summary that is left with no sentence of the model is refused.
func (p *Press) byModel(ctx context.Context, o Order, r summarize.Request) (news.Summary, tally, error) {
	m := mending{order: o, request: r, articles: index(r.Articles)}
	err := p.ask(ctx, o, func(ctx context.Context) (err error) {
		m.Summary, err = p.Summarizer.Summarize(ctx, r)
		return err
	})
	if err != nil {
		return news.Summary{}, tally{}, err
	}
	m.checked = check(&m.Summary, r.Articles, r.Day)
	reason := refusal(m.Summary)
	if reason != nil {
		p.repair(ctx, &m)
	}
	p.judge(ctx, &m)
	m.substitute()
	if !slices.ContainsFunc(m.Sentences, byAModel) {
		if reason == nil {
			reason = errors.New("the judge doubts every one")
		}
		return news.Summary{}, m.tally, fmt.Errorf("no sentence of the model holds: %w", reason)
	}
	return m.Summary, m.tally, nil
}

func byAModel(s news.Sentence) bool { return s.Method != news.Extractive }

// repair has the model write once more what does not hold, and takes what does then. Where the
// model fails, all stays as it is.
func (p *Press) repair(ctx context.Context, m *mending) {
	var places []*news.Sentence
	var failed []news.Sentence
	for _, s := range m.sentences() {
		if !s.Verified() {
			places, failed = append(places, s), append(failed, *s)
		}
	}
	if len(failed) == 0 {
		return
	}
	var again []news.Sentence
	err := p.ask(ctx, m.order, func(ctx context.Context) (err error) {
		again, err = p.Summarizer.Repair(ctx, m.request, failed)
		return err
	})
	if err != nil {
		p.Logger.Warn("sentences not repaired", "story", m.request.Story.ID, "error", err)
		return
	}
	for i, s := range again[:min(len(again), len(places))] {
		if m.check(&s) && !m.says(s.ID) {
			*places[i] = s
			m.repaired++
		}
	}
}

// judge asks the second model, where there is one, of what a model wrote and code has verified.
// What it doubts does not hold any more; a judge that fails has doubted nothing.
func (p *Press) judge(ctx context.Context, m *mending) {
	if p.Judge == nil || !slices.ContainsFunc(m.sentences(), func(s *news.Sentence) bool { return byAModel(*s) }) {
		return
	}
	var doubts map[news.SentenceID]string
	err := p.ask(ctx, m.order, func(ctx context.Context) (err error) {
		doubts, err = p.Judge.Doubts(ctx, m.Summary, m.request.Articles)
		return err
	})
	if err != nil {
		p.Logger.Warn("summary not judged", "story", m.request.Story.ID, "error", err)
		return
	}
	for _, s := range m.sentences() {
		if why := doubts[s.ID]; why != "" && byAModel(*s) {
			whole := news.Span{End: utf8.RuneCountInString(s.Text)}
			s.Findings = append(s.Findings, news.Finding{
				Check: news.JudgeCheck, Verdict: news.Fail, Spans: []news.Span{whole}, Note: why,
			})
			m.doubted++
		}
	}
}

// substitute puts the source's own words, checked as well, in the place of what does not hold.
func (m *mending) substitute() {
	var kept, told []news.Sentence
	for _, s := range m.Sentences {
		if m.holds(s) {
			told = append(told, s)
		}
	}
	for _, s := range m.Sentences {
		if m.holds(s) {
			kept = append(kept, s)
			continue
		}
		m.replaced++
		if own, ok := m.request.Own(s, told); ok && m.check(&own) {
			kept, told = append(kept, own), append(told, own)
		}
	}
	m.Sentences = kept
	if m.holds(m.Headline) || len(kept) == 0 {
		return
	}
	m.replaced++
	if own, err := summarize.Extract(m.request); err == nil && m.check(&own.Headline) {
		m.Headline = own.Headline
		return
	}
	m.Headline = asHeadline(kept[0])
}

// holds tells that a sentence may stay: it is verified or, where an editor sees it first, doubted
// by none but the judge.
func (m *mending) holds(s news.Sentence) bool {
	if m.order.Edition.Approval == digest.ByEditor {
		s.Findings = slices.DeleteFunc(slices.Clone(s.Findings), func(f news.Finding) bool { return f.Check == news.JudgeCheck })
	}
	return s.Verified()
}

// check asks every check of one sentence more, and tells whether all of them pass.
func (m *mending) check(s *news.Sentence) bool {
	if s.Text == "" {
		return false
	}
	m.checked++
	s.Findings = findings(*s, m.Language, m.articles, m.request.Day)
	return s.Verified()
}

// says tells that the summary has a sentence already.
func (m *mending) says(id news.SentenceID) bool {
	return slices.ContainsFunc(m.sentences(), func(s *news.Sentence) bool { return s.ID == id })
}

// sentences are the places of all of the summary, the headline's first.
func (m *mending) sentences() []*news.Sentence {
	places := []*news.Sentence{&m.Headline}
	for i := range m.Sentences {
		places = append(places, &m.Sentences[i])
	}
	return places
}

// refusal is why a summary may not be printed as it stands: all of it must hold.
func refusal(s news.Summary) error {
	if len(s.Sentences) == 0 {
		return errors.New("it has no sentence")
	}
	return fault(append([]news.Sentence{s.Headline}, s.Sentences...))
}

// fault is why the first sentence that does not hold does not.
func fault(sentences []news.Sentence) error {
	for _, sentence := range sentences {
		for _, f := range sentence.Findings {
			if f.Verdict == news.Fail {
				return fmt.Errorf("%s check: %s", f.Check, f.Note)
			}
		}
		if sentence.Text == "" {
			return errors.New("a sentence came without words that can be used")
		}
		if !sentence.Verified() {
			return errors.New("a sentence has no citation that resolves")
		}
	}
	return nil
}
