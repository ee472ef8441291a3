package paste

import (
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"barid/news"
)

func TestDecode(t *testing.T) {
	english := "Café owners in Beirut – all 40 of them – agreed.\n\nThey said “no”.\n"
	arabic := "أعلنت الوزارة يوم الثلاثاء أن العمل في المرفأ سيبدأ قريباً.\n\nوقال المدير إن الكلفة معروفة.\n"
	tests := map[string]struct {
		in   []byte
		want string
	}{
		"UTF-8":                        {[]byte(arabic), arabic},
		"UTF-8 with mark":              {[]byte("\ufeff" + english), english},
		"UTF-16 little-endian":         {encode16(arabic, "\xff\xfe", 0), arabic},
		"UTF-16 big-endian":            {encode16(english, "\xfe\xff", 1), english},
		"UTF-16 without mark, English": {encode16(english, "", 0), english},
		"UTF-16 without mark, Arabic":  {encode16(arabic, "", 1), arabic},
		"windows-1256":                 {encodePage(t, charmap.Windows1256, arabic), arabic},
		"windows-1252":                 {encodePage(t, charmap.Windows1252, english), english},
		"empty":                        {nil, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got, err := Decode(tt.in); err != nil || got != tt.want {
				t.Errorf("Decode = %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func encode16(s, mark string, low int) []byte {
	b := []byte(mark)
	for _, u := range utf16.Encode([]rune(s)) {
		pair := [2]byte{}
		pair[low], pair[1-low] = byte(u), byte(u>>8)
		b = append(b, pair[:]...)
	}
	return b
}

func encodePage(t *testing.T, page *charmap.Charmap, s string) []byte {
	t.Helper()
	b, err := page.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecodeRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"PDF":       "%PDF-1.7\n1 0 obj",
		"document":  "PK\x03\x04word/document.xml",
		"RTF":       `{\rtf1\ansi Minister resigns}`,
		"page":      "<!DOCTYPE html><title>x</title>",
		"noise":     strings.Repeat("\x01\x7f\x02\x00\xfe", 200),
		"zeros":     strings.Repeat("\x00", 4096),
		"one image": "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02" + strings.Repeat("\x90\x04\x1b\x00", 50),
	} {
		if s, err := Decode([]byte(in)); err == nil {
			t.Errorf("%s: Decode = %.40q", name, s)
		}
	}
}

// FuzzSplit checks what holds of any file: no panic, every line is kept, and articles have bodies.
func FuzzSplit(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".txt") {
			b, err := os.ReadFile("testdata/" + e.Name())
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	for _, s := range []string{"", "\n\n\n", "URL: https://a.example/\n", "Title: \u202e", "\xff\xfe\x00", "TT\n20", "….\n\n\n….", "٢٠\n\nخبر.\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := Decode(b)
		if err != nil {
			return
		}
		last := 0
		for _, a := range Split(s) {
			if a.Line <= last {
				t.Errorf("article at line %d follows one at line %d", a.Line, last)
			}
			last = a.Line
			if len((news.Article{Paragraphs: a.Paragraphs}).Body()) == 0 {
				t.Errorf("article %q has no body", a.Title)
			}
			for _, line := range strings.Split(a.Raw, "\n") {
				if !strings.Contains(s, line) {
					t.Errorf("raw line %q is not in the paste", line)
				}
			}
		}
	})
}

// BenchmarkSplit splits a paste of 400 articles; ten times as much must take ten times as long.
func BenchmarkSplit(b *testing.B) {
	one, err := os.ReadFile("testdata/page-furniture.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(one)+"\n\n\n", 200)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Split(s)
	}
}
