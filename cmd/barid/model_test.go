package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"barid/digest"
	"barid/internal/modeltest"
	"barid/news"
)

// runWithModel runs the samples with a scripted model in the config.
func runWithModel(t *testing.T, script ...modeltest.Behavior) (dir string, server *modeltest.Server) {
	t.Helper()
	dir, server = withModel(t, "", script...)
	if code, out := barid(t, dir, "run", "--edition", "morning"); code != exitDone {
		t.Fatalf("run: exit code %d\n%s", code, out)
	}
	return dir, server
}

// withModel lays out the samples with a scripted model in the config, and more of its keys.
func withModel(t *testing.T, keys string, script ...modeltest.Behavior) (dir string, server *modeltest.Server) {
	t.Helper()
	server = modeltest.Start(t, script...)
	dir = t.TempDir()
	config, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	model := fmt.Sprintf("\nmodel:\n  base_url: %s\n  name: scripted\n  timeout: 5s\n%s", server.URL(), keys)
	write(t, filepath.Join(dir, "config.yaml"), string(config)+model)
	if err := os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")); err != nil {
		t.Fatal(err)
	}
	return dir, server
}

// Whatever a model makes up about a number, a name or a quotation, none of it is mailed.
func TestNoLieOfAModelIsMailed(t *testing.T) {
	planted := map[modeltest.Behavior][]string{
		modeltest.LyingNumber:    {"4,711"},
		modeltest.LyingName:      {"Karim Haddad"},
		modeltest.LyingQuotation: {"We will never agree"},
		modeltest.Linked:         {"planted.example"},
		modeltest.Markup:         {"<b>", "<script"},
	}
	for behavior, lies := range planted {
		t.Run(string(behavior), func(t *testing.T) {
			dir, server := runWithModel(t, behavior)
			if server.Requests() == 0 {
				t.Fatal("the model was never asked")
			}
			mails := outboxMails(t, dir)
			if len(mails) != 4 {
				t.Errorf("%d mails, want 4", len(mails))
			}
			for name, raw := range mails {
				_, leaves := parts(t, raw)
				for _, lie := range lies {
					if strings.Contains(leaves[0].body, lie) {
						t.Errorf("%s: %q was mailed", name, lie)
					}
				}
			}
			checkCitations(t, dir)
		})
	}
}

// An honest model writes the digest; a broken one changes nothing but who wrote it.
func TestAnEditionGoesOutWhateverTheModelDoes(t *testing.T) {
	for _, behavior := range []modeltest.Behavior{
		modeltest.Honest, modeltest.ServerError, modeltest.NoChoices, modeltest.CutJSON, modeltest.Nonsense, modeltest.WrongLanguage,
	} {
		t.Run(string(behavior), func(t *testing.T) {
			dir, _ := runWithModel(t, behavior)
			if n := toldByModel(t, dir); (behavior == modeltest.Honest) != (n > 0) {
				t.Errorf("%d stories by a model that is %s", n, behavior)
			}
		})
	}
}

// toldByModel counts the stories of the morning issue that the model wrote.
func toldByModel(t *testing.T, dir string) int {
	t.Helper()
	issue, err := openNewsroom(t, dir).db.LastIssue(t.Context(), digest.EditionID("morning"))
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, b := range issue.Content().Blocks() {
		if b.Method == news.Model {
			told++
		}
	}
	return told
}

// What a model tells of several stories is mailed and exported.
func TestLedesAndSubjectsGoOut(t *testing.T) {
	dir, _ := runWithModel(t, modeltest.Honest)
	issue, err := openNewsroom(t, dir).db.LastIssue(t.Context(), digest.EditionID("morning"))
	if err != nil {
		t.Fatal(err)
	}
	c := issue.Content()
	at := slices.IndexFunc(c.Sections, func(s digest.Section) bool { return s.Lede.Text != "" })
	if at < 0 || c.SubjectLine.Origin.Model != "scripted" {
		t.Fatalf("no section has a lede, or nobody wrote the subject %q", c.Subject)
	}
	lede := c.Sections[at].Lede.Text
	var p digest.Provenance
	code, out := barid(t, dir, "issues", "export", strconv.Itoa(int(issue.ID())))
	if err := json.Unmarshal([]byte(out), &p); code != exitDone || err != nil {
		t.Fatalf("exit code %d: %v\n%s", code, err, out)
	}
	if p.Subject == nil || p.Subject.Text != c.Subject || len(p.Ledes) == 0 || p.Ledes[0].Text != lede || p.Ledes[0].Citations[0].Hash == "" {
		t.Errorf("exported: subject %+v, ledes %+v", p.Subject, p.Ledes)
	}
	mailed := 0
	for _, raw := range outboxMails(t, dir) {
		header, leaves := parts(t, raw)
		if strings.Contains(strings.Join(strings.Fields(leaves[0].body), " "), lede) && header.Get("Subject") == c.Subject {
			mailed++
		}
	}
	if mailed == 0 {
		t.Errorf("no mail says %q under the subject %q", lede, c.Subject)
	}
}
