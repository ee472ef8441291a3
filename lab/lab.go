// Package lab measures Barid on files: it runs one verb on rows of articles and writes down what the
// verb answers, so that a scorer or a reader can judge it.
//
// In come JSON lines, one row a line, as bench sets and editors' collections have them; only the
// fields that are named are read, so that a gold label beside them cannot help. Out come JSON lines
// again, keyed by the rows' ids. The first row that cannot be understood ends the run with the number
// of its line, since a figure over half of the rows misleads. Nothing is stored, no network is used,
// and the same rows give the same answer. Replay makes a past issue again by other settings.
package lab

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"barid/news"
	"barid/text"
)

// maxRow bounds a line, in bytes.
const maxRow = 16 << 20

// row is a line of a file. Its key identifies it there; a row without one is refused.
type row interface{ key() (string, error) }

// readRows reads JSON lines, plain or compressed by gzip, passing over blank ones.
func readRows[T row](in io.Reader) ([]T, error) {
	in, err := inflated(in)
	if err != nil {
		return nil, err
	}
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxRow)
	var rows []T
	seen := make(map[string]int) // key: its line
	line := 1
	for ; scanner.Scan(); line++ {
		if strings.TrimSpace(scanner.Text()) == "" {
			continue
		}
		var r T
		if err := json.Unmarshal(scanner.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", line, news.ErrInvalid, err)
		}
		key, err := r.key()
		if err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", line, news.ErrInvalid, err)
		}
		if seen[key] > 0 {
			return nil, fmt.Errorf("line %d: %w: id %q is that of line %d", line, news.ErrInvalid, key, seen[key])
		}
		seen[key] = line
		rows = append(rows, r)
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d: %w: longer than %d MiB", line, news.ErrInvalid, maxRow>>20)
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	return rows, nil
}

// inflated reads what begins with the magic number of gzip (RFC 1952 §2.3.1) as the text that was
// compressed.
func inflated(in io.Reader) (io.Reader, error) {
	buffered := bufio.NewReader(in)
	if magic, _ := buffered.Peek(2); string(magic) != "\x1f\x8b" {
		return buffered, nil
	}
	plain, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", news.ErrInvalid, err)
	}
	return plain, nil
}

// readArticles reads rows that are one article each, and numbers the articles from 1.
func readArticles(in io.Reader) ([]articleRow, []news.Article, error) {
	rows, err := readRows[articleRow](in)
	if err != nil {
		return nil, nil, err
	}
	articles := make([]news.Article, len(rows))
	for i, r := range rows {
		articles[i] = r.article(i + 1)
	}
	return rows, articles, nil
}

// writeRows writes JSON lines.
func writeRows[T any](out io.Writer, rows []T) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, row := range rows {
		if err := encoder.Encode(row); err != nil {
			return fmt.Errorf("write row: %w", err)
		}
	}
	return nil
}

// articleRow is an article as a row has it.
type articleRow struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	URL       string `json:"url"`
	Publisher string `json:"source"`
	Published date   `json:"published"`
	Language  string `json:"lang"`
}

func (r articleRow) key() (string, error) {
	switch {
	case r.ID == "":
		return "", errors.New("no id")
	case strings.TrimSpace(r.Title+r.Text) == "":
		return "", fmt.Errorf("article %q has neither title nor text", r.ID)
	}
	return r.ID, nil
}

// article makes the article numbered n in its file. It is first seen when it was published; where the row
// does not say, never.
func (r articleRow) article(n int) news.Article {
	a := news.Article{
		ID:        news.ArticleID(n),
		Key:       r.ID,
		Revision:  1,
		URL:       r.URL,
		Publisher: r.Publisher,
		Language:  r.Language,
		Title:     r.Title,
		Published: time.Time(r.Published),
		FirstSeen: time.Time(r.Published),
	}
	if a.Language == "" {
		a.Language = text.Identify(r.Title + "\n" + r.Text)
	}
	for _, p := range paragraphs(r.Text) {
		a.Paragraphs = append(a.Paragraphs, news.Paragraph{Text: p})
	}
	return a
}

// paragraphs splits a text at its blank lines, the lines between them being one paragraph; a text
// without blank lines has a paragraph on each line.
func paragraphs(s string) []string {
	var list []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			list = append(list, strings.Join(lines, " "))
			lines = nil
		}
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	spaced := strings.Contains(strings.TrimSpace(s), "\n\n")
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if line == "" || !spaced {
			flush()
		}
	}
	flush()
	return list
}

// date is a day (2006-01-02) or a time by RFC 3339; empty or absent, it is the zero time.
type date time.Time

func (d *date) UnmarshalText(b []byte) error {
	for _, layout := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, string(b)); err == nil {
			*d = date(t)
			return nil
		}
	}
	if len(b) == 0 {
		return nil
	}
	return fmt.Errorf("date %q is neither 2006-01-02 nor RFC 3339", b)
}
