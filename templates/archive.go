package templates

import (
	"cmp"
	"fmt"
	"io"

	"barid/digest"
)

// EditionsInput is the list of what can be read.
type EditionsInput struct {
	Language string // of the page
	Editions []EditionLine
}

// EditionLine is an edition with its newest issue.
type EditionLine struct {
	Name, Language string
	URL            string
	Newest         *IssueLine // nil: there is none
}

// IssueLine is an issue in a list.
type IssueLine struct {
	Content digest.Content
	URL     string
}

// ArchiveInput is a page of an edition's issues, the newest first.
type ArchiveInput struct {
	Name, Language string // of the edition
	Issues         []IssueLine
	Links          ArchiveLinks
}

// ArchiveLinks lead from a page of issues. An empty one is not printed.
type ArchiveLinks struct{ Editions, Newest, Older, Feed string }

// archivePage is what archive.html sees.
type archivePage struct {
	Lang, Dir, Title string
	Words            siteWords
	Name             prose
	Links            ArchiveLinks
	Issues           []issueLine
}

// issueLine says what an issue is about: its subject, and headlines beside it.
type issueLine struct {
	Lang, Dir, URL string
	Edition        prose // in a list of editions
	EditionURL     string
	Date, Subject  prose
	Also           []prose
}

// alsoShown is how many headlines stand below an issue's subject.
const alsoShown = 3

// Editions writes the page that lists the editions.
func (s *Set) Editions(w io.Writer, in EditionsInput) error {
	words := siteWordsFor(in.Language)
	dir := Direction(words.Language)
	page := archivePage{Lang: words.Language, Dir: dir, Title: words.Editions, Words: words, Name: newProse(words.Editions, dir)}
	for _, e := range in.Editions {
		line := issueLine{Lang: e.Language, Dir: Direction(e.Language)}
		if e.Newest != nil {
			line = newIssueLine(*e.Newest)
		}
		line.Edition, line.EditionURL, line.Also = newProse(e.Name, line.Dir), e.URL, nil
		page.Issues = append(page.Issues, line)
	}
	return s.writeArchive(w, page)
}

// Archive writes a page of an edition's issues.
func (s *Set) Archive(w io.Writer, in ArchiveInput) error {
	words := siteWordsFor(in.Language)
	dir := Direction(words.Language)
	page := archivePage{Lang: words.Language, Dir: dir, Title: in.Name, Words: words, Name: newProse(in.Name, dir), Links: in.Links}
	for _, i := range in.Issues {
		page.Issues = append(page.Issues, newIssueLine(i))
	}
	return s.writeArchive(w, page)
}

func (s *Set) writeArchive(w io.Writer, page archivePage) error {
	if err := s.html.ExecuteTemplate(w, "archive.html", page); err != nil {
		return fmt.Errorf("archive page of %q: %w", page.Title, err)
	}
	return nil
}

func newIssueLine(in IssueLine) issueLine {
	c := in.Content
	dir := Direction(c.Language)
	line := issueLine{
		Lang: c.Language, Dir: dir, URL: in.URL,
		Date:    newProse(wordsFor(c.Language).fullDate(issueDay(c)), dir),
		Subject: newProse(cmp.Or(c.Subject, c.Name), dir),
	}
	for _, b := range c.Blocks() {
		if b.Headline.Text != c.Subject && !b.Foreign && len(line.Also) < alsoShown {
			line.Also = append(line.Also, newProse(b.Headline.Text, dir))
		}
	}
	return line
}

// Issue writes an issue as a page, in the design of its mail: every story in full, however
// long that is.
func (s *Set) Issue(w io.Writer, c digest.Content, links Links) error {
	p := newPage(MailInput{View: c.View(digest.Selection{}), Links: links})
	p.Web = true
	return s.writeHTML(w, p)
}
