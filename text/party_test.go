package text

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func ExampleParties() {
	s := "Damascus and Moscow discuss Russian bases, the Kremlin says."
	for _, m := range Parties(s) {
		fmt.Println(m.Party, m.Capital, m.Of(s))
	}
	// Output:
	// SY true Damascus
	// RU true Moscow
	// RU false Russian
	// RU true Kremlin
}

// mentioned renders mentions as "SY Damascus".
func mentioned(s string) []string {
	var list []string
	for _, m := range Parties(s) {
		list = append(list, m.Party+" "+m.Of(s))
	}
	return list
}

func TestPartiesEnglish(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"people and plural", "Syrians met a Lebanese delegation", []string{"SY Syrians", "LB Lebanese"}},
		{"possessive", "Turkey’s army and Iran's fleet", []string{"TR Turkey’s", "IR Iran's"}},
		{"hyphen", "a US-led, pro-Russian, Syrian-Iraqi plan", []string{"US US", "RU Russian", "SY Syrian", "IQ Iraqi"}},
		{"abbreviations", "The U.S. told us that the UN and the EU agree", []string{"US U.S.", "UN UN", "EU EU"}},
		{"lower case is no name", "he ate turkey from china", nil},
		{"longest wins", "South Sudan, Guinea-Bissau, Papua New Guinea and the Democratic Republic of the Congo",
			[]string{"SS South Sudan", "GW Guinea-Bissau", "PG Papua New Guinea", "CD Democratic Republic of the Congo"}},
		{"Niger and Nigeria", "Niger, Nigeria and a Nigerian", []string{"NE Niger", "NG Nigeria", "NG Nigerian"}},
		{"Koreas", "North Korea and South Korean envoys on the Korean Peninsula", []string{"KP North Korea", "KR South Korean"}},
		{"phrases that only look like it", "New Mexico, Latin America and the Gulf of Mexico", nil},
		{"university", "the American University of Beirut", []string{"LB Beirut"}},
		{"surname", "Michael Jordan praised the team. Jordan retired later.", nil},
		{"given name", "the singer Paris Holden and Chad Miller sang", nil},
		{"both", "Anna Jordan flew to Jordan, where Jordanian officials waited", []string{"JO Jordan", "JO Jordanian"}},
		{"minister named like a state", "Defense Minister Israel Stone said Israel agreed", []string{"IL Israel"}},
		{"state in a title-case headline", "Jordan Rejects New Border Plan", []string{"JO Jordan"}},
		{"American state", "A storm hit Atlanta, Georgia, on Monday", []string{"US Atlanta"}},
		{"list", "Armenia, Georgia, and Azerbaijan", []string{"AM Armenia", "GE Georgia", "AZ Azerbaijan"}},
		{"weekday before", "On Friday, Georgia voted", []string{"GE Georgia"}},
		{"Tripoli of Libya", "Clashes in Tripoli", []string{"LY Tripoli"}},
		{"Tripoli of Lebanon", "Clashes in Tripoli, the second city of Lebanon", []string{"LB Tripoli", "LB Lebanon"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, mentioned(test.in)); diff != "" {
			t.Errorf("%s: Parties(%q) (-want +got)\n%s", test.name, test.in, diff)
		}
	}
}

func TestPartiesArabic(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"proclitics", "وروسيا، للبنان، ولإسرائيل، بدمشق، فالعراق", []string{"RU وروسيا", "LB للبنان", "IL ولإسرائيل", "SY بدمشق", "IQ فالعراق"}},
		{"spellings", "اسرائيل وايران والإمارات", []string{"IL اسرائيل", "IR وايران", "AE والإمارات"}},
		{"genders and numbers", "اللبنانية واللبنانيون ولبنانيين ومصريتان", []string{"LB اللبنانية", "LB واللبنانيون", "LB ولبنانيين", "EG ومصريتان"}},
		{"broken plurals", "الأتراك والروس والألمان", []string{"TR الأتراك", "RU والروس", "DE والألمان"}},
		{"seats", "الكرملين والبيت الأبيض والإليزيه", []string{"RU الكرملين", "US والبيت الأبيض", "FR والإليزيه"}},
		{"two words", "كوريا الشمالية والكورية الجنوبية", []string{"KP كوريا الشمالية", "KR والكورية الجنوبية"}},
		{"financial is not Mali", "دعم مالي لوزارة المالية", nil},
		{"Mali with support", "قوات في مالي قرب باماكو", []string{"ML مالي", "ML باماكو"}},
		{"eagerly is not Hamas", "استقبلوه بحماس", nil},
		{"Amman", "في عمان بحث الأردنيون الملف", []string{"JO عمان", "JO الأردنيون"}},
		{"Oman", "وصل إلى عمان قادما من مسقط", []string{"OM عمان", "OM مسقط"}},
		{"birthplace is not Muscat", "عاد إلى مسقط رأسه", nil},
		{"surname", "قال رئيس الوزراء العراقي محمد شياع السوداني. وأكد السوداني ذلك", []string{"IQ العراقي"}},
		{"not a surname", "الرئيس السوداني", []string{"SD السوداني"}},
		{"given name", "الأمير تركي بن خالد ومسؤول تركي", []string{"TR تركي"}},
		{"Maghreb", "دول المغرب العربي", nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, mentioned(test.in)); diff != "" {
			t.Errorf("%s: Parties(%q) (-want +got)\n%s", test.name, test.in, diff)
		}
	}
}

func TestPartyNames(t *testing.T) {
	for _, test := range []struct{ party, lang, want string }{
		{"SY", "ar", "سوريا"}, {"RU", "en-GB", "Russia"}, {"LB", "fr", "Liban"}, {"TR", "tr", "Türkiye"}, {"EU", "ar", "الاتحاد الأوروبي"},
	} {
		if got, ok := PartyName(test.party, test.lang); got != test.want || !ok {
			t.Errorf("PartyName(%q, %q) = %q, %v; want %q", test.party, test.lang, got, ok, test.want)
		}
	}
	if _, ok := PartyName("SY", "xx"); ok {
		t.Error("a name in an unknown language")
	}
	for name, want := range map[string]string{"Сирия": "SY", "SYRIA": "SY", "لبنان": "LB", " Türkei ": "TR", "سورية": "SY"} {
		if got, _ := PartyCode(name); got != want {
			t.Errorf("PartyCode(%q) = %q, want %q", name, got, want)
		}
	}
}

// Every party has a name in every language that the tables cover, and the name leads back.
func TestPartyNamesLeadBack(t *testing.T) {
	for lang, names := range parties().names {
		for code := range parties().names["en"] {
			got, ok := PartyCode(names[code])
			if !ok || got != code {
				t.Errorf("%s: PartyCode(%q) = %q, want %q", lang, names[code], got, code)
			}
		}
	}
}

// The first English and Arabic name is found in a text as that party.
func TestPartiesFindsNames(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		for code, name := range parties().names[lang] {
			if got := Parties(name); len(got) > 0 && got[0].Party != code {
				t.Errorf("Parties(%q) = %v, want %s", name, got, code)
			}
		}
	}
}
