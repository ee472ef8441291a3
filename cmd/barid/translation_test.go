package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/internal/modeltest"
)

// harbour is a story that is told in Arabic alone, and what its sentences are in English.
var harbour = [][2]string{
	{"العبّارات تنقل 340 راكبا بعد العاصفة", "Ferries carry 340 passengers after the storm"},
	{"نقلت العبّارات 340 راكبا في اليوم الأول بعد العاصفة التي أغلقت المرفأ.", "The ferries carried 340 passengers on the first day after the storm that closed the harbour."},
	{"وتعمل الآن 14 عبّارة من أصل 20 في المرفأ.", "Of 20 ferries, 14 are in service in the harbour now."},
}

// abroad is an English edition of one Arabic article, with a model that can translate it.
func abroad(t *testing.T, keys string, script ...modeltest.Behavior) (dir string, server *modeltest.Server) {
	t.Helper()
	server, dir = modeltest.Start(t, script...), t.TempDir()
	known := make(map[string]string)
	for _, pair := range harbour {
		known[pair[0]] = pair[1]
	}
	server.Knows(known)
	write(t, filepath.Join(dir, "config.yaml"), fmt.Sprintf(`
public_url: https://news.example
feeds:
  - {url: pasted, kind: folder, language: ar}
editions:
  - {id: desk, language: en, from: Desk <desk@news.example>, approval: automatic%s}
model: {base_url: "%s", name: scripted}
`, keys, server.URL()))
	if err := os.Mkdir(filepath.Join(dir, "pasted"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "pasted", "1.txt"), fmt.Sprintf("URL: https://marfa.example/1\nPublisher: المرفأ\nDate: %s\n\n%s\n\n%s\n\n%s\n",
		time.Now().UTC().Format(time.DateOnly), harbour[0][0], harbour[1][0], harbour[2][0]))
	return dir, server
}

func TestAnArabicStoryInAnEnglishEdition(t *testing.T) {
	dir, server := abroad(t, "")
	if code, out := barid(t, dir, "collect"); code != exitDone {
		t.Fatal(out)
	}
	estimated := told[[]estimateResult](t, dir, "draft", "--estimate")[0]
	if estimated.Most.Requests != 2 || server.Requests() != 0 { // theme, translation
		t.Errorf("estimated %+v after %d requests", estimated, server.Requests())
	}
	r := told[runResult](t, dir, "run").Editions[0]
	if r.Translated != 1 || r.Foreign != 0 || r.Issue == 0 {
		t.Errorf("%+v", r)
	}
	text, err := os.ReadFile(filepath.Join(dir, "data", "preview", "issue-1.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{harbour[0][1], "Translated from Arabic by a model, checked by code."} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	exported := exportOf(t, dir)
	for _, want := range []string{`"translates":{"language":"ar","text":"` + harbour[1][0] + `"`, `"prompt":"v1/translation.en"`} {
		if !strings.Contains(exported, want) {
			t.Errorf("no %s in\n%s", want, exported)
		}
	}
	asked := server.Requests()
	if again := told[runResult](t, dir, "draft", "--again").Editions[0]; again.Translated != 1 || server.Requests() != asked {
		t.Errorf("a second draft: %+v, %d requests more", again, server.Requests()-asked)
	}
}

func exportOf(t *testing.T, dir string) string {
	t.Helper()
	code, out := barid(t, dir, "issues", "export", "1")
	if code != exitDone {
		t.Fatal(out)
	}
	return out
}

// An operator can say no, and what the model does not translate stays as it is.
func TestAnArabicStoryThatIsNotTranslated(t *testing.T) {
	for name, tt := range map[string]struct {
		keys   string
		script []modeltest.Behavior
		says   string
	}{
		"not wanted": {", translation: none", nil, ""},
		"no answer":  {"", []modeltest.Behavior{modeltest.Untranslated}, `is not in the language "en"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := abroad(t, tt.keys, tt.script...)
			r := told[runResult](t, dir, "run").Editions[0]
			if why := strings.Join(mostOften(r.ForeignFor), "; "); r.Translated != 0 || (r.Foreign == 1) != (tt.says != "") || !strings.Contains(why, tt.says) {
				t.Errorf("%+v", r)
			}
			text, err := os.ReadFile(filepath.Join(dir, "data", "preview", "issue-1.txt"))
			plain := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(string(text))
			if err != nil || !strings.Contains(plain, harbour[0][0]) || strings.Contains(plain, "Translated") {
				t.Errorf("%v\n%s", err, text)
			}
		})
	}
}
