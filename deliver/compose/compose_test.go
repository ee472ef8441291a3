package compose

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset"
	"github.com/google/go-cmp/cmp"

	"barid/audience"
	"barid/deliver"
	"barid/digest"
	"barid/internal/fixture"
	"barid/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

func newComposer(t testing.TB, publicURL string) *Composer {
	t.Helper()
	set, err := templates.New()
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(Options{Templates: set, Keyring: keyring(t), PublicURL: publicURL})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keyring(t testing.TB) audience.Keyring {
	t.Helper()
	keys, err := audience.NewKeyring(fixture.Key())
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func copyOf(t testing.TB, content digest.Content, subscriber audience.SubscriberID) deliver.Copy {
	t.Helper()
	issue, err := fixture.Issue(7, content)
	if err != nil {
		t.Fatal(err)
	}
	return deliver.Copy{
		Issue:      issue,
		Subscriber: fixture.Reader(subscriber, content.Edition),
		View:       issue.Content().View(digest.Selection{}),
	}
}

// messages are one of each kind that is ever made.
func messages(t testing.TB) map[string]deliver.Message {
	t.Helper()
	public, private := newComposer(t, "https://news.example/"), newComposer(t, "")
	made := make(map[string]deliver.Message)
	add := func(name string) func(deliver.Message, error) {
		return func(m deliver.Message, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			made[name] = m
		}
	}
	add("english")(public.Compose(copyOf(t, fixture.English(), 34)))
	add("arabic")(public.Compose(copyOf(t, fixture.Arabic(), 35)))
	add("mixed")(private.Compose(copyOf(t, fixture.Mixed(), 36)))
	add("long")(public.Compose(copyOf(t, fixture.Long(fixture.Arabic(), 60), 37)))
	add("test")(public.Test(TestSend{
		View: fixture.Arabic().View(digest.Selection{}), To: "editor@news.example", At: fixture.Now(),
	}))
	return made
}

func TestMessagesAreGolden(t *testing.T) {
	for name, m := range messages(t) {
		if name == "long" {
			continue
		}
		golden(t, name, m)
	}
}

// golden holds a message to its file in testdata.
func golden(t *testing.T, name string, m deliver.Message) {
	t.Helper()
	path := filepath.Join("testdata", name+".eml.golden")
	if *update {
		if err := os.WriteFile(path, m.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(m.Data)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestEqualCopiesGiveEqualBytes(t *testing.T) {
	c := newComposer(t, "https://news.example")
	first, err := c.Compose(copyOf(t, fixture.English(), 34))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := c.Compose(copyOf(t, fixture.English(), 34))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("second attempt (-first +second):\n%s", diff)
		}
	}
	other, err := c.Compose(copyOf(t, fixture.English(), 35))
	if err != nil {
		t.Fatal(err)
	}
	if other.ID == first.ID || other.ReturnPath == first.ReturnPath {
		t.Errorf("two subscribers share %s or %s", other.ID, other.ReturnPath)
	}
}

// RFC 5321 §4.5.3.1.6 and §2.3.8; RFC 5322 §3.6. go-mail writes a header once for each spelling
// of its name (its trap 9), and signs what it then folds apart (traps 1 and 2): the relay signs.
func TestLinesAndHeadersAreFitForSMTP(t *testing.T) {
	for name, m := range messages(t) {
		t.Run(name, func(t *testing.T) {
			rest := bytes.ReplaceAll(m.Data, []byte("\r\n"), nil)
			if bytes.ContainsAny(rest, "\r\n") {
				t.Error("a CR or LF stands alone")
			}
			for i, line := range strings.Split(string(m.Data), "\r\n") {
				if len(line) > 998 {
					t.Errorf("line %d has %d octets", i+1, len(line))
				}
				if strings.IndexFunc(line, func(r rune) bool { return r > '~' }) >= 0 {
					t.Errorf("line %d is not ASCII", i+1)
				}
			}
			parsed, err := mail.ReadMessage(bytes.NewReader(m.Data))
			if err != nil {
				t.Fatal(err)
			}
			if parsed.Header.Get("DKIM-Signature") != "" {
				t.Error("go-mail has signed it")
			}
			for header, values := range parsed.Header {
				if len(values) != 1 {
					t.Errorf("%s occurs %d times", header, len(values))
				}
			}
		})
	}
}

// An independent parser finds text first, then HTML, both in UTF-8 and neither empty: H9.
func TestPartsCanBeRead(t *testing.T) {
	for name, m := range messages(t) {
		t.Run(name, func(t *testing.T) {
			entity, err := message.Read(bytes.NewReader(m.Data))
			if err != nil {
				t.Fatal(err)
			}
			if kind, _, _ := entity.Header.ContentType(); kind != "multipart/alternative" {
				t.Fatalf("content type is %s", kind)
			}
			parts := entity.MultipartReader()
			for _, want := range []string{"text/plain", "text/html"} {
				part, err := parts.NextPart()
				if err != nil {
					t.Fatal(err)
				}
				kind, params, err := part.Header.ContentType()
				if err != nil || kind != want || !strings.EqualFold(params["charset"], "utf-8") {
					t.Errorf("content type is %s %v (%v), want %s in UTF-8", kind, params, err, want)
				}
				body, err := io.ReadAll(part.Body)
				if err != nil || len(body) < 100 {
					t.Errorf("%s has %d bytes (%v)", want, len(body), err)
				}
				if want == "text/html" && len(body) > templates.MaxHTML+2000 {
					t.Errorf("HTML has %d bytes with its CRs", len(body))
				}
			}
			if _, err := parts.NextPart(); err != io.EOF {
				t.Errorf("a third part (%v)", err)
			}
		})
	}
}

func Example() {
	set, _ := templates.New()
	keys, _ := audience.NewKeyring(fixture.Key())
	composer, _ := New(Options{Templates: set, Keyring: keys, PublicURL: "https://news.example"})
	m, err := composer.Test(TestSend{
		View: fixture.English().View(digest.Selection{}), To: "editor@news.example", At: fixture.Now(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	parsed, _ := mail.ReadMessage(bytes.NewReader(m.Data))
	subject, _ := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject"))
	fmt.Println(subject)
	// Output: [Draft] Damascus and Moscow reopen talks on the Tartus lease
}
