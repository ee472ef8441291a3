package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"barid/collect/paste"
	"barid/news"
)

// The limits of a folder.
const (
	maxFiles = 2000
	maxPaste = 2 << 20 // bytes of one file
)

// readFolder reads the pasted texts and saved pages in a folder and below, in the order of their names.
// What cannot be read is passed over with a warning; symbolic links are followed within the folder
// only.
func (c *Collector) readFolder(ctx context.Context, r *news.Reading, f news.Feed) error {
	root, err := os.OpenRoot(c.path(f))
	if err != nil {
		return fmt.Errorf("folder %s: %w", f.URL, reason(err))
	}
	defer root.Close()
	p := pastes{
		reading: r, feed: f, readers: readers(c.texts.extractor), changed: make(map[string]time.Time), at: make(map[string]int),
	}
	names, err := p.list(root.FS())
	if err != nil {
		return fmt.Errorf("folder %s: %w", f.URL, reason(err))
	}
	if len(names) > maxFiles {
		p.warn("only the first %d of %d files were read", maxFiles, len(names))
		names = names[:maxFiles]
	}
	for _, name := range names {
		if err := p.read(ctx, root, name); err != nil {
			p.warn("%s: %v", name, err)
		}
	}
	return nil
}

// pastes collects the articles of a folder. Of two with the same identity the first is kept; if
// their texts differ, as under one address they may, that of the file changed last.
type pastes struct {
	reading *news.Reading
	feed    news.Feed
	readers map[string]reader    // by the ending of a file's name
	changed map[string]time.Time // by key
	at      map[string]int       // by key: index in the reading's items
}

func (p pastes) warn(format string, args ...any) {
	p.reading.Warnings = append(p.reading.Warnings, fmt.Sprintf(format, args...))
}

// list finds the files below a folder that may hold articles, without hidden ones.
func (p pastes) list(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			p.warn("%s: %v", name, reason(err))
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && p.readers[ending(name)] != nil:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// read adds the articles of one file.
func (p pastes) read(ctx context.Context, root *os.Root, name string) error {
	info, err := root.Stat(name)
	if err != nil {
		return reason(err)
	}
	if !info.Mode().IsRegular() {
		return errors.New("not a file")
	}
	file, err := root.Open(name)
	if err != nil {
		return reason(err)
	}
	defer file.Close()
	body, err := readBounded(file, maxPaste)
	if err != nil {
		return err
	}
	articles, err := p.readers[ending(name)](ctx, body)
	if err != nil {
		return err
	}
	if len(articles) == 0 {
		return errors.New("holds no article")
	}
	for _, a := range articles {
		p.add(p.item(a, path.Join(p.feed.URL, name)), info.ModTime())
	}
	return nil
}

// reason takes the path off an error, since the warning begins with it.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func (p pastes) add(item news.Item, changed time.Time) {
	key := item.Article.Key
	i, ok := p.at[key]
	switch {
	case !ok:
		p.at[key], p.changed[key] = len(p.reading.Items), changed
		p.reading.Items = append(p.reading.Items, item)
	case changed.After(p.changed[key]) && contentKey(item.Article) != contentKey(p.reading.Items[i].Article):
		p.changed[key] = changed
		p.reading.Items[i] = item
	}
}

// item makes an entry and its article of a paste. The entry keeps the raw lines.
func (p pastes) item(a paste.Article, file string) news.Item {
	article := news.Article{
		URL:        canonicalURL(a.URL),
		File:       file,
		Publisher:  cmp.Or(a.Publisher, p.feed.Publisher),
		Title:      a.Title,
		Paragraphs: a.Paragraphs,
		Published:  believable(a.Published, p.reading.At),
		FirstSeen:  p.reading.At,
	}
	finish(&article, cmp.Or(a.Language, p.feed.Language))
	article.Key = cmp.Or(article.URL, contentKey(article))
	return news.Item{
		Entry: news.Entry{
			Feed:      p.feed.ID,
			GUID:      article.Key,
			URL:       a.URL,
			Title:     a.Title,
			Published: article.Published,
			HTML:      "<pre>" + html.EscapeString(a.Raw) + "</pre>",
			FirstSeen: p.reading.At,
		},
		Article: article,
	}
}
