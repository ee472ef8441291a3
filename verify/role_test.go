package verify

import (
	"testing"

	"barid/news"
)

func TestRoles(t *testing.T) {
	const en = "Mayor Rana Haddad of Tyre opened the ferry line to Limassol on 3 March, and Captain Samir Khoury will command the first boat."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Rana Haddad opened the ferry line to Limassol.", ""},
		{"another one of the passage", "en", en, "Samir Khoury of Tyre opened the ferry line to Limassol.", news.RoleCheck},
		{"two in exchange for one", "en", en, "Mayor Rana Haddad of Tyre opened the ferry line, and Captain Haddad will command the first boat.", "name role"},
		{"the state for its people", "en", "A ferry of the Lebanese port authority sank.", "A ferry of Lebanon's port authority sank.", ""},
		{"another state for a people", "en", "A ferry of the Lebanese port authority sank.", "A ferry of Syria's port authority sank.", "name role"},
		{"a pronoun for a name", "en", en, "She opened the ferry line to Limassol.", news.RoleCheck},
		{"a pronoun from the midst of the passage", "en", "Rana Haddad of Tyre opened the ferry line on Monday, and the crew saw that she would sail with them.", "She would sail with the crew.", news.RoleCheck},
		{"a pronoun for a name in its midst", "en", "The harbour council on Monday thanked Rana Haddad for the ferry line.", "The harbour council thanked her for the ferry line.", news.RoleCheck},
		{"a pronoun for a name that is given", "en", "The harbour council thanked Rana Haddad, and the union praised Rana Haddad for the ferry line.",
			"The harbour council thanked Rana Haddad, and the union praised her for the ferry line.", ""},
		{"a pronoun for a name in its midst", "ar", "وقال مجلس المرفأ إن الوزيرة رنا حداد افتتحت خط العبارات.", "وقال مجلس المرفأ إن هي افتتحت خط العبارات.", news.RoleCheck},
		{"an opening left out", "en", "On Monday she opened the ferry line to Limassol.", "She opened the ferry line.", ""},
		{"the passage's own pronoun", "en", "She opened the ferry line to Limassol.", "She opened the ferry line.", ""},
	})
}

// Where a passage tells it at greater length, its words do not stand in a row with those of the sentence.
func TestRolesAtLength(t *testing.T) {
	const en = "After two years of work that cost the town forty million euros, Mayor Rana Haddad at last opened the repaired eastern quay before a small crowd. " +
		"Captain Samir Khoury, whose crew had waited in Limassol, will command the first boat."
	const ar = "بعد عامين من العمل الذي كلف البلدة أربعين مليون يورو افتتحت رئيسة البلدية رنا حداد أخيرا الرصيف الشرقي أمام جمع صغير. وسيقود القبطان سمير خوري القارب الأول."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "Rana Haddad opened the repaired eastern quay before a small crowd.", ""},
		{"another one of the passages", "en", en, "Before a small crowd, the eastern quay was opened, repaired, by Samir Khoury.", news.RoleCheck},
		{"kept in another order", "en", en, "Before a small crowd, the eastern quay was opened, repaired, by Rana Haddad.", ""},
		{"one who is named by no passage", "en", en, "The repaired eastern quay was opened by Omar Saab before a small crowd.", news.NameCheck},
		{"kept", "ar", ar, "افتتحت رنا حداد الرصيف الشرقي أمام جمع صغير.", ""},
		{"another one of the passages", "ar", ar, "أمام جمع صغير افتتح الرصيف الشرقي القبطان سمير خوري.", news.RoleCheck},
	})
}
