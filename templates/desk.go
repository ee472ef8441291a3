package templates

import (
	"bytes"
	"fmt"
	"io"

	"barid/digest"
	"barid/news"
)

// DeskPage is one of the editors' pages: DeskSignIn, DeskList, DeskDraft, DeskMessage or
// DeskEditors.
type DeskPage interface {
	// desk names the template and computes what it sees.
	desk(s *Set) (name, title string, view any, err error)
}

// DeskVisitor is who looks at a page of the desk, and where; one without a name has not signed in.
type DeskVisitor struct {
	Root      string // path of the desk, as browsers see it, with a slash at its end
	Name      string
	MayManage bool
}

// Desk writes a page of the desk, whole or not at all.
func (s *Set) Desk(w io.Writer, v DeskVisitor, p DeskPage) error {
	name, title, view, err := p.desk(s)
	if err != nil {
		return err
	}
	frame := struct {
		Lang, Dir, Title string
		Visitor          DeskVisitor
		Page             any
	}{"en", "ltr", title, v, view}
	var page bytes.Buffer
	if err := s.html.ExecuteTemplate(&page, name, frame); err != nil {
		return fmt.Errorf("desk page %s: %w", name, err)
	}
	_, err = page.WriteTo(w)
	return err
}

// DeskSignIn asks for address and password.
type DeskSignIn struct {
	Address string
	Next    string // the page to go on to
	Alarm   string // why the last try failed
	Desk    string // where sign-ins are kept, if the last one was not
}

func (p DeskSignIn) desk(*Set) (string, string, any, error) {
	return "desk-sign-in.html", "Sign in", p, nil
}

// DeskList lists drafts, those that wait first.
type DeskList struct{ Waiting, Done []DeskLine }

// DeskLine is one draft of a list.
type DeskLine struct {
	Draft                       digest.Draft
	Link                        string // of its page
	Lang, Dir                   string // of the edition; filled in by the page
	State                       string // when it is sent, or what became of it
	Stories, Doubtful, Sections int    // filled in by the page
}

func (p DeskList) desk(*Set) (string, string, any, error) {
	for _, lines := range [][]DeskLine{p.Waiting, p.Done} {
		for i := range lines {
			c := lines[i].Draft.Content
			lines[i].Lang, lines[i].Dir = c.Language, Direction(c.Language)
			lines[i].Stories, lines[i].Doubtful, lines[i].Sections = len(c.Blocks()), len(c.Doubtful()), len(c.Sections)
		}
	}
	return "desk-list.html", "Drafts", p, nil
}

// DeskDraft is a draft to review and change or, once it is an issue, to look at.
type DeskDraft struct {
	Draft       digest.Draft
	Hash        digest.Hash
	Passages    map[news.Citation]string // the text behind every citation
	Overtaken   []digest.Overtaken       // sentences that cite what is no longer said
	State       string                   // when it is sent, or what became of it
	ModelCost   string                   // of making it; empty: no model was asked
	Done        string                   // what has just been done
	MayApprove  bool
	MayWithdraw bool
}

func (p DeskDraft) desk(s *Set) (string, string, any, error) {
	mail, err := s.Mail(MailInput{View: p.Draft.Content.View(digest.Selection{})})
	if err != nil {
		return "", "", nil, err
	}
	c := p.Draft.Content
	view := struct {
		DeskDraft
		review
		Open      bool
		Lang, Dir string
	}{p, newReview(c, p.Passages, mail), p.Draft.Issue == 0, c.Language, Direction(c.Language)}
	return "desk-draft.html", fmt.Sprintf("Draft %d", p.Draft.ID), view, nil
}

// DeskMessage says that something could not be done, and shows again what was typed.
type DeskMessage struct {
	Heading, Text  string
	Link, LinkText string
	Typed          []DeskTyped
}

// DeskTyped is a text that an editor typed and that was not saved.
type DeskTyped struct{ Was, Text string }

func (p DeskMessage) desk(*Set) (string, string, any, error) {
	return "desk-message.html", p.Heading, p, nil
}

// DeskEditors lists who works at the desk.
type DeskEditors struct{ Editors []DeskEditor }

// DeskEditor is one of them.
type DeskEditor struct{ Name, Address, Role, Editions string }

func (p DeskEditors) desk(*Set) (string, string, any, error) {
	return "desk-editors.html", "Editors", p, nil
}
