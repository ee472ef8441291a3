// Package compose makes the mail of one subscriber out of an issue.
//
// What comes in is a deliver.Copy; what goes out is a deliver.Message: envelope and the bytes
// of a MIME message, text and HTML of the same view. Equal copies give equal bytes, on every
// attempt and after every restart: the date is that of the approval, Message-ID and boundary
// derive from issue and subscriber. Addresses and tokens are of fixed alphabets, so nothing
// that was written elsewhere can start a new header line. A test send is made the same way,
// but marked, and with tokens that open nothing.
package compose

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// Options are what all mails of an installation share.
type Options struct {
	Templates *templates.Set
	Keyring   audience.Keyring
	PublicURL string // https address of the readers' pages; empty: readers unsubscribe by mail
	SenderID  string // last field of Feedback-ID, 5 to 15 characters; empty: "barid"
}

// Composer makes messages. It is safe for use by many goroutines.
type Composer struct{ o Options }

// New checks what would spoil every mail.
func New(o Options) (*Composer, error) {
	o.SenderID = cmp.Or(o.SenderID, "barid")
	if len(o.SenderID) < 5 || len(o.SenderID) > 15 || strings.ContainsAny(o.SenderID, ": \r\n") {
		return nil, fmt.Errorf("sender id %q: needs 5 to 15 characters without colon or space: %w", o.SenderID, news.ErrInvalid)
	}
	o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	u, err := url.Parse(o.PublicURL)
	if o.PublicURL != "" && (err != nil || u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "") {
		return nil, fmt.Errorf("public address %q: write one like https://news.example (RFC 8058 wants HTTPS): %w", o.PublicURL, news.ErrInvalid)
	}
	return &Composer{o: o}, nil
}

// Compose makes one subscriber's mail of an issue.
func (c *Composer) Compose(one deliver.Copy) (deliver.Message, error) {
	record := one.Issue.Record()
	return c.compose(letter{
		view:  one.View,
		issue: record.ID,
		to:    one.Subscriber.Address,
		id:    fmt.Sprintf("issue-%d.subscriber-%d.%.12s", record.ID, one.Subscriber.ID, record.Hash),
		date:  record.ApprovedAt,
		feed:  fmt.Sprintf("issue-%d", record.ID),
		token: audience.Token{
			Purpose: audience.Unsubscribe, Subscriber: one.Subscriber.ID, Edition: one.View.Edition,
		},
	})
}

// TestSend is a look at a draft or an issue in somebody's own mail program.
type TestSend struct {
	View digest.View
	To   string
	At   time.Time
}

// Test makes a mail that is marked as a draft and whose unsubscribe link opens nothing.
func (c *Composer) Test(t TestSend) (deliver.Message, error) {
	hash, err := t.View.Hash()
	if err != nil {
		return deliver.Message{}, err
	}
	return c.compose(letter{
		view:  t.View,
		to:    t.To,
		id:    fmt.Sprintf("test-%d.%.12s", t.At.UnixMilli(), hash),
		date:  t.At,
		feed:  "test",
		token: audience.Token{Purpose: audience.Dead, Edition: t.View.Edition},
	})
}

// letter is all that one mail is made of.
type letter struct {
	view  digest.View
	issue digest.IssueID // 0 in a test send
	to    string
	id    string // left side of the Message-ID
	date  time.Time
	feed  string // first field of Feedback-ID
	token audience.Token
}

func (l letter) draft() bool { return l.token.Purpose == audience.Dead }

// tokenFor is the letter's token for another purpose; that of a test send stays dead.
func (l letter) tokenFor(p audience.Purpose) audience.Token {
	if !l.draft() {
		l.token.Purpose = p
	}
	return l.token
}

func (c *Composer) compose(l letter) (deliver.Message, error) {
	h, err := c.headers(l)
	if err != nil {
		return deliver.Message{}, err
	}
	rendered, err := c.o.Templates.Mail(templates.MailInput{View: l.view, Draft: l.draft(), Links: c.links(l, h)})
	if err != nil {
		return deliver.Message{}, err
	}
	data, err := encode(h, rendered)
	if err != nil {
		return deliver.Message{}, err
	}
	return deliver.Message{ReturnPath: h.returnPath, Recipient: l.to, ID: h.messageID, Data: data}, nil
}

// header is what a mail says before its text.
type header interface {
	id() string
	write(m *gomail.Msg)
}

// encode makes the bytes: the text first, then the HTML of the same.
func encode(h header, rendered templates.Mail) ([]byte, error) {
	boundary := sha256.Sum256([]byte(h.id()))
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithBoundary("barid-"+hex.EncodeToString(boundary[:12])))
	h.write(m)
	m.SetBodyString(gomail.TypeTextPlain, canonical(rendered.Text), encodingOf(rendered.Text))
	m.AddAlternativeString(gomail.TypeTextHTML, canonical(rendered.HTML), encodingOf(rendered.HTML))
	var data bytes.Buffer
	if _, err := m.WriteTo(&data); err != nil {
		return nil, fmt.Errorf("write the message: %w", err)
	}
	return data.Bytes(), nil
}

// links are those of the visible text. What is not published has no page yet.
func (c *Composer) links(l letter, h headers) templates.Links {
	links := templates.Links{Unsubscribe: h.unsubscribeLink()}
	if c.o.PublicURL == "" {
		return links
	}
	links.Preferences = c.o.PublicURL + "/preferences/" + c.o.Keyring.Sign(l.tokenFor(audience.Preferences))
	if l.issue != 0 {
		links.Web = fmt.Sprintf("%s/%d", h.archive, l.issue)
		links.Stories = h.archive + "/stories/"
	}
	return links
}

// canonical gives text the line ends of mail (RFC 2046 §4.1.1).
func canonical(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
}

// encodingOf chooses the shorter transfer encoding: quoted-printable makes three bytes of one
// outside ASCII, base64 four of any three.
func encodingOf(text string) gomail.PartOption {
	outside := 0
	for i := range len(text) {
		if text[i] >= 0x80 {
			outside++
		}
	}
	if outside > len(text)/5 {
		return gomail.WithPartEncoding(gomail.EncodingB64)
	}
	return gomail.WithPartEncoding(gomail.EncodingQP)
}

// parseSender reads the From of an edition, and the domain that signs for it.
func parseSender(from string) (*mail.Address, string, error) {
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, "", fmt.Errorf("sender %q: %w: %w", from, news.ErrInvalid, err)
	}
	address, err := audience.ParseAddress(sender.Address)
	if err != nil {
		return nil, "", fmt.Errorf("sender: %w", err)
	}
	sender.Address = address
	return sender, address[strings.LastIndexByte(address, '@')+1:], nil
}
