package verify

import (
	"strings"
	"testing"

	"barid/news"
)

// clauseTest is a sentence that fails these checks and passes all others.
type clauseTest struct {
	name, language, cited, sentence string
	fails                           news.Check
}

func runClauseTests(t *testing.T, tests []clauseTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			var failed []string
			for _, f := range Sentence(tt.sentence, tt.language, []Passage{{Text: tt.cited, Language: tt.language, Published: day}}, day) {
				if f.Verdict == news.Fail {
					failed = append(failed, string(f.Check))
				}
			}
			if got := strings.Join(failed, " "); got != string(tt.fails) {
				t.Errorf("%s\ncites %s\nfails %q, want %q", tt.sentence, tt.cited, got, tt.fails)
			}
		})
	}
}

func TestNegation(t *testing.T) {
	const en = "The harbour council did not approve the new quay on the east bank, and the mayor said work could begin without delay."
	const ar = "لم توافق بلدية المرفأ على الرصيف الجديد في الضفة الشرقية، وقال رئيس البلدية إن العمل يبدأ من دون تأخير."
	runClauseTests(t, []clauseTest{
		{"kept", "en", en, "The harbour council did not approve the new quay.", ""},
		{"kept in short", "en", en, "The harbour council didn’t approve the new quay.", ""},
		{"dropped", "en", en, "The harbour council did approve the new quay.", news.NegationCheck},
		{"inserted", "en", en, "The mayor said work could not begin without delay.", news.NegationCheck},
		{"another word for it", "en", "The council refused to approve the new quay.", "The council did not approve the new quay.", ""},
		{"not only", "en", "The council approved the new quay on the east bank.", "The council not only approved the new quay.", ""},
		{"kept", "ar", ar, "لم توافق بلدية المرفأ على الرصيف الجديد.", ""},
		{"dropped", "ar", ar, "توافق بلدية المرفأ على الرصيف الجديد.", news.NegationCheck},
		{"dropped with a conjunction", "ar", ar, "وتوافق بلدية المرفأ على الرصيف الجديد.", news.NegationCheck},
		{"dropped of what is to come", "ar", "لن تستأنف شركة العبارات رحلاتها قبل الصيف.", "ستستأنف شركة العبارات رحلاتها قبل الصيف.", news.NegationCheck},
		{"the future in one word", "ar", "سوف تستأنف شركة العبارات رحلاتها قبل الصيف.", "وستستأنف شركة العبارات رحلاتها قبل الصيف.", ""},
		{"inserted", "ar", ar, "وقال رئيس البلدية إن العمل لا يبدأ من دون تأخير.", news.NegationCheck},
		{"however", "ar", "غير أن البلدية وافقت على الرصيف الجديد.", "وافقت البلدية على الرصيف الجديد.", ""},
	})
}
