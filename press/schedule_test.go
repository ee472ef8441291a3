package press

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/news"
)

// daily is an edition drafted at 05:30 and sent at 06:45 in Beirut, two hours ahead of UTC.
func daily(t *testing.T, approval digest.Approval, at digest.AtDeadline) digest.Edition {
	t.Helper()
	e := edition()
	e.Approval, e.AtDeadline = approval, at
	var err error
	if e.Cadence, err = digest.ParseCadence("30 5 * * *", "45 6 * * *", "Asia/Beirut"); err != nil {
		t.Fatal(err)
	}
	return e
}

// sweep runs the press at wall-clock times of Beirut on 20 November and the days after.
func sweep(t *testing.T, s *shelf, e digest.Edition, walls ...string) {
	t.Helper()
	for _, wall := range walls {
		at, err := time.ParseInLocation("2 15:04", wall, e.Cadence.Zone())
		if err != nil {
			t.Fatal(err)
		}
		s.at = time.Date(2026, 11, at.Day(), at.Hour(), at.Minute(), 0, 0, e.Cadence.Zone())
		if err := machine(s, nil).Sweep(t.Context(), e, s.at); err != nil {
			t.Fatalf("sweep at %s: %v", wall, err)
		}
	}
}

func TestAnAutomaticSlot(t *testing.T) {
	s, e := newsday(), daily(t, digest.Automatic, "")
	sweep(t, s, e, "20 05:00", "20 05:29")
	if len(s.drafts) != 0 {
		t.Fatal("drafted before its time")
	}
	sweep(t, s, e, "20 05:30", "20 06:44")
	if len(s.drafts) != 1 || len(s.issues) != 0 {
		t.Fatalf("at 06:44 %d drafts, %d issues; want the draft only", len(s.drafts), len(s.issues))
	}
	sweep(t, s, e, "20 06:45", "20 06:46", "20 06:45")
	if len(s.issues) != 1 || s.issues[0].Content.Slot.Key != "2026-11-20T06:45" {
		t.Fatalf("issues: %+v", s.issues)
	}
	sweep(t, s, e, "21 05:30", "21 06:45")
	want := map[string]string{"start": "the schedule starts here", "2026-11-20T06:45": "issue 1", "2026-11-21T06:45": "nothing new"}
	if diff := cmp.Diff(want, s.settled); diff != "" {
		t.Errorf("slots (-want +got):\n%s", diff)
	}
}

// A slot that can print nothing of its articles does not leave them to all that follow.
func TestASlotPassesOverWhatItCannotPrint(t *testing.T) {
	s, e := newsday(), daily(t, digest.Automatic, "")
	e.Themes = []string{"elsewhere"}
	sweep(t, s, e, "20 05:00", "20 05:30")
	if len(s.passed) != 0 {
		t.Errorf("passed over before its time: %v", s.passed)
	}
	sweep(t, s, e, "20 06:45")
	if len(s.passed) != len(s.articles) || s.settled["2026-11-20T06:45"] != "nothing new" {
		t.Errorf("passed over %v, outcome %q", s.passed, s.settled["2026-11-20T06:45"])
	}
	report, err := machine(s, nil).Draft(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)})
	if err != nil || report.Articles != 0 {
		t.Errorf("%d articles looked at again: %v", report.Articles, err)
	}
}

func TestMissedSlotsAreMadeUpForOnce(t *testing.T) {
	s, e := newsday(), daily(t, digest.Automatic, "")
	sweep(t, s, e, "18 05:00", "20 09:00", "20 09:01")
	want := map[string]string{
		"start": "the schedule starts here", "2026-11-18T06:45": "missed: a later slot was due as well",
		"2026-11-19T06:45": "missed: a later slot was due as well", "2026-11-20T06:45": "issue 1",
	}
	if diff := cmp.Diff(want, s.settled); diff != "" {
		t.Errorf("slots (-want +got):\n%s", diff)
	}
}

func TestTheDeadlineOfAnEditorsEdition(t *testing.T) {
	tests := []struct {
		at        digest.AtDeadline
		issues    int
		outcome   string
		sentences int
	}{
		{digest.Hold, 0, "held: draft 1 waits for an editor", 0},
		{digest.Verified, 1, "issue 1", 1},
		{digest.Headlines, 1, "issue 1", 0},
	}
	for _, tt := range tests {
		t.Run(string(tt.at), func(t *testing.T) {
			s, e := newsday(), daily(t, digest.ByEditor, tt.at)
			sweep(t, s, e, "20 05:00", "20 05:30")
			content := &s.drafts[0].Content
			block := &content.Sections[0].Blocks[0]
			block.Sentences = block.Sentences[:2]
			block.Sentences[1].Findings = nil // doubtful
			sweep(t, s, e, "20 06:45")
			if len(s.issues) != tt.issues || s.settled["2026-11-20T06:45"] != tt.outcome {
				t.Fatalf("%d issues, outcome %q", len(s.issues), s.settled["2026-11-20T06:45"])
			}
			if tt.issues > 0 {
				if got := len(s.issues[0].Content.Sections[0].Blocks[0].Sentences); got != tt.sentences {
					t.Errorf("%d sentences of the first story were sent, want %d", got, tt.sentences)
				}
			}
		})
	}
}

