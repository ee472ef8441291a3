package lab

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"barid/collect/page"
	"barid/collect/sanitize"
)

// pageRow is a page as a row has it.
type pageRow struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	File string `json:"file"` // relative to the rows' folder, also packed (.gz)
}

func (r pageRow) key() (string, error) {
	if r.ID == "" || r.File == "" {
		return "", errors.New("no id or no file")
	}
	return r.ID, nil
}

// extraction is what was read out of a page.
type extraction struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Title    string   `json:"title"`
	Authors  []string `json:"author"`
	Date     string   `json:"date"` // in the zone that the page states
	Language string   `json:"lang"`
}

// Extract reads rows {id, url, file} and writes {id, text, title, author, date, lang} for each, in the
// same order. Lines that a publisher repeats among these pages are left out, as collect marks them. A page
// that cannot be read has no text.
func Extract(files fs.FS, in io.Reader, out io.Writer) error {
	rows, err := readRows[pageRow](in)
	if err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	extractor, known := page.New(), page.NewRecurring()
	defer extractor.Close()
	pages := make([]page.Page, len(rows))
	group, ctx := errgroup.WithContext(context.Background())
	group.SetLimit(2 * runtime.NumCPU())
	for i, r := range rows {
		group.Go(func() error {
			body, err := readFile(files, r.File)
			if err != nil {
				return fmt.Errorf("extract %s: %w", r.ID, err)
			}
			p, err := extractor.Extract(ctx, page.Source{Body: body, URL: r.URL})
			if err == nil {
				pages[i] = p
				known.Learn(r.URL, p)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	answers := make([]extraction, len(rows))
	for i, r := range rows {
		answers[i] = newExtraction(r.ID, known.Mark(r.URL, pages[i]))
	}
	return writeRows(out, answers)
}

func newExtraction(id string, p page.Page) extraction {
	e := extraction{ID: id, Title: p.Title, Authors: p.Authors, Language: p.Language}
	if !p.Published.IsZero() {
		e.Date = p.Published.Format(time.DateOnly)
	}
	var text []string
	for _, b := range p.Blocks {
		if !b.Recurring {
			text = append(text, b.Text)
		}
	}
	e.Text = strings.Join(text, "\n\n")
	return e
}

// htmlRow is a fragment of HTML.
type htmlRow struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
}

func (r htmlRow) key() (string, error) {
	if r.ID == "" {
		return "", errors.New("no id")
	}
	return r.ID, nil
}

// Sanitize reads rows {id, html} and writes the same with the HTML made harmless, in the same order.
// Of what cannot be cleaned, nothing is left.
func Sanitize(in io.Reader, out io.Writer) error {
	rows, err := readRows[htmlRow](in)
	if err != nil {
		return fmt.Errorf("sanitize: %w", err)
	}
	cleaner := sanitize.New()
	for i, r := range rows {
		clean, err := cleaner.HTML(r.HTML)
		if err != nil {
			clean = ""
		}
		rows[i].HTML = clean
	}
	return writeRows(out, rows)
}
