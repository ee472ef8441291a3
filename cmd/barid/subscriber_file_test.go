package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

func readersFile() subscriberFile {
	return subscriberFile{
		path:     "readers.csv",
		editions: []digest.Edition{{ID: "morning"}, {ID: "evening"}},
		themes:   []news.Theme{{ID: 1, Slug: "syria-russia"}, {ID: 2, Slug: "lebanon-israel"}},
		at:       time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC),
	}
}

func TestSubscriberFileRefuses(t *testing.T) {
	const head = "address,edition,themes,length\n"
	for _, test := range []struct{ name, csv, want string }{
		{"an empty file", "", "readers.csv:1: the first line must be"},
		{"a byte order mark alone", "\ufeff", "readers.csv:1: the first line must be"},
		{"a quote that never ends", head + `"reader@news.example,morning,,full`, "readers.csv:2: extraneous or missing \" in quoted-field"},
		{"a quote that never ends, first", `"address,edition`, "readers.csv:1: the first line must be"},
		{"a bare quote", head + `rea"der@news.example,morning,,full`, "readers.csv:2: bare \" in non-quoted-field"},
		{"too few fields", head + "reader@news.example,morning\n", "readers.csv:2: wrong number of fields"},
		{"an edition twice", head + "a@news.example,morning,,\na@news.example,morning,,\n", "readers.csv:3: a@news.example has a row for morning already"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := readersFile().parse(strings.NewReader(test.csv))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, error %v, want %q", got, err, test.want)
			}
		})
	}
}

// Whatever the bytes, they are refused or read, and what is read is written and read the same.
func FuzzSubscriberFile(f *testing.F) {
	const head = "address,edition,themes,length\n"
	f.Add("")
	f.Add(head)
	f.Add(head + `"`)
	f.Add(head + "reader@news.example,morning,syria-russia;lebanon-israel,brief\nreader@news.example,evening,,\n")
	f.Add("\ufeffaddress,edition,themes,length,language,given,how,withdrawn,withdrawn_how\r\n" +
		"'=1+1@news.example,evening,,full,ar,2026-11-20T08:00:00Z,\"said \"\"yes\"\"\",,\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := readersFile()
		first, err := file.parse(strings.NewReader(text))
		if err != nil {
			return
		}
		var out strings.Builder
		if err := writeSubscribers(&out, first, map[news.ThemeID]string{1: "syria-russia", 2: "lebanon-israel"}); err != nil {
			t.Fatal(err)
		}
		second, err := file.parse(strings.NewReader(out.String()))
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		if diff := cmp.Diff(toTheMillisecond(first), toTheMillisecond(second)); diff != "" {
			t.Errorf("(-first +second)\n%s", diff)
		}
	})
}

// toTheMillisecond is what an export keeps of the times.
func toTheMillisecond(all []audience.Subscriber) []audience.Subscriber {
	for _, s := range all {
		for i := range s.Preferences {
			c := &s.Preferences[i].Consent
			c.Given, c.Withdrawn = c.Given.Truncate(time.Millisecond), c.Withdrawn.Truncate(time.Millisecond)
		}
	}
	return all
}
