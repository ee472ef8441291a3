package templates

import (
	"fmt"
	"io"
	"time"

	"barid/digest"
)

// TimelineInput is a story as the issues of an edition have told it.
type TimelineInput struct {
	Name, Language, Zone string             // of the edition
	Told                 []digest.SentBlock // the newest first; at least one
	Links                Links              // Archive, Issues
}

// timelinePage is what timeline.html sees.
type timelinePage struct {
	Lang, Dir, Title string
	Words            siteWords
	Name             prose
	Archive          string
	Entries          []timelineEntry
}

// timelineEntry is what one issue said, and what was new about it.
type timelineEntry struct {
	Date  prose
	Time  string // RFC 3339
	URL   string // the story in that issue
	Story story
	First bool // no issue before has told it
}

// Timeline writes the page of a story: what each issue said of it, and what had changed.
func (s *Set) Timeline(w io.Writer, in TimelineInput) error {
	words := siteWordsFor(in.Language)
	dir := Direction(words.Language)
	page := timelinePage{
		Lang: words.Language, Dir: dir, Words: words, Title: in.Told[0].Block.Headline.Text,
		Name: newProse(in.Name, dir), Archive: in.Links.Archive,
	}
	for i, t := range in.Told {
		page.Entries = append(page.Entries, newTimelineEntry(t, in))
		page.Entries[i].First = t.Block.Change.Standing == digest.New && i == len(in.Told)-1
	}
	if err := s.html.ExecuteTemplate(w, "timeline.html", page); err != nil {
		return fmt.Errorf("timeline of %q: %w", page.Title, err)
	}
	return nil
}

func newTimelineEntry(t digest.SentBlock, in TimelineInput) timelineEntry {
	at := inZone(t.SentAt, in.Zone)
	c := digest.Content{Language: in.Language, Zone: in.Zone, MadeAt: t.SentAt}
	e := timelineEntry{
		Date: newProse(wordsFor(in.Language).fullDate(at), Direction(in.Language)), Time: at.Format(time.RFC3339),
		URL:   fmt.Sprintf("%s%d#%s", in.Links.Issues, t.Issue, anchor(t.Block.Story)),
		Story: newStory(t.Block, c),
	}
	e.Story.Original.Anchor = "" // each issue's would be the same
	e.Story.Change.link(Links{Issues: in.Links.Issues}, t.Block.Story)
	return e
}
