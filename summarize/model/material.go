package model

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"barid/news"
	"barid/summarize"
	"barid/text"
)

// material is what the model may read of a story: sentences that are numbered from 1, across all
// articles, and known by their number only. Its fields are what the prompts print.
type material struct {
	Fence    string // a line that the text between two of it cannot hold
	Articles []excerpt
	passages []passage // passage n-1 has number n
	script   string    // that most of it is written in
	origin   news.Origin
}

// excerpt is the beginning of an article.
type excerpt struct {
	Publisher string
	Date      string // empty: undated
	Title     []line // one, or none
	Sentences []line
}

type line struct {
	Number int
	Text   string
}

// passage is where a numbered sentence stands or, where it is one that we print, what it rests on.
type passage struct {
	text      string
	citations []news.Citation
}

// Bounds of what is sent of a story, in tokens of article text. A summary is written from a part of
// what its articles say, so that a day costs a part of what sending all of it would.
const (
	summaryPart  = 36  // of so many, one
	leastRunes   = 400 // for a summary of as many as that, whatever the script
	mostSummary  = 300
	themeBudget  = 30
	maxArticles  = 4
	maxLabel     = 80 // runes of a publisher's name
	numberTokens = 4  // of "[12] " and the end of its line
	leastWords   = 8  // of a sentence that is neither an opening nor weighty
)

// summaryBudget is what a summary, or the repair of one, is written from.
func summaryBudget(articles []news.Article) int {
	whole, least := 0, 0
	for _, a := range articles {
		for _, p := range a.Body() {
			whole += tokens(p)
			least = max(least, int(leastRunes/scriptOf(p).perToken))
		}
	}
	return min(max(whole/summaryPart, least), mostSummary)
}

// summaryMaterial is what a summary, or the repair of one, is written from. Weighty are the sentences by
// which code would tell the story at that length.
func summaryMaterial(r summarize.Request) (material, error) {
	budget := summaryBudget(r.Articles)
	r.Words = budget // more than they hold, so that it is the budget that ends them
	var weighty []news.Citation
	if s, err := summarize.Extract(r); err == nil {
		for _, sentence := range s.Sentences {
			weighty = append(weighty, sentence.Citations...)
		}
	}
	return newMaterial(r.Articles, budget, weighty)
}

// newMaterial numbers the best passages of the first articles until the budget, in tokens, is used
// up: headlines and openings before what stands further down, a sentence of each article in turn,
// the lead first, and none that says what one before it says. The lede may be
// twice as long as the budget. It fails where there is nothing to number.
func newMaterial(articles []news.Article, budget int, weighty []news.Citation) (material, error) {
	articles = articles[:min(len(articles), maxArticles)]
	unread := make([][]place, len(articles))
	taken := make([][]place, len(articles))
	for i, a := range articles {
		unread[i] = places(a, weighty)
		if i > 0 && len(unread[i]) > 1 && unread[i][0].paragraph == 0 {
			unread[i] = unread[i][1:] // the lead's headline tells what it is about
		}
	}
	var said []map[string]bool
	whole := budget
	for i, left := 0, len(articles); left > 0; i = (i + 1) % len(articles) {
		if len(unread[i]) == 0 {
			left--
			continue
		}
		left = len(articles)
		next := unread[i][0]
		unread[i] = unread[i][1:]
		words := wordSet(next.text)
		if slices.ContainsFunc(said, func(before map[string]bool) bool { return repeats(words, before) }) {
			continue
		}
		cost := tokens(next.text) + numberTokens
		if lede := i == 0 && len(taken[0]) <= 1; cost > budget && !(lede && cost <= 2*whole) {
			continue
		}
		budget -= cost
		said, taken[i] = append(said, words), append(taken[i], next)
		if next.paragraph == 0 {
			i += len(articles) - 1 // its opening comes next
		}
	}
	var m material
	for i, a := range articles {
		m.add(a, taken[i])
	}
	if len(m.passages) == 0 {
		return material{}, fmt.Errorf("no sentence to work from: %w", news.ErrInvalid)
	}
	all := m.text()
	m.Fence = fence(all)
	m.script = scriptOf(all).name
	return m, nil
}

// place is a sentence of an article; paragraph 0 is the title.
type place struct {
	paragraph int
	span      text.Span
	text      string
}

