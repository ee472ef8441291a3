package text

//lint:file-ignore ST1018 Persian words are written with a zero-width non-joiner

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	tests := map[string][]string{
		"Don’t wait, the U.S. vote is at 5 p.m.": {"Don’t", "wait", "the", "U.S.", "vote", "is", "at", "5", "p.m."},
		"It costs $1,250.50 (12% more).":         {"It", "costs", "1,250.50", "12", "more"},
		"بلغت ١٬٢٣٤٫٥ ليرة، أي ٪١٢ أكثر":         {"بلغت", "١٬٢٣٤٫٥", "ليرة", "أي", "١٢", "أكثر"},
		"مُحَمَّد بن سـلمان، أ.د. هدى":           {"مُحَمَّد", "بن", "سـلمان", "أ.د.", "هدى"},
		"Lebanon–Israel talks end.":              {"Lebanon", "Israel", "talks", "end"},
		"می‌شود":                                 {"می‌شود"},
		"— … !":                                  {},
	}
	for s, want := range tests {
		got := []string{}
		for _, w := range Words(s) {
			got = append(got, w.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Words(%q) (-want +got):\n%s", s, diff)
		}
	}
}

func TestSpanOf(t *testing.T) {
	tests := []struct {
		span Span
		want string
	}{
		{Span{0, 3}, "قال"}, {Span{4, 7}, "نعم"}, {Span{4, 99}, "نعم"}, {Span{2, 2}, ""}, {Span{7, 7}, ""}, {Span{50, 60}, ""}, {Span{3, 1}, ""}, {Span{-2, 3}, "قال"},
	}
	for _, tt := range tests {
		if got := tt.span.Of("قال نعم"); got != tt.want {
			t.Errorf("%v.Of = %q, want %q", tt.span, got, tt.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"a.b.c. d", "\xff1,2\xc0", "e\u0301\u200d", "U.S..", "b.c.\xe3d", "٣٫٥", "한국 ﷺ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, w := range Words(s) {
			if w.Start < at || w.End <= w.Start {
				t.Fatalf("Words(%q): %v after %d", s, w.Span, at)
			}
			if got := w.Of(s); got != w.Text {
				t.Fatalf("Words(%q): %v holds %q, Text is %q", s, w.Span, got, w.Text)
			}
			at = w.End
		}
		if n := utf8.RuneCountInString(s); at > n {
			t.Fatalf("Words(%q): last word ends at %d of %d", s, at, n)
		}
	})
}
