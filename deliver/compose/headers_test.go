package compose

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"testing"

	"github.com/emersion/go-message"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/internal/fixture"
	"barid/news"
	"barid/templates"
)

func parse(t *testing.T, m deliver.Message) mail.Header {
	t.Helper()
	parsed, err := mail.ReadMessage(bytes.NewReader(m.Data))
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Header
}

// The header contract, line by line: mail.md H1 to H6.
func TestHeaders(t *testing.T) {
	all := messages(t)
	english := parse(t, all["english"])
	for header, want := range map[string]string{
		"From":                      `"The Levant Brief" <brief@news.example>`,
		"Reply-To":                  `<desk@news.example>`,
		"To":                        `<reader-34@news.example>`,
		"Subject":                   "Damascus and Moscow reopen talks on the Tartus lease",
		"Date":                      "Sun, 22 Nov 2026 04:30:00 +0000",
		"Message-Id":                all["english"].ID,
		"List-Id":                   `"The Levant Brief" <levant.news.example>`,
		"List-Post":                 "NO",
		"List-Archive":              "<https://news.example/archive/levant>",
		"List-Unsubscribe-Post":     "List-Unsubscribe=One-Click",
		"Feedback-Id":               "issue-7:levant:en:barid",
		"Precedence":                "bulk",
		"Auto-Submitted":            "auto-generated",
		"X-Auto-Response-Suppress":  "All",
		"User-Agent":                "",
		"X-Mailer":                  "",
		"Content-Transfer-Encoding": "",
	} {
		if got := english.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if !regexp.MustCompile(`^<issue-7\.subscriber-34\.[0-9a-f]{12}@news\.example>$`).MatchString(all["english"].ID) {
		t.Errorf("Message-ID is %s", all["english"].ID)
	}
	arabic := parse(t, all["arabic"])
	decoded, err := new(mime.WordDecoder).DecodeHeader(arabic.Get("Subject"))
	if want := "\u2068" + fixture.Arabic().Subject + "\u2069"; err != nil || decoded != want {
		t.Errorf("Arabic subject is %q, want %q (%v)", decoded, want, err)
	}
	if id := arabic.Get("List-Id"); !strings.HasSuffix(id, "?= <mashriq.news.example>") {
		t.Errorf("List-Id is %q, its id must stand outside the encoded words", id)
	}
}

// RFC 8058 §3.1: one HTTPS address, and a token that opens for this subscriber alone.
func TestUnsubscribing(t *testing.T) {
	all, keys := messages(t), keyring(t)
	raw := parse(t, all["english"]).Get("List-Unsubscribe")
	uris := regexp.MustCompile(`^<https://news\.example/unsubscribe/([^>]+)>, <mailto:desk@news\.example\?subject=unsubscribe%20([^>]+)>$`).FindStringSubmatch(raw)
	if uris == nil {
		t.Fatalf("List-Unsubscribe is %q", raw)
	}
	want := audience.Token{Purpose: audience.Unsubscribe, Subscriber: 34, Edition: "levant"}
	for _, token := range uris[1:] {
		if got, err := keys.Open(audience.Unsubscribe, token); err != nil || got != want {
			t.Errorf("token opens as %+v (%v), want %+v", got, err, want)
		}
	}
	local, _, _ := strings.Cut(all["english"].ReturnPath, "@")
	want.Purpose = audience.Bounce
	if got, err := keys.Open(audience.Bounce, strings.TrimPrefix(local, "bounce+")); err != nil || got != want {
		t.Errorf("return path %s opens as %+v (%v)", all["english"].ReturnPath, got, err)
	}
	mixed := parse(t, all["mixed"])
	if got := mixed.Get("List-Unsubscribe"); !strings.HasPrefix(got, "<mailto:") || mixed.Get("List-Unsubscribe-Post") != "" {
		t.Errorf("without a public address List-Unsubscribe is %q, with Post %q", got, mixed.Get("List-Unsubscribe-Post"))
	}
}

// The links of the text open what they say, for this subscriber alone, in both parts.
func TestLinksOfTheText(t *testing.T) {
	all, keys := messages(t), keyring(t)
	html, text := bodies(t, all["english"])
	for name, body := range map[string]string{"html": html, "text": text} {
		if !strings.Contains(body, "https://news.example/archive/levant/7") {
			t.Errorf("%s: no web edition", name)
		}
		token := regexp.MustCompile(`https://news\.example/preferences/([\w.-]+)`).FindStringSubmatch(body)
		if token == nil {
			t.Errorf("%s: no preferences", name)
			continue
		}
		want := audience.Token{Purpose: audience.Preferences, Subscriber: 34, Edition: "levant"}
		if got, err := keys.Open(audience.Preferences, token[1]); err != nil || got != want {
			t.Errorf("%s: token opens as %+v (%v)", name, got, err)
		}
		if _, err := keys.Open(audience.Unsubscribe, token[1]); err == nil {
			t.Errorf("%s: it opens for unsubscribing as well", name)
		}
	}
	html, _ = bodies(t, all["mixed"])
	if strings.Contains(html, "/archive/") || strings.Contains(html, "/preferences/") {
		t.Error("links to pages without a public address")
	}
	html, _ = bodies(t, all["test"])
	token := regexp.MustCompile(`/preferences/([\w.-]+)`).FindStringSubmatch(html)
	if token == nil || strings.Contains(html, "/archive/levant/") {
		t.Fatalf("test send: preferences %v, or a page of what is not published", token)
	}
	if _, err := keys.Open(audience.Preferences, token[1]); err == nil {
		t.Error("a test send's preferences can be opened")
	}
}

// bodies are the decoded parts of a message.
func bodies(t *testing.T, m deliver.Message) (html, text string) {
	t.Helper()
	entity, err := message.Read(bytes.NewReader(m.Data))
	if err != nil {
		t.Fatal(err)
	}
	parts := entity.MultipartReader()
	for _, body := range []*string{&text, &html} {
		part, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(part.Body)
		if err != nil {
			t.Fatal(err)
		}
		*body = string(raw)
	}
	return html, text
}

func TestTestSendOpensNothing(t *testing.T) {
	m, keys := messages(t)["test"], keyring(t)
	h := parse(t, m)
	subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
	if err != nil || !strings.HasPrefix(subject, "[Draft] ") {
		t.Errorf("subject is %q (%v)", subject, err)
	}
	token := regexp.MustCompile(`/unsubscribe/([^>]+)>`).FindStringSubmatch(h.Get("List-Unsubscribe"))
	if token == nil {
		t.Fatalf("List-Unsubscribe is %q", h.Get("List-Unsubscribe"))
	}
	for _, purpose := range []audience.Purpose{audience.Unsubscribe, audience.Bounce, audience.Dead} {
		if got, err := keys.Open(purpose, token[1]); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("the token opens for %s: %+v", purpose, got)
		}
	}
}

