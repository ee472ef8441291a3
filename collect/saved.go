package collect

import (
	"context"
	"path"
	"strings"

	"barid/collect/charset"
	"barid/collect/page"
	"barid/collect/paste"
	"barid/news"
)

// reader finds the articles of a file in a folder.
type reader func(ctx context.Context, body []byte) ([]paste.Article, error)

// readers returns those of the files that a folder is read for, by the endings of their names.
func readers(pages *page.Extractor) map[string]reader {
	saved := savedPages{pages}
	return map[string]reader{
		".txt": splitText, ".text": splitText,
		".md": splitMarkdown, ".markdown": splitMarkdown,
		".html": saved.read, ".htm": saved.read,
	}
}

// ending is that of a file's name by which its reader is chosen; a README, which is about the folder, has none.
func ending(name string) string {
	base, kind := strings.TrimSuffix(path.Base(name), path.Ext(name)), strings.ToLower(path.Ext(name))
	if strings.EqualFold(base, "readme") {
		return ""
	}
	return kind
}

func splitText(_ context.Context, body []byte) ([]paste.Article, error) {
	s, err := paste.Decode(body)
	return paste.Split(s), err
}

func splitMarkdown(_ context.Context, body []byte) ([]paste.Article, error) {
	s, err := paste.Decode(body)
	return paste.Split(plainMarkdown(s)), err
}

// savedPages reads pages that a browser has saved as those that are fetched: one article each, with what
// the page itself says of its address, publisher and date.
type savedPages struct{ pages *page.Extractor }

func (s savedPages) read(ctx context.Context, body []byte) ([]paste.Article, error) {
	p, err := s.pages.Extract(ctx, page.Source{Body: body, ContentType: "text/html"})
	if err != nil {
		return nil, err
	}
	a := paste.Article{
		Title: p.Title, URL: p.Canonical, Publisher: p.Publisher, Language: p.Language, Published: p.Published.UTC(),
		Paragraphs: paragraphsOf(p), Raw: string(charset.Decode(body, "text/html")), Line: 1,
	}
	markParagraphs(a.Paragraphs, a.Title)
	if len((news.Article{Paragraphs: a.Paragraphs}).Body()) == 0 {
		return nil, nil
	}
	return []paste.Article{a}, nil
}
