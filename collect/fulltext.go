package collect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"barid/collect/fetch"
	"barid/collect/lines"
	"barid/collect/page"
	"barid/news"
)

// maxPages is how many pages are fetched for one reading; what is left stays a teaser.
const maxPages = 30

// fullTexts fetches the pages of articles that feeds carry only the opening of. It forgets with each
// sweep what robots.txt said, and never which lines a publisher repeats.
type fullTexts struct {
	client    *fetch.Client
	robots    *fetch.Robots
	extractor *page.Extractor
	recurring *page.Recurring
	known     func(context.Context, news.Entry) (news.Article, error)
}

// complete puts the text of its page in the place of each teaser of a reading. An entry that was read
// before keeps what was made of it then, so that its page is asked for once. What cannot be had stays a
// teaser, with a warning.
func (t *fullTexts) complete(ctx context.Context, r *news.Reading) error {
	pages := make(map[int]page.Page)
	for i := range r.Items {
		item := &r.Items[i]
		if !item.Article.Teaser || item.Entry.URL == "" {
			continue
		}
		old, err := t.remembered(ctx, item.Entry)
		switch {
		case err == nil && old.Title == item.Article.Title:
			item.Article = old
		case err != nil && !errors.Is(err, news.ErrNotFound):
			return err
		case len(pages) < maxPages:
			p, err := t.page(ctx, item.Entry.URL)
			if err != nil {
				r.Warnings = append(r.Warnings, fmt.Sprintf("%s: opening only: %v", item.Entry.URL, err))
				continue
			}
			pages[i] = p
			t.recurring.Learn(item.Entry.URL, p)
		}
	}
	for i, p := range pages {
		item := &r.Items[i]
		enrich(item, t.recurring.Clean(item.Entry.URL, p))
	}
	dropTwins(r)
	return nil
}

func (t *fullTexts) remembered(ctx context.Context, e news.Entry) (news.Article, error) {
	if t.known == nil {
		return news.Article{}, news.ErrNotFound
	}
	return t.known(ctx, e)
}

// page fetches one page, if its host lets us.
func (t *fullTexts) page(ctx context.Context, address string) (page.Page, error) {
	if err := t.robots.Permit(ctx, address); err != nil {
		return page.Page{}, err
	}
	answer, err := t.client.Get(ctx, fetch.Request{URL: address})
	if err != nil {
		return page.Page{}, err
	}
	if answer.Status != http.StatusOK {
		return page.Page{}, fmt.Errorf("the server answered %d %s", answer.Status, http.StatusText(answer.Status))
	}
	return t.extractor.Extract(ctx, page.Source{Body: answer.Body, ContentType: answer.ContentType, URL: answer.URL})
}

// enrich takes the text of a page over, if it is longer than what the feed carries, and what else the feed
// does not say. The feed's title stays: it is what its publisher calls the article.
func enrich(item *news.Item, p page.Page) {
	a := &item.Article
	if address := canonicalURL(p.Canonical); address != "" && a.Key == a.URL {
		a.URL, a.Key = address, address
	}
	if len(a.Authors) == 0 {
		a.Authors = p.Authors
	}
	if a.Published.IsZero() {
		a.Published = believable(p.Published, a.FirstSeen)
	}
	full := news.Article{}
	for _, b := range p.Blocks {
		role := news.Body
		if b.Heading || lines.Furniture(b.Text) {
			role = news.Furniture
		}
		full.Paragraphs = append(full.Paragraphs, news.Paragraph{Text: b.Text, Role: role})
	}
	if words(full) <= words(*a) {
		return
	}
	a.Paragraphs, a.Teaser, a.Kind = full.Paragraphs, p.Teaser, news.ArticleKind(p.Kind)
	finish(a, p.Language)
	if a.Origin == "" && p.Original != "" {
		a.Origin = originHost(p.Original)
	}
}

// words counts those of an article's own text.
func words(a news.Article) int { return len(strings.Fields(strings.Join(a.Body(), " "))) }

// dropTwins keeps the first of two items that turned out to be one article.
func dropTwins(r *news.Reading) {
	seen := make(map[string]bool)
	r.Items = slices.DeleteFunc(r.Items, func(i news.Item) bool {
		twin := seen[i.Article.Key]
		seen[i.Article.Key] = true
		return twin
	})
}
