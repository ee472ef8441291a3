package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"barid/audience"
	"barid/internal/fixture"
	"barid/news"
)

// An editor sees a translation beside what it translates, and changes it; the original stays.
func TestATranslationIsEdited(t *testing.T) {
	r := open(t)
	c := fixture.Translated()
	r.store.draft.Content = c
	was := c.Sections[3].Blocks[0].Sentences[1]
	b := r.signedIn(audience.RoleApprover)
	_, before := b.get("drafts/7")
	code, after := b.post("drafts/7", b.form("save", map[string]string{"text." + string(was.ID): "Damascus wants the term cut to 10 years."}))
	if code != http.StatusOK {
		t.Fatalf("%d\n%s", code, after)
	}
	s, _, err := r.store.draft.Content.Sentence(was.ID)
	if err != nil || s.Method != news.Edited || s.Editor != "The approver" || s.Original != was.Original || r.store.draft.Content.Sections[3].Blocks[0].OriginalLanguage() != "ar" {
		t.Errorf("%+v, %v", s, err)
	}
	for name, page := range map[string]string{"before": before, "after": after} {
		if !strings.Contains(page, `<blockquote lang="ar" dir="rtl">`+was.Original.Text) {
			t.Errorf("%s: the page does not show the original", name)
		}
	}
	if !strings.Contains(after, "edited from Arabic") || !strings.Contains(after, "edited by The approver") {
		t.Error("the page does not say who edited a translation")
	}
}
