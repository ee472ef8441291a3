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
		{"a pronoun for a name", "en", en, "She opened the ferry line to Limassol.", news.RoleCheck},
		{"a pronoun from the midst of the passage", "en", "Rana Haddad of Tyre opened the ferry line on Monday, and the crew saw that she would sail with them.", "She would sail with the crew.", news.RoleCheck},
		{"an opening left out", "en", "On Monday she opened the ferry line to Limassol.", "She opened the ferry line.", ""},
		{"the passage's own pronoun", "en", "She opened the ferry line to Limassol.", "She opened the ferry line.", ""},
	})
}

func TestRoundedNumbers(t *testing.T) {
	const en = "The ferry carried 42 cars and 118 passengers."
	runClauseTests(t, []clauseTest{
		{"more than", "en", en, "The ferry carried more than 40 cars.", ""},
		{"nearly", "en", en, "The ferry carried nearly 120 passengers.", ""},
		{"about", "en", en, "The ferry carried about 120 passengers.", ""},
		{"more than what is more", "en", en, "The ferry carried more than 50 cars.", news.NumberCheck},
		{"far from it", "en", en, "The ferry carried about 60 cars.", news.NumberCheck},
		{"not rounded", "en", en, "The ferry carried 40 cars.", news.NumberCheck},
		{"rounding that is no round number", "en", en, "The ferry carried more than 41 cars.", news.NumberCheck},
		{"percent of percentage points", "en", "The fare rose by 5 percentage points.", "The fare rose by 5 percent.", news.NumberCheck},
		{"percentage points", "en", "The fare rose by five percentage points.", "The fare rose by 5 percentage points.", ""},
		{"one of another thing", "en", "The ferry carried 42 cars in three hours, five days a week.", "The ferry carried 42 cars in five hours.", news.NumberCheck},
		{"one of another thing", "ar", "نقلت العبارة ٤٢ سيارة في ثلاث ساعات، خمسة أيام في الأسبوع.", "نقلت العبارة ٤٢ سيارة في خمس ساعات.", news.NumberCheck},
		{"more than", "ar", "نقلت العبارة ٤٢ سيارة.", "نقلت العبارة أكثر من 40 سيارة.", "name"},
	})
}
