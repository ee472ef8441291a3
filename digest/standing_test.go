package digest

import "testing"

// What an editor has rewritten or struck carries no update any more.
func TestUpdatesRestOnTheirSentence(t *testing.T) {
	block := printedBlock("en", 2, "Toll in Tyre rises to 19", "The death toll of the strike on Tyre rose to 19.", "Schools stay closed.", "So do shops.")
	old := sentAs(1, printedBlock("en", 1, "Strike on Tyre", "A strike on Tyre killed 12 people."))
	block.Change = compare(block, nil, []SentBlock{old})
	c := Content{Sections: []Section{{Theme: 1, Blocks: []Block{block}}}}
	if len(block.Change.Updates) != 1 {
		t.Fatalf("%d updates", len(block.Change.Updates))
	}
	of := block.Change.Updates[0].Sentence
	draft := Draft{Content: c}
	edit := func(do func(*Content) error) Change {
		edited, err := draft.Edit(do)
		if err != nil {
			t.Fatal(err)
		}
		return edited.Content.Blocks()[0].Change
	}
	rewritten, _, _ := c.Sentence(of)
	rewritten.Text = "The death toll rose."
	unmarked := edit(func(c *Content) error { return c.Unmark(1) })
	if unmarked.Standing != Continued || unmarked.Issue != 1 || len(unmarked.Updates) > 0 {
		t.Errorf("unmarked: %+v", unmarked)
	}
	for name, got := range map[string]Change{
		"rewritten": edit(func(c *Content) error { return c.Replace(rewritten) }),
		"left out":  c.HeadlinesOnly().Blocks()[0].Change,
		"brief":     c.View(Selection{Length: Brief}).Blocks()[0].Change,
	} {
		want := map[bool]Standing{true: Updated, false: Continued}[len(got.Updates) > 0]
		if got.Standing != want || name == "rewritten" && len(got.Updates) > 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := c.Blocks()[0].Change; len(got.Updates) != 1 {
		t.Errorf("the draft itself was changed: %+v", got)
	}
}
