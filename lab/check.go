package lab

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"barid/news"
	"barid/text"
	"barid/verify"
)

// checkRow is a summary with the text that it should rest on, and the places in it that are asked for.
type checkRow struct {
	ID       string  `json:"id"`
	Source   string  `json:"source"`
	Summary  string  `json:"summary"`
	Language string  `json:"lang"`
	From     string  `json:"source_lang"` // of Source, where it is another
	Entities []place `json:"entities"`
}

func (r checkRow) key() (string, error) {
	if r.ID == "" {
		return "", errors.New("no id")
	}
	return r.ID, nil
}

// place is a part of a summary, in runes.
type place struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// entity is a place with the answer to whether the source mentions it.
type entity struct {
	place
	Supported bool `json:"supported"`
}

// fault is a finding that failed, for whoever wants to know why a row is not supported.
type fault struct {
	Check news.Check `json:"check"`
	Note  string     `json:"note"`
}

// Check reads rows {id, source, summary, lang?, source_lang?, entities?: [{start, end}]} and writes {id, supported,
// score, entities, findings} for each, in the same order. Supported means that no check fails; those
// that do are the findings. The score, from 0 to 1, is how much of the summary the source holds, halved for each
// check that fails; in another language than its source that is not counted, and what the sentence tells of is
// one more check. An entity is supported where the source mentions it. Source and summary are taken to be of one day.
func Check(in io.Reader, out io.Writer) error {
	rows, err := readRows[checkRow](in)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	type answer struct {
		ID        string   `json:"id"`
		Supported bool     `json:"supported"`
		Score     float64  `json:"score"`
		Entities  []entity `json:"entities"`
		Findings  []fault  `json:"findings,omitempty"`
	}
	answers := make([]answer, len(rows))
	for i, r := range rows {
		if r.Language == "" {
			r.Language = text.Identify(r.Source)
		}
		a := answer{ID: r.ID, Supported: true, Score: verify.Overlap(r.Summary, r.Language, r.cited())}
		if r.From != "" {
			a.Score = 1
		}
		for _, f := range r.findings() {
			if f.Verdict == news.Fail {
				a.Supported = false
				a.Score /= 2
				a.Findings = append(a.Findings, fault{f.Check, f.Note})
			}
		}
		a.Entities = r.entities()
		answers[i] = a
	}
	return writeRows(out, answers)
}

func (r checkRow) findings() []news.Finding {
	found := verify.Sentence(r.Summary, r.Language, r.cited(), day())
	if r.From != "" {
		found = append(found, verify.Support(r.Summary, r.Language, r.cited()))
	}
	return found
}

func (r checkRow) cited() []verify.Passage {
	return []verify.Passage{{Text: r.Source, Language: cmp.Or(r.From, r.Language), Published: day()}}
}

// day is any day: the same for source and summary.
func day() time.Time { return time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC) }

// entities answers for the places that the row asks for.
func (r checkRow) entities() []entity {
	places := make([]text.Span, len(r.Entities))
	for i, asked := range r.Entities {
		places[i] = text.Span(asked)
	}
	list := make([]entity, 0, len(places))
	for i, supported := range verify.Mentions(r.Summary, r.Language, places, r.cited()) {
		list = append(list, entity{r.Entities[i], supported})
	}
	return list
}
