package model

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// passage is where a numbered sentence stands.
type passage struct {
	text     string
	citation news.Citation
}

// Bounds of what is sent of a story: the first articles, the lead first, share the budget.
const (
	summaryBudget = 2000 // tokens of article text
	themeBudget   = 600
	maxArticles   = 6
	maxLabel      = 80 // runes of a publisher's name
	numberTokens  = 4  // of "[12] " and the end of its line
)

// newMaterial numbers the sentences of the articles until the budget, in tokens, is used up. It
// fails where there is nothing to number.
func newMaterial(articles []news.Article, budget int) (material, error) {
	articles = articles[:min(len(articles), maxArticles)]
	var m material
	for _, a := range articles {
		m.add(a, budget/len(articles))
	}
	if len(m.passages) == 0 {
		return material{}, fmt.Errorf("no sentence to work from: %w", news.ErrInvalid)
	}
	whole := m.text()
	m.Fence = fence(whole)
	m.script = scriptOf(whole).name
	return m, nil
}

func (m *material) add(a news.Article, budget int) {
	e := excerpt{Publisher: oneLine(a.Publisher, maxLabel)}
	if !a.Published.IsZero() {
		e.Date = a.Published.Format("2006-01-02")
	}
	if cost := tokens(a.Title) + numberTokens; strings.TrimSpace(a.Title) != "" && cost < budget && !summarize.ForMachines(a.Title) {
		e.Title = append(e.Title, m.number(a, 0, text.Span{Start: 0, End: utf8.RuneCountInString(a.Title)}))
		budget -= cost
	}
	for i, p := range a.Paragraphs {
		if p.Role != news.Body {
			continue
		}
		for _, span := range text.Sentences(p.Text) {
			if summarize.ForMachines(span.Of(p.Text)) {
				continue
			}
			if budget -= tokens(span.Of(p.Text)) + numberTokens; budget < 0 {
				m.Articles = append(m.Articles, e)
				return
			}
			e.Sentences = append(e.Sentences, m.number(a, i+1, span))
		}
	}
	m.Articles = append(m.Articles, e)
}

func (m *material) number(a news.Article, paragraph int, span text.Span) line {
	whole, _ := a.Paragraph(paragraph)
	p := passage{
		text: oneLine(span.Of(whole), span.End-span.Start),
		citation: news.Citation{
			Article: a.ID, Revision: a.Revision, Paragraph: paragraph, Start: span.Start, End: span.End,
		},
	}
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
		if !seen[n] {
			seen[n] = true
			citations = append(citations, m.passages[n-1].citation)
		}
	}
	if len(citations) > maxCitations {
		return nil, fmt.Errorf("it rests on %d sentences; at most %d can be checked by a reader", len(citations), maxCitations)
	}
	return citations, nil
}

// maxCitations keeps a sentence checkable: one that cites everything cites nothing.
const maxCitations = 5
