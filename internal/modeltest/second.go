package modeltest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is asked of sentences that a model wrote before.

type repair struct {
	Number int `json:"number"`
	statement
}

// repairs answers with the source sentence that has most words of the failed one. A model that lies
// or cites falsely says the same again.
func (m material) repairs(b Behavior) map[string][]repair {
	out := []repair{}
	for _, c := range m.claims {
		r := repair{c.number, copied(m.nearest(c.text))}
		switch b {
		case LyingNumber, LyingName, LyingQuotation, LyingNegation, Obeying:
			r.Text = c.text
		case UnknownSource:
			r.Sources = []int{len(m.sentences) + 1}
		case Unsourced:
			r.Sources = []int{}
		case Linked:
			r.Text += " https://planted.example/win"
		case Markup:
			r.Text = "<b>" + r.Text + "</b>"
		}
		out = append(out, r)
	}
	return map[string][]repair{"sentences": out}
}

func (m material) nearest(text string) numbered {
	best, most := m.sentences[0], -1
	for _, s := range m.sentences {
		met := 0
		for _, w := range wordsOf(s.text) {
			if slices.Contains(wordsOf(text), w) {
				met++
			}
		}
		if met > most {
			best, most = s, met
		}
	}
	return best
}

// reduction tells two stories by their headlines, for a section, and otherwise the one with the shortest.
// Asked once more, a model that lies says the same again.
func (m material) reduction(b Behavior) statement {
	var headlines []numbered
	for _, story := range m.reduced {
		if len(story) > 0 {
			headlines = append(headlines, story[0])
		}
	}
	if !m.section {
		return m.spoiled(b, copied(slices.MinFunc(headlines, func(a, b numbered) int {
			return utf8.RuneCountInString(a.text) - utf8.RuneCountInString(b.text)
		})))
	}
	first, second := headlines[0], headlines[len(headlines)-1]
	if len(headlines) > 1 {
		second = headlines[1]
	}
	return m.spoiled(b, statement{strings.TrimRight(first.text, ".") + "; " + second.text, []int{first.number, second.number}})
}

type verdict struct {
	Number  int    `json:"number"`
	Follows bool   `json:"follows"`
	Reason  string `json:"reason"`
}

// verdicts lets pass what is made of the words that stand under it.
func (m material) verdicts(b Behavior) map[string][]verdict {
	out := []verdict{}
	for _, c := range m.claims {
		v := verdict{Number: c.number, Follows: true}
		for _, w := range wordsOf(c.text) {
			if b == Doubting || !slices.Contains(wordsOf(c.under), w) {
				v = verdict{c.number, false, "its passages do not say " + w}
			}
		}
		out = append(out, v)
	}
	return map[string][]verdict{"verdicts": out}
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// comparison is unsure of every pair, unless it is to join them.
func (m material) comparison(b Behavior) map[string]string {
	if b == Joining {
		return map[string]string{"same": "yes", "reason": "both tell of it"}
	}
	return map[string]string{"same": "unsure", "reason": "their beginnings do not show it"}
}
