package verify

import (
	"testing"

	"barid/news"
)

// A sentence that joins two cited ones is held against both.
func TestClauses(t *testing.T) {
	english := []string{"The bank of Tyre opened twelve branches in March, its head told reporters.", "The harbour of Sidon will not reopen before June."}
	planned := []string{"The bank of Tyre opened twelve branches in March.", "The harbour of Sidon will reopen before June."}
	arabic := []string{"افتتح مصرف صور اثني عشر فرعا في آذار.", "لن يعاد فتح مرفأ صيدا قبل حزيران."}
	for _, tt := range []struct {
		name, language, sentence string
		cited                    []string
		check                    news.Check
		want                     news.Verdict
	}{
		{"both as cited", "en", "The bank of Tyre opened twelve branches in March and the harbour of Sidon will not reopen before June.", english, news.NegationCheck, news.Pass},
		{"a denial dropped in the second", "en", "The bank of Tyre opened twelve branches in March and the harbour of Sidon will reopen before June.", english, news.NegationCheck, news.Fail},
		{"a denial dropped in the first", "en", "The harbour of Sidon will reopen before June while the bank of Tyre opened twelve branches in March.", english, news.NegationCheck, news.Fail},
		{"names swapped", "en", "The bank of Sidon opened twelve branches in March and the harbour of Tyre will not reopen before June.", english, news.RoleCheck, news.Fail},
		{"a plan told as done", "en", "The bank of Tyre opened twelve branches in March and the harbour of Sidon reopened before June.", planned, news.ModalityCheck, news.Fail},
		{"both as cited, in Arabic", "ar", "افتتح مصرف صور اثني عشر فرعا في آذار ولن يعاد فتح مرفأ صيدا قبل حزيران.", arabic, news.RoleCheck, news.Pass},
		{"a denial dropped in Arabic", "ar", "افتتح مصرف صور اثني عشر فرعا في آذار ويعاد فتح مرفأ صيدا قبل حزيران.", arabic, news.NegationCheck, news.Fail},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var cited []Passage
			for _, c := range tt.cited {
				cited = append(cited, Passage{Text: c, Language: tt.language, Published: day})
			}
			for _, f := range Sentence(tt.sentence, tt.language, cited, day) {
				if f.Check == tt.check && f.Verdict != tt.want {
					t.Errorf("%s: %s, want %s (%s)", f.Check, f.Verdict, tt.want, f.Note)
				}
			}
		})
	}
}
