package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"barid/audience"
	"barid/desk"
	"barid/digest"
	"barid/internal/fixture"
)

// Whoever comes late is told what the draft has become, by whom, when, and where to read it.
func TestLateApprovalIsAnsweredWithTheIssue(t *testing.T) {
	for name, by := range approvers() {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			b := r.signedIn(audience.RoleApprover)
			late := b.form("approve", map[string]string{"subject": "My late subject"})
			if _, err := r.store.Approve(t.Context(), r.store.draft, by); err != nil {
				t.Fatal(err)
			}
			code, page := b.post("drafts/7", late)
			for _, want := range []string{"This is issue 3 already", "issue 3, approved by " + by.String() + ", Sun 22 Nov",
				"My late subject", `href="` + desk.Root + `drafts/7">Look at issue 3`} {
				if code != http.StatusConflict || !strings.Contains(page, want) {
					t.Errorf("%d, without %q\n%s", code, want, page)
				}
			}
			r.store.publish()
			if _, page = b.post("drafts/7", late); !strings.Contains(page, `href="/archive/levant/3"`) || !strings.Contains(page, "sent: 5") {
				t.Errorf("published:\n%s", page)
			}
		})
	}
}

func approvers() map[string]digest.Approver {
	return map[string]digest.Approver{
		"by an editor": {Kind: digest.Editor, Name: "Rima Khoury"},
		"by a policy":  {Kind: digest.Policy, Name: string(digest.Automatic)},
	}
}

// publish lets the issue out.
func (m *memory) publish() {
	record := m.issue.Record()
	record.PublishedAt = fixture.Now()
	m.issue, _ = digest.OpenIssue(record)
}
