package verify

import (
	"testing"

	"barid/news"
)

func TestNamesakes(t *testing.T) {
	const en = "President Joseph Aoun opened the new port in Tyre. Former President Michel Aoun closed the old airport in Sidon. Aoun was cheered in Zahle."
	const ar = "افتتح الرئيس جوزيف عون الجسر الجديد في صور. وأغلق الرئيس السابق ميشال عون المطار القديم في صيدا. وحيا الناس عون في زحلة."
	runClauseTests(t, []clauseTest{
		{"by the first name", "en", en, "Joseph Aoun opened the new port.", ""},
		{"by the title", "en", en, "President Aoun opened the new port.", ""},
		{"by the title of one who was", "en", en, "Former President Aoun closed the old airport.", ""},
		{"by neither", "en", en, "Aoun closed the old airport.", news.NameCheck},
		{"left open by the passage", "en", en, "Aoun was cheered in Zahle.", ""},
		{"the other by the title", "en", en, "President Aoun closed the old airport.", news.NameCheck},
		{"the other by the first name", "en", en, "Joseph Aoun closed the old airport.", news.NameCheck},
		{"a third one", "en", en, "Samir Aoun opened the new port.", news.NameCheck},
		{"given in full before", "en", en, "Joseph Aoun opened the new port in Tyre, Aoun’s port.", ""},
		{"of whom another thing is told", "en", en, "Joseph Aoun praised the old airport bread, fish and fruit of the islands.", ""},
		{"one with a middle name", "en", "Joseph Elias Aoun spoke of Michel Aoun in Zahle. Joseph Aoun laughed.", "Joseph Aoun spoke of Michel Aoun in Zahle.", ""},
		{"no persons", "en", "The Bank of Sidon sued the Port of Sidon.", "Sidon is a port.", ""},
		{"by the first name", "ar", ar, "افتتح جوزيف عون الجسر الجديد.", ""},
		{"by the title", "ar", ar, "أغلق الرئيس السابق عون المطار القديم.", ""},
		{"by neither", "ar", ar, "أغلق عون المطار القديم.", news.NameCheck},
		{"left open by the passage", "ar", ar, "وحيا الناس عون في زحلة.", ""},
		{"the other by the title", "ar", ar, "أغلق الرئيس عون المطار القديم.", news.NameCheck},
		{"the other by the first name", "ar", ar, "أغلق جوزيف عون المطار القديم.", news.NameCheck},
	})
}
