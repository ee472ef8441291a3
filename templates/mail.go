package templates

import (
	"bytes"
	"sort"

	"barid/digest"
)

// MaxHTML is how many bytes the HTML of a mail may have, before it is encoded. Gmail clips a
// mail near 102,000 and hides all that follows, the unsubscribe link among it.
const MaxHTML = 90_000

// MailInput is what a mail is made of.
type MailInput struct {
	View  digest.View
	Links Links
	Draft bool // a test send of something that is not approved
}

// Links are the addresses that lead from a mail. An empty one is not printed.
type Links struct {
	Unsubscribe string // https or mailto
	Preferences string
	Web         string // the same issue as a page
	Archive     string // on that page: the edition's other issues
	Feed        string // on that page: the edition's Atom feed
	Issues      string // on that page: what the numbers of the edition's issues are appended to
	Stories     string // what the numbers of stories are appended to, for their timelines
}

// Mail is a digest as a reader gets it.
type Mail struct {
	HTML      string
	Text      string
	Shortened int // stories of which the HTML has the headline only, or less, for want of space
}

// Mail renders a view. Where the HTML would be too long, the last stories shrink to their
// headlines and, should that not do, the very last are left to the web edition; the text part
// always has all of them.
func (s *Set) Mail(in MailInput) (Mail, error) {
	p := newPage(in)
	var text bytes.Buffer
	if err := s.writeText(&text, p); err != nil {
		return Mail{}, err
	}
	html, shortened, err := s.fit(p)
	if err != nil {
		return Mail{}, err
	}
	return Mail{HTML: html, Text: tidy(text.String()), Shortened: shortened}, nil
}

// fit renders the page with as many stories in full as the limit allows.
func (s *Set) fit(p page) (string, int, error) {
	var (
		best string
		err  error
	)
	fits := func(p page) bool {
		var b bytes.Buffer
		if e := s.writeHTML(&b, p); e != nil {
			err = e
			return true
		}
		best = b.String()
		return b.Len() <= MaxHTML
	}
	if fits(p) {
		return best, 0, err
	}
	stories := p.stories()
	brief := sort.Search(stories, func(n int) bool { return fits(p.shorten(n, 0)) })
	if brief < stories {
		fits(p.shorten(brief, 0))
		return best, brief, err
	}
	gone := sort.Search(stories, func(n int) bool { return fits(p.shorten(stories, n)) })
	fits(p.shorten(stories, gone))
	return best, stories, err
}
