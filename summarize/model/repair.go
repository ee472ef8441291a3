package model

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"barid/news"
	"barid/summarize"
)

// Repair has the model write sentences of a story anew, of which checks have failed. It returns
// them in the same order, one without text where the model has none. They are cited and carry no
// findings yet.
func (c *Client) Repair(ctx context.Context, r summarize.Request, failed []news.Sentence) ([]news.Sentence, error) {
	q, err := c.repairQuestion(r, failed)
	if err != nil {
		return nil, fmt.Errorf("model: repair story %d in %s: %w", r.Story.ID, r.Language, err)
	}
	repaired, err := ask(ctx, c, q)
	if err != nil {
		return nil, fmt.Errorf("model: repair story %d in %s: %w", r.Story.ID, r.Language, err)
	}
	return repaired, nil
}

// repairData is what the repair prompt prints.
type repairData struct {
	material
	Language string
	Failed   []failedLine
}

type failedLine struct {
	Number int
	Text   string
	Faults []string
}

// newFailedLine says of each failed check what the articles have there, as far as they are known.
func newFailedLine(number int, s news.Sentence, articles []news.Article) failedLine {
	l := failedLine{Number: number, Text: oneLine(s.Text, maxSentenceRunes)}
	for _, f := range s.Findings {
		if f.Verdict == news.Fail {
			l.Faults = append(l.Faults, oneLine(string(f.Check)+": "+f.Note, maxFault)+oneLine(restsOn(f, articles), maxFault))
		}
	}
	return l
}

// repairAnswer is the form prompts/*/repair.schema.json.
type repairAnswer struct {
	Sentences []struct {
		Number int
		statement
	}
}

// maxFault bounds what is said of one finding, in runes.
const maxFault = 200

func (c *Client) repairQuestion(r summarize.Request, failed []news.Sentence) (question[[]news.Sentence], error) {
	m, err := summaryMaterial(r)
	if err != nil {
		return question[[]news.Sentence]{}, err
	}
	data := repairData{material: m, Language: named(r.Language)}
	var written strings.Builder
	for i, s := range failed {
		data.Failed = append(data.Failed, newFailedLine(i+1, s, r.Articles))
		written.WriteString(data.Failed[i].Text + strings.Join(data.Failed[i].Faults, ""))
	}
	data.Fence = fence(m.text() + written.String())
	p, err := c.repair.prompt(r.Language, data)
	if err != nil {
		return question[[]news.Sentence]{}, err
	}
	accept := func(model string, raw []byte) ([]news.Sentence, error) {
		var answer repairAnswer
		if err := json.Unmarshal(raw, &answer); err != nil {
			return nil, err
		}
		m.origin = p.origin(model)
		return m.repaired(answer, r, failed)
	}
	return question[[]news.Sentence]{prompt: p, form: c.repair.form, accept: accept}, nil
}

// restsOn says which words of the articles a finding rests on.
func restsOn(f news.Finding, articles []news.Article) string {
	var list []string
	for _, c := range f.Against {
		for _, a := range articles {
			if words, ok := a.Passage(c); ok && !slices.Contains(list, words) {
				list = append(list, words)
			}
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "; in the source: “" + strings.Join(list, "”, “") + "”"
}

// growth is by how many runes a short sentence may grow, for what it has to say differently; a longer
// one may grow by half as well.
const growth = 40

// repaired puts each statement in its place, or refuses them all.
func (m *material) repaired(a repairAnswer, r summarize.Request, failed []news.Sentence) ([]news.Sentence, error) {
	of := news.Summary{Story: r.Story.ID, Language: r.Language}
	out := make([]news.Sentence, len(failed))
	for _, s := range a.Sentences {
		i := s.Number - 1
		if i < 0 || i >= len(failed) || out[i].Text != "" {
			return nil, fmt.Errorf("sentence (%d) was not given, or is answered twice", s.Number)
		}
		if strings.TrimSpace(s.Text) == "" {
			continue
		}
		sentence, err := m.sentence(s.statement, of, utf8.RuneCountInString(failed[i].Text)*3/2+growth)
		if err != nil {
			return nil, fmt.Errorf("sentence (%d): %w", s.Number, err)
		}
		if !inLanguage(sentence.Text, r.Language, m.script) {
			return nil, fmt.Errorf("sentence (%d) is not in the language %q", s.Number, r.Language)
		}
		sentence.Method = news.Repaired
		out[i] = sentence
	}
	return out, nil
}
