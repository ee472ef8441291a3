package press

import (
	"context"
	"fmt"
	"slices"

	"barid/digest"
	"barid/news"
	"barid/summarize"
	"barid/verify"
)

// translate puts a story that is told in another language into the edition's, as far as its sentences
// hold there: the headline and, where there are others, one of them at least. Else it stays as it is
// told, and says why.
func (p *Press) translate(ctx context.Context, o Order, t *telling, r summarize.Request) {
	if p.Translator == nil || t.omitted != "" || !o.Edition.Translates(t.Summary.Language) {
		return
	}
	if from := t.Summary.Language; !verify.Reads(o.Edition.Language, from) {
		t.Untranslated = fmt.Sprintf("no check reads %s beside %s", o.Edition.Language, from)
		return
	}
	m := mending{order: o, request: r, articles: index(r.Articles)}
	err := p.translation(ctx, &m, t.Summary)
	t.tally = t.plus(m.tally)
	if err != nil {
		t.Untranslated = reason(err)
		p.Logger.Warn("story not translated", "story", r.Story.ID, "language", t.Summary.Language, "error", err)
		return
	}
	if m.replaced > 0 {
		t.Untranslated = fmt.Sprintf("%d of its sentences: %s", m.replaced, reason(m.refused))
	}
	t.Summary = m.Summary
}

// translation has the model translate a summary, and once more what does not hold.
func (p *Press) translation(ctx context.Context, m *mending, own news.Summary) error {
	e := m.order.Edition
	originals := []news.Sentence{own.Headline}
	if e.Foreign != digest.ForeignHeadline {
		originals = append(originals, own.Sentences...)
	}
	ask := summarize.Translation{Story: own.Story, From: own.Language, To: e.Language, Sentences: originals}
	translated, err := p.translated(ctx, m.order, ask)
	if err != nil {
		return err
	}
	m.Summary = news.Summary{
		Story: own.Story, Language: e.Language, Method: news.Translated, Headline: translated[0], Sentences: translated[1:],
	}
	for _, s := range m.sentences() {
		m.check(s)
	}
	p.retranslate(ctx, m, ask)
	p.judge(ctx, m)
	return m.strike()
}

// translated asks for sentences in another language, each of which must come back.
func (p *Press) translated(ctx context.Context, o Order, t summarize.Translation) (out []news.Sentence, err error) {
	err = p.ask(ctx, o, func(ctx context.Context) error {
		out, err = p.Translator.Translate(ctx, t)
		return err
	})
	if err == nil && len(out) != len(t.Sentences) {
		err = fmt.Errorf("%d of %d sentences are translated", len(out), len(t.Sentences))
	}
	return out, err
}

// retranslate has the model translate anew what does not hold, and takes what does then. Where it
// fails, all stays as it is.
func (p *Press) retranslate(ctx context.Context, m *mending, t summarize.Translation) {
	places := slices.DeleteFunc(m.sentences(), func(s *news.Sentence) bool { return s.Verified() })
	if len(places) == 0 {
		return
	}
	t.Sentences = nil
	for _, s := range places {
		t.Sentences = append(t.Sentences, *s)
	}
	again, err := p.translated(ctx, m.order, t)
	if err != nil {
		p.Logger.Warn("sentences not translated anew", "story", t.Story, "error", err)
		return
	}
	for i, s := range again {
		if m.check(&s) {
			*places[i] = s
			m.repaired++
		}
	}
}

// strike drops the sentences of a translation that do not hold. It fails with the headline, or where
// no other is left.
func (m *mending) strike() error {
	var failed []news.Sentence
	for _, s := range m.sentences() {
		if !m.holds(*s) {
			failed = append(failed, *s)
		}
	}
	m.refused = fault(failed)
	all := len(m.Sentences)
	m.Sentences = slices.DeleteFunc(m.Sentences, func(s news.Sentence) bool { return !m.holds(s) })
	m.replaced = all - len(m.Sentences)
	if !m.holds(m.Headline) || all > 0 && len(m.Sentences) == 0 {
		return fmt.Errorf("its translation does not hold: %w", m.refused)
	}
	return nil
}