// maxPlaces bounds how far into an article is looked, in sentences.
const maxPlaces = 60

// places are the title, the opening and the sentences that follow it, the weighty ones first, then those of
// the others that say more than a few words.
func places(a news.Article, weighty []news.Citation) []place {
	var first, others []place
	if strings.TrimSpace(a.Title) != "" && !summarize.ForMachines(a.Title) {
		first = append(first, place{0, text.Span{End: utf8.RuneCountInString(a.Title)}, a.Title})
	}
	opened, left := false, maxPlaces
	for i, p := range a.Paragraphs {
		if p.Role != news.Body {
			continue
		}
		for _, span := range summarize.Passages(p.Text, a.Dateline) {
			if left--; left < 0 {
				return append(first, others...)
			}
			here := place{i + 1, span, span.Of(p.Text)}
			switch {
			case summarize.ForMachines(here.text):
			case !opened, slices.Contains(weighty, here.citation(a)):
				first, opened = append(first, here), true
			case len(text.Words(here.text)) >= leastWords:
				others = append(others, here)
			}
		}
	}
	return append(first, others...)
}

func (p place) citation(a news.Article) news.Citation {
	return news.Citation{Article: a.ID, Revision: a.Revision, Paragraph: p.paragraph, Start: p.span.Start, End: p.span.End}
}

func wordSet(s string) map[string]bool {
	words := make(map[string]bool)
	for _, w := range text.Words(s) {
		words[text.Fold(w.Text)] = true
	}
	return words
}

// sameWords is the share of its words from which a sentence only repeats another.
const sameWords = 0.7

func repeats(words, before map[string]bool) bool {
	met := 0
	for w := range words {
		if before[w] {
			met++
		}
	}
	return met > 0 && float64(met) >= sameWords*float64(len(words))
}

// add prints what was taken of an article; nothing, where that is nothing.
func (m *material) add(a news.Article, taken []place) {
	if len(taken) == 0 {
		return
	}
	e := excerpt{Publisher: oneLine(a.Publisher, maxLabel)}
	if !a.Published.IsZero() {
		e.Date = a.Published.Format("2006-01-02")
	}
	for _, p := range taken {
		if l := m.number(a, p.paragraph, p.span); p.paragraph == 0 {
			e.Title = append(e.Title, l)
		} else {
			e.Sentences = append(e.Sentences, l)
		}
	}
	m.Articles = append(m.Articles, e)
}

func (m *material) number(a news.Article, paragraph int, span text.Span) line {
	whole, _ := a.Paragraph(paragraph)
	p := passage{
		text:      oneLine(span.Of(whole), span.End-span.Start),
		citations: []news.Citation{place{paragraph: paragraph, span: span}.citation(a)},
	}
	return m.take(p)
}

func (m *material) take(p passage) line {
	m.passages = append(m.passages, p)
	return line{Number: len(m.passages), Text: p.text}
}

// text is everything that is numbered.
func (m *material) text() string {
	var b strings.Builder
	for _, p := range m.passages {
		b.WriteString(p.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// fence makes a line of the text that it encloses, so that no text can hold its own fence, and equal
// questions are equal to the byte.
func fence(enclosed string) string {
	sum := sha256.Sum256([]byte(enclosed))
	return "=== " + hex.EncodeToString(sum[:6]) + " ==="
}

// cite turns the numbers that the model named into citations, each once, in its order.
func (m *material) cite(numbers []int) ([]news.Citation, error) {
	if len(numbers) == 0 {
		return nil, errors.New("it rests on no sentence")
	}
	var citations []news.Citation
	seen := make(map[int]bool, len(numbers))
	for _, n := range numbers {
		if n < 1 || n > len(m.passages) {
			return nil, fmt.Errorf("sentence %d was not given, only 1 to %d", n, len(m.passages))
		}
		seen[n] = true
		for _, c := range m.passages[n-1].citations {
			if !slices.Contains(citations, c) {
				citations = append(citations, c)
			}
		}
	}
	if len(seen) > maxCitations {
		return nil, fmt.Errorf("it rests on %d sentences; at most %d can be checked by a reader", len(seen), maxCitations)
	}
	return citations, nil
}

// maxCitations keeps a sentence checkable: one that cites everything cites nothing.
const maxCitations = 5
