package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"barid/news"
)

// Doubts has the model say which sentences of a summary, the headline among them, do not follow
// from what they cite, and why: by their IDs. A sentence that it says nothing of is doubted.
func (c *Client) Doubts(ctx context.Context, s news.Summary, articles []news.Article) (map[news.SentenceID]string, error) {
	q, err := c.judgeQuestion(s, articles)
	if err != nil {
		return nil, fmt.Errorf("model: judge story %d in %s: %w", s.Story, s.Language, err)
	}
	doubts, err := ask(ctx, c, q)
	if err != nil {
		return nil, fmt.Errorf("model: judge story %d in %s: %w", s.Story, s.Language, err)
	}
	return doubts, nil
}

// judgeData is what the judge's prompt prints.
type judgeData struct {
	Fence  string
	Claims []claimLine
}

type claimLine struct {
	Number   int
	Text     string
	Passages []string
	id       news.SentenceID
}

// judgeAnswer is the form prompts/*/judge.schema.json.
type judgeAnswer struct {
	Verdicts []struct {
		Number  int
		Follows bool
		Reason  string
	}
}

func (c *Client) judgeQuestion(s news.Summary, articles []news.Article) (question[map[news.SentenceID]string], error) {
	var data judgeData
	var all strings.Builder
	for _, sentence := range append([]news.Sentence{s.Headline}, s.Sentences...) {
		l := claimLine{Number: len(data.Claims) + 1, Text: oneLine(sentence.Text, maxSentenceRunes), id: sentence.ID}
		for _, cited := range sentence.Citations {
			for _, a := range articles {
				if passage, ok := a.Passage(cited); ok {
					l.Passages = append(l.Passages, oneLine(passage, maxPassage))
				}
			}
		}
		data.Claims = append(data.Claims, l)
		all.WriteString(l.Text + strings.Join(l.Passages, ""))
	}
	data.Fence = fence(all.String())
	p, err := c.judge.prompt(s.Language, data)
	if err != nil {
		return question[map[news.SentenceID]string]{}, err
	}
	accept := func(_ string, raw []byte) (map[news.SentenceID]string, error) {
		var answer judgeAnswer
		if err := json.Unmarshal(raw, &answer); err != nil {
			return nil, err
		}
		return answer.doubts(data.Claims)
	}
	return question[map[news.SentenceID]string]{prompt: p, form: c.judge.form, accept: accept}, nil
}

// maxPassage bounds a cited passage that the judge reads, in runes.
const maxPassage = 1500

// doubts are the claims that the answer does not let pass.
func (a judgeAnswer) doubts(claims []claimLine) (map[news.SentenceID]string, error) {
	passed := make(map[int]bool)
	reasons := make(map[int]string)
	for _, v := range a.Verdicts {
		if v.Number < 1 || v.Number > len(claims) {
			return nil, fmt.Errorf("sentence (%d) was not given", v.Number)
		}
		if !v.Follows {
			reasons[v.Number] = oneLine(v.Reason, maxErrorRunes)
		}
		passed[v.Number] = v.Follows
	}
	if len(passed) == 0 {
		return nil, errors.New("no verdict")
	}
	doubts := make(map[news.SentenceID]string)
	for _, c := range claims {
		why, doubted := reasons[c.Number]
		switch {
		case why != "":
			doubts[c.id] = why
		case doubted:
			doubts[c.id] = "it does not follow from what it cites"
		case !passed[c.Number]:
			doubts[c.id] = "the judge said nothing of it"
		}
	}
	return doubts, nil
}
