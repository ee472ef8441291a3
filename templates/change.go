package templates

import (
	"fmt"
	"strings"
	"time"

	"barid/digest"
	"barid/news"
)

// change is what a story is against the issues sent before, in lines of the edition's language.
type change struct {
	Lang, Dir, Align string
	Type             typography
	Same             bool // nothing new: the headline and the line are all that is printed
	Lines            []changeLine
}

// changeLine leads to the issue that it speaks of, where a page can.
type changeLine struct {
	Text  prose
	URL   string
	issue digest.IssueID
	since bool // it is about all that was told before
}

// changeWords are the words for what has changed.
type changeWords struct {
	Update, Differ, Before, Same string
	Arrow                        string            // in the direction of reading
	fates                        map[string]string // beside a figure
}

var changeTable = map[string]changeWords{
	"en": {
		Update: "Update: ", Differ: "Reports differ: ", Before: "Told before, on ", Same: "Nothing new since ", Arrow: " → ",
		fates: map[string]string{
			"killed": "killed", "wounded": "wounded", "missing": "missing", "displaced": "displaced", "arrested": "arrested",
			"evacuated": "evacuated",
		},
	},
	"ar": {
		Update: "تحديث: ", Differ: "أرقام متباينة: ", Before: "نُشر من قبل في ", Same: "لا جديد منذ ", Arrow: " ← ",
		fates: map[string]string{
			"killed": "(القتلى)", "wounded": "(الجرحى)", "missing": "(المفقودون)", "displaced": "(النازحون)", "arrested": "(المعتقلون)",
			"evacuated": "(من تم إجلاؤهم)",
		},
	},
}

func changeWordsFor(language string) changeWords {
	if w, ok := changeTable[wordsFor(language).Language]; ok {
		return w
	}
	return changeTable["en"]
}

func newChange(b digest.Block, c digest.Content) change {
	w, dir := changeWordsFor(c.Language), Direction(c.Language)
	out := change{
		Lang: c.Language, Dir: dir, Align: alignment(dir), Type: typeFor(dir), Same: b.Change.Standing == digest.Unchanged,
	}
	for _, u := range b.Change.Updates {
		text := w.Update + w.figure(u.Was+w.Arrow+u.Figure.Text, u.Figure)
		out.Lines = append(out.Lines, changeLine{Text: newProse(text, dir), issue: u.Issue})
	}
	for _, d := range b.Change.Disputes {
		out.Lines = append(out.Lines, changeLine{Text: newProse(w.Differ+w.dispute(d, c), dir)})
	}
	since := wordsFor(c.Language).shortDate(inZone(b.Change.SentAt, c.Zone), issueDay(c))
	switch b.Change.Standing {
	case digest.Continued, digest.Updated:
		out.Lines = append(out.Lines, changeLine{Text: newProse(w.Before+since, dir), issue: b.Change.Issue, since: true})
	case digest.Unchanged:
		out.Lines = append(out.Lines, changeLine{Text: newProse(w.Same+since, dir), issue: b.Change.Issue, since: true})
	}
	return out
}

// link has the lines of a story lead to what they speak of: the story's timeline, or an issue.
func (c change) link(to Links, story news.StoryID) {
	for i, line := range c.Lines {
		switch {
		case line.since && to.Stories != "":
			c.Lines[i].URL = fmt.Sprintf("%s%d", to.Stories, story)
		case line.issue != 0 && to.Issues != "":
			c.Lines[i].URL = fmt.Sprintf("%s%d#%s", to.Issues, line.issue, anchor(story))
		}
	}
}

// figure puts a number, whom it counts and what happened to them in order.
func (w changeWords) figure(number string, f digest.Figure) string {
	return strings.Join(strings.Fields(number+" "+f.Noun+" "+w.fates[f.Fate]), " ")
}

// dispute is the range, and who says which.
func (w changeWords) dispute(d digest.Dispute, c digest.Content) string {
	first, last := d.Sides[0].Figure, d.Sides[len(d.Sides)-1].Figure
	var sides []string
	for _, s := range d.Sides {
		sides = append(sides, s.Publisher+": "+s.Figure.Text)
	}
	return w.figure(first.Text+"–"+last.Text, last) + " (" + strings.Join(sides, wordsFor(c.Language).Comma) + ")"
}

// inZone is a time on the clocks of a zone, as far as that is known.
func inZone(t time.Time, zone string) time.Time {
	if z, err := time.LoadLocation(zone); err == nil && !t.IsZero() {
		return t.In(z)
	}
	return t
}

// reviewChanges tells an editor what is said to have changed, and why.
func reviewChanges(c digest.Change) []string {
	w := changeTable["en"]
	var lines []string
	for _, u := range c.Updates {
		lines = append(lines, fmt.Sprintf("Updated: %s. Issue %d said: %s", w.figure(u.Was+w.Arrow+u.Figure.Text, u.Figure), u.Issue, u.WasSaid))
	}
	for _, d := range c.Disputes {
		lines = append(lines, w.Differ+w.dispute(d, digest.Content{}))
	}
	switch c.Standing {
	case digest.Continued:
		lines = append(lines, fmt.Sprintf("Continued: issue %d told it too.", c.Issue))
	case digest.Unchanged:
		lines = append(lines, fmt.Sprintf("Unchanged: every sentence says what one of an issue said, the last of them issue %d. Only the headline is printed.", c.Issue))
	}
	return lines
}