func TestEncodedWords(t *testing.T) {
	for _, text := range []string{
		"", "plain", "naïve café", strings.Repeat("دمشق وموسكو ", 30), "broken \xff byte", strings.Repeat("é", 200), "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the BMP",
	} {
		encoded := words(text)
		for word := range strings.FieldsSeq(encoded) {
			if len(word) > 63 {
				t.Errorf("%q: an encoded word of %d characters", text, len(word))
			}
		}
		decoded, err := new(mime.WordDecoder).DecodeHeader(encoded)
		if want := strings.ToValidUTF8(text, "\uFFFD"); err != nil || decoded != want {
			t.Errorf("%q comes back as %q (%v)", text, decoded, err)
		}
	}
}

// Line ends go raw through the headers that go-mail takes preformatted (its trap 10).
func TestHostileNamesStartNoHeader(t *testing.T) {
	content := fixture.English()
	content.Name = "Brief\r\nBcc: all@news.example\r\n"
	content.Subject = "Talks\r\nX-Injected: yes\r\n\r\nbody"
	m, err := newComposer(t, "https://news.example").Compose(copyOf(t, content, 34))
	if err != nil {
		t.Fatal(err)
	}
	h := parse(t, m)
	if h.Get("Bcc") != "" || h.Get("X-Injected") != "" {
		t.Errorf("a header was injected: %v", h)
	}
}

