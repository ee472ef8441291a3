package verify

import (
	"testing"

	"barid/news"
)

func TestOwners(t *testing.T) {
	const en = "The Russian embassy in Beirut asked the Syrian Foreign Ministry for help. Officials of Jordan and Iraq stayed away. " +
		"The Bank of Zahle lent the University of Tyre money. Lebanese officers saw two officers of no army."
	const ar = "وطلبت السفارة الروسية في بيروت العون من وزارة الخارجية السورية. ونقل القمح إلى مرافئ لبنان ومصر."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "The Russian embassy asked for help.", ""},
		{"the state for its people", "en", en, "Russia’s embassy asked for help.", ""},
		{"of another one in the passage", "en", en, "The Russian Foreign Ministry was asked for help.", news.NameCheck},
		{"in a list", "en", en, "Officials of Iraq stayed away.", ""},
		{"that others have too", "en", en, "Jordan’s officers stayed away.", ""},
		{"in a city", "en", en, "Beirut’s embassy of Russia asked for help.", ""},
		{"turned round", "en", en, "Tyre University got money from the Bank of Zahle.", ""},
		{"turned round, of another city", "en", en, "Zahle University got money.", news.NameCheck},
		{"kept", "ar", ar, "وطلبت السفارة الروسية العون.", ""},
		{"of another one in the passage", "ar", ar, "وطلبت السفارة السورية العون.", news.NameCheck},
		{"behind another word", "ar", ar, "وطلبت السفارة العون من وزارة الخارجية الروسية.", news.NameCheck},
		{"in a list", "ar", ar, "ونقل القمح إلى مرافئ مصر ولبنان.", ""},
		{"before whom it did something to", "ar", "اتهمت الحكومة السورية أمس الأردن بالتأخير.", "اتهمت الحكومة السورية الأردن بالتأخير.", ""},
	})
}

func TestGroups(t *testing.T) {
	const en = "Litani Bank director Rana Haddad met Samir Khoury, the director of the Bekaa Bank. Coach Lina Nader left."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Litani Bank director Haddad met Samir Khoury.", ""},
		{"put behind the name", "en", en, "Rana Haddad, the director of the Litani Bank, met Samir Khoury.", ""},
		{"put before the name", "en", en, "Bekaa Bank director Samir Khoury was met.", ""},
		{"that of another", "en", en, "Rana Haddad, the director of the Bekaa Bank, was there.", news.NameCheck},
		{"left out", "en", en, "Rana Haddad, the bank director, was there.", ""},
	})
}

func TestDirections(t *testing.T) {
	const en = "The envoy will fly to Damascus from Amman. The ferry from Limassol calls at Tyre, and two more go to Tyre."
	const ar = "تسافر المبعوثة إلى دمشق من عمان."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "The envoy will fly from Amman.", ""},
		{"turned round", "en", en, "The envoy will fly to Amman.", news.RoleCheck},
		{"both turned round", "en", en, "The envoy will fly from Damascus to Amman.", news.RoleCheck},
		{"once without either", "en", en, "The ferry will sail from Tyre.", ""},
		{"kept", "ar", ar, "تسافر المبعوثة من عمان.", ""},
		{"turned round", "ar", ar, "تسافر المبعوثة من دمشق.", news.RoleCheck},
	})
}
