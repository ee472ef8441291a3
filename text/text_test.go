package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTermsMeet(t *testing.T) {
	tests := []struct{ lang, a, b string }{
		{"ar", "إسرائيل الضاحية الجنوبية لبيروت", "اسرائيل ضاحية الجنوبيه بيروت"},
		{"ar", "الرئيسُ اللبنانيّ يلتقي مُحَمَّد", "الرئيس اللبناني يلتقي محمد"},
	}
	for _, tt := range tests {
		a := NewAnalyzer(tt.lang)
		if diff := cmp.Diff(a.Terms(tt.a), a.Terms(tt.b)); diff != "" {
			t.Errorf("%q and %q (-first +second):\n%s", tt.a, tt.b, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	s := "The U.S. envoy met Dr. Salem on Oct. 7. “It is over.” He left! هل انتهت؟ نعم."
	want := []string{"The U.S. envoy met Dr. Salem on Oct. 7.", "“It is over.”", "He left!", "هل انتهت؟", "نعم."}
	var got []string
	for _, sp := range Sentences(s) {
		got = append(got, sp.Of(s))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}
