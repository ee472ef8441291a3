package verify

import (
	"testing"

	"barid/news"
)

func TestTitles(t *testing.T) {
	const en = "President Joseph Aoun received Foreign Minister Rana Haddad in Zahle. Samir Khoury, a general, was there too."
	const ar = "استقبل الرئيس جوزيف عون في زحلة الوزير سامي حداد."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "President Aoun received Foreign Minister Haddad in Zahle.", ""},
		{"left out", "en", en, "Aoun received Haddad in Zahle.", ""},
		{"shortened", "en", en, "President Aoun received Minister Haddad in Zahle.", ""},
		{"that of another", "en", en, "Minister Aoun received Foreign Minister Haddad in Zahle.", news.NameCheck},
		{"one that no passage has", "en", en, "General Aoun received Foreign Minister Haddad.", news.NameCheck},
		{"from behind the name", "en", en, "General Khoury was there too.", ""},
		{"that of another", "ar", ar, "استقبل الوزير عون في زحلة سامي حداد.", news.NameCheck},
		{"kept", "ar", ar, "استقبل الرئيس عون في زحلة سامي حداد.", ""},
	})
}
