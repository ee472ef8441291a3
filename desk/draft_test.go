package desk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"barid/audience"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// lede is a sentence of the fixture that the tests change.
func lede() news.Sentence { return fixture.English().Sections[0].Blocks[0].Sentences[0] }

// A GET is what a mail scanner does: it changes nothing, signed in or not.
func TestGetChangesNothing(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleOwner)
	for _, path := range []string{"", "drafts/7", "drafts/7?action=approve&revision=1", "drafts/7/mail", "drafts/7/text", "editors",
		"drafts/7/withdraw", "sign-out"} {
		b.get(path)
	}
	if r.store.draft.Revision != 1 || r.store.draft.Issue != 0 || len(r.store.sessions) != 1 {
		t.Errorf("revision %d, issue %d, %d sessions", r.store.draft.Revision, r.store.draft.Issue, len(r.store.sessions))
	}
}

func TestDraftPageShowsTheReasons(t *testing.T) {
	r := open(t)
	c := &r.store.draft.Content.Sections[0].Blocks[0]
	c.Sentences[1].Findings[1] = news.Finding{Check: news.NumberCheck, Verdict: news.Fail, Note: "49 is in no cited passage"}
	c.Doubts = []string{"the model files it under Ports (ships), code under Lebanon (Sidon)"}
	_, page := r.signedIn(audience.RoleEditor).get("drafts/7")
	for _, want := range []string{
		"Stories in doubt, which may be printed as they are: 1.", "Doubtful: <bdi>the model files it under Ports (ships)",
		"49 is in no cited passage", "Doubtful sentences: 1", "I answer for it", "Cedar Wire, paragraph 1", "without approval it is held",
		"Tartus, Moscow, lease", "Horoscope", "the server answered 503", `<iframe sandbox title`, "An approver or the owner says yes",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, never := range []string{"<script", "onclick", "javascript:", `value="approve"`} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
}

// A draft as well as an issue says which of its sentences cite what a publisher has changed since.
func TestDraftPageShowsWhatIsOvertaken(t *testing.T) {
	r := open(t)
	r.store.draft.Content.Sections[0].Blocks[0].Sentences[1].Text = "The port counted 98 ships."
	_, page := r.signedIn(audience.RoleEditor).get("drafts/7")
	for _, want := range []string{"Changed by their publishers", "“<bdi>98 ships</bdi>”", "https://gazette.example/98"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// What an editor types is checked like any other sentence, under the same ID.
func TestEditedSentenceIsCheckedAgain(t *testing.T) {
	tests := map[string]struct {
		text     string
		doubtful bool
	}{
		"that holds":     {"Delegations met in the harbour.", false},
		"that does not":  {"Delegations met for the 99th time.", true},
		"spread by hand": {"  Delegations\r\n met\tagain. ", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			b := r.signedIn(audience.RoleEditor)
			code, page := b.post("drafts/7", b.form("save", map[string]string{"text." + string(lede().ID): tt.text}))
			if code != http.StatusOK || !strings.Contains(page, "Saved.") {
				t.Fatalf("%d\n%s", code, page)
			}
			block := r.store.draft.Content.Sections[0].Blocks[0]
			got := block.Sentences[0]
			if got.Text != strings.Join(strings.Fields(tt.text), " ") || got.ID != lede().ID || got.Method != news.Edited || got.Editor == "" || got.Doubtful() != tt.doubtful {
				t.Errorf("got %+v", got)
			}
			if block.Method != news.Edited || r.store.draft.Revision != 2 {
				t.Errorf("the story is %s, the revision %d", block.Method, r.store.draft.Revision)
			}
		})
	}
}

// Whatever button is pressed, the typed texts are saved with it.
func TestButtonsSaveWhatWasTyped(t *testing.T) {
	headline := fixture.English().Sections[0].Blocks[0].Headline.ID
	typed := map[string]string{"text." + string(headline): "Talks on Tartus reopen", "to.12": "3"}
	tests := map[string]func(digest.Content) bool{
		"save":           func(c digest.Content) bool { return c.Subject == "Talks on Tartus reopen" },
		"down.11":        func(c digest.Content) bool { return c.Sections[0].Blocks[1].Headline.Text == "Talks on Tartus reopen" },
		"up.12":          func(c digest.Content) bool { return c.Subject == c.Sections[0].Blocks[0].Headline.Text },
		"kill.12":        func(c digest.Content) bool { return c.Coverage.LeftOut[2].Reason == "killed by The approver" },
		"hold.12":        func(c digest.Content) bool { return len(c.Coverage.LeftOut) == 2 && len(c.Sections[0].Blocks) == 1 },
		"move.12":        func(c digest.Content) bool { return c.Sections[2].Blocks[2].Story == 12 },
		"unmark.21":      func(c digest.Content) bool { return c.Sections[1].Blocks[0].Change.Standing == digest.Continued },
		"section-down.1": func(c digest.Content) bool { return c.Sections[1].Theme == 1 },
		"section-up.3":   func(c digest.Content) bool { return c.Sections[1].Theme == 3 },
		"approve":        func(digest.Content) bool { return true },
	}
	for action, holds := range tests {
		t.Run(action, func(t *testing.T) {
			r := open(t)
			b := r.signedIn(audience.RoleApprover)
			code, page := b.post("drafts/7", b.form(action, typed))
			if code != http.StatusOK {
				t.Fatalf("%d\n%s", code, page)
			}
			d := r.store.draft
			if s, _, err := d.Content.Sentence(headline); err != nil || s.Text != "Talks on Tartus reopen" {
				t.Errorf("the headline is %q, %v", s.Text, err)
			}
			if !holds(d.Content) || d.Revision != 2 || d.Issue != 0 {
				t.Errorf("revision %d, issue %d: %v", d.Revision, d.Issue, d.Content.Subject)
			}
			if taught := slices.Contains(r.store.moved, "The approver: 12 to 3"); taught != (action == "move.12") {
				t.Errorf("what was moved for all drafts to come: %v", r.store.moved)
			}
		})
	}
}

// Approving what has been changed in the same breath saves it, and asks to look again.
func TestApprovalIsOfWhatWasSeen(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleApprover)
	_, page := b.post("drafts/7", b.form("approve", map[string]string{"subject": "Another subject"}))
	if !strings.Contains(page, "Look at the draft once more") || r.store.draft.Issue != 0 || r.store.draft.Content.Subject != "Another subject" {
		t.Fatalf("issue %d\n%s", r.store.draft.Issue, page)
	}
	other := b.form("approve", nil)
	other.Set("hash", strings.Repeat("0", 64))
	if code, _ := b.post("drafts/7", other); code != http.StatusConflict || r.store.draft.Issue != 0 {
		t.Errorf("another hash was approved: %d", code)
	}
	code, page := b.post("drafts/7", b.form("approve", nil))
	if code != http.StatusOK || r.store.draft.Issue != 3 || r.store.issue.ApprovedBy() != (digest.Approver{Kind: digest.Editor, Name: "The approver"}) {
		t.Fatalf("%d: issue %d by %s", code, r.store.draft.Issue, r.store.issue.ApprovedBy())
	}
	if !strings.Contains(page, "issue 3, approved by editor The approver") || strings.Contains(page, "<textarea") {
		t.Errorf("the page of the approved draft:\n%s", page)
	}
	if code, _ := b.post("drafts/7", url.Values{"action": {"save"}, "revision": {"2"}, "subject": {"Too late"}}); code != http.StatusConflict {
		t.Errorf("an approved draft was edited: %d", code)
	}
}

func TestDoubtfulDraftIsNotApproved(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleApprover)
	id := string(lede().ID)
	_, page := b.post("drafts/7", b.form("save", map[string]string{"text." + id: "The 99th round."}))
	if !strings.Contains(page, `value="approve" disabled`) {
		t.Error("the button can be pressed")
	}
	if code, _ := b.post("drafts/7", b.form("approve", nil)); code != http.StatusUnprocessableEntity || r.store.draft.Issue != 0 {
		t.Errorf("approved: %d", code)
	}
	b.post("drafts/7", b.form("acknowledge."+id, nil))
	if s, _, _ := r.store.draft.Content.Sentence(lede().ID); s.Acknowledged != "The approver" || s.Doubtful() {
		t.Errorf("nobody answers for %+v", s)
	}
	b.post("drafts/7", b.form("doubt."+id, nil))
	if s, _, _ := r.store.draft.Content.Sentence(lede().ID); !s.Doubtful() {
		t.Error("the answer cannot be taken back")
	}
	b.post("drafts/7", b.form("acknowledge."+id, nil))
	b.post("drafts/7", b.form("save", map[string]string{"text." + id: "The 99th round, again."}))
	if s, _, _ := r.store.draft.Content.Sentence(lede().ID); !s.Doubtful() {
		t.Error("the answer for one text holds for another")
	}
}

