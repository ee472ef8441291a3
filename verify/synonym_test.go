package verify

import "testing"

// TestRetellings holds how many retellings in the same language pass, and how many lies are found. They take
// more liberties than a model that is told to keep to its source.
func TestRetellings(t *testing.T) {
	tests := []struct {
		language      string
		passed, found int // the least of each, in a hundred
	}{
		{"ar", 30, 85},
		{"en", 75, 80},
	}
	for _, tt := range tests {
		var right, passed, wrong, found int
		for _, r := range renderings(t, "retellings.txt") {
			if language(r.original) != tt.language {
				continue
			}
			faults := faults(r.text, r.original)
			switch {
			case r.wrong == "" && len(faults) == 0:
				right, passed = right+1, passed+1
			case r.wrong == "":
				right++
			case len(faults) > 0:
				wrong, found = wrong+1, found+1
			default:
				wrong++
				t.Logf("passed, %s: %s", r.wrong, r.text)
			}
		}
		t.Logf("%s: %d of %d retellings pass, %d of %d lies are found", tt.language, passed, right, found, wrong)
		if right == 0 || 100*passed < tt.passed*right || 100*found < tt.found*wrong {
			t.Errorf("%s: %d of %d retellings pass, %d of %d lies are found", tt.language, passed, right, found, wrong)
		}
	}
}