// What a publisher titled is what a reader decodes, and never more: an encoded word in a title
// stays the characters that it is, and nothing invisible goes along.
func TestHeadersDecodeToWhatWasWritten(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"an encoded word": {"=?utf-8?q?evil=0d=0aBcc:_x@y.example?= Syria opens", "=?utf-8?q?evil=0d=0aBcc:_x@y.example?= Syria opens"},
		"half of one":     {"Why =? Syria opens", "Why =? Syria opens"},
		"an override":     {"Syria \u202esnepo a crossing", "Syria snepo a crossing"},
		"an open isolate": {"Syria \u2067opens", "Syria opens"},
		"controls":        {"Syria\r\nBcc:\x00all\u009b", "Syria Bcc: all"},
		"Arabic encloses": {"دمشق =?utf-8?b?DQo=?=", "دمشق =?utf-8?b?DQo=?="},
	}
	c := newComposer(t, "https://news.example")
	for name, tt := range tests {
		content := fixture.English()
		content.Subject, content.Name = tt.in, tt.in
		content.From = (&mail.Address{Name: "Brief", Address: "brief@news.example"}).String()
		m, err := c.Compose(copyOf(t, content, 34))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		h := parse(t, m)
		for header, want := range map[string]string{"Subject": tt.want, "List-Id": tt.want + " <levant.news.example>"} {
			got, err := new(mime.WordDecoder).DecodeHeader(h.Get(header))
			if got = strings.ReplaceAll(got, `"`, ""); err != nil || got != want {
				t.Errorf("%s: %s decodes to %q, want %q (%v)", name, header, got, want, err)
			}
		}
	}
}

func TestSenderNameIsNoEncodedWord(t *testing.T) {
	content := fixture.English()
	content.From = `"=?utf-8?q?evil=0d=0aBcc:_x@y.example?= \"Brief\"" <brief@news.example>`
	m, err := newComposer(t, "https://news.example").Compose(copyOf(t, content, 34))
	if err != nil {
		t.Fatal(err)
	}
	from, err := parse(t, m).AddressList("From")
	if err != nil || len(from) != 1 || from[0].Address != "brief@news.example" || strings.ContainsAny(from[0].Name, "\r\n") {
		t.Errorf("From is %+v (%v)", from, err)
	}
}

func TestWhatCannotBeMailedIsRefused(t *testing.T) {
	c := newComposer(t, "https://news.example")
	for name, change := range map[string]func(*deliver.Copy){
		"sender":    func(o *deliver.Copy) { o.View.From = "nobody" },
		"reply-to":  func(o *deliver.Copy) { o.View.ReplyTo = "desk@" },
		"recipient": func(o *deliver.Copy) { o.Subscriber.Address = "a@b.example\r\nRCPT TO:<c@d.example>" },
		"edition":   func(o *deliver.Copy) { o.View.Edition = digest.EditionID(strings.Repeat("long", 20)) },
	} {
		o := copyOf(t, fixture.English(), 34)
		change(&o)
		if _, err := c.Compose(o); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: error is %v, want ErrInvalid", name, err)
		}
	}
	for _, o := range []Options{
		{PublicURL: "http://news.example"}, {PublicURL: "https://"}, {PublicURL: "news.example"},
		{PublicURL: "https://news.example/?a=b"}, {SenderID: "four"}, {SenderID: "colon:colon"},
	} {
		o.Templates = new(templates.Set)
		if _, err := New(o); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%+v: error is %v, want ErrInvalid", o, err)
		}
	}
}
