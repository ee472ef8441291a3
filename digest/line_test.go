package digest_test

import (
	"testing"
	"unicode/utf8"

	"barid/digest"
)

func TestLineKeepsWhatIsWrittenAndNoMore(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"plain":                  {"Syria opens a crossing", "Syria opens a crossing"},
		"spread over lines":      {"  Syria\r\n opens\t\u00a0again\u2028", "Syria opens again"},
		"an override":            {"Syria \u202esnepo\u202c a crossing", "Syria snepo a crossing"},
		"embeddings, isolates":   {"\u202a\u202b\u202dSyria\u2066\u2067\u2068 opens\u2069", "Syria opens"},
		"controls of both sets":  {"Syria\x00opens\u0085a\u009bcrossing\x7f", "Syria opens a crossing"},
		"invisible and private":  {"Sy\u200bri\u00ada\ufeff \ue000opens\U000e0041", "Syria opens"},
		"broken bytes":           {"Syria \xff\xfe opens", "Syria opens"},
		"Arabic with a joiner":   {"می\u200cخواهم", "می\u200cخواهم"},
		"Arabic with marks":      {"قرار (2254)\u200f و\u061c3", "قرار (2254)\u200f و\u061c3"},
		"Arabic sign of a verse": {"\u06dd12", "\u06dd12"},
		"nothing":                {"\u202e \r\n\x00", ""},
	}
	for name, tt := range tests {
		if got := digest.Line(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("Syria \u202eopens\r\nBcc: x")
	f.Fuzz(func(t *testing.T, s string) {
		line := digest.Line(s)
		if again := digest.Line(line); again != line || !utf8.ValidString(line) {
			t.Errorf("%q: %q, then %q", s, line, again)
		}
	})
}
