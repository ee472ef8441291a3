package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
)

// section is the first of the fixture, whose lede the tests change.
func section() digest.Section { return fixture.English().Sections[0] }

// A section's lede is shown with what it rests on, and is changed, struck and answered for as any sentence.
func TestTheLedeAtTheDesk(t *testing.T) {
	doubted := news.Finding{Check: news.JudgeCheck, Verdict: news.Fail, Note: "it may not follow"}
	id := string(section().Lede.ID)
	tests := map[string]struct {
		action string
		typed  map[string]string
		want   func(news.Sentence) bool
	}{
		"changed": {"save", map[string]string{"text." + id: "Talks and tankers."}, func(s news.Sentence) bool {
			return s.Text == "Talks and tankers." && s.Editor == "The editor" && !s.Doubtful()
		}},
		"changed badly":  {"save", map[string]string{"text." + id: "Talks and 99 tankers."}, news.Sentence.Doubtful},
		"struck":         {"save", map[string]string{"text." + id: ""}, func(s news.Sentence) bool { return s.Text == "" }},
		"answered for":   {"acknowledge." + id, nil, func(s news.Sentence) bool { return s.Acknowledged == "The editor" }},
		"gone with one":  {"kill.12", nil, func(s news.Sentence) bool { return s.Text == "" }},
		"as it was made": {"section-down.1", nil, news.Sentence.Doubtful},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			lede := &r.store.draft.Content.Sections[0].Lede
			lede.Findings = append(lede.Findings, doubted)
			b := r.signedIn(audience.RoleEditor)
			_, page := b.get("drafts/7")
			for _, want := range []string{"Doubtful sentences: 1.", "judge: it may not follow", "by the model", section().Lede.Text, `name="text.` + id} {
				if !strings.Contains(page, want) {
					t.Errorf("the page does not say %q", want)
				}
			}
			code, page := b.post("drafts/7", b.form(tt.action, tt.typed))
			if code != 200 {
				t.Fatalf("%d\n%s", code, page)
			}
			for _, s := range r.store.draft.Content.Sections {
				if s.Theme == 1 && !tt.want(s.Lede) {
					t.Errorf("lede %+v", s.Lede)
				}
			}
		})
	}
}

// The desk says who wrote the subject and what it rests on; an editor's words in its place are theirs.
func TestTheSubjectAtTheDesk(t *testing.T) {
	r := open(t)
	s := section().Lede
	s.ID, s.Text = "subject", "Tartus talks reopen as fuel arrives"
	s.Findings = append(s.Findings, news.Finding{Check: news.JudgeCheck, Verdict: news.Fail, Note: "it may not follow"})
	r.store.draft.Content.Entitle(s)
	b := r.signedIn(audience.RoleEditor)
	_, page := b.get("drafts/7")
	for _, want := range []string{`value="` + s.Text + `"`, `id="s-subject"`, "judge: it may not follow", `value="acknowledge.subject"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if code, page := b.post("drafts/7", b.form("acknowledge.subject", nil)); code != 200 || r.store.draft.Content.SubjectLine.Acknowledged == "" {
		t.Fatalf("%d: %+v\n%s", code, r.store.draft.Content.SubjectLine, page)
	}
	if code, page := b.post("drafts/7", b.form("kill.12", map[string]string{"subject": "The week in ports"})); code != 200 {
		t.Fatalf("%d\n%s", code, page)
	}
	c := r.store.draft.Content
	if diff := cmp.Diff("The week in ports", c.Subject); diff != "" || c.SubjectLine.Editor != "The editor" || c.SubjectLine.Origin != s.Origin || len(c.Doubtful()) > 0 {
		t.Errorf("(-want +got)\n%s%+v", diff, c.SubjectLine)
	}
}
