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
		{"a prefix that no table has", "en", "The port published its consolidated accounts for the season.", "The port published its unconsolidated accounts for the season.", news.OppositeCheck},
		{"put off", "en", "The council agreed to accelerate work on the quay.", "The council agreed to delay work on the quay.", news.OppositeCheck},
		{"put off", "ar", "وافق المجلس على تسريع العمل في الرصيف الجديد.", "وافق المجلس على تأجيل العمل في الرصيف الجديد.", "name opposite"},
		{"kept", "ar", ar, "ارتفعت واردات القمح عبر المرفأ الجنوبي بنسبة الثلث.", ""},
		{"reversed", "ar", ar, "انخفضت واردات القمح عبر المرفأ الجنوبي بنسبة الثلث.", "name opposite"},
		{"reversed verdict", "ar", ar, "ورفض المجلس التعرفة التي أرادها اتحاد المزارعين.", "name opposite"},
	})
}

// One of a kind is not another one: nobody has to know every pair of words that exclude each other.
func TestKinds(t *testing.T) {
	const en = "A fire destroyed the old library in the harbour district on Monday, and nurses treated eleven people for burns. " +
		"The province recorded exports of wheat and copper for the second quarter of the year."
	const ar = "دمر حريق المكتبة القديمة في حي المرفأ يوم الاثنين، وعالج الممرضون أحد عشر شخصا."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "A fire destroyed the old library in the harbour district.", ""},
		{"a synonym", "en", en, "A blaze destroyed the old library in the harbour district.", ""},
		{"another building", "en", en, "A fire destroyed the old museum in the harbour district.", news.OppositeCheck},
		{"another disaster", "en", en, "A flood destroyed the old library in the harbour district.", news.OppositeCheck},
		{"another profession", "en", en, "Firefighters treated eleven people for burns.", news.OppositeCheck},
		{"both of a kind", "en", en, "The province recorded exports of copper and of wheat for the second quarter.", ""},
		{"wider than a kind", "en", en, "A fire destroyed a building.", ""},
		{"kept", "ar", ar, "دمر حريق المكتبة القديمة في حي المرفأ.", ""},
		{"another building", "ar", ar, "دمر حريق المتحف القديم في حي المرفأ.", "name opposite"},
		{"another disaster", "ar", ar, "دمر زلزال المكتبة القديمة في حي المرفأ.", "name opposite"},
	})
}

// A word in two parts of one line would exclude itself.
func TestLexiconIsApart(t *testing.T) {
	for line := range strings.Lines(oppositesTXT + kindsTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) < 2 {
			t.Errorf("%q has one part", line)
		}
		seen := make(map[string]bool)
		for _, part := range parts {
			for m := range meanings(part) {
				if seen[m] {
					t.Errorf("%q is in two parts of %q", m, line)
				}
				seen[m] = true
			}
		}
	}
	for line := range strings.Lines(oppositesTXT) {
		if !strings.HasPrefix(line, "#") && strings.Count(line, "|") != 1 {
			t.Errorf("%q has not two sides", line)
		}
	}
}
