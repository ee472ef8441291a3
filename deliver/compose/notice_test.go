package compose

import (
	"errors"
	"net/mail"
	"strings"
	"testing"

	"barid/deliver"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
	"barid/templates"
)

// draftNotice is the notice that the draft of a content waits, with a doubtful sentence in it.
func draftNotice(c digest.Content) deliver.Notice {
	c.Sections[0].Blocks[0].Sentences[0].Findings[1] = news.Finding{Check: news.NumberCheck, Verdict: news.Fail, Note: "49 is in no cited passage"}
	text := templates.DraftReady{
		Draft: digest.Draft{ID: 7, Revision: 1, Content: c}, Deadline: "06:45", Unapproved: digest.Hold,
		Link: "https://news.example/desk/drafts/7",
	}.Notice()
	return deliver.Notice{
		Key: "draft 7 is ready, to editor 1", From: c.From, ReplyTo: c.ReplyTo, To: "rima@desk.example", Language: text.Language,
		Subject: text.Subject, Paragraphs: text.Paragraphs, Points: text.Points, Link: text.Link, LinkText: text.LinkText,
		Quoted: text.Quoted, At: fixture.Now(),
	}
}

func TestNoticeGolden(t *testing.T) {
	for name, c := range map[string]digest.Content{"notice-english": fixture.English(), "notice-arabic": fixture.Arabic()} {
		t.Run(name, func(t *testing.T) {
			n := draftNotice(c)
			m, err := newComposer(t, "https://news.example").Notice(n)
			if err != nil {
				t.Fatal(err)
			}
			again, err := newComposer(t, "").Notice(n)
			if err != nil || string(again.Data) != string(m.Data) {
				t.Errorf("a notice is not the same twice: %v", err)
			}
			golden(t, name, m)
		})
	}
}

// A notice says all that an editor needs, and is no mail of a list.
func TestNoticeContract(t *testing.T) {
	m, err := newComposer(t, "https://news.example").Notice(draftNotice(fixture.English()))
	if err != nil {
		t.Fatal(err)
	}
	if m.ReturnPath != "brief@news.example" || m.Recipient != "rima@desk.example" {
		t.Errorf("envelope %s to %s", m.ReturnPath, m.Recipient)
	}
	parsed, err := mail.ReadMessage(strings.NewReader(string(m.Data)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := parsed.Header.Get("Subject"), "Draft ready: The Levant Brief, deadline 06:45, doubtful sentences: 1"; got != want {
		t.Errorf("subject %q, want %q", got, want)
	}
	for name, values := range parsed.Header {
		if len(values) != 1 || strings.HasPrefix(name, "List-") || name == "Precedence" || name == "Feedback-Id" {
			t.Errorf("header %s: %q", name, values)
		}
	}
	if parsed.Header.Get("Auto-Submitted") != "auto-generated" || parsed.Header.Get("Message-Id") != m.ID {
		t.Errorf("headers: %v", parsed.Header)
	}
}

func TestNoticeRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*deliver.Notice){
		"no sender":      func(n *deliver.Notice) { n.From = "" },
		"no recipient":   func(n *deliver.Notice) { n.To = "rima" },
		"a bad reply-to": func(n *deliver.Notice) { n.ReplyTo = "desk" },
	} {
		n := draftNotice(fixture.English())
		spoil(&n)
		if _, err := newComposer(t, "").Notice(n); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	n := draftNotice(fixture.English())
	n.Subject = "Draft\r\nBcc: somebody@elsewhere.example"
	m, err := newComposer(t, "").Notice(n)
	head, _, _ := strings.Cut(string(m.Data), "\r\n\r\n")
	if err != nil || strings.Contains(head, "\r\nBcc:") {
		t.Errorf("a subject starts a header line: %v", err)
	}
}
