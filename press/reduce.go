package press

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"barid/digest"
	"barid/news"
	"barid/summarize"
	"barid/text"
)

// joint is one sentence that tells several stories, on its way into a content.
type joint struct {
	summarize.Reduction
	section *digest.Section // whose lede it is; nil: it is the subject
	said    news.Sentence   // zero: none that holds
	tally
}

// name is what it is called in the log.
func (j joint) name() string {
	if j.section == nil {
		return "subject"
	}
	return "lede of " + j.section.Slug
}

// reduce has the model tell the stories of each section in a lede, and the first ones in the subject. What
// does not hold is not there: a section does without a lede, and the lead headline is the subject. It
// fails only when ctx ends.
func (p *Press) reduce(ctx context.Context, o Order, c *digest.Content, told []digest.Told) (tally, error) {
	if p.Reducer == nil {
		return tally{}, nil
	}
	m := mending{order: o, articles: make(map[news.ArticleID]news.Article)}
	m.Language, m.request.Day = c.Language, o.Slot.Send.In(o.Edition.Cadence.Zone())
	for _, t := range told {
		for _, a := range t.Articles {
			m.articles[a.ID], m.request.Articles = a, append(m.request.Articles, a)
		}
	}
	joints := jointsOf(o.Edition, c)
	var g errgroup.Group
	g.SetLimit(tellers)
	for i := range joints {
		g.Go(func() error { p.join(ctx, m, &joints[i]); return nil })
	}
	_ = g.Wait() // none of them fails
	if ctx.Err() != nil {
		return tally{}, fmt.Errorf("edition %s: tell stories together: %w", o.Edition.ID, ctx.Err())
	}
	for _, j := range joints {
		m.checked, m.repaired = m.checked+j.checked, m.repaired+j.repaired
	}
	joints = slices.DeleteFunc(joints, func(j joint) bool { return j.said.Text == "" })
	p.judgeJoints(ctx, &m, joints)
	for _, j := range joints {
		switch {
		case j.section == nil && j.said.Verified() && isShort(j.said.Text, c.Subject):
			c.Entitle(j.said)
		case j.section != nil && m.holds(j.said):
			j.section.Lede = j.said
		}
	}
	return m.tally, nil
}

// jointsOf are the sections with two stories or more to tell of, and the subject, unless the edition
// has one of its own.
func jointsOf(e digest.Edition, c *digest.Content) []joint {
	var joints []joint
	add := func(section *digest.Section, name string, blocks []digest.Block) {
		stories := tellable(blocks, c.Language)
		if len(stories) > 1 {
			joints = append(joints, joint{section: section, Reduction: summarize.Reduction{Section: name, Language: c.Language, Stories: stories}})
		}
	}
	if e.Subject == "" {
		add(nil, "", c.Blocks())
	}
	for i := range c.Sections {
		s := &c.Sections[i]
		add(s, s.Name, s.Blocks)
	}
	return joints
}

// longSubject is from how many runes on a subject is cut off by most mail programs.
const longSubject = 80

// isShort tells that a subject is not too long, or at least shorter than the one that there is.
func isShort(subject, there string) bool {
	return utf8.RuneCountInString(subject) < max(longSubject, utf8.RuneCountInString(there))
}

// tellable are the verified headlines and first sentences of stories that their articles tell in a
// language, and that have something new in them.
func tellable(blocks []digest.Block, language string) [][]news.Sentence {
	var stories [][]news.Sentence
	for _, b := range blocks {
		if b.Foreign || b.Language != language || b.OriginalLanguage() != "" || b.Change.Standing == digest.Unchanged || !b.Headline.Verified() {
			continue
		}
		printed := []news.Sentence{b.Headline}
		if len(b.Sentences) > 0 && b.Sentences[0].Verified() && b.Sentences[0].Text != b.Headline.Text {
			printed = append(printed, b.Sentences[0])
		}
		stories = append(stories, printed)
	}
	return stories
}

