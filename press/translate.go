package press

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/news"
	"barid/summarize"
	"barid/verify"
)

// rendering is a story on its way into the edition's language.
type rendering struct {
	mending // its translation
	told    *telling
}

func newRendering(o Order, t *telling) *rendering {
	r := &rendering{mending: mending{order: o, request: t.request, articles: index(t.request.Articles)}, told: t}
	r.Summary = news.Summary{Story: t.Story.ID, Language: o.Edition.Language, Method: news.Translated, Headline: t.Summary.Headline}
	if o.Edition.Foreign != digest.ForeignHeadline {
		r.Sentences = slices.Clone(t.Summary.Sentences)
	}
	return r
}

// translatable tells whether a story that is told in a language is to be translated or, where it would
// be and cannot, why.
func (p *Press) translatable(e digest.Edition, language string) (ok bool, why string) {
	switch {
	case p.Translator == nil || !e.Translates(language):
		return false, ""
	case !verify.Reads(e.Language, language):
		return false, fmt.Sprintf("no check reads %s beside %s", e.Language, language)
	}
	return true, ""
}

// translate puts the foreign stories into the edition's language, each as far as its sentences hold
// there: the headline and, where there are others, one of them at least. Else it stays as it is told,
// and says why.
func (p *Press) translate(ctx context.Context, o Order, told []telling) {
	var g errgroup.Group
	g.SetLimit(tellers)
	for _, batch := range batches(o, told) {
		g.Go(func() error { p.translateBatch(ctx, batch); return nil })
	}
	_ = g.Wait() // none of them fails
}

// translatedAtOnce is how many runes of several stories one request has translated: the instructions are
// paid for once, and the answer is not much longer than that of other requests.
const translatedAtOnce = 2400

// batches are the foreign stories, those of one language and in one request together.
func batches(o Order, told []telling) (all [][]*rendering) {
	language, room := "", 0
	for i := range told {
		if !told[i].foreign {
			continue
		}
		r := newRendering(o, &told[i])
		size := 0
		for _, s := range r.sentences() {
			size += utf8.RuneCountInString(s.Text)
		}
		if room -= size; room < 0 || r.request.Language != language {
			all, language, room = append(all, nil), r.request.Language, translatedAtOnce-size
		}
		last := len(all) - 1
		all[last] = append(all[last], r)
	}
	return all
}

// translateBatch has the model translate stories of one language, and once more what does not hold. Where
// it answers nothing that can be used, each is asked for alone.
func (p *Press) translateBatch(ctx context.Context, batch []*rendering) {
	var places []*news.Sentence
	for _, r := range batch {
		places = append(places, r.sentences()...)
	}
	err := p.translateAll(ctx, batch[0], places)
	switch {
	case errors.Is(err, news.ErrInvalid) && len(batch) > 1:
		for i := range batch {
			p.translateBatch(ctx, batch[i:i+1])
		}
		return
	case err != nil:
		for _, r := range batch {
			p.untranslated(r, err)
		}
		return
	}
	for _, r := range batch {
		for _, s := range r.sentences() {
			r.check(s)
		}
	}
	p.retranslate(ctx, batch)
	for _, r := range batch {
		p.judge(ctx, &r.mending)
		p.place(r)
	}
}

// translateAll puts sentences into the language of a rendering, each in its place. Where it fails, all
// stay as they are.
func (p *Press) translateAll(ctx context.Context, like *rendering, places []*news.Sentence) error {
	t := summarize.Translation{From: like.request.Language, To: like.Language}
	for _, s := range places {
		t.Sentences = append(t.Sentences, *s)
	}
	var out []news.Sentence
	err := p.ask(ctx, like.order, func(ctx context.Context) (err error) {
		out, err = p.Translator.Translate(ctx, t)
		return err
	})
	if err == nil && len(out) != len(places) {
		err = fmt.Errorf("%d of %d sentences are translated", len(out), len(places))
	}
	if err != nil {
		return err
	}
	for i, s := range out {
		*places[i] = s
	}
	return nil
}

// retranslate has the model translate anew what does not hold, and takes what does then. Where it
// fails, all stays as it is.
func (p *Press) retranslate(ctx context.Context, batch []*rendering) {
	var again, places []*news.Sentence
	var of []*rendering
	for _, r := range batch {
		for _, s := range r.sentences() {
			if !s.Verified() {
				anew := *s
				again, places, of = append(again, &anew), append(places, s), append(of, r)
			}
		}
	}
	if len(again) == 0 {
		return
	}
	if err := p.translateAll(ctx, batch[0], again); err != nil {
		p.Logger.Warn("sentences not translated anew", "sentences", len(again), "error", err)
		return
	}
	for i, s := range again {
		if of[i].check(s) {
			*places[i] = *s
			of[i].repaired++
		}
	}
}

// place puts a translation in the place of what it translates, as far as it holds.
func (p *Press) place(r *rendering) {
	err := r.strike()
	r.told.tally = r.told.plus(r.tally)
	if err != nil {
		p.untranslated(r, err)
		return
	}
	if r.replaced > 0 {
		r.told.Untranslated = fmt.Sprintf("%d of its sentences: %s", r.replaced, reason(r.refused))
	}
	r.told.Summary = r.Summary
}

func (p *Press) untranslated(r *rendering, err error) {
	r.told.Untranslated = reason(err)
	p.Logger.Warn("story not translated", "story", r.Story, "language", r.request.Language, "error", err)
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
