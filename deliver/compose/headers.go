package compose

import (
	"fmt"
	"mime"
	"net/mail"
	"net/url"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"barid/audience"
	"barid/news"
	"barid/templates"
)

// headers are those of one mail, each formed and checked before go-mail sees it.
type headers struct {
	from, replyTo *mail.Address
	to            string
	subject       string
	messageID     string
	date          time.Time
	listID        string
	feedbackID    string
	oneClick      string // https; empty without a public address
	byMail        string // mailto
	returnPath    string
}

// maxLocalPart is the longest local part of an address (RFC 5321 §4.5.3.1.1).
const maxLocalPart = 64

func (c *Composer) headers(l letter) (headers, error) {
	content := l.view.Content
	from, domain, err := parseSender(content.From)
	if err != nil {
		return headers{}, err
	}
	replyTo := from
	if content.ReplyTo != "" {
		if replyTo, _, err = parseSender(content.ReplyTo); err != nil {
			return headers{}, err
		}
	}
	to, err := audience.ParseAddress(l.to)
	if err != nil {
		return headers{}, fmt.Errorf("recipient: %w", err)
	}
	bounce := l.token
	if !l.draft() {
		bounce.Purpose = audience.Bounce
	}
	local := "bounce+" + c.o.Keyring.Sign(bounce)
	if len(local) > maxLocalPart {
		return headers{}, fmt.Errorf("edition %q: its id is too long for a return path of %d characters: %w",
			content.Edition, maxLocalPart, news.ErrInvalid)
	}
	token := c.o.Keyring.Sign(l.token)
	h := headers{
		from: from, replyTo: replyTo, to: to, date: l.date,
		subject:    subject(content.Subject, content.Language),
		messageID:  "<" + l.id + "@" + domain + ">",
		listID:     phrase(content.Name) + " <" + string(content.Edition) + "." + domain + ">",
		feedbackID: strings.Join([]string{l.feed, string(content.Edition), content.Language, c.o.SenderID}, ":"),
		byMail:     "mailto:" + replyTo.Address + "?subject=" + url.QueryEscape("unsubscribe") + "%20" + token,
		returnPath: local + "@" + domain,
	}
	if l.draft() {
		h.subject = "[Draft] " + h.subject
	}
	if c.o.PublicURL != "" {
		h.oneClick = c.o.PublicURL + "/unsubscribe/" + token
	}
	return h, nil
}

// unsubscribeLink is the visible one.
func (h headers) unsubscribeLink() string {
	if h.oneClick != "" {
		return h.oneClick
	}
	return h.byMail
}

// write sets every header once. go-mail writes the general ones in alphabetical order, but
// preformatted ones in random order, so List-Unsubscribe, which must never be folded within
// an address, is the only one of those.
func (h headers) write(m *gomail.Msg) error {
	m.FromMailAddress(h.from)
	m.ReplyToMailAddress(h.replyTo)
	if err := m.To(h.to); err != nil {
		return fmt.Errorf("recipient: %w: %w", news.ErrInvalid, err)
	}
	m.Subject(h.subject)
	m.SetDateWithValue(h.date)
	m.SetGenHeader(gomail.HeaderMessageID, h.messageID)
	m.SetGenHeader("List-Id", h.listID)
	m.SetGenHeader("List-Post", "NO")
	m.SetGenHeader("Feedback-ID", h.feedbackID)
	m.SetGenHeader("Precedence", "bulk")
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("X-Auto-Response-Suppress", "All")
	if h.oneClick == "" {
		m.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+h.byMail+">")
		return nil
	}
	m.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+h.oneClick+">,\r\n <"+h.byMail+">")
	m.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	return nil
}

// subject isolates a right-to-left subject from the words that mail programs put around it.
func subject(text, language string) string {
	text = strings.Join(strings.Fields(text), " ")
	if templates.Direction(language) == "rtl" {
		return "\u2068" + text + "\u2069"
	}
	return text
}

// phrase writes a display name: quoted where it is ASCII, else as encoded words. What follows
// it in a header stays outside (RFC 2919 §3).
func phrase(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for _, r := range name {
		if r < ' ' || r > '~' {
			return mime.BEncoding.Encode("utf-8", name)
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}
