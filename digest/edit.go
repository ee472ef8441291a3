package digest

import (
	"fmt"
	"slices"

	"barid/news"
)

// Edit returns the draft with its content changed by do, which works on a copy of its own. A
// subject that was the lead headline stays the lead headline, and no lede tells of a story that
// is gone. The revision is the store's to raise.
func (d Draft) Edit(do func(*Content) error) (Draft, error) {
	if d.Issue != 0 {
		return Draft{}, fmt.Errorf("draft %d is issue %d already: %w", d.ID, d.Issue, news.ErrConflict)
	}
	c := d.Content.clone()
	lead := c.lead()
	if err := do(&c); err != nil {
		return Draft{}, fmt.Errorf("draft %d: %w", d.ID, err)
	}
	c.follow(lead)
	d.Content = c
	return d, nil
}

// clone copies all that an edit may change in place.
func (c Content) clone() Content {
	c.Coverage.LeftOut = slices.Clone(c.Coverage.LeftOut)
	c.Sections = slices.Clone(c.Sections)
	for i := range c.Sections {
		c.Sections[i].Blocks = slices.Clone(c.Sections[i].Blocks)
		for j, b := range c.Sections[i].Blocks {
			c.Sections[i].Blocks[j].Sentences = slices.Clone(b.Sentences)
		}
	}
	return c
}

// lead is the headline of the first story; empty when there is none.
func (c Content) lead() string {
	if blocks := c.Blocks(); len(blocks) > 0 {
		return blocks[0].Headline.Text
	}
	return ""
}

// Strike takes a sentence out of its story, or a section's lede away. A story keeps its headline.
func (c *Content) Strike(id news.SentenceID) error {
	for i := range c.Sections {
		if lede := &c.Sections[i].Lede; lede.Text != "" && lede.ID == id {
			*lede = news.Sentence{}
			return nil
		}
		for j := range c.Sections[i].Blocks {
			b := &c.Sections[i].Blocks[j]
			if b.Headline.ID == id {
				return fmt.Errorf("a story needs its headline; kill the story instead: %w", news.ErrInvalid)
			}
			left := slices.DeleteFunc(b.Sentences, func(s news.Sentence) bool { return s.ID == id })
			if len(left) < len(b.Sentences) {
				b.Sentences, b.Method = left, news.Edited
				b.revised(id)
				return nil
			}
		}
	}
	return fmt.Errorf("sentence %s: %w", id, news.ErrNotFound)
}

// Kill removes a story for good: its articles count as considered, and the coverage names
// them with the reason.
func (c *Content) Kill(story news.StoryID, reason string) error {
	b, err := c.take(story)
	for _, s := range b.Sources {
		c.Coverage.LeftOut = append(c.Coverage.LeftOut, Omission{
			Article: s.Article, Title: s.Title, Publisher: s.Publisher, Reason: reason,
		})
	}
	return err
}

// Hold keeps a story for later: its articles stay unconsidered, and the next draft may tell
// them.
func (c *Content) Hold(story news.StoryID) error {
	_, err := c.take(story)
	return err
}

// Unmark takes back what a story is said to be against earlier issues: no figure is set against
// another, and it is told in full.
func (c *Content) Unmark(story news.StoryID) error {
	i, j := c.place(story)
	if i < 0 {
		return fmt.Errorf("story %d: %w", story, news.ErrNotFound)
	}
	change := &c.Sections[i].Blocks[j].Change
	*change = Change{Standing: change.Standing, Issue: change.Issue, SentAt: change.SentAt}
	if change.Standing != New {
		change.Standing = Continued
	}
	return nil
}

// Move puts a story at the end of another section.
func (c *Content) Move(story news.StoryID, to news.ThemeID) error {
	if !slices.ContainsFunc(c.Sections, func(s Section) bool { return s.Theme == to }) {
		return fmt.Errorf("section %d: %w", to, news.ErrNotFound)
	}
	if i, _ := c.place(story); i >= 0 && c.Sections[i].Theme == to {
		return nil
	}
	b, err := c.take(story)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(c.Sections, func(s Section) bool { return s.Theme == to })
	c.Sections[i].Blocks = append(c.Sections[i].Blocks, b)
	return nil
}

// Shift moves a story by so many places within its section, up if negative. At an end of the
// section it stays.
func (c *Content) Shift(story news.StoryID, places int) error {
	i, j := c.place(story)
	if i < 0 {
		return fmt.Errorf("story %d: %w", story, news.ErrNotFound)
	}
	shift(c.Sections[i].Blocks, j, places)
	return nil
}

// ShiftSection moves a section by so many places, up if negative. At an end it stays.
func (c *Content) ShiftSection(theme news.ThemeID, places int) error {
	i := slices.IndexFunc(c.Sections, func(s Section) bool { return s.Theme == theme })
	if i < 0 {
		return fmt.Errorf("section %d: %w", theme, news.ErrNotFound)
	}
	shift(c.Sections, i, places)
	return nil
}

func shift[T any](list []T, from, places int) {
	to := min(max(from+places, 0), len(list)-1)
	for at := from; at != to; {
		next := at + 1
		if to < at {
			next = at - 1
		}
		list[at], list[next] = list[next], list[at]
		at = next
	}
}

// place is where a story stands: section and block, or -1.
func (c Content) place(story news.StoryID) (section, block int) {
	for i, s := range c.Sections {
		if j := slices.IndexFunc(s.Blocks, func(b Block) bool { return b.Story == story }); j >= 0 {
			return i, j
		}
	}
	return -1, -1
}

// take removes a story and, if it was the last of its section, the section.
func (c *Content) take(story news.StoryID) (Block, error) {
	i, j := c.place(story)
	if i < 0 {
		return Block{}, fmt.Errorf("story %d: %w", story, news.ErrNotFound)
	}
	b := c.Sections[i].Blocks[j]
	c.Sections[i].Blocks = slices.Delete(c.Sections[i].Blocks, j, j+1)
	if len(c.Sections[i].Blocks) == 0 {
		c.Sections = slices.Delete(c.Sections, i, i+1)
	}
	return b, nil
}
