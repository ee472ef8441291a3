package text

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// The 193 members of the United Nations, PS, VA, TW, XK, three territories in the news, and EU, UN, NATO.
func TestGazetteerIsWhole(t *testing.T) {
	rows := tableRows(partiesTSV)
	if len(rows) != 193+4+3+3 {
		t.Errorf("%d parties", len(rows))
	}
	for _, row := range rows {
		code := row["code"]
		if r, err := language.ParseRegion(code); code != "NATO" && (err != nil || r.String() != code) {
			t.Errorf("%s is no region: %v", code, err)
		}
		if len(row) != 7 || row["en"] == "" || row["ar"] == "" {
			t.Errorf("%s: %d cells, %q, %q", code, len(row), row["en"], row["ar"])
		}
		if strings.Contains(row["en"], "،") || strings.Contains(row["ar"], "،") {
			t.Errorf("%s: an Arabic comma parts nothing here", code)
		}
	}
}

// A form that speaks of two parties needs support from elsewhere in the text for all but one of them.
func TestGazetteerIsUnambiguous(t *testing.T) {
	var walk func(p *phrases[form], phrase string)
	walk = func(p *phrases[form], phrase string) {
		certain := make(map[string]bool)
		for _, f := range p.values {
			if f.mark != '?' {
				certain[f.party] = true
			}
		}
		if len(certain) > 1 {
			t.Errorf("%q means %v", phrase, certain)
		}
		for word, next := range p.next {
			walk(next, phrase+" "+word)
		}
	}
	walk(&parties().forms, "")
}

func TestInflected(t *testing.T) {
	got := inflected([]string{"كوري شمالي"})
	for _, want := range []string{"كوري شمالي", "الكورية الشمالية", "كوريون شماليون"} {
		found := false
		for _, form := range got {
			found = found || form == want
		}
		if !found {
			t.Errorf("inflected has no %q: %v", want, got)
		}
	}
}
