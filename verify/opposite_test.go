package verify

import (
	"strings"
	"testing"

	"barid/news"
)

func TestOpposites(t *testing.T) {
	const en = "Wheat imports through the southern port rose by a third, and the council approved the tariff that the farmers' union wanted."
	const ar = "ارتفعت واردات القمح عبر المرفأ الجنوبي بنسبة الثلث، ووافق المجلس على التعرفة التي أرادها اتحاد المزارعين."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Wheat imports rose by a third.", ""},
		{"a synonym", "en", en, "Wheat imports through the southern port increased by a third.", ""},
		{"reversed", "en", en, "Wheat imports through the southern port fell by a third.", news.OppositeCheck},
		{"another side of the port", "en", en, "Wheat imports through the northern port rose by a third.", news.OppositeCheck},
		{"reversed verdict", "en", en, "The council rejected the tariff that the farmers' union wanted.", news.OppositeCheck},
		{"said of another", "en", en, "The farmers' union wanted the tariff.", ""},
		{"a prefix", "en", "The tariff for wheat imports is unchanged this season.", "The tariff for wheat imports changed this season.", news.OppositeCheck},
		{"kept", "ar", ar, "ارتفعت واردات القمح عبر المرفأ الجنوبي بنسبة الثلث.", ""},
		{"reversed", "ar", ar, "انخفضت واردات القمح عبر المرفأ الجنوبي بنسبة الثلث.", "name opposite"},
		{"reversed verdict", "ar", ar, "ورفض المجلس التعرفة التي أرادها اتحاد المزارعين.", "name opposite"},
	})
}

// A word on both sides of one line would be its own opposite.
func TestOppositesAreApart(t *testing.T) {
	for line := range strings.Lines(oppositesTXT) {
		halves := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(halves) != 2 {
			t.Errorf("%q has not two sides", line)
			continue
		}
		other := meanings(halves[1])
		for m := range meanings(halves[0]) {
			if other[m] {
				t.Errorf("%q is on both sides of %q", m, line)
			}
		}
	}
}
