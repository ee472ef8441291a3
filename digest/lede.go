package digest

import (
	"cmp"
	"slices"

	"barid/news"
)

// settle drops a lede that tells of a story which the section does not have, or not any more.
func (s *Section) settle() {
	if !restsOn(s.Lede, s.Blocks) {
		s.Lede = news.Sentence{}
	}
}

// restsOn tells that all that a sentence cites are sources of the stories.
func restsOn(s news.Sentence, stories []Block) bool {
	return !slices.ContainsFunc(s.Citations, func(c news.Citation) bool {
		return !slices.ContainsFunc(stories, func(b Block) bool {
			return slices.ContainsFunc(b.Sources, func(source Source) bool { return source.Article == c.Article })
		})
	})
}

// Entitle makes a sentence the subject. It is told of the stories as they stand now.
func (c *Content) Entitle(s news.Sentence) { c.Subject, c.SubjectLine = s.Text, s }

// Retitle makes an editor's words the subject. Whoever typed them answers for them; what they were
// typed over stays on record. The lead headline, typed again, is what follows the lead story.
func (c *Content) Retitle(words, editor string) {
	if words == c.lead() {
		c.Subject, c.SubjectLine = words, news.Sentence{}
		return
	}
	s := c.SubjectLine
	s.ID = cmp.Or(s.ID, news.NewSentenceID("subject", words))
	s.Text, s.Method, s.Findings, s.Editor, s.Acknowledged = words, news.Edited, nil, editor, editor
	c.Entitle(s)
}

// follow brings what is told of several stories in line with those that there are, after a change: no
// lede tells of one that is gone, nor does the subject, unless an editor wrote it. Where it was the lead
// headline, or cannot stay, it is the lead headline.
func (c *Content) follow(was string) {
	for i := range c.Sections {
		c.Sections[i].settle()
	}
	lead := c.lead()
	if lead == "" {
		return
	}
	line := c.SubjectLine
	gone := line.Method != news.Edited && !restsOn(line, c.Blocks())
	if gone || line.Text == "" && c.Subject == was {
		c.Subject, c.SubjectLine = lead, news.Sentence{}
	}
}

// less is the content without the ledes that are to go, and without a subject in doubt.
func (c Content) less(gone func(lede news.Sentence) bool) Content {
	for i := range c.Sections {
		if s := &c.Sections[i]; gone(s.Lede) {
			s.Lede = news.Sentence{}
		}
	}
	if lead := c.lead(); c.SubjectLine.Text != "" && c.SubjectLine.Doubtful() && lead != "" {
		c.Subject, c.SubjectLine = lead, news.Sentence{}
	}
	return c
}
