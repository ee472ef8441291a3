package lab

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestExtract(t *testing.T) {
	notice := `<p>Readers may write to the desk about this report until the end of the month.</p>`
	report := func(title, text string) []byte {
		return []byte(`<html lang="en"><title>` + title + `</title><meta property="article:published_time" content="2025-07-09T10:00:00Z">
			<article><h1>` + title + `</h1>` + strings.Repeat(`<p>`+text+` said the council of the port city, which voted on Tuesday by nine votes to four.</p>`, 1) +
			`<p>` + text + ` is what the fishermen had hoped for, and what the ferry company had asked for twice.</p>` + notice + `</article>`)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(report("Pier", "A pier"))
	_ = z.Close()
	folder := fstest.MapFS{
		"pages/a.html.gz": {Data: packed.Bytes()},
		"b.html":          {Data: report("Quay", "A quay")},
		"c.html":          {Data: report("Lock", "A lock")},
		"d.html":          {Data: []byte(strings.Repeat("<div>", 600))},
	}
	var out bytes.Buffer
	err := Extract(folder, strings.NewReader(`{"id":"a","url":"https://n.example/a","file":"pages/a.html.gz"}
		{"id":"b","url":"https://n.example/b","file":"b.html"}
		{"id":"c","url":"https://n.example/c","file":"c.html"}
		{"id":"d","url":"https://n.example/d","file":"d.html"}`), &out)
	if err != nil {
		t.Fatal(err)
	}
	got, err := readRows[rowOf](strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	want := []rowOf{{"a", "Pier", "2025-07-09", "en"}, {"b", "Quay", "2025-07-09", "en"}, {"c", "Lock", "2025-07-09", "en"}, {ID: "d"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if strings.Contains(out.String(), "Readers may write") || !strings.Contains(out.String(), "hoped for") {
		t.Errorf("wrote %s", out.String())
	}
	for _, bad := range []string{`{"id":"a"}`, `{"id":"a","url":"","file":"none.html"}`, `{"id":"a","file":"../a"}`, `{"id":"a","file":"/etc/hosts"}`} {
		if err := Extract(folder, strings.NewReader(bad), &out); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

// rowOf are the short fields of an extraction.
type rowOf struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Date  string `json:"date"`
	Lang  string `json:"lang"`
}

func (r rowOf) key() (string, error) { return r.ID, nil }

func TestSanitize(t *testing.T) {
	var out bytes.Buffer
	err := Sanitize(strings.NewReader(`{"id":"a","html":"<p onclick=f()>One"}`+"\n"+`{"id":"b","html":"`+strings.Repeat("<div>", 600)+`"}`), &out)
	if want := "{\"id\":\"a\",\"html\":\"<p>One</p>\"}\n{\"id\":\"b\",\"html\":\"\"}\n"; err != nil || out.String() != want {
		t.Errorf("wrote %s, %v", out.String(), err)
	}
}
