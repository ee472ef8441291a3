package digest

import (
	"cmp"
	"slices"
	"time"

	"barid/news"
)

// Told is a story ready for print: its theme, its summary and the articles it is told from,
// the lead article first.
type Told struct {
	Story    news.Story
	Theme    news.Theme
	Summary  news.Summary
	Articles []news.Article
	Doubts   []string // why an editor should look at it
	FellBack string   // why a model did not tell it; empty when it did or there is none

	Untranslated string // why a model did not translate it, or not all of it; empty when it did or was not to
}

// Composition is what a draft is made of.
type Composition struct {
	Edition  Edition
	Slot     Slot
	MadeAt   time.Time
	Stories  []Told
	Sent     map[news.StoryID][]SentBlock // how issues of the edition that were sent told them
	Coverage Coverage
}

// Compose lays the stories out as sections of one theme each: in the edition's order of
// themes where it has one, else the most important first, proposed themes last. What makes a
// story important stands in rank; stories told in another language follow those of the
// edition's own, translated ones among these, and those without news come last. Whatever the edition has no place for is
// named in the coverage.
func Compose(in Composition) Draft {
	e := in.Edition
	c := Content{
		Edition: e.ID, Name: e.Name, Language: e.Language, Zone: e.Cadence.Zone().String(), Slot: in.Slot, MadeAt: in.MadeAt,
		From: e.From, ReplyTo: e.ReplyTo, PostalAddress: e.PostalAddress, Coverage: in.Coverage,
	}
	for _, t := range ranked(in) {
		why := e.Refuses(t.Theme, t.Summary.Language)
		switch {
		case why != "":
			c.omit(t.Told, why)
		case e.MaxStories > 0 && len(c.Blocks()) >= e.MaxStories:
			c.omit(t.Told, "over the edition's limit of stories")
		default:
			c.add(t.Told, t.block)
		}
	}
	slices.SortStableFunc(c.Sections, func(a, b Section) int {
		return cmp.Or(cmpBool(a.Proposed, b.Proposed), cmp.Compare(e.themeRank(a.Slug), e.themeRank(b.Slug)))
	})
	c.Subject = subject(e, c)
	return Draft{Content: c}
}

// printed is a told story with the block that it would be.
type printed struct {
	Told
	block Block
	rank  rank
}

// ranked returns the stories in the order in which they find a place.
func ranked(in Composition) []printed {
	e := in.Edition
	stories := make([]printed, len(in.Stories))
	for i, t := range in.Stories {
		stories[i] = printed{t, block(t, e), rankOf(t, e, in.MadeAt)}
		stories[i].block.Rank = stories[i].rank.String()
		stories[i].block.Change = compare(stories[i].block, t.Articles, in.Sent[t.Story.ID])
	}
	slices.SortStableFunc(stories, func(a, b printed) int {
		return cmp.Or(
			cmpBool(a.block.Change.Standing == Unchanged, b.block.Change.Standing == Unchanged),
			cmpBool(a.block.Foreign, b.block.Foreign),
			byImportance(a, b),
		)
	})
	return stories
}

// add puts a story into its theme's section, which it opens if it is the first.
func (c *Content) add(t Told, b Block) {
	i := slices.IndexFunc(c.Sections, func(s Section) bool { return s.Theme == t.Theme.ID })
	if i < 0 {
		i = len(c.Sections)
		c.Sections = append(c.Sections, Section{
			Theme: t.Theme.ID, Slug: t.Theme.Slug, Name: t.Theme.Name(c.Language),
			Proposed: t.Theme.State == news.Proposed,
		})
	}
	c.Sections[i].Blocks = append(c.Sections[i].Blocks, b)
}

func block(t Told, e Edition) Block {
	b := Block{
		Story: t.Story.ID, Slug: t.Story.Slug, Language: t.Summary.Language,
		Foreign:  t.Summary.Language != e.Language,
		Headline: t.Summary.Headline, Sentences: t.Summary.Sentences, Method: t.Summary.Method,
		Because: t.Story.Because, Doubts: t.Doubts, FellBack: t.FellBack, Untranslated: t.Untranslated,
	}
	if b.Foreign && e.Foreign == ForeignHeadline {
		b.Sentences = nil
	}
	for _, a := range t.Articles {
		b.Sources = append(b.Sources, Source{
			Article: a.ID, Revision: a.Revision, Publisher: a.Publisher, Title: a.Title,
			Language: a.Language, URL: a.URL, File: a.File, Published: a.Published, Teaser: a.Teaser,
			Origin: a.Origin, Hash: a.Hash(),
		})
	}
	return b
}

// omit names every article of a story that found no place.
func (c *Content) omit(t Told, reason string) {
	for _, a := range t.Articles {
		c.Coverage.LeftOut = append(c.Coverage.LeftOut, Omission{
			Article: a.ID, Title: a.Title, Publisher: a.Publisher, Reason: reason,
		})
	}
}

// subject is the edition's fixed one, else the headline of the first story.
func subject(e Edition, c Content) string {
	if e.Subject != "" || len(c.Sections) == 0 {
		return cmp.Or(e.Subject, e.Name)
	}
	return c.Sections[0].Blocks[0].Headline.Text
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
