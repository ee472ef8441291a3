package compose

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	gomail "github.com/wneessen/go-mail"

	"barid/audience"
	"barid/deliver"
	"barid/templates"
)

// Notice makes the mail of a notice. It goes to one person who works here, so it has none of
// the headers of a list.
func (c *Composer) Notice(n deliver.Notice) (deliver.Message, error) {
	h, err := newNoticeHeaders(n)
	if err != nil {
		return deliver.Message{}, err
	}
	rendered, err := c.o.Templates.Notice(templates.NoticeInput{
		Language: n.Language, Subject: n.Subject, Paragraphs: n.Paragraphs, Points: n.Points,
		Link: n.Link, LinkText: n.LinkText, Quoted: n.Quoted,
	})
	if err != nil {
		return deliver.Message{}, err
	}
	data, err := encode(h, rendered)
	if err != nil {
		return deliver.Message{}, err
	}
	return deliver.Message{ReturnPath: h.returnPath, Recipient: h.recipient, ID: h.messageID, Data: data}, nil
}

// noticeHeaders are those of one notice, each formed and checked before go-mail sees it.
type noticeHeaders struct {
	from, replyTo         string
	recipient             string
	subject               string
	messageID, returnPath string
	date                  time.Time
}

func newNoticeHeaders(n deliver.Notice) (noticeHeaders, error) {
	from, domain, err := parseSender(n.From)
	if err != nil {
		return noticeHeaders{}, err
	}
	replyTo := from
	if n.ReplyTo != "" {
		if replyTo, _, err = parseSender(n.ReplyTo); err != nil {
			return noticeHeaders{}, err
		}
	}
	to, err := audience.ParseAddress(n.To)
	if err != nil {
		return noticeHeaders{}, fmt.Errorf("recipient: %w", err)
	}
	key := sha256.Sum256([]byte(n.Key))
	return noticeHeaders{
		from: mailbox(from), replyTo: mailbox(replyTo), recipient: to, date: n.At,
		subject:   words(subject(n.Subject, n.Language)),
		messageID: "<notice-" + hex.EncodeToString(key[:12]) + "@" + domain + ">", returnPath: from.Address,
	}, nil
}

func (h noticeHeaders) id() string { return h.messageID }

func (h noticeHeaders) write(m *gomail.Msg) {
	m.SetDateWithValue(h.date)
	for name, value := range map[gomail.Header]string{
		"From":                     h.from,
		"Reply-To":                 h.replyTo,
		"To":                       "<" + h.recipient + ">",
		"Subject":                  h.subject,
		"Message-ID":               h.messageID,
		"Auto-Submitted":           "auto-generated",
		"X-Auto-Response-Suppress": "All",
	} {
		m.SetGenHeader(name, value)
	}
}
