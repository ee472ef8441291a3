package templates

import (
	"slices"
	"strings"

	"barid/news"
)

// marking is a text of which places are marked.
type marking struct {
	text  []rune
	marks []stress // of each rune
}

// stress tells what findings have to do with a rune.
type stress int

const (
	unmarked stress = iota
	rested          // a finding that passed rests on it
	faulty          // one that failed is about it, or rests on it
)

// markedRun is a run of runes with one mark.
type markedRun struct {
	Text           string
	Rested, Faulty bool
}

func newMarking(text string) marking {
	runes := []rune(text)
	return marking{runes, make([]stress, len(runes))}
}

// put marks a range, as far as it lies in the text and has no stronger mark, and returns what stands there.
func (m marking) put(from, to int, as stress) string {
	to = max(0, min(to, len(m.text)))
	from = max(0, min(from, to))
	for i := from; i < to; i++ {
		m.marks[i] = max(m.marks[i], as)
	}
	return string(m.text[from:to])
}

func (m marking) runs() []markedRun {
	var list []markedRun
	for from, to := 0, 0; from < len(m.text); from = to {
		as := m.marks[from]
		for to = from + 1; to < len(m.text) && m.marks[to] == as; to++ {
		}
		list = append(list, markedRun{string(m.text[from:to]), as == rested, as == faulty})
	}
	return list
}

// markFaults marks what in a sentence its failed findings are about.
func markFaults(s news.Sentence) []markedRun {
	m := newMarking(s.Text)
	for _, f := range s.Findings {
		for _, sp := range f.Spans {
			if f.Verdict == news.Fail {
				m.put(sp.Start, sp.End, faulty)
			}
		}
	}
	return m.runs()
}

// markRested marks what in a passage that a sentence cites the findings rest on. In the source's own words
// one that passed rests on the same words, which need no mark.
func markRested(s news.Sentence, c news.Citation, passage string) []markedRun {
	m := newMarking(passage)
	for _, f := range s.Findings {
		for _, a := range f.Against {
			switch {
			case !a.Meets(c):
			case f.Verdict == news.Fail:
				m.put(a.Start-c.Start, a.End-c.Start, faulty)
			case s.Method != news.Extractive:
				m.put(a.Start-c.Start, a.End-c.Start, rested)
			}
		}
	}
	return m.runs()
}

// about returns the words of a sentence that a finding is about, but for those that its note says.
func about(f news.Finding, sentence string) []string {
	var list []string
	for _, sp := range f.Spans {
		words := newMarking(sentence).put(sp.Start, sp.End, unmarked)
		if words != sentence && !strings.Contains(f.Note, words) {
			list = append(list, words)
		}
	}
	return list
}

// restsOn returns the words of the cited passages that a finding rests on, each once.
func restsOn(f news.Finding, cited []news.Citation, passages map[news.Citation]string) []string {
	var list []string
	for _, a := range f.Against {
		for _, c := range cited {
			if !a.Meets(c) {
				continue
			}
			words := newMarking(passages[c]).put(a.Start-c.Start, a.End-c.Start, unmarked)
			if words != "" && !slices.Contains(list, words) {
				list = append(list, words)
			}
		}
	}
	return list
}
