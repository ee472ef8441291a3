package verify

import (
	"testing"
	"time"

	"barid/news"
)

func TestFailingCasesOfTheField(t *testing.T) {
	tests := []struct {
		name, language, cited, sentence string
		ok                              bool
	}{
		{"nobody named", "en", "The president of Lebanon pledged to end the war with Israel.", "Lebanese President Michel Aoun pledged to end the war with Israel.", false},
		{"another first name", "en", "President Joseph Aoun pledged to end the war.", "President Michel Aoun pledged to end the war.", false},
		{"the last name alone", "en", "President Joseph Aoun pledged to end the war.", "Aoun pledged to end the war.", true},
		{"another toll", "en", "12 people were killed in Beirut.", "47 people were killed in Beirut.", false},
		{"lead unrelated to its headlines", "en", "Lebanon demands a truce. Syria reopens a crossing. Sudan's army advances.", "President Biden signed an executive order on cryptocurrency.", false},
		{"nobody named", "ar", "تعهد الرئيس اللبناني بإنهاء الحرب مع إسرائيل.", "تعهد الرئيس اللبناني ميشال عون بإنهاء الحرب مع إسرائيل.", false},
		{"another toll in Arabic digits", "ar", "قتل ١٢ شخصا في بيروت.", "قتل ٤٧ شخصا في بيروت.", false},
		{"another toll in words", "ar", "قتل اثنا عشر شخصا.", "قتل سبعة وأربعون شخصا.", false},
		{"another toll in Western digits", "ar", "قتل 12 شخصا في بيروت.", "قتل 47 شخصا في بيروت.", false},
		{"the same toll in other digits", "ar", "قتل ١٢ شخصا.", "قتل 12 شخصا.", true},
		{"lead unrelated to its headlines", "ar", "لبنان يطالب بهدنة. سوريا تعيد فتح معبر. الجيش يتقدم في السودان.", "أعلن الرئيس بايدن أمرا تنفيذيا بشأن العملات المشفرة.", false},
		{"a paraphrase in quotation marks", "en", "The mayor said that the quay would be open again soon.", "The mayor said “the quay is open again”.", false},
		{"old news as of today", "en", "The quay was opened today.", "The quay was opened today.", false},
		{"a capitalized opener", "en", "The ferry was reached by rescue teams in the strait.", "Rescue teams reached the ferry in the strait.", true},
		{"a paraphrase in quotation marks", "ar", "قالت رئيسة البلدية إن الرصيف سيفتح قريبا.", "قالت رئيسة البلدية «فتح الرصيف».", false},
		{"old news as of today", "ar", "افتتح الرصيف اليوم.", "افتتح الرصيف اليوم.", false},
		{"proclitics, hamza and ta marbuta", "ar", "أعلنت بلدية صيدا عن مباراة في المدينة.", "واعلنت بلديه صيدا عن مباراه بالمدينه.", true},
		{"tatweel and alif maqsura", "ar", "زار مصطفى حداد مرفأ صيدا.", "زار مصطفي حداد مرفـــأ صيدا.", true},
		{"another percent sign", "ar", "ارتفع السعر بنسبة ١٢٪.", "ارتفع السعر بنسبة 12%.", true},
		{"the same day of another calendar", "ar", "افتتح الرصيف في 3 رجب 1448 هـ.", "افتتح الرصيف في 13 كانون الأول 2026.", true},
		{"another day of another calendar", "ar", "افتتح الرصيف في 3 رجب 1448 هـ.", "افتتح الرصيف في 20 كانون الأول 2026.", false},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			findings := Sentence(tt.sentence, tt.language, []Passage{{Text: tt.cited, Language: tt.language}}, time.Time{})
			s := news.Sentence{Citations: make([]news.Citation, 1), Findings: findings}
			if s.Verified() != tt.ok {
				t.Errorf("%s\ncites %s\nverified: %v, want %v\n%+v", tt.sentence, tt.cited, !tt.ok, tt.ok, findings)
			}
		})
	}
}
