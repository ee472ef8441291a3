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
