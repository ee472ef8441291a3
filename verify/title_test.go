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

func TestOffices(t *testing.T) {
	const en = "Lebanese President Joseph Aoun received Syrian Foreign Minister Rami Shahin and Finance Minister Rana Haddad in Zahle. " +
		"Former Energy Minister Lina Nader spoke to Elias Farah, the harbour police chief. The Tyre team lost."
	const ar = "استقبل الرئيس اللبناني جوزيف عون في زحلة وزيرة المالية السورية رنا حداد ووزير الطاقة سمير خوري والنائبة لينا نادر. " +
		"وحضر الوزير السابق إلياس فرح، قائد شرطة المرفأ."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "President Aoun received Finance Minister Haddad.", ""},
		{"of whom, in another word", "en", en, "Syria's Foreign Minister Rami Shahin was in Zahle.", ""},
		{"of another department", "en", en, "Foreign Minister Haddad was in Zahle.", news.NameCheck},
		{"of another state", "en", en, "Lebanon's Foreign Minister Rami Shahin was in Zahle.", news.NameCheck},
		{"no longer held", "en", en, "Energy Minister Lina Nader spoke.", news.NameCheck},
		{"said to be no longer held", "en", en, "Former President Aoun was in Zahle.", news.NameCheck},
		{"from behind the name", "en", en, "Police chief Elias Farah was there.", ""},
		{"put behind the name", "en", en, "Rana Haddad, the finance minister, was in Zahle.", ""},
		{"another one behind the name", "en", en, "Elias Farah, the energy minister, was there.", news.NameCheck},
		{"to one who has none", "en", "President Joseph Aoun left. Rami Shahin stayed in Zahle.", "President Rami Shahin stayed in Zahle.", news.NameCheck},
		{"of the one behind a comma", "en", "Samir Khoury, Mayor Rana Haddad and the crew came to Zahle.", "Mayor Samir Khoury came to Zahle.", news.NameCheck},
		{"of the one that she stands in for", "en", "Vice President Rana Haddad stayed in Zahle.", "President Rana Haddad stayed in Zahle.", news.NameCheck},
		{"of the one that he stands in for", "ar", "افتتح نائب رئيس الحكومة سمير خوري الجسر.", "افتتح رئيس الحكومة سمير خوري الجسر.", news.NameCheck},
		{"of a member of parliament", "ar", "افتتح نائب رئيس الحكومة سمير خوري الجسر.", "افتتح النائب سمير خوري الجسر.", news.NameCheck},
		{"of a member of parliament, kept", "ar", "افتتح النائب سمير خوري الجسر.", "افتتح النائب خوري الجسر.", ""},
		{"that nobody has", "en", "Rami Shahin stayed in Zahle.", "Judge Rami Shahin stayed in Zahle.", news.NameCheck},
		{"of another sentence", "en", "Rami Shahin stayed in Zahle. The judge was tired.", "Judge Rami Shahin stayed in Zahle.", ""},
		{"first part of another name", "en", "The Premier League opened in Zahle.", "The Premier League opened.", ""},
		{"kept", "ar", ar, "استقبل الرئيس عون في زحلة وزيرة المالية حداد.", ""},
		{"a woman's, shortened", "ar", ar, "استقبل الرئيس عون في زحلة الوزيرة حداد.", ""},
		{"a woman's, of another", "ar", ar, "استقبل الرئيس عون في زحلة النائبة رنا حداد.", news.NameCheck},
		{"a woman's, of another department", "ar", ar, "استقبل الرئيس عون في زحلة وزيرة الطاقة رنا حداد.", news.NameCheck},
		{"of another state", "ar", ar, "استقبل الرئيس السوري جوزيف عون في زحلة لينا نادر.", news.NameCheck},
		{"no longer held", "ar", ar, "وحضر الوزير إلياس فرح.", news.NameCheck},
		{"from behind the name", "ar", ar, "وحضر قائد شرطة المرفأ إلياس فرح.", ""},
		{"the head of another thing", "ar", "افتتحت رئيسة البلدية رنا حداد الجسر مع رئيس الحكومة سمير خوري.", "افتتحت رئيسة الحكومة رنا حداد الجسر.", news.NameCheck},
	})
}

func TestTitlesOfAnotherLanguage(t *testing.T) {
	cited := []Passage{{Text: "Bundeskanzler Karl Braun sprach in Zahle.", Language: "de"}}
	for _, f := range Sentence("Chancellor Karl Braun spoke in Zahle.", "en", cited, day) {
		if f.Verdict == news.Fail {
			t.Errorf("%s fails: %s", f.Check, f.Note)
		}
	}
}
