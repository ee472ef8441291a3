package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

// A CSV of subscribers has a row for one subscriber's part in one edition: themes are slugs
// separated by ';', none meaning all; length is full or brief. An export has more columns, so
// that read back it gives the same consents; a file made by hand needs the first four.
var (
	subscriberColumns = []string{"address", "edition", "themes", "length"}
	exportColumns     = []string{"address", "edition", "themes", "length", "language", "given", "how", "withdrawn", "withdrawn_how"}
)

// subscriberFile reads rows of subscribers against the editions and themes that exist.
type subscriberFile struct {
	path     string
	editions []digest.Edition
	themes   []news.Theme
	at       time.Time
}

// read returns the subscribers of the file, one per address, or everything that is wrong with
// it, a line each.
func (s subscriberFile) read() ([]audience.Subscriber, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, fmt.Errorf("subscribers: %w", err)
	}
	defer f.Close()
	return s.parse(f)
}

func (s subscriberFile) parse(r io.Reader) ([]audience.Subscriber, error) {
	buffered := bufio.NewReader(r)
	if bom, _ := buffered.Peek(3); string(bom) == "\ufeff" {
		_, _ = buffered.Discard(len(bom))
	}
	rows := csv.NewReader(buffered)
	rows.TrimLeadingSpace = true // the first line says how many fields a row has
	if head, _ := rows.Read(); !slices.Equal(head, subscriberColumns) && !slices.Equal(head, exportColumns) {
		return nil, usagef("%s:1: the first line must be %q", s.path, strings.Join(subscriberColumns, ","))
	}
	readers := roster{place: make(map[string]int)}
	var wrong []string
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			wrong = append(wrong, s.path+csvFault(err))
			if !errors.Is(err, csv.ErrFieldCount) {
				break
			}
			continue
		}
		line, _ := rows.FieldPos(0)
		address, preference, err := s.row(row)
		if err == nil {
			err = readers.add(address, preference)
		}
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s:%d: %s", s.path, line, plain(err)))
		}
	}
	if len(wrong) > 0 {
		return nil, &configErrors{lines: wrong}
	}
	return readers.all, nil
}

// roster gathers rows into subscribers, one per address.
type roster struct {
	all   []audience.Subscriber
	place map[string]int // address → index in all
}

func (r *roster) add(address string, p audience.Preference) error {
	i, known := r.place[address]
	if !known {
		i = len(r.all)
		r.place[address] = i
		r.all = append(r.all, audience.Subscriber{Address: address})
	}
	if _, twice := r.all[i].For(p.Edition); twice {
		return fmt.Errorf("%s has a row for %s already", address, p.Edition)
	}
	r.all[i].Preferences = append(r.all[i].Preferences, p)
	return nil
}

// csvFault is ":LINE: what is wrong" for an error of the CSV reader.
func csvFault(err error) string {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return ": " + err.Error()
	}
	return fmt.Sprintf(":%d: %v; the columns are %s", parse.Line, parse.Err, strings.Join(subscriberColumns, ", "))
}

func (s subscriberFile) row(row []string) (string, audience.Preference, error) {
	for i, cell := range row {
		row[i] = bareCell(cell)
	}
	none := audience.Preference{}
	address, err := audience.ParseAddress(row[0])
	if err != nil {
		return "", none, err
	}
	w := wish{edition: row[1], themes: row[2], length: row[3]}
	consent := audience.Consent{Given: s.at, How: "imported from " + filepath.Base(s.path)}
	if len(row) == len(exportColumns) {
		w.language = row[4]
		if consent, err = parseConsent(row[5:]); err != nil {
			return "", none, err
		}
	}
	p, err := s.preference(w)
	p.Consent = consent
	return address, p, err
}

// wish is what a reader asks for, as it is written in a file or on the command line.
type wish struct{ edition, themes, length, language string }

// preference checks a wish against the editions and themes that exist.
func (s subscriberFile) preference(w wish) (audience.Preference, error) {
	p := audience.Preference{
		Edition:   digest.EditionID(strings.TrimSpace(w.edition)),
		Selection: digest.Selection{Length: digest.Length(cmp.Or(strings.TrimSpace(w.length), string(digest.Full))), Language: w.language},
	}
	if !slices.ContainsFunc(s.editions, func(e digest.Edition) bool { return e.ID == p.Edition }) {
		return p, fmt.Errorf("edition %q is not in the config", p.Edition)
	}
	if l := p.Selection.Length; l != digest.Full && l != digest.Brief {
		return p, fmt.Errorf("length %q: write full or brief", w.length)
	}
	if _, err := language.Parse(w.language); w.language != "" && err != nil {
		return p, fmt.Errorf("language %q: write a language tag (BCP 47), such as en or ar", w.language)
	}
	for slug := range strings.SplitSeq(w.themes, ";") {
		if slug = strings.TrimSpace(slug); slug == "" {
			continue
		}
		i := slices.IndexFunc(s.themes, func(t news.Theme) bool { return t.Slug == slug })
		if i < 0 {
			return p, fmt.Errorf("theme %q is not known; write its slug", slug)
		}
		p.Selection.Themes = append(p.Selection.Themes, s.themes[i].ID)
	}
	return p, nil
}

// parseConsent reads the columns from given on.
func parseConsent(row []string) (audience.Consent, error) {
	given, err := parseMoment(row[0])
	if err != nil {
		return audience.Consent{}, err
	}
	withdrawn, err := parseMoment(row[2])
	if err != nil {
		return audience.Consent{}, err
	}
	for _, how := range []string{row[1], row[3]} {
		if strings.ContainsFunc(how, unicode.IsControl) {
			return audience.Consent{}, fmt.Errorf("%q: write one line", how)
		}
	}
	return audience.Consent{Given: given, How: row[1], Withdrawn: withdrawn, WithdrawnHow: row[3]}, nil
}

// writeSubscribers writes a file that read gives the same subscribers of, and that is safe to
// open in a spreadsheet.
func writeSubscribers(w io.Writer, subscribers []audience.Subscriber, slugs map[news.ThemeID]string) error {
	rows := csv.NewWriter(w)
	rows.UseCRLF = true // RFC 4180 §2
	if err := rows.Write(exportColumns); err != nil {
		return err
	}
	for _, s := range subscribers {
		for _, p := range s.Preferences {
			var chosen []string
			for _, id := range p.Selection.Themes {
				chosen = append(chosen, slugs[id])
			}
			row := []string{
				s.Address, string(p.Edition), strings.Join(chosen, ";"), string(p.Selection.Length), p.Selection.Language,
				moment(p.Consent.Given), p.Consent.How, moment(p.Consent.Withdrawn), p.Consent.WithdrawnHow,
			}
			for i, cell := range row {
				row[i] = guardCell(cell)
			}
			if err := rows.Write(row); err != nil {
				return err
			}
		}
	}
	rows.Flush()
	return rows.Error()
}

// moment is a time to the millisecond, empty for one that is not known.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

func parseMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return t, fmt.Errorf("time %q: write one like 2026-11-20T08:00:00Z", s)
	}
	return t.UTC(), nil
}
