package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

// subscriberColumns head a CSV of subscribers. A row is one subscriber's part in one edition:
// themes are slugs separated by ';', none meaning all; length is full or brief.
var subscriberColumns = []string{"address", "edition", "themes", "length"}

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
	rows.FieldsPerRecord = len(subscriberColumns)
	rows.TrimLeadingSpace = true
	var (
		all   []audience.Subscriber
		place = make(map[string]int) // address → index in all
		wrong []string
	)
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := rows.FieldPos(0)
		if first && !slices.Equal(row, subscriberColumns) {
			return nil, usagef("%s:1: the first line must be %q", s.path, strings.Join(subscriberColumns, ","))
		}
		if err != nil {
			wrong = append(wrong, s.path+csvFault(err))
			if !errors.Is(err, csv.ErrFieldCount) {
				break
			}
			continue
		}
		if first {
			continue
		}
		address, preference, err := s.row(row)
		i, known := place[address]
		switch {
		case err != nil:
		case !known:
			place[address] = len(all)
			all = append(all, audience.Subscriber{Address: address, Preferences: []audience.Preference{preference}})
		case hasEdition(all[i], preference.Edition):
			err = fmt.Errorf("%s has a row for %s already", address, preference.Edition)
		default:
			all[i].Preferences = append(all[i].Preferences, preference)
		}
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s:%d: %s", s.path, line, plain(err)))
		}
	}
	if len(wrong) > 0 {
		return nil, &configErrors{lines: wrong}
	}
	return all, nil
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
	none := audience.Preference{}
	address, err := audience.ParseAddress(row[0])
	if err != nil {
		return "", none, err
	}
	edition := digest.EditionID(strings.TrimSpace(row[1]))
	if !slices.ContainsFunc(s.editions, func(e digest.Edition) bool { return e.ID == edition }) {
		return "", none, fmt.Errorf("edition %q is not in the config", edition)
	}
	selection := digest.Selection{Length: digest.Length(strings.TrimSpace(row[3]))}
	if selection.Length == "" {
		selection.Length = digest.Full
	}
	if selection.Length != digest.Full && selection.Length != digest.Brief {
		return "", none, fmt.Errorf("length %q: write full or brief", row[3])
	}
	for slug := range strings.SplitSeq(row[2], ";") {
		if slug = strings.TrimSpace(slug); slug == "" {
			continue
		}
		i := slices.IndexFunc(s.themes, func(t news.Theme) bool { return t.Slug == slug })
		if i < 0 {
			return "", none, fmt.Errorf("theme %q is not known; write its slug", slug)
		}
		selection.Themes = append(selection.Themes, s.themes[i].ID)
	}
	return address, audience.Preference{Edition: edition, Selection: selection, Consent: audience.Consent{
		Given: s.at, How: "imported from " + filepath.Base(s.path),
	}}, nil
}

func hasEdition(s audience.Subscriber, e digest.EditionID) bool {
	_, ok := s.For(e)
	return ok
}
