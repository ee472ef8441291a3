package charset

import (
	"fmt"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	tests := map[string]struct{ in, contentType, want string }{
		"UTF-8":                       {"بيروت", "", "بيروت"},
		"UTF-8 declared otherwise":    {"بيروت", "text/xml; charset=iso-8859-1", "بيروت"},
		"mark":                        {"\ufeffA", "", "A"},
		"UTF-16":                      {"\xff\xfeA\x00\x28\x06", "", "Aب"},
		"UTF-16 without mark":         {"<\x00a\x00>\x00", "", "<a>"},
		"response":                    {"\xc8\xed\xd1\xe6\xca", "text/xml; charset=windows-1256", "بيروت"},
		"declaration":                 {"<?xml version='1.0' encoding='windows-1251'?>\xcc\xee\xf1\xea\xe2\xe0", "", "<?xml version='1.0' encoding='windows-1251'?>Москва"},
		"response before declaration": {"<?xml encoding='koi8-r'?>\xcc\xee", "text/xml; charset=windows-1251", "<?xml encoding='koi8-r'?>Мо"},
		"nothing known":               {"Caf\xe9", "", "Café"},
		"damage":                      {"بيروت\xe9", "", "بيروت\ufffd"},
		"seven bits":                  {"\x1b$B;!8:\x1b(B", "text/xml; charset=iso-2022-jp", "察減"},
		"unknown label":               {"A", "text/xml; charset=x-nobody", "A"},
		"empty":                       {"", "", ""},
	}
	for name, tt := range tests {
		if got := string(Decode([]byte(tt.in), tt.contentType)); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfe<"), "text/xml; charset=utf-16")
	f.Add([]byte("<?xml encoding='big5'?>\xa4"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if out := Decode(body, contentType); !utf8.Valid(out) {
			t.Errorf("%q is not UTF-8", out)
		}
	})
}

func Example() {
	fmt.Printf("%s\n", Decode([]byte("Caf\xe9"), "text/html; charset=iso-8859-1"))
	// Output: Café
}