// Of two editors the second is told, and keeps what they typed.
func TestSecondEditorIsTold(t *testing.T) {
	r := open(t)
	first, second := r.signedIn(audience.RoleEditor), r.signedIn(audience.RoleOwner)
	mine := second.form("kill.11", map[string]string{"text." + string(lede().ID): "My careful words."})
	first.post("drafts/7", first.form("save", map[string]string{"subject": "The first subject"}))
	before := r.store.draft
	code, page := second.post("drafts/7", mine)
	if code != http.StatusConflict || !strings.Contains(page, "Somebody was faster") || !strings.Contains(page, "My careful words.") || !strings.Contains(page, lede().Text) {
		t.Errorf("%d\n%s", code, page)
	}
	if r.store.draft.Revision != before.Revision || r.store.draft.Content.Subject != "The first subject" {
		t.Error("the first editor's work was overwritten")
	}
}

// A draft of which everything was killed can be looked at, and not be approved.
func TestEmptyDraft(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleOwner)
	for _, block := range fixture.English().Blocks() {
		b.post("drafts/7", b.form(fmt.Sprintf("kill.%d", block.Story), nil))
	}
	if code, _ := b.get("drafts/7"); code != http.StatusOK || len(r.store.draft.Content.Sections) != 0 {
		t.Errorf("%d, %d sections", code, len(r.store.draft.Content.Sections))
	}
	if code, page := b.post("drafts/7", b.form("approve", nil)); code != http.StatusUnprocessableEntity || !strings.Contains(page, "has no story") {
		t.Errorf("%d\n%s", code, page)
	}
}

