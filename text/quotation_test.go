package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuotations(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"curly", "She said “we agree” and “we go.”", []string{"we agree", "we go."}},
		{"straight", `He said "no", then "yes."`, []string{"no", "yes."}},
		{"guillemets", "قال «نوافق» ثم « نعم »", []string{"نوافق", " نعم "}},
		{"German", "Er sagte „ja“ und „nein”.", []string{"ja", "nein"}},
		{"reversed, as in much Arabic text", "قال ”نوافق“ اليوم", []string{"نوافق"}},
		{"behind a proclitic", `ما وصفه ب"خطوة أولى" اليوم`, []string{"خطوة أولى"}},
		{"Danish", "Han sagde »ja« igen", []string{"ja"}},
		{"single curly", "the ‘worst’ day of the workers’ party, it’s said", []string{"worst"}},
		{"single straight", "Mayor calls plan 'a gift' to the city's rivals", []string{"a gift"}},
		{"apostrophe inside single", "‘don’t go’ he said", []string{"don’t go"}},
		{"apostrophes only", "It's the '90s and the workers' party isn’t new, rock ’n’ roll", nil},
		{"nested keep the outer", "“He said ‘no’ to us,” she said", []string{"He said ‘no’ to us,"}},
		{"nested guillemets", "«قال «لا» ثم ذهب» اليوم", []string{"قال «لا» ثم ذهب"}},
		{"unclosed ends with the paragraph", "“We begin here \nand then “go on” there", []string{"We begin here", "go on"}},
		{"inches", `a 6" pipe and a 5'10" man`, nil},
		{"empty", `"" and “ ”`, nil},
	} {
		var got []string
		for _, q := range Quotations(test.in) {
			got = append(got, q.Text)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: Quotations(%q) (-want +got)\n%s", test.name, test.in, diff)
		}
	}
}

func TestQuotationSpanHoldsMarks(t *testing.T) {
	s := "قال: «نوافق»."
	got := Quotations(s)
	if len(got) != 1 || got[0].Of(s) != "«نوافق»" {
		t.Errorf("Quotations(%q) = %v", s, got)
	}
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"“a ‘b’ c”", "”a“ «b» »c«", `"open`, "'tis ‘", "«««", "\xff“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, q := range Quotations(s) {
			if q.Start < at || q.End <= q.Start+1 {
				t.Fatalf("Quotations(%q): span %v after %d", s, q.Span, at)
			}
			at = q.End
		}
	})
}
