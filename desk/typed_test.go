package desk_test

import (
	"testing"

	"barid/audience"
)

// What an editor cannot see among what they pasted is not kept: not in the subject, where it
// would turn the rest of a mail program's line around, and not in a sentence.
func TestPastedTextKeepsNothingInvisible(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleEditor)
	field := "text." + string(lede().ID)
	b.post("drafts/7", b.form("save", map[string]string{
		"subject": "Tartus \u202esklat\u202c\u009b go on\x00", field: "Delegations \u2067met\u200b in the\u0085harbour.",
	}))
	c := r.store.draft.Content
	if want := "Tartus sklat go on"; c.Subject != want {
		t.Errorf("the subject is %q, want %q", c.Subject, want)
	}
	if got, want := c.Sections[0].Blocks[0].Sentences[0].Text, "Delegations met in the harbour."; got != want {
		t.Errorf("the sentence is %q, want %q", got, want)
	}
}