func TestRoles(t *testing.T) {
	r := open(t)
	editor := r.signedIn(audience.RoleEditor)
	if code, _ := editor.post("drafts/7", editor.form("approve", nil)); code != http.StatusForbidden || r.store.draft.Issue != 0 {
		t.Errorf("an editor approved: %d", code)
	}
	for role, want := range map[audience.Role]int{
		audience.RoleEditor: http.StatusForbidden, audience.RoleApprover: http.StatusForbidden, audience.RoleOwner: http.StatusOK,
	} {
		if code, _ := r.signedIn(role).get("editors"); code != want {
			t.Errorf("%s sees the editors: %d, want %d", role, code, want)
		}
	}
	elsewhere := r.store.editors[1]
	elsewhere.Editions = []digest.EditionID{"evening"}
	r.store.editors[1] = elsewhere
	for _, path := range []string{"drafts/7", "drafts/7/mail", "drafts/7/text"} {
		if code, page := editor.get(path); code != http.StatusNotFound || strings.Contains(page, "Tartus") {
			t.Errorf("GET %s of another edition: %d", path, code)
		}
	}
	if _, page := editor.get(""); strings.Contains(page, "Tartus") {
		t.Error("another edition's draft is listed")
	}
	if code, page := editor.post("drafts/7", url.Values{"revision": {"1"}, "subject": {"x"}}); code != http.StatusNotFound || strings.Contains(page, "Tartus") {
		t.Errorf("POST to another edition: %d", code)
	}
}

func TestWithdraw(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleApprover)
	b.post("drafts/7", b.form("approve", nil))
	editor := r.signedIn(audience.RoleEditor)
	if code, _ := editor.post("drafts/7/withdraw", nil); code != http.StatusForbidden {
		t.Errorf("an editor withdrew: %d", code)
	}
	code, page := b.post("drafts/7/withdraw", nil)
	if code != http.StatusOK || r.store.withdrawn != "The approver" || !strings.Contains(page, "the draft is open again") {
		t.Errorf("%d, withdrawn by %q", code, r.store.withdrawn)
	}
	if code, _ := b.post("drafts/7/withdraw", nil); code != http.StatusConflict {
		t.Errorf("withdrawn twice: %d", code)
	}
	b.post("drafts/7", b.form("approve", nil))
	record := r.store.issue.Record()
	record.PublishedAt = r.now.Add(time.Minute)
	r.store.issue, _ = digest.OpenIssue(record)
	if code, page := b.get("drafts/7"); strings.Contains(page, "Withdraw the approval") || !strings.Contains(page, "sent: 5") {
		t.Errorf("%d\n%s", code, page)
	}
	if code, _ := b.post("drafts/7/withdraw", nil); code != http.StatusConflict {
		t.Errorf("withdrawn after it was published: %d", code)
	}
}

func TestBadForms(t *testing.T) {
	r := open(t)
	b := r.signedIn(audience.RoleOwner)
	tests := map[string]struct {
		action string
		texts  map[string]string
		want   int
	}{
		"an unknown button":      {"explode.7", nil, http.StatusUnprocessableEntity},
		"a button of no story":   {"kill.x", nil, http.StatusUnprocessableEntity},
		"an unknown story":       {"kill.99", nil, http.StatusNotFound},
		"an unknown sentence":    {"acknowledge.none", nil, http.StatusNotFound},
		"a move to nowhere":      {"move.11", nil, http.StatusUnprocessableEntity},
		"no subject":             {"save", map[string]string{"subject": " "}, http.StatusUnprocessableEntity},
		"a sentence of a book":   {"save", map[string]string{"text." + string(lede().ID): strings.Repeat("word ", 500)}, http.StatusUnprocessableEntity},
		"a headline struck":      {"save", map[string]string{"text." + string(fixture.English().Sections[0].Blocks[0].Headline.ID): ""}, http.StatusUnprocessableEntity},
		"a revision of long ago": {"save", map[string]string{"revision": "0"}, http.StatusConflict},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if code, page := b.post("drafts/7", b.form(tt.action, tt.texts)); code != tt.want {
				t.Errorf("%d, want %d\n%s", code, tt.want, page)
			}
			if r.store.draft.Revision != 1 {
				t.Fatal("the draft was changed")
			}
		})
	}
	if code, _ := b.post("drafts/99", url.Values{"revision": {"1"}}); code != http.StatusNotFound {
		t.Errorf("an unknown draft: %d", code)
	}
	if code, _ := b.post("drafts/7", url.Values{"text.x": {strings.Repeat("x", 3<<20)}}); code != http.StatusUnprocessableEntity {
		t.Errorf("a form of 3 MB: %d", code)
	}
}
