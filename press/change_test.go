package press

import (
	"testing"
	"time"

	"barid/digest"
)

// What the next issue tells of a story is held against what the last one has sent of it.
func TestTheNextDraftSaysWhatChanged(t *testing.T) {
	s := newsday()
	order := Order{Edition: edition(), Slot: digest.ManualSlot(s.at)}
	if _, _, err := machine(s, nil).Issue(t.Context(), order); err != nil {
		t.Fatal(err)
	}
	s.at = s.at.Add(24 * time.Hour)
	s.articles = append(s.articles,
		article(5, "Observer", "Ferry to Tyre: 410 passengers after the storm",
			"The ferry between Sidon and Tyre resumed on its old timetable after a storm had closed the harbour for 12 days.",
			"The port authority said that 410 passengers crossed in the first hours."),
		article(6, "Observer", "Olive growers expect a poor harvest",
			"Olive growers in the hills above Nabatieh expect a poor harvest after a dry spring.",
			"The growers' union counts 45 presses that will stay closed this season."))
	report, err := draft(t, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	blocks := report.Draft.Content.Blocks()
	if len(blocks) != 2 {
		t.Fatalf("%d blocks, want the ferry and the olives", len(blocks))
	}
	ferry, olives := blocks[0].Change, blocks[1].Change
	if ferry.Standing != digest.Updated || len(ferry.Updates) != 1 || ferry.Updates[0].Was != "340" || ferry.Updates[0].Figure.Text != "410" {
		t.Errorf("ferry: %+v", ferry)
	}
	if olives.Standing != digest.Unchanged || olives.Issue != 1 {
		t.Errorf("olives: %+v", olives)
	}
}
