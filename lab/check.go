package lab

import (
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
	ID       string `json:"id"`
	Source   string `json:"source"`
	Summary  string `json:"summary"`
	Language string `json:"lang"`
	Entities []struct {
		Start int `json:"start"`
		End   int `json:"end"`
	} `json:"entities"`
}

func (r checkRow) key() (string, error) {
	if r.ID == "" {
		return "", errors.New("no id")
	}
	return r.ID, nil
}

// entity is a place in a summary, in runes.
type entity struct {
	Start     int  `json:"start"`
	End       int  `json:"end"`
	Supported bool `json:"supported"`
}

// fault is a finding that failed, for whoever wants to know why a row is not supported.
type fault struct {
	Check news.Check `json:"check"`
	Note  string     `json:"note"`
}

// Check reads rows {id, source, summary, lang?, entities?: [{start, end}]} and writes {id, supported,
// score, entities, findings} for each, in the same order. Supported means that no check fails; those
// that do are the findings. The score, from
// 0 to 1, is the share of the summary's terms that the source has, halved for each check that fails.
// An entity is supported unless a finding that failed touches it. Source and summary are taken to be
// of one day.
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
		a := answer{ID: r.ID, Supported: true, Score: r.share()}
		var faults []news.Span
		for _, f := range r.findings() {
			if f.Verdict == news.Fail {
				a.Supported = false
				a.Score /= 2
				faults = append(faults, f.Spans...)
				a.Findings = append(a.Findings, fault{f.Check, f.Note})
			}
		}
		a.Entities = r.judge(faults)
		answers[i] = a
	}
	return writeRows(out, answers)
}

func (r checkRow) findings() []news.Finding {
	day := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC) // any day: the same for both
	source := verify.Passage{Text: r.Source, Language: r.Language, Published: day}
	return verify.Sentence(r.Summary, r.Language, []verify.Passage{source}, day)
}

// share is how many of the summary's terms the source has.
func (r checkRow) share() float64 {
	analyzer := text.NewAnalyzer(r.Language)
	source := make(map[string]bool)
	for _, term := range analyzer.Terms(r.Source) {
		source[term] = true
	}
	terms := analyzer.Terms(r.Summary)
	held := 0
	for _, term := range terms {
		if source[term] {
			held++
		}
	}
	return float64(held) / float64(max(1, len(terms)))
}

// judge answers for the entities that the row asks for.
func (r checkRow) judge(faults []news.Span) []entity {
	list := make([]entity, 0, len(r.Entities))
	for _, asked := range r.Entities {
		e := entity{asked.Start, asked.End, true}
		for _, f := range faults {
			e.Supported = e.Supported && (f.End <= e.Start || e.End <= f.Start)
		}
		list = append(list, e)
	}
	return list
}
