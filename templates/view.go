package templates

import (
	"html/template"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
)

// page is all that the templates see: flat, in the order of reading, with every choice made.
type page struct {
	Lang, Dir, Align string
	Type             typography
	Words            words
	Site             siteWords
	MSO              mso
	Title            string
	Name             prose
	Date             prose
	Preheader        string
	PreheaderPad     template.HTML
	Draft            bool
	Web              bool // the page of an issue, not its mail
	Links            Links
	Contents         []section // the sections again, where there are enough for a list
	Sections         []section
	Coverage         coverage
	Address          prose
	LeftOnWeb        int // stories that only the web edition has
}

// mso is the markup that only Outlook reads.
type mso struct{ Head, Open, End template.HTML }

type section struct {
	Anchor  string
	Name    prose
	Lede    *lede
	Stories []story
}

// lede tells stories of a section together. It names the publishers that it rests on: the numbers of
// sources are those of each story.
type lede struct {
	Text    prose
	Method  string
	Sources []source
}

// story carries its own direction: a foreign one is set in its own.
type story struct {
	Lang, Dir, Align string
	Type             typography
	id               news.StoryID
	Anchor           string
	Headline         prose
	URL              string // of the lead article
	Marks            []mark // of the headline, where it has no URL
	Lede             *sentence
	Rest             []sentence
	Method           string
	Original         original
	Sources          []source
	Lead             bool // the first story of the issue
	Change           change
	Brief            bool // headline only
	FirstBrief       bool // the first of those, which says why
}

type sentence struct {
	Text  prose
	By    prose // who says so, where publishers differ on it
	Marks []mark
}

// coverage is what the digest was made from, as lists for the last lines.
type coverage struct {
	Articles, LeftOut int
	Openings          int // of Articles: of which there is no more
	Feeds, Silent     []prose
	Quiet             []prose // of Feeds: those that bring nothing, against their habit
}

// longIssue is from how many stories on a list of the sections stands before them.
const longIssue = 7

func newPage(in MailInput) page {
	c := in.View.Content
	w := wordsFor(c.Language)
	dir := Direction(c.Language)
	p := page{
		Lang: c.Language, Dir: dir, Align: alignment(dir), Type: typeFor(dir), Words: w, Site: siteWordsFor(c.Language),
		MSO:          mso{Head: msoHead, Open: msoOpen, End: msoEnd},
		Title:        c.Subject,
		Name:         newProse(c.Name, dir),
		Date:         newProse(w.fullDate(issueDay(c)), dir),
		Preheader:    preheader(c),
		PreheaderPad: preheaderPad,
		Draft:        in.Draft,
		Links:        in.Links,
		Coverage:     newCoverage(c.Coverage, dir),
		Address:      newProse(c.PostalAddress, dir),
	}
	for _, s := range c.Sections {
		p.Sections = append(p.Sections, newSection(s, c))
	}
	for _, s := range p.Sections {
		for i := range s.Stories {
			s.Stories[i].Change.link(in.Links, s.Stories[i].id)
			s.Stories[i].Original.link(in.Links)
		}
	}
	if len(p.Sections) > 0 {
		p.Sections[0].Stories[0].Lead = true
	}
	if p.stories() >= longIssue && len(p.Sections) > 1 {
		p.Contents = p.Sections
	}
	return p
}

func newSection(s digest.Section, c digest.Content) section {
	out := section{Anchor: "t-" + s.Slug, Name: newProse(s.Name, Direction(c.Language)), Lede: newLede(s, c)}
	for _, b := range s.Blocks {
		out.Stories = append(out.Stories, newStory(b, c))
	}
	return out
}

// newLede is nil where the section has none. A publisher is named once.
func newLede(s digest.Section, c digest.Content) *lede {
	if s.Lede.Text == "" {
		return nil
	}
	l := &lede{Text: newProse(s.Lede.Text, Direction(c.Language)), Method: wordsFor(c.Language).method(s.Lede.Method)}
	for _, b := range s.Blocks {
		for i, src := range b.Sources {
			if len(cited(src.Article, s.Lede)) == 0 {
				continue
			}
			named := newSource(i, b, c)
			if !slices.ContainsFunc(l.Sources, func(other source) bool { return other.Name.Plain == named.Name.Plain }) {
				l.Sources = append(l.Sources, named)
			}
		}
	}
	return l
}

func newCoverage(c digest.Coverage, dir string) coverage {
	out := coverage{Articles: c.Articles, Openings: c.Openings, LeftOut: len(c.LeftOut)}
	for _, f := range c.Feeds {
		if f.Silent != "" {
			out.Silent = append(out.Silent, newProse(f.Name, dir))
			continue
		}
		out.Feeds = append(out.Feeds, newProse(f.Name, dir))
		if f.Quiet {
			out.Quiet = append(out.Quiet, newProse(f.Name, dir))
		}
	}
	return out
}

// alignment is the side on which lines of a direction begin.
func alignment(dir string) string {
	if dir == "rtl" {
		return "right"
	}
	return "left"
}

// issueDay is the day that the issue is dated: its slot's on the edition's own clocks, for
// one made by hand that of its making.
func issueDay(c digest.Content) time.Time {
	if !c.Slot.Manual() && len(c.Slot.Key) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, c.Slot.Key[:len(time.DateOnly)]); err == nil {
			return day
		}
	}
	at := c.Slot.Send
	if at.IsZero() {
		at = c.MadeAt
	}
	if zone, err := time.LoadLocation(c.Zone); err == nil {
		at = at.In(zone)
	}
	return at
}

// stories counts those of all sections.
func (p page) stories() int {
	n := 0
	for _, s := range p.Sections {
		n += len(s.Stories)
	}
	return n
}

// shorten returns the page with its last brief stories shrunk to headlines, and the last gone
// of them left out.
func (p page) shorten(brief, gone int) page {
	full := p.stories() - brief
	kept := p.stories() - gone
	p.LeftOnWeb = gone
	if gone > 0 {
		p.Contents = nil // it would lead to what is not there
	}
	sections := p.Sections
	p.Sections = nil
	n := 0
	for _, s := range sections {
		stories := s.Stories
		s.Stories = nil
		for _, st := range stories {
			if n < kept {
				st.Brief, st.FirstBrief = n >= full, n == full
				s.Stories = append(s.Stories, st)
			}
			n++
		}
		if len(s.Stories) < len(stories) {
			s.Lede = nil // it may tell of one that is not there
		}
		if len(s.Stories) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	return p
}