func TestAnApprovalBeforeTheDeadlineUsesTheSlotUp(t *testing.T) {
	s, e := newsday(), daily(t, digest.ByEditor, digest.Verified)
	sweep(t, s, e, "20 05:00", "20 05:30")
	if _, err := machine(s, nil).Approve(t.Context(), s.drafts[0], digest.Approver{Kind: digest.Editor, Name: "rima"}); err != nil {
		t.Fatal(err)
	}
	sweep(t, s, e, "20 06:45", "20 06:50")
	if len(s.issues) != 1 || s.issues[0].ApprovedBy.Name != "rima" {
		t.Errorf("issues: %+v", s.issues)
	}
	late := s.drafts[0]
	if _, err := machine(s, nil).Approve(t.Context(), late, digest.Approver{Kind: digest.Editor, Name: "nour"}); !errors.Is(err, news.ErrConflict) {
		t.Errorf("a late approval: %v, want a conflict", err)
	}
}

// Who took an approval back is not overruled by a policy.
func TestAWithdrawnDraftWaitsForAnEditor(t *testing.T) {
	s, e := newsday(), daily(t, digest.ByEditor, digest.Verified)
	sweep(t, s, e, "20 05:00", "20 05:30")
	s.drafts[0].Withdrawn = "rima"
	sweep(t, s, e, "20 06:45", "20 06:50")
	want := "withdrawn: draft 1 waits for an editor"
	if got := s.settled["2026-11-20T06:45"]; len(s.issues) != 0 || got != want {
		t.Errorf("%d issues, outcome %q, want none and %q", len(s.issues), got, want)
	}
}

// A run by hand between the draft and the sending of a slot leaves the slot what is newer.
func TestAManualIssueIsNotRepeatedByTheSlot(t *testing.T) {
	s, e := newsday(), daily(t, digest.Automatic, "")
	sweep(t, s, e, "20 05:00", "20 05:30")
	s.at = s.at.Add(10 * time.Minute)
	if _, issue, err := machine(s, nil).Issue(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)}); err != nil || issue.ID() != 1 {
		t.Fatalf("manual issue: %v", err)
	}
	sweep(t, s, e, "20 06:45")
	if len(s.issues) != 1 || s.settled["2026-11-20T06:45"] != "nothing left of the draft" {
		t.Errorf("%d issues, outcome %q", len(s.issues), s.settled["2026-11-20T06:45"])
	}
}

// What counts is the order of issues, and no clock: the other one was approved at the very
// moment at which the draft was made.
func TestAnEditorLooksAgainWhenStoriesWereSent(t *testing.T) {
	s, e := newsday(), daily(t, digest.ByEditor, digest.Hold)
	sweep(t, s, e, "20 05:00", "20 05:30")
	e.Approval = digest.Automatic
	if _, _, err := machine(s, nil).Issue(t.Context(), Order{Edition: e, Slot: digest.ManualSlot(s.at)}); err != nil {
		t.Fatal(err)
	}
	_, err := machine(s, nil).Approve(t.Context(), s.drafts[0], digest.Approver{Kind: digest.Editor, Name: "rima"})
	if !errors.Is(err, news.ErrConflict) || len(s.issues) != 1 {
		t.Errorf("approved what was sent: %v, %d issues", err, len(s.issues))
	}
}

// A draft that nobody has approved for more than a week keeps its articles in the window; they
// have their stories already, and the next draft tells both.
func TestAWindowOlderThanTheMemoryOfStories(t *testing.T) {
	s, e := newsday(), daily(t, digest.ByEditor, digest.Hold)
	sweep(t, s, e, "20 05:00", "20 05:30", "20 06:45")
	s.articles = append(s.articles, late(6))
	sweep(t, s, e, "29 05:30", "29 06:45")
	if last := s.drafts[len(s.drafts)-1]; last.ID == 1 || len(last.Content.Blocks()) != 3 {
		t.Fatalf("draft %d has %d stories; want a later draft of three", last.ID, len(last.Content.Blocks()))
	}
}

func TestNewsBetweenDraftAndSendingMakeTheIssue(t *testing.T) {
	s, e := newsday(), daily(t, digest.Automatic, "")
	s.articles = nil
	sweep(t, s, e, "20 05:00", "20 05:30", "20 05:45")
	if len(s.settled) != 1 {
		t.Fatalf("settled before it was to be sent: %v", s.settled)
	}
	s.articles = append(s.articles, late(6))
	sweep(t, s, e, "20 06:45")
	if len(s.issues) != 1 || s.settled["2026-11-20T06:45"] != "issue 1" {
		t.Errorf("%d issues, outcomes %v", len(s.issues), s.settled)
	}
}

func TestADeadlineLeavesTheDraftAsItWas(t *testing.T) {
	s, e := newsday(), daily(t, digest.ByEditor, digest.Headlines)
	sweep(t, s, e, "20 05:00", "20 05:30", "20 06:45")
	if len(s.issues) != 1 || len(s.issues[0].Content.Sections[0].Blocks[0].Sentences) != 0 {
		t.Fatalf("issues: %+v", s.issues)
	}
	if len(s.drafts[0].Content.Sections[0].Blocks[0].Sentences) == 0 {
		t.Error("the draft has lost its sentences, and no withdrawal can bring them back")
	}
}

// late is an article of a story of its own.
func late(id int64) news.Article {
	return article(id, "Courier", "Bridge over the Litani closes for repairs",
		"The bridge over the Litani near Khardali closes for 6 weeks while its piers are repaired, the ministry of works said.")
}
