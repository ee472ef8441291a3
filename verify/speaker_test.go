package verify

import (
	"testing"

	"barid/news"
)

// speakerTest is a sentence that gives words to somebody, wrongly or not.
type speakerTest struct {
	name, language, cited, sentence string
	wrong                           bool
}

func runSpeakerTests(t *testing.T, tests []speakerTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			got := verdicts(tt.sentence, tt.language, tt.cited, day)
			if wrong := got[news.QuotationCheck] == news.Fail || got[news.AttributionCheck] == news.Fail; wrong != tt.wrong {
				t.Errorf("%s\ncites %s\nwrong %v, want %v", tt.sentence, tt.cited, wrong, tt.wrong)
			}
		})
	}
}

func TestSpeakerOfAQuotation(t *testing.T) {
	const en = "Mayor Rana Haddad of Tyre met Samir Khoury on Monday. “The harbour will stay open,” she said. “We need a second quay,” said Khoury, the head of the union. " +
		"“The dredger comes in May,” Haddad told Khoury. “Nobody will lose a berth,” the harbour master said. “The fees are too high,” said Lina Nasser’s lawyer. " +
		"Lina Nasser, a fisher, said: “The nets are empty.” “The water is clean,” said Walid Masri, who speaks for the Port Institute."
	const ar = "قالت رئيسة البلدية رنا حداد: «سيبقى المرفأ مفتوحا». وأضافت: «الرسوم لن تتغير». وقال مدير المرفأ سامي خوري «نحتاج إلى رصيف ثان»، " +
		"بينما قال مستشار الوزير جوزيف عون «العمل مستمر هنا». ووفقا للنقيب وليد المصري فإن «الشباك فارغة اليوم»."
	runSpeakerTests(t, []speakerTest{
		{"right", "en", en, "“We need a second quay,” Khoury said.", false},
		{"right, before", "en", en, "Samir Khoury said: “We need a second quay.”", false},
		{"wrong", "en", en, "“We need a second quay,” Haddad said.", true},
		{"wrong, before", "en", en, "Lina Nasser said: “We need a second quay.”", true},
		{"wrong, behind", "en", en, "“We need a second quay,” said Mayor Rana Haddad.", true},
		{"wrong, by according to", "en", en, "“We need a second quay,” according to Mayor Rana Haddad.", true},
		{"whoever was told", "en", en, "“The dredger comes in May,” Khoury said.", true},
		{"whoever told it", "en", en, "“The dredger comes in May,” Haddad said.", false},
		{"with words between", "en", en, "“The nets are empty,” Nasser said.", false},
		{"wrong, with words between", "en", en, "“The nets are empty,” Haddad said.", true},
		{"a role in the passage", "en", en, "“Nobody will lose a berth,” Haddad said.", false},
		{"a role in the sentence", "en", en, "“We need a second quay,” the head of the union said.", false},
		{"the speaker's lawyer is not known", "en", en, "“The fees are too high,” Khoury said.", false},
		{"whoever is spoken for", "en", en, "“The water is clean,” the Port Institute said.", false},
		{"a state", "en", "“We will not sign,” Rana Haddad said in Beirut, where Lebanon met Cyprus.", "“We will not sign,” Lebanon said.", false},
		{"right", "ar", ar, "قالت رنا حداد «سيبقى المرفأ مفتوحا».", false},
		{"wrong", "ar", ar, "قال سامي خوري «سيبقى المرفأ مفتوحا».", true},
		{"wrong, by a verb alone", "ar", ar, "قال سامي خوري: «الرسوم لن تتغير».", true},
		{"right, by a verb alone", "ar", ar, "قالت رئيسة البلدية رنا حداد: «الرسوم لن تتغير».", false},
		{"wrong, behind its title", "ar", ar, "قالت رنا حداد «نحتاج إلى رصيف ثان».", true},
		{"wrong, by according to", "ar", ar, "قال سامي خوري «الشباك فارغة اليوم».", true},
		{"an adviser is not his minister", "ar", ar, "قال سامي خوري «العمل مستمر هنا».", false},
	})
}

// Who spoke last speaks on under a pronoun, until somebody else is named.
func TestSpeakerAcrossSentences(t *testing.T) {
	runSpeakerTests(t, []speakerTest{
		{"goes on", "en", "Rana Haddad said the harbour is open. “The fees will stay,” she added. Samir Khoury came.", "“The fees will stay,” Khoury said.", true},
		{"a pronoun that tells another", "en", "Rana Haddad said the harbour is open. “The fees will stay,” she told Samir Khoury.", "“The fees will stay,” Khoury said.", true},
		{"somebody came", "en", "Rana Haddad said the harbour is open. Samir Khoury came. “The fees will stay,” he added.", "“The fees will stay,” Khoury said.", false},
		{"a quotation of two sentences", "en", "“The fees will stay. The quay will grow,” said Rana Haddad, and Samir Khoury nodded. Lina Nasser left.", "“The fees will stay,” Nasser said.", true},
	})
}

func TestWhoseWordItIs(t *testing.T) {
	const en = "Mayor Rana Haddad said on Monday that the harbour council had paid for the new quay. Samir Khoury, a union man, was not told."
	const ar = "قالت رنا حداد إن مجلس المرفأ دفع ثمن الرصيف الجديد، وحضر سامي خوري."
	runSpeakerTests(t, []speakerTest{
		{"right", "en", en, "Haddad said the harbour council had paid for the new quay.", false},
		{"wrong", "en", en, "Khoury said the harbour council had paid for the new quay.", true},
		{"by her office", "en", en, "The mayor said the harbour council had paid for the new quay.", false},
		{"right", "ar", ar, "أعلنت رنا حداد أن مجلس المرفأ دفع ثمن الرصيف الجديد.", false},
		{"wrong", "ar", ar, "قال سامي خوري إن مجلس المرفأ دفع ثمن الرصيف الجديد.", true},
	})
}

// A name whose office reaches up to the verb, or into it, leaves nothing between the two.
func TestASpeakerWithHisOfficeRightBehindTheVerb(t *testing.T) {
	const ar = "قال الشيخ سلطان العبيدي: «سنفتح المرفأ الجديد قريبا»."
	runSpeakerTests(t, []speakerTest{
		{"right", "ar", ar, "قال سلطان العبيدي: «سنفتح المرفأ الجديد قريبا».", false},
		{"with his office", "ar", ar, ar, false},
	})
}
