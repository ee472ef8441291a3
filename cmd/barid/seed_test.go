package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"barid/digest"
)

// seedConfig has one folder feed; THEMES stands for its themes.
const seedConfig = `
subscribers: readers.csv
feeds:
  - {url: pasted, kind: folder, name: Pasted}
THEMES
editions:
  - {id: desk, name: Desk, language: en, from: Desk <desk@news.example>, approval: automatic}
`

const seedThemes = `
themes:
  - {slug: syria-russia, name: {en: Syria–Russia}, parties: [SY, RU]}
  - {slug: lebanon-israel, name: {en: Lebanon–Israel}, parties: [LB, IL]}
`

// The reference paste: two articles in one file, with furniture and captions, and no date.
func TestReferencePaste(t *testing.T) {
	files, err := filepath.Glob("../../../shared/data/seed/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the reference paste is not on this machine")
	}
	for name, themes := range map[string]string{"themes in the config": seedThemes, "no themes": ""} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "pasted"), 0o700); err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if err := copyFile(f, filepath.Join(dir, "pasted", filepath.Base(f))); err != nil {
					t.Fatal(err)
				}
			}
			write(t, filepath.Join(dir, "config.yaml"), strings.Replace(seedConfig, "THEMES", themes, 1))
			write(t, filepath.Join(dir, "readers.csv"), "address,edition,themes,length\nreader@news.example,desk,,full\n")
			code, out := barid(t, dir, "run")
			if code != exitDone || !strings.Contains(out, "2 articles new") || !strings.Contains(out, "into 2 stories") {
				t.Fatalf("exit code %d\n%s", code, out)
			}
			checkCitations(t, dir)
			checkReference(t, dir)
		})
	}
}

func checkReference(t *testing.T, dir string) {
	t.Helper()
	n := openNewsroom(t, dir)
	issue, err := n.db.LastIssue(t.Context(), digest.EditionID("desk"))
	if err != nil {
		t.Fatal(err)
	}
	names := sectionNames(issue.Content())
	slices.Sort(names)
	if !slices.Equal(names, []string{"Lebanon–Israel", "Syria–Russia"}) {
		t.Errorf("sections %q", names)
	}
	for _, b := range issue.Content().Blocks() {
		for _, s := range b.Sentences {
			for _, wrong := range []string{"(AP)", "looks on", "TT", "Friday", "arlier this week", "Exchanged 40 Letters Documenting"} {
				if strings.Contains(s.Text, wrong) {
					t.Errorf("%q in %q", wrong, s.Text)
				}
			}
		}
		for _, source := range b.Sources {
			if !source.Published.IsZero() {
				t.Errorf("a date was made up: %v", source.Published)
			}
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
