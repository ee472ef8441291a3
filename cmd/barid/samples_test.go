package main

import (
	"bytes"
	"errors"
	"io"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset"

	"barid/digest"
	"barid/news"
)

// runSamples runs the repository's config in a fresh folder and returns that folder.
func runSamples(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := errors.Join(
		copyFile("../../config.yaml", filepath.Join(dir, "config.yaml")),
		os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")),
	); err != nil {
		t.Fatal(err)
	}
	if code, out := barid(t, dir, "run"); code != exitDone {
		t.Fatalf("run: exit code %d\n%s", code, out)
	}
	return dir
}

// barid runs one command line on the config of a folder.
func barid(t *testing.T, dir string, args ...string) (code int, output string) {
	t.Helper()
	var out bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &out, now: time.Now, getenv: func(string) string { return "" }}
	code = p.run(t.Context(), append([]string{"--config", filepath.Join(dir, "config.yaml")}, args...))
	return code, out.String()
}

// part is a leaf of a MIME message, decoded.
type part struct{ kind, body string }

// parts parses a message with a library that did not write it.
func parts(t *testing.T, raw []byte) (message.Header, []part) {
	t.Helper()
	entity, err := message.Read(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var leaves []part
	err = entity.Walk(func(_ []int, e *message.Entity, err error) error {
		kind, _, _ := e.Header.ContentType()
		if err != nil || strings.HasPrefix(kind, "multipart/") {
			return err
		}
		body, err := io.ReadAll(e.Body)
		leaves = append(leaves, part{kind, string(body)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return entity.Header, leaves
}

func TestSampleMailsAreWellFormed(t *testing.T) {
	mails := outboxMails(t, runSamples(t))
	if len(mails) != 6 {
		t.Fatalf("%d mails, want one for each of 6 subscribers", len(mails))
	}
	for name, raw := range mails {
		header, leaves := parts(t, raw)
		if len(leaves) != 2 || leaves[0].kind != "text/plain" || leaves[1].kind != "text/html" {
			t.Errorf("%s: parts %v, want text and HTML", name, leaves)
			continue
		}
		for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
			if len(line) > 998 || bytes.ContainsAny(line, "\r\n") {
				t.Errorf("%s: a line of %d octets, or a bare CR or LF", name, len(line))
			}
		}
		seen := map[string]bool{}
		for fields := header.Fields(); fields.Next(); {
			key := strings.ToLower(fields.Key())
			if seen[key] {
				t.Errorf("%s: header %s twice", name, key)
			}
			seen[key] = true
		}
		want := `<html lang="en" dir="ltr"`
		if strings.Contains(header.Get("List-Id"), "nashra") {
			want = `<html lang="ar" dir="rtl"`
		}
		if !strings.Contains(leaves[1].body, want) {
			t.Errorf("%s: HTML does not begin with %s", name, want)
		}
		if len(leaves[1].body) > 90_000 {
			t.Errorf("%s: HTML has %d bytes, Gmail clips it", name, len(leaves[1].body))
		}
	}
}

// Every subscriber gets exactly the themes of their row in samples/subscribers.csv.
func TestSampleMailsHoldTheThemesAskedFor(t *testing.T) {
	english := []string{"Lebanon–Israel", "Syria–Russia", "Egypt–Sudan", "Iraq–Turkey", "Water", "Energy", "Economy"}
	arabic := []string{"لبنان–إسرائيل", "سوريا–روسيا", "مصر–السودان", "العراق–تركيا", "المياه", "الطاقة", "الاقتصاد"}
	asked := map[string][]string{
		"reader-all@news.example":          english,
		"reader-lebanon@news.example":      {"Lebanon–Israel"},
		"reader-brief@news.example":        {"Syria–Russia", "Egypt–Sudan", "Economy"},
		"reader-water@news.example":        {"Water", "Energy"},
		"reader-arabic@news.example":       arabic,
		"reader-arabic-brief@news.example": {"لبنان–إسرائيل", "سوريا–روسيا"},
	}
	for _, raw := range outboxMails(t, runSamples(t)) {
		parsed, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		to, err := mail.ParseAddress(parsed.Header.Get("To"))
		if err != nil {
			t.Fatal(err)
		}
		_, leaves := parts(t, raw)
		var got []string
		for line := range strings.Lines(leaves[0].body) {
			if name, ok := strings.CutPrefix(strings.TrimSpace(line), "=== "); ok {
				got = append(got, strings.TrimSuffix(name, " ==="))
			}
		}
		if !slices.Equal(got, asked[to.Address]) {
			t.Errorf("%s got %q, asked for %q", to.Address, got, asked[to.Address])
		}
		delete(asked, to.Address)
	}
	for address := range asked {
		t.Errorf("%s got no mail", address)
	}
}

// Every sentence of every issue rests on spans of stored text, passes every check, and, being
// extractive, uses only words that stand there in that order.
func TestSampleSentencesAreCited(t *testing.T) {
	checkCitations(t, runSamples(t))
}

func checkCitations(t *testing.T, dir string) {
	t.Helper()
	n := openNewsroom(t, dir)
	issues, err := n.db.Issues(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	sentences := 0
	for _, issue := range issues {
		for _, b := range issue.Content().Blocks() {
			for _, s := range append([]news.Sentence{b.Headline}, b.Sentences...) {
				sentences++
				checkSentence(t, n, s)
			}
		}
	}
	if sentences == 0 {
		t.Error("no sentence was checked")
	}
}

func checkSentence(t *testing.T, n *newsroom, s news.Sentence) {
	t.Helper()
	if !s.Verified() {
		t.Errorf("not verified: %q %v", s.Text, s.Findings)
	}
	var cited strings.Builder
	for _, c := range s.Citations {
		article, err := n.db.ArticleRevision(t.Context(), c.Article, c.Revision)
		if err != nil {
			t.Fatal(err)
		}
		passage, ok := article.Passage(c)
		if !ok {
			t.Errorf("citation %v of %q does not resolve", c, s.Text)
		}
		cited.WriteString(passage)
	}
	rest := strings.ToLower(cited.String())
	for word := range strings.FieldsSeq(strings.ToLower(s.Text)) {
		_, after, found := strings.Cut(rest, strings.Trim(word, ".,;:“”\"«»()؛،"))
		if !found {
			t.Errorf("%q of %q does not stand in the cited %q", word, s.Text, cited.String())
			return
		}
		rest = after
	}
}

func openNewsroom(t *testing.T, dir string) *newsroom {
	t.Helper()
	p := &program{stdout: io.Discard, stderr: io.Discard, now: time.Now, getenv: func(string) string { return "" }, configPath: filepath.Join(dir, "config.yaml")}
	n, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

func outboxMails(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "data/outbox/*.eml"))
	if err != nil {
		t.Fatal(err)
	}
	mails := make(map[string][]byte)
	for _, f := range files {
		if mails[filepath.Base(f)], err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	return mails
}

// sectionNames lists the sections of an issue as printed.
func sectionNames(c digest.Content) []string {
	var names []string
	for _, s := range c.Sections {
		names = append(names, s.Name)
	}
	return names
}
