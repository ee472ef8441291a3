package press

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
	"barid/summarize"
)

// approvedAbroad is a day on which an editor has approved the Arabic story for the Arabic edition, the
// last sentence in words of the editor's own.
func approvedAbroad(t *testing.T, change func(*digest.IssueRecord)) *shelf {
	t.Helper()
	s := abroad()
	e := edition()
	e.ID, e.Language, e.Foreign, e.Approval = "sabah", "ar", digest.ForeignNone, digest.ByEditor
	report, err := machine(s, nil).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
	if err != nil {
		t.Fatal(err)
	}
	draft, err := report.Draft.Edit(func(c *digest.Content) error {
		last := c.Blocks()[0].Sentences[1]
		last.Text, last.Method, last.Editor = quay[2][0]+" ", news.Edited, "rima"
		return c.Replace(last)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := machine(s, nil).Approve(t.Context(), draft, digest.Approver{Kind: digest.Editor, Name: "rima"}); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&s.issues[0])
	}
	clear(s.taken) // which is of one edition
	s.at = s.at.Add(time.Minute)
	return s
}

func TestWhatAnEditorApprovedElsewhereIsTranslated(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*digest.IssueRecord)
		anew   bool
	}{
		"approved":              {nil, false},
		"by policy":             {func(i *digest.IssueRecord) { i.ApprovedBy.Kind = digest.Policy }, true},
		"later":                 {func(i *digest.IssueRecord) { i.ApprovedAt = i.ApprovedAt.Add(time.Hour) }, true},
		"of another revision":   {func(i *digest.IssueRecord) { i.Content.Sections[0].Blocks[0].Sources[0].Revision = 7 }, true},
		"in another language":   {func(i *digest.IssueRecord) { i.Content.Sections[0].Blocks[0].Language = "fa" }, true},
		"translated itself":     {func(i *digest.IssueRecord) { i.Content.Sections[0].Blocks[0].Headline.Original.Language = "fr" }, true},
		"its headline in doubt": {func(i *digest.IssueRecord) { i.Content.Sections[0].Blocks[0].Headline.Findings = nil }, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := approvedAbroad(t, tt.change)
			model := renders("")
			render := model.render
			model.render = func(tr summarize.Translation) ([]news.Sentence, error) {
				for i := range tr.Sentences {
					if tr.Sentences[i].Editor != "" {
						tr.Sentences[i].Text = quay[2][0]
					}
				}
				return render(tr)
			}
			report, err := draft(t, s, &model)
			if err != nil {
				t.Fatal(err)
			}
			b := foreignBlock(t, report)
			if diff := cmp.Diff([]string{quay[0][1], quay[1][1], quay[2][1]}, told(b)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if by := b.Sentences[1].Original.Method; (by == news.Extractive) != tt.anew || (by == news.Edited) == tt.anew {
				t.Errorf("the last sentence is %s, told anew: %v", by, tt.anew)
			}
		})
	}
}

// What only an editor answers for there is not printed here.
func TestWhatAnEditorAnswersForElsewhereIsLeftOut(t *testing.T) {
	s := approvedAbroad(t, func(i *digest.IssueRecord) {
		last := &i.Content.Sections[0].Blocks[0].Sentences[1]
		last.Findings, last.Acknowledged = nil, "rima"
	})
	model := renders("")
	report, err := draft(t, s, &model)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{quay[0][1], quay[1][1]}, told(foreignBlock(t, report))); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}
