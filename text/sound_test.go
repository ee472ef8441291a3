package text

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func ExampleSameName() {
	fmt.Println(SameName("Emmanuel Macron", "إيمانويل ماكرون"), SameName("Michel Aoun", "جوزيف عون"))
	// Output: true false
}

// pairsOf reads a file of pairs of names; one marked ~ is known to be read wrong.
func pairsOf(t *testing.T, file string) (pairs [][2]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range dataLines(string(data)) {
		a, b, _ := strings.Cut(line, "|")
		pairs = append(pairs, [2]string{a, b})
	}
	return pairs
}

func TestSameName(t *testing.T) {
	for file, want := range map[string]bool{"testdata/same-names.txt": true, "testdata/others-names.txt": false} {
		pairs, right := pairsOf(t, file), 0
		for _, p := range pairs {
			b, known := strings.CutSuffix(p[1], "~")
			got := SameName(p[0], b)
			if got != SameName(b, p[0]) {
				t.Errorf("%s and %s: the order matters", p[0], b)
			}
			if got == want {
				right++
			} else if !known {
				t.Errorf("%s and %s: one name %v, want %v", p[0], b, got, want)
			}
		}
		t.Logf("%s: %d of %d right", file, right, len(pairs))
	}
}

func TestFindName(t *testing.T) {
	const told = "وقال وزير الخارجية الألماني يوهان فاديفول إن بلاده ستدعم الأمم المتحدة، وفقا لبيان نشر في نيويورك."
	heard := NewSounding(told)
	for name, want := range map[string]string{
		"Johann Wadephul": "يوهان فاديفول", "Wadephul": "فاديفول", "New York": "نيويورك", "UN": "الأمم المتحدة",
		"Johann Weber": "", "Paris": "", "": "", strings.Repeat("Anna ", 100): "",
	} {
		at, ok := heard.Find(name)
		if ok != (want != "") || ok && at.Of(told) != want {
			t.Errorf("Find(%q) = %q, %v, want %q", name, at.Of(told), ok, want)
		}
	}
}

func FuzzSameName(f *testing.F) {
	f.Add("Макрон", "ماكرون")
	f.Add("x'ءهh", "\xffعبد ال")
	f.Fuzz(func(t *testing.T, a, b string) {
		if SameName(a, b) != SameName(b, a) {
			t.Errorf("%q and %q: the order matters", a, b)
		}
	})
}
