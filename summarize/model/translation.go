package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"barid/news"
	"barid/summarize"
)

// Translate has the model put sentences into another language. It returns them in the same order,
// each with the citations of its original, which it carries, and without findings; one of which nothing can be
// used has no text. It is ErrInvalid where fewer at once may get an answer.
func (c *Client) Translate(ctx context.Context, t summarize.Translation) ([]news.Sentence, error) {
	q, err := c.translationQuestion(t)
	if err != nil {
		return nil, fmt.Errorf("model: translate from %s to %s: %w", t.From, t.To, err)
	}
	translated, err := ask(ctx, c, q)
	if err != nil {
		return nil, fmt.Errorf("model: translate from %s to %s: %w", t.From, t.To, err)
	}
	return translated, nil
}

// translationData is what the translation prompt prints.
type translationData struct {
	Fence     string
	From, To  string
	Sentences []originalLine
}

type originalLine struct {
	Number int
	Text   string
	Failed failedLine // its translation; without text it has not been translated yet
}

// translationAnswer is the form prompts/*/translation.schema.json.
type translationAnswer struct {
	Sentences []struct {
		Number int
		Text   string
	}
}

// mostTranslated bounds what is translated at once, in tokens of its own, so that an answer has room.
const mostTranslated = answerTokens / 2

func (c *Client) translationQuestion(t summarize.Translation) (question[[]news.Sentence], error) {
	data := translationData{From: named(t.From), To: named(t.To)}
	originals := make([]news.Sentence, len(t.Sentences))
	var all strings.Builder
	for i, s := range t.Sentences {
		l := originalLine{Number: i + 1}
		if originals[i] = original(s, t); s.Original != (news.Original{}) {
			l.Failed = newFailedLine(i+1, s, nil)
		}
		l.Text = oneLine(originals[i].Original.Text, maxSentenceRunes)
		data.Sentences = append(data.Sentences, l)
		all.WriteString(l.Text + l.Failed.Text + strings.Join(l.Failed.Faults, ""))
	}
	n := tokens(all.String())
	if n == 0 || n > mostTranslated {
		return question[[]news.Sentence]{}, fmt.Errorf("about %d tokens are to be translated, at most %d can be at once: %w", n, mostTranslated, news.ErrInvalid)
	}
	data.Fence = fence(all.String())
	p, err := c.translation.prompt(t.To, data)
	if err != nil {
		return question[[]news.Sentence]{}, err
	}
	accept := func(model string, raw []byte) ([]news.Sentence, error) {
		var answer translationAnswer
		if err := json.Unmarshal(raw, &answer); err != nil {
			return nil, err
		}
		return answer.translations(t, originals, p.origin(model))
	}
	return question[[]news.Sentence]{prompt: p, form: c.translation.form, likely: n, accept: accept}, nil
}

// original is a sentence's translation before there is a word of it. Its ID is one whatever the model
// will say.
func original(s news.Sentence, t summarize.Translation) news.Sentence {
	o := news.Sentence{ID: s.ID, Method: news.Translated, Citations: s.Citations, Original: s.Original}
	if o.Original == (news.Original{}) {
		o.ID = news.NewSentenceID(string(s.ID), t.To)
		o.Original = news.Original{Language: t.From, Text: s.Text, Method: s.Method, Origin: s.Origin}
	}
	return o
}

// translations puts each text that can be used in its place; it fails when that is none.
func (a translationAnswer) translations(t summarize.Translation, originals []news.Sentence, origin news.Origin) ([]news.Sentence, error) {
	out := slices.Clone(originals)
	problem, taken := errors.New("no sentence is answered"), 0
	for _, s := range a.Sentences {
		i := s.Number - 1
		if i < 0 || i >= len(out) || out[i].Text != "" {
			return nil, fmt.Errorf("sentence (%d) was not given, or is answered twice", s.Number)
		}
		words, err := translation(s.Text, originals[i].Original.Text, t.To)
		if err == nil && slices.ContainsFunc(out, func(o news.Sentence) bool { return o.Text == words && o.Original.Text != out[i].Original.Text }) {
			err = errors.New("it says what another does")
		}
		if err != nil {
			problem = fmt.Errorf("sentence (%d): %w", s.Number, err)
			continue
		}
		out[i].Text, out[i].Origin = words, origin
		out[i].Origin.Text = news.Hash(words)
		taken++
	}
	if taken == 0 {
		return nil, problem
	}
	return out, nil
}

// A translation is within so many times the tokens of its original, either way, but for a few.
const (
	stretch = 2
	slack   = 10
)

// translation checks the words for one sentence.
func translation(said, original, language string) (string, error) {
	words, err := plain(said, maxSentenceRunes)
	if err != nil {
		return "", err
	}
	now, was := float64(tokens(words)), float64(tokens(original))
	switch {
	case !inLanguage(words, language, scriptFor(language)) || words == original:
		return "", fmt.Errorf("it is not in the language %q", language)
	case now > stretch*was+slack, was > stretch*now+slack:
		return "", fmt.Errorf("it has about %.0f tokens, its original %.0f", now, was)
	}
	return words, nil
}
