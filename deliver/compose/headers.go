package compose

import (
	"encoding/base64"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"

	"barid/audience"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// headers are those of one mail, each formed and checked before go-mail sees it.
type headers struct {
	from, replyTo string
	to            string
	subject       string
	messageID     string
	date          time.Time
	listID        string
	feedbackID    string
	oneClick      string // https; empty without a public address
	byMail        string // mailto
	archive       string // https; empty without a public address
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
	local := "bounce+" + c.o.Keyring.Sign(l.tokenFor(audience.Bounce))
	if len(local) > maxLocalPart {
		return headers{}, fmt.Errorf("edition %q: its id is too long for a return path of %d characters: %w",
			content.Edition, maxLocalPart, news.ErrInvalid)
	}
	token := c.o.Keyring.Sign(l.token)
	h := headers{
		from: mailbox(from), replyTo: mailbox(replyTo), to: "<" + to + ">", date: l.date,
		subject:    words(subject(content.Subject, content.Language)),
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
		h.archive = c.o.PublicURL + "/archive/" + string(content.Edition)
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

func (h headers) id() string { return h.messageID }

// write sets every header once, under one spelling. go-mail writes the general ones in
// alphabetical order, but preformatted ones in random order, so List-Unsubscribe, which must
// never be folded within an address, is the only one of those.
func (h headers) write(m *gomail.Msg) {
	m.SetDateWithValue(h.date)
	for name, value := range map[gomail.Header]string{
		"From":                     h.from,
		"Reply-To":                 h.replyTo,
		"To":                       h.to,
		"Subject":                  h.subject,
		"Message-ID":               h.messageID,
		"List-Id":                  h.listID,
		"List-Post":                "NO",
		"Feedback-ID":              h.feedbackID,
		"Precedence":               "bulk",
		"Auto-Submitted":           "auto-generated",
		"X-Auto-Response-Suppress": "All",
	} {
		m.SetGenHeader(name, value)
	}
	if h.oneClick == "" {
		m.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+h.byMail+">")
		return
	}
	m.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+h.oneClick+">,\r\n <"+h.byMail+">")
	m.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	m.SetGenHeader("List-Archive", "<"+h.archive+">") // RFC 2369 §3.6
}

// subject isolates a right-to-left subject from the words that mail programs put around it.
func subject(text, language string) string {
	text = digest.Line(text)
	if templates.Direction(language) == "rtl" {
		return "\u2068" + text + "\u2069"
	}
	return text
}

// mailbox writes an address with its display name.
func mailbox(a *mail.Address) string {
	if a.Name == "" {
		return "<" + a.Address + ">"
	}
	return phrase(a.Name) + " <" + a.Address + ">"
}

// phrase writes a display name: quoted where it is ASCII, else as encoded words. What follows
// it in a header stays outside (RFC 2919 §3).
func phrase(name string) string {
	name = digest.Line(name)
	if encoded := words(name); encoded != name {
		return encoded
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}

// wordBytes is how much text goes into an encoded word: so few that the first fits on the
// line of the header's name, since some readers show the blank of a fold.
const wordBytes = 30

// words encodes text for a header (RFC 2047). Printable ASCII stays as it is, unless a reader
// could take part of it for an encoded word, and decode what nobody here has looked at.
func words(text string) string {
	foreign := func(r rune) bool { return r < ' ' || r > '~' }
	if !strings.ContainsFunc(text, foreign) && !strings.Contains(text, "=?") {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	var encoded []string
	for chunk := ""; text != ""; chunk = "" {
		for _, r := range text {
			if len(chunk)+utf8.RuneLen(r) > wordBytes {
				break
			}
			chunk += string(r)
		}
		text = text[len(chunk):]
		encoded = append(encoded, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(chunk))+"?=")
	}
	return strings.Join(encoded, " ")
}
