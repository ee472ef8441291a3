package templates

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"barid/digest"
	"barid/internal/fixture"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMailIsGolden(t *testing.T) {
	set, err := New()
	if err != nil {
		t.Fatal(err)
	}
	links := Links{
		Unsubscribe: "https://news.example/unsubscribe/1.levant.AAAA",
		Preferences: "https://news.example/preferences/1.levant.AAAA",
		Web:         "https://news.example/levant/1",
	}
	for _, tt := range []struct {
		name string
		in   MailInput
	}{
		{"english", MailInput{View: fixture.English().View(digest.Selection{}), Links: links}},
		{"arabic", MailInput{View: fixture.Arabic().View(digest.Selection{}), Links: links}},
		{"mixed", MailInput{View: fixture.Mixed().View(digest.Selection{}), Links: links}},
		{"translated", MailInput{View: fixture.Translated().View(digest.Selection{}), Links: links}},
		{"rendered", MailInput{View: fixture.Rendered().View(digest.Selection{}), Links: links}},
		{"draft", MailInput{View: fixture.Arabic().View(digest.Selection{Length: digest.Brief}), Draft: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			mail, err := set.Mail(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name+".html.golden", mail.HTML)
			golden(t, tt.name+".txt.golden", mail.Text)
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