// join asks for one sentence, and once more with the findings where a check fails it.
func (p *Press) join(ctx context.Context, m mending, j *joint) {
	r := j.Reduction
	for range 2 {
		var s news.Sentence
		err := p.ask(ctx, m.order, func(ctx context.Context) (err error) {
			s, err = p.Reducer.Reduce(ctx, r)
			return err
		})
		if err != nil {
			p.Logger.Warn("stories not told together by the model", "sentence", j.name(), "error", err)
			break
		}
		if stories := citedOf(r.Stories, s); m.check(&s) && m.checkClauses(&s, stories) {
			if j.section == nil || len(stories) > 1 { // a lede of one story says again what stands below it
				j.said = s
			}
			break
		}
		r.Failed = s
	}
	j.checked = m.checked
	if j.said.Method == news.Repaired {
		j.repaired = 1
	}
}

// checkClauses asks every check of each clause by itself, which must hold by what one story says: a number
// of one and a name of another make a sentence that neither tells, and verify holds a sentence against the
// passage alone that it resembles most.
func (m *mending) checkClauses(s *news.Sentence, stories [][]news.Citation) bool {
	for _, span := range clauses(s.Text) {
		clause := *s
		if clause.Text = span.Of(s.Text); len(text.Words(clause.Text)) < leastClause {
			continue
		}
		var fewest []news.Finding
		for i, cited := range stories {
			clause.Citations = cited
			failed := slices.DeleteFunc(findings(clause, m.Language, m.articles, m.request.Day),
				func(f news.Finding) bool { return f.Verdict != news.Fail })
			if i == 0 || len(failed) < len(fewest) {
				fewest = failed
			}
		}
		for _, f := range fewest {
			f.Spans = slices.Clone(f.Spans)
			for i := range f.Spans {
				f.Spans[i].Start, f.Spans[i].End = f.Spans[i].Start+span.Start, f.Spans[i].End+span.Start
			}
			s.Findings = append(slices.DeleteFunc(s.Findings, func(whole news.Finding) bool { return whole.Check == f.Check }), f)
		}
	}
	return s.Verified()
}

// leastClause is how many words tell something.
const leastClause = 3

// clauseEnd is what stands between two clauses that might each tell a story of its own.
var clauseEnd = regexp.MustCompile(`; | ?, (?:and|but|while|as|whereas|after|before) | (?:while|whereas|as) |؛ ?|، ?و|،? (?:فيما|بينما|في حين) `)

// pointsBack is how a clause begins that goes on about whom the one before it names.
var pointsBack = regexp.MustCompile(`(?i)^(?:he|she|it|they|who|which|و?(?:هو|هي|هم|هما|هن)) `)

// clauses are the parts of a sentence between such words; all of it where there are none.
func clauses(sentence string) []text.Span {
	var spans []text.Span
	start, runes := 0, func(b int) int { return utf8.RuneCountInString(sentence[:b]) }
	for _, end := range clauseEnd.FindAllStringIndex(sentence, -1) {
		next := end[1]
		if strings.HasSuffix(sentence[:next], "و") { // it may be the word's own
			next -= len("و")
		}
		if pointsBack.MatchString(sentence[next:]) {
			continue
		}
		spans = append(spans, text.Span{Start: runes(start), End: runes(end[0])})
		start = next
	}
	return append(spans, text.Span{Start: runes(start), End: runes(len(sentence))})
}

// citedOf is what a sentence cites of each story, those left out of which it cites nothing.
func citedOf(stories [][]news.Sentence, s news.Sentence) [][]news.Citation {
	var all [][]news.Citation
	for _, printed := range stories {
		cited := slices.DeleteFunc(slices.Clone(s.Citations), func(c news.Citation) bool {
			return !slices.ContainsFunc(printed, func(p news.Sentence) bool { return slices.Contains(p.Citations, c) })
		})
		if len(cited) > 0 {
			all = append(all, cited)
		}
	}
	return all
}

// judgeJoints has the second model, where there is one, read them all at once.
func (p *Press) judgeJoints(ctx context.Context, m *mending, joints []joint) {
	if len(joints) == 0 {
		return
	}
	m.Headline = joints[0].said
	for _, j := range joints[1:] {
		m.Sentences = append(m.Sentences, j.said)
	}
	p.judge(ctx, m)
	for i, s := range m.sentences() {
		joints[i].said = *s
	}
}
