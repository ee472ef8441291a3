package verify

import "testing"

// A sentence that says something else than its passage is held less than one that does not.
func TestOverlap(t *testing.T) {
	tests := []struct{ name, language, cited, faithful, unfaithful string }{
		{"a word of no passage", "en", "The harbour council paid for the new quay in Tyre.", "The council paid for the quay.", "The council paid for the bridge."},
		{"a word from elsewhere", "en", "The council paid for the quay. The union asked for boats.", "The council paid for the quay.", "The council paid for the boats."},
		{"a word from elsewhere", "ar", "دفع المجلس ثمن الرصيف. وطلبت النقابة قوارب جديدة.", "دفع المجلس ثمن الرصيف.", "دفع المجلس ثمن القوارب."},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.name, func(t *testing.T) {
			cited := []Passage{{Text: tt.cited, Language: tt.language}}
			more, less := Overlap(tt.faithful, tt.language, cited), Overlap(tt.unfaithful, tt.language, cited)
			if more <= less || more > 1 || less < 0 {
				t.Errorf("%s: %.2f, %s: %.2f", tt.faithful, more, tt.unfaithful, less)
			}
		})
	}
	if got := Overlap("", "en", nil); got != 0 {
		t.Errorf("nothing: %.2f, want 0", got)
	}
}
