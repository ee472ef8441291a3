package templates

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// Runs are written with "[" and "]" around what is isolated.
func bracketed(p prose) string {
	var b strings.Builder
	for _, r := range p.Runs {
		if r.Dir == "" {
			b.WriteString(r.Text)
			continue
		}
		b.WriteString("[" + r.Text + "]")
	}
	return b.String()
}

func TestRunsAgainstTheDirection(t *testing.T) {
	for _, tt := range []struct{ text, dir, want string }{
		{"", "ltr", ""},
		{"All in Latin, 100% of it.", "ltr", "All in Latin, 100% of it."},
		{"The paper وكالة الأرز، بيروت said so.", "ltr", "The paper [وكالة الأرز، بيروت] said so."},
		{"كل النص عربي.", "rtl", "كل النص عربي."},
		{"بحسب صحيفة Levant Courier.", "rtl", "بحسب صحيفة [Levant Courier]."},
		{"وكالة (AP) قالت", "rtl", "وكالة ([AP]) قالت"},
		{"شركة STG (Stroytrans) تعيد", "rtl", "شركة [STG (Stroytrans)] تعيد"},
		{"نسبة 25% من 1,200 طن و 3.5 مليار", "rtl", "نسبة [25%] من [1,200] طن و [3.5] مليار"},
		{"بين 2013–2014 وF-16", "rtl", "بين [2013–2014] و[F-16]"},
		{"قتل ١٢ شخصا", "rtl", "قتل ١٢ شخصا"},
	} {
		p := newProse(tt.text, tt.dir)
		if diff := cmp.Diff(tt.want, bracketed(p)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.dir, diff)
		}
		if p.Plain != tt.text {
			t.Errorf("plain text is %q, want %q", p.Plain, tt.text)
		}
	}
}

func TestDirection(t *testing.T) {
	for language, want := range map[string]string{
		"ar": "rtl", "ar-LB": "rtl", "AR": "rtl", "fa": "rtl", "he": "rtl", "ur": "rtl",
		"en": "ltr", "fr": "ltr", "arn": "ltr", "und": "ltr", "": "ltr",
	} {
		if got := Direction(language); got != want {
			t.Errorf("%q runs %s, want %s", language, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, tt := range []struct {
		text  string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"ten runes!", 10, "ten runes!"},
		{"one two three four", 12, "one two…"},
		{"onewordwithoutspace", 10, "onewordwi…"},
		{"واحد اثنان ثلاثة", 12, "واحد اثنان…"},
		{"first · second one", 10, "first…"},
	} {
		got := clip(tt.text, tt.limit)
		if got != tt.want || utf8.RuneCountInString(got) > tt.limit {
			t.Errorf("clip(%q, %d) is %q, want %q", tt.text, tt.limit, got, tt.want)
		}
	}
}

// No part of the text is lost or broken by cutting it into runs, folding and clipping.
func FuzzProse(f *testing.F) {
	f.Add("بحسب صحيفة Levant Courier (AP) 25%")
	f.Add("plain وكالة (")
	f.Add("\u2068a\u2069\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, dir := range []string{"ltr", "rtl"} {
			joined := ""
			for _, r := range newProse(text, dir).Runs {
				joined += r.Text
			}
			if joined != text {
				t.Errorf("%s: %q became %q", dir, text, joined)
			}
		}
		if got := strings.Fields(tidy(text)); !cmp.Equal(got, strings.Fields(text)) {
			t.Errorf("%q became %q", text, got)
		}
		if utf8.ValidString(text) && !utf8.ValidString(clip(text, 5)) {
			t.Errorf("clip(%q) breaks a rune", text)
		}
	})
}
