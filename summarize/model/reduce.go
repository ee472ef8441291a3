package model

import (
	"context"
	"encoding/json"
	"fmt"

	"barid/news"
	"barid/summarize"
)

// Reduce has the model tell several stories in one sentence, of the sentences that are printed of them:
// the lede of a section or the subject of an issue. It cites what those cite that the model named, and
// carries no findings yet.
func (c *Client) Reduce(ctx context.Context, r summarize.Reduction) (news.Sentence, error) {
	kind := c.reduction(r)
	q, err := kind.question(r)
	if err != nil {
		return news.Sentence{}, fmt.Errorf("model: %s in %s: %w", kind.name, r.Language, err)
	}
	s, err := ask(ctx, c, q)
	if err != nil {
		return news.Sentence{}, fmt.Errorf("model: %s in %s: %w", kind.name, r.Language, err)
	}
	return s, nil
}

// reduction is a kind of sentence of several stories.
type reduction struct {
	name    string
	task    task
	budget  int // of the sentences that it is written from, in tokens
	longest int // in runes; the prompt asks for less
}

func (c *Client) reduction(r summarize.Reduction) reduction {
	if r.Section == "" {
		return reduction{"subject", c.subject, 120, maxHeadlineRunes}
	}
	return reduction{"lede", c.lede, 180, maxSentenceRunes}
}

// reductionData is what the prompts of lede and subject print.
type reductionData struct {
	material
	Section  string
	Language string
	Stories  []storyLines
	Failed   []failedLine // one, or none
}

func (k reduction) question(r summarize.Reduction) (question[news.Sentence], error) {
	data := k.data(r)
	if len(data.Stories) < 2 {
		return question[news.Sentence]{}, fmt.Errorf("%d stories to tell together: %w", len(data.Stories), news.ErrInvalid)
	}
	p, err := k.task.prompt(r.Language, data)
	if err != nil {
		return question[news.Sentence]{}, err
	}
	accept := func(model string, raw []byte) (news.Sentence, error) {
		var answer statement
		if err := json.Unmarshal(raw, &answer); err != nil {
			return news.Sentence{}, err
		}
		m := data.material
		m.origin = p.origin(model)
		return k.sentence(m, answer, r)
	}
	return question[news.Sentence]{prompt: p, form: k.task.form, accept: accept}, nil
}

// data numbers what is printed of the first stories until the budget is used up, of two of them in any
// case.
func (k reduction) data(r summarize.Reduction) reductionData {
	data := reductionData{Section: oneLine(r.Section, maxLabel), Language: named(r.Language)}
	spent := 0
	for _, printed := range r.Stories {
		story := storyLines{Number: len(data.Stories) + 1}
		for _, s := range printed {
			if !summarize.ForMachines(s.Text) {
				story.Lines = append(story.Lines, data.take(passage{oneLine(s.Text, maxSentenceRunes), s.Citations}))
				spent += tokens(s.Text) + numberTokens
			}
		}
		if len(story.Lines) > 0 {
			data.Stories = append(data.Stories, story)
		}
		if spent >= k.budget && len(data.Stories) > 1 {
			break
		}
	}
	enclosed := data.text() + data.Section
	data.script = scriptOf(data.text()).name
	if r.Failed.Text != "" {
		data.Failed = []failedLine{newFailedLine(1, r.Failed, nil)}
		enclosed += data.Failed[0].Text
	}
	data.Fence = fence(enclosed)
	return data
}

// sentence takes the answer, or refuses it.
func (k reduction) sentence(m material, a statement, r summarize.Reduction) (news.Sentence, error) {
	s, err := m.sentence(a, news.Summary{Language: r.Language}, k.longest)
	if err != nil {
		return news.Sentence{}, err
	}
	if !inLanguage(s.Text, r.Language, m.script) {
		return news.Sentence{}, fmt.Errorf("it is not in the language %q", r.Language)
	}
	s.ID = news.NewSentenceID(k.name, r.Section, r.Language, s.Text)
	if r.Failed.Text != "" {
		s.Method = news.Repaired
	}
	return s, nil
}
