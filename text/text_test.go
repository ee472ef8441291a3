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
