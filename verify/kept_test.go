package verify

import (
	"testing"
	"time"

	"barid/news"
)

// What a sentence must not get wrong, in both languages, each with what it may say in other words.
//
// keptTest is a sentence that may be told of a passage, or not.
type keptTest struct {
	name, sentence string
	ok             bool
}

func TestWhatASentenceMustKeep(t *testing.T) {
	const cited = "BEIRUT, Nov 20 (Wire) – President Joseph Aoun told Foreign Minister Rana Haddad on Friday that “the border will stay quiet”. Between 40 and 50 trucks carried " +
		"1,250 tonnes of flour over 60 km to Zahle, at a cost of $3.2 million, 12 percent more than in October. The Cedar Relief Fund did not pay. Egypt will send a second convoy. " +
		"The army may close the road. Exports rose faster than imports, the central bank said. Syria accused Israel of firing first."
	runKeptTests(t, "en", cited, []keptTest{
		{"quotation", "“The border will stay quiet,” Aoun said.", true},
		{"quotation, another word", "“The border will stay closed,” Aoun said.", false},
		{"quotation, another speaker", "“The border will stay quiet,” Haddad said.", false},
		{"number in words", "Between forty and fifty trucks carried flour.", true},
		{"number", "Between 40 and 70 trucks carried flour.", false},
		{"range", "More than 40 trucks carried flour.", true},
		{"rounding", "About 1,300 tonnes of flour were carried.", true},
		{"rounding too far", "About 1,500 tonnes of flour were carried.", false},
		{"unit", "The trucks carried flour over 60 miles.", false},
		{"percentage", "The cost was 12% more than in October.", true},
		{"percentage for a number", "The trucks carried 60 percent of the flour.", false},
		{"money", "The flour was carried at a cost of $3.2 billion.", false},
		{"currency", "The flour was carried at a cost of €3.2 million.", false},
		{"date", "On 20 November Aoun told Haddad that the border will stay quiet.", true},
		{"another date", "On 19 November Aoun told Haddad that the border will stay quiet.", false},
		{"title", "Prime Minister Joseph Aoun told Haddad that the border will stay quiet.", false},
		{"first name", "President Michel Aoun told Haddad that the border will stay quiet.", false},
		{"place", "Trucks carried flour to Baalbek.", false},
		{"organization", "The Olive Relief Fund did not pay.", false},
		{"negation", "The Cedar Relief Fund did pay.", false},
		{"possible", "The army will close the road.", false},
		{"attribution", "Exports rose faster than imports.", false},
		{"antonym", "Exports fell faster than imports, the central bank said.", false},
		{"comparison reversed", "Imports rose faster than exports, the central bank said.", false},
		{"planned", "Egypt sent a second convoy.", false},
		{"who did it", "Israel accused Syria of firing first.", false},
		{"who did it, passive", "Syria was accused by Israel of firing first.", false},
		{"passive", "Israel was accused by Syria of firing first.", true},
		{"an entity that nobody named", "Syria and Jordan accused Israel of firing first.", false},
		{"all kept", "Syria accused Israel of firing first.", true},
	})
}

func TestWhatAnArabicSentenceMustKeep(t *testing.T) {
	const cited = "بيروت، ٢٠ تشرين الثاني (وكالة) – أبلغ الرئيس جوزيف عون وزيرة الخارجية رنا حداد الجمعة أن «الحدود ستبقى هادئة». ونقلت ما بين ٤٠ و٥٠ شاحنة ١٢٥٠ طنا من الطحين مسافة ٦٠ كيلومترا إلى زحلة، " +
		"بكلفة ٣٫٢ مليون دولار، أي أكثر بنسبة ١٢٪ من تشرين الأول. ولم يدفع صندوق الأرز للإغاثة. سوف ترسل مصر قافلة ثانية. وقد يغلق الجيش الطريق. " +
		"وقال المصرف المركزي إن الصادرات ارتفعت أسرع من الواردات. واتهمت سوريا إسرائيل بإطلاق النار أولا."
	runKeptTests(t, "ar", cited, []keptTest{
		{"quotation", "وقال عون «الحدود ستبقى هادئة».", true},
		{"quotation, another word", "وقال عون «الحدود ستبقى مغلقة».", false},
		{"quotation, another speaker", "وقالت حداد «الحدود ستبقى هادئة».", false},
		{"number in words", "ونقلت ما بين أربعين وخمسين شاحنة الطحين إلى زحلة.", true},
		{"number", "ونقلت ما بين ٤٠ و٧٠ شاحنة الطحين إلى زحلة.", false},
		{"unit", "نقلت الطحين مسافة ٦٠ ميلا إلى زحلة.", false},
		{"percentage", "أكثر بنسبة 12% من تشرين الأول.", true},
		{"percentage for a number", "نقلت ٦٠ في المئة من الطحين إلى زحلة.", false},
		{"money", "بكلفة ٣٫٢ مليار دولار.", false},
		{"currency", "بكلفة ٣٫٢ مليون يورو.", false},
		{"date", "أبلغ عون رنا حداد في 20 نوفمبر أن الحدود ستبقى هادئة.", true},
		{"another date", "أبلغ عون رنا حداد في 19 نوفمبر أن الحدود ستبقى هادئة.", false},
		{"first name", "أبلغ الرئيس ميشال عون رنا حداد أن الحدود ستبقى هادئة.", false},
		{"place", "نقلت شاحنة الطحين إلى بعلبك.", false},
		{"organization", "ولم يدفع صندوق الزيتون للإغاثة.", false},
		{"negation", "يدفع صندوق الأرز للإغاثة.", false},
		{"planned", "ترسل مصر قافلة ثانية.", false},
		{"possible", "يغلق الجيش الطريق.", false},
		{"attribution", "الصادرات ارتفعت أسرع من الواردات.", false},
		{"antonym", "وقال المصرف المركزي إن الصادرات انخفضت أسرع من الواردات.", false},
		{"comparison reversed", "وقال المصرف المركزي إن الواردات ارتفعت أسرع من الصادرات.", false},
		{"who did it", "واتهمت إسرائيل سوريا بإطلاق النار أولا.", false},
		{"who did it, the name first", "إسرائيل اتهمت سوريا بإطلاق النار أولا.", false},
		{"the name first", "سوريا اتهمت إسرائيل بإطلاق النار أولا.", true},
		{"an entity that nobody named", "واتهمت سوريا والأردن إسرائيل بإطلاق النار أولا.", false},
		{"all kept", "واتهمت سوريا إسرائيل بإطلاق النار أولا.", true},
	})
}

func runKeptTests(t *testing.T, language, cited string, tests []keptTest) {
	t.Helper()
	published, day := time.Date(2026, time.November, 20, 15, 0, 0, 0, time.UTC), time.Date(2026, time.November, 21, 6, 0, 0, 0, time.UTC)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings := Sentence(tt.sentence, language, []Passage{{Text: cited, Language: language, Published: published}}, day)
			s := news.Sentence{Citations: make([]news.Citation, 1), Findings: findings}
			if s.Verified() != tt.ok {
				t.Errorf("%s\nverified: %v, want %v\n%+v", tt.sentence, !tt.ok, tt.ok, findings)
			}
		})
	}
}
