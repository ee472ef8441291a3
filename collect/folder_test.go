package collect

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"barid/news"
)

// readPastes sweeps a folder feed "desk" below dir.
func readPastes(t *testing.T, dir string) news.Reading {
	t.Helper()
	store := newMemory(news.Feed{URL: "desk", Kind: news.Folder, Name: "Desk", Publisher: "The Desk"})
	sweep(t, New(Options{Store: store, Root: dir}))
	return store.readings[1]
}

func TestFolder(t *testing.T) {
	arabic, err := charmap.Windows1256.NewEncoder().String("المرفأ يفتح أبوابه\n\nأعلنت الوزارة يوم الاثنين أن المرفأ سيفتح أبوابه أمام السفن.\n")
	if err != nil {
		t.Fatal(err)
	}
	dir := write(t, map[string]string{
		"desk/a.txt":         "URL: https://news.example/pier?utm_source=x\nPublisher: Courier\nDate: 2025-07-09\n\n" + pier,
		"desk/monday/b.TXT":  arabic,
		"desk/c.txt":         "%PDF-1.7 \x00\x01",
		"desk/d.txt":         "TT\n20\n",
		"desk/e.txt":         strings.Repeat("a ", 2<<20),
		"desk/.hidden.txt":   pier,
		"desk/.git/x.txt":    pier,
		"desk/notes.log":     pier,
		"secret.txt":         "Secret\n\nNobody may read this.\n",
		"desk/folder.txt/ok": "",
	})
	for link, target := range map[string]string{"out.txt": "../secret.txt", "in.txt": "a.txt", "lost.txt": "nowhere.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, "desk", link)); err != nil {
			t.Skipf("no symbolic links: %v", err)
		}
	}
	r := readPastes(t, dir)
	if len(r.Items) != 2 {
		t.Fatalf("got %d articles, want 2: %+v", len(r.Items), r.Items)
	}
	want := []news.Article{{
		Key: "https://news.example/pier", URL: "https://news.example/pier", File: "desk/a.txt", Publisher: "Courier", Language: "en",
		Title:      "Harbour Gets a Pier",
		Paragraphs: []news.Paragraph{{Text: "The harbour of Jounieh gets a second pier, the town said on Monday."}},
		Published:  time.Date(2025, 7, 9, 0, 0, 0, 0, time.UTC), FirstSeen: noon(),
	}, {
		Key: r.Items[1].Article.Key, File: "desk/monday/b.TXT", Publisher: "The Desk", Language: "ar",
		Title:      "المرفأ يفتح أبوابه",
		Paragraphs: []news.Paragraph{{Text: "أعلنت الوزارة يوم الاثنين أن المرفأ سيفتح أبوابه أمام السفن."}},
		FirstSeen:  noon(),
	}}
	if diff := cmp.Diff(want, []news.Article{r.Items[0].Article, r.Items[1].Article}); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if e := r.Items[0].Entry; e.GUID != "https://news.example/pier" || !strings.HasPrefix(e.HTML, "<pre>URL: ") {
		t.Errorf("the raw paste is not in the entry: %+v", e)
	}
	warnings := strings.Join(r.Warnings, "\n")
	for _, w := range []string{"c.txt: holds a PDF", "d.txt: holds no article", "e.txt: the file is larger", "out.txt: ", "lost.txt: "} {
		if !strings.Contains(warnings, w) {
			t.Errorf("no warning %q in\n%s", w, warnings)
		}
	}
	if r.Error != "" || strings.Contains(warnings, "hidden") || len(r.Warnings) != 5 {
		t.Errorf("error %q, warnings\n%s", r.Error, warnings)
	}
}

// TestFolderIdentity puts one article into several files.
func TestFolderIdentity(t *testing.T) {
	dir := write(t, map[string]string{
		"desk/a.txt": pier,
		"desk/b.txt": strings.ReplaceAll("Harbour Gets a Pier\nTT\n"+pier, "\n", "\r\n"),
		"desk/c.txt": "URL: https://news.example/x\n\nFerry Leaves\n\nThe ferry left at noon, the harbour office said.\n",
		"desk/d.txt": "URL: https://news.example/x#top\n\nFerry Leaves\n\nThe ferry left at one, the harbour office said.\n",
	})
	old := noon().AddDate(0, 0, -1)
	for _, name := range []string{"a.txt", "d.txt"} {
		if err := os.Chtimes(filepath.Join(dir, "desk", name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	r := readPastes(t, dir)
	if len(r.Items) != 2 {
		t.Fatalf("got %d articles, want 2", len(r.Items))
	}
	if a := r.Items[0].Article; a.File != "desk/a.txt" || !strings.HasPrefix(a.Key, "text:") {
		t.Errorf("the same paste twice: %q %q", a.File, a.Key)
	}
	if a := r.Items[1].Article; a.File != "desk/c.txt" {
		t.Errorf("of two texts of one address the older was kept: %q", a.File)
	}
}

// TestFolderSeed reads the reference paste, which is not part of the repository.
func TestFolderSeed(t *testing.T) {
	const seed = "../../shared/data/seed"
	if _, err := os.Stat(seed); err != nil {
		t.Skipf("%s is not there", seed)
	}
	store := newMemory(news.Feed{URL: seed, Kind: news.Folder, Name: "Seed"})
	report := sweep(t, New(Options{Store: store, Root: "."}))
	if r := report.Results[0]; r.Entries != 2 || r.Error != "" || len(r.Warnings) > 0 {
		t.Errorf("%+v", r)
	}
	for _, i := range store.readings[1].Items {
		if i.Article.Language != "en" || !i.Article.Published.IsZero() {
			t.Errorf("%q: language %q, published %v", i.Article.Title, i.Article.Language, i.Article.Published)
		}
	}
}
