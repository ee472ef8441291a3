package verify

import (
	"testing"

	"barid/news"
)

// Who does what to whom: two that stand around one verb, and which of them does it.
func TestDeeds(t *testing.T) {
	const (
		accused = "Syria on Monday accused Israel of firing at a convoy."
		sued    = "The dockers' union sued the ferry company in May over unpaid wages."
		armed   = "اتهمت سوريا إسرائيل بإطلاق النار على قافلة."
	)
	runClauseTests(t, []clauseTest{
		{"kept", "en", accused, "Syria accused Israel of firing at a convoy.", ""},
		{"exchanged", "en", accused, "Israel accused Syria of firing at a convoy.", news.RoleCheck},
		{"passive, kept", "en", accused, "Israel was accused by Syria of firing at a convoy.", ""},
		{"passive, exchanged", "en", accused, "Syria was accused by Israel of firing at a convoy.", news.RoleCheck},
		{"of a passive, kept", "en", "Israel was accused by Syria of firing at a convoy.", "Syria accused Israel of firing at a convoy.", ""},
		{"of a passive, exchanged", "en", "Israel was accused by Syria of firing at a convoy.", "Israel accused Syria of firing at a convoy.", news.RoleCheck},
		{"both ways", "en", accused + " Israel accused Syria of hiding the guns.", "Israel accused Syria of hiding the guns.", ""},
		{"an office behind the name", "en", "Finance Minister Rana Haddad and Energy Minister Lina Nader spoke.", "Rana Haddad, the finance minister, spoke.", ""},
		{"met, which both do", "en", "Rana Haddad met Samir Khoury in Tyre.", "Samir Khoury met Rana Haddad in Tyre.", ""},
		{"beat", "en", "Zahle beat Tripoli in the final.", "Tripoli beat Zahle in the final.", "name role"},
		{"defeated by", "en", "Tripoli was beaten in the final by Zahle.", "Tripoli beat Zahle in the final.", news.RoleCheck},
		{"struck", "en", "Egypt struck Libya from the sea.", "Libya struck Egypt from the sea.", "name role"},
		{"sold to", "en", "Egypt sold gas to Jordan last year.", "Jordan sold gas to Egypt.", "name role"},
		{"sells to, as it sold", "en", "Egypt sold gas to Jordan.", "Egypt sold Jordan gas.", ""},
		{"thanked", "en", "The mayor thanked the crew of the ferry.", "The crew of the ferry thanked the mayor.", news.RoleCheck},
		{"sued", "en", sued, "The ferry company sued the dockers' union over unpaid wages.", news.RoleCheck},
		{"sued by", "en", sued, "The ferry company was sued by the dockers' union over unpaid wages.", ""},
		{"kept", "ar", armed, "اتهمت سوريا إسرائيل بإطلاق النار.", ""},
		{"exchanged", "ar", armed, "اتهمت إسرائيل سوريا بإطلاق النار.", "name role"},
		{"kept, the name first", "ar", armed, "سوريا اتهمت إسرائيل بإطلاق النار.", ""},
		{"exchanged, the name first", "ar", armed, "إسرائيل اتهمت سوريا بإطلاق النار.", news.RoleCheck},
		{"on, exchanged", "ar", "تفوقت الواردات على الصادرات في الربيع.", "تفوقت الصادرات على الواردات في الربيع.", news.RoleCheck},
		{"on, kept", "ar", "تفوقت الواردات على الصادرات في الربيع.", "الواردات تفوقت على الصادرات.", ""},
	})
}

func TestComparisons(t *testing.T) {
	const (
		en = "Exports rose faster than imports in the spring, and more trucks than ships carried flour."
		ar = "نمت الصادرات أسرع من الواردات في الربيع."
	)
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Exports rose faster than imports.", ""},
		{"reversed", "en", en, "Imports rose faster than exports.", news.OppositeCheck},
		{"more of one than of the other", "en", en, "More ships than trucks carried flour.", news.OppositeCheck},
		{"more of one than of the other, kept", "en", en, "More trucks than ships carried flour.", ""},
		{"of names", "en", "Tyre is larger than Sidon.", "Sidon is larger than Tyre.", news.OppositeCheck},
		{"by another measure", "en", "Tyre is quieter than Sidon.", "Sidon is quieter than Tyre.", news.OppositeCheck},
		{"less", "en", "Tyre spent less than Sidon on its quay.", "Sidon spent less than Tyre on its quay.", "name opposite"},
		{"a number", "en", "More than 40 trucks carried flour.", "The flour was carried by more than 40 trucks.", ""},
		{"kept", "ar", ar, "الصادرات نمت أسرع من الواردات.", ""},
		{"reversed", "ar", ar, "نمت الواردات أسرع من الصادرات.", news.OppositeCheck},
		{"more, reversed", "ar", "كانت الأرباح أكثر من الخسائر في الربيع.", "كانت الخسائر أكثر من الأرباح.", news.OppositeCheck},
	})
}
