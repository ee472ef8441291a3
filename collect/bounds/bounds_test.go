package bounds

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"barid/news"
)

func TestCheck(t *testing.T) {
	l := Limits{Elements: 6, Depth: 3, Attributes: 2}
	for body, ok := range map[string]bool{
		"": true, "<": true, "a < b": true, "text": true,
		"<a><b><c></c></b></a>":               true,
		"<a><b><c><d>":                        false,
		"<a/><a/><a/><a/><a/><a/>":            true,
		"<a/><a/><a/><a/><a/><a/><a/>":        false,
		"<a x=1 y=2>":                         true,
		"<a x=1 y=2 z=3>":                     false,
		"<a x=1 y=2 z=3":                      false, // cut short
		"<!--<a><a><a><a><a><a><a>-->":        true,
		"<![CDATA[<a><a><a><a><a><a><a>]]>":   true,
		"<!--<a><a><a><a><a><a><a>":           false, // no comment
		"<a></a></a></a></a><b><c><d></d>":    true,
		"<?xml?><!DOCTYPE x><a>1 < 2</a>":     true,
		strings.Repeat("<a></a>", 6) + "</a>": true,
	} {
		if err := l.Check([]byte(body)); (err == nil) != ok || err != nil && !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%q: %v", body, err)
		}
	}
	if err := (Limits{}).Check([]byte(strings.Repeat("<a x=1>", 1000))); err != nil {
		t.Errorf("without limits: %v", err)
	}
}

// FuzzCheck adds elements to any document: each one more that a limit does not let through.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"", "<a><!--", "<![CDATA[", "</", "<a x=", "<!---->"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := Limits{Elements: 10}
		if err := l.Check([]byte(strings.Repeat("<b>", 11) + s)); err == nil {
			t.Errorf("before %q 11 elements pass", s)
		}
		if err := l.Check([]byte(s)); err != nil && strings.Count(s, "<") <= 10 {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func Example() {
	err := Page().Check([]byte("<!doctype html>" + strings.Repeat("<b>", 300_000)))
	fmt.Println(errors.Is(err, news.ErrInvalid))
	// Output: true
}
