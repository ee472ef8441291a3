package collect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"barid/collect/fetch"
	"barid/collect/lines"
	"barid/collect/page"
	"barid/news"
)

// maxPages is how many pages are fetched for one reading; what is left stays a teaser.
const maxPages = 30

// Memory knows what was made of entries before.
type Memory interface {
	// ReadItem returns an entry that was read before, by its Feed and GUID, with its article; else news.ErrNotFound.
	ReadItem(ctx context.Context, e news.Entry) (news.Item, error)

	// ItemsWithPagesDue returns entries of a feed whose page is to be asked for again, up to limit.
	ItemsWithPagesDue(ctx context.Context, f news.FeedID, now time.Time, limit int) ([]news.Item, error)
}

// fullTexts fetches the pages of articles that feeds carry only the opening of. It forgets with each
// sweep what robots.txt said, and never which lines a publisher repeats; those it learns again from what is kept.
type fullTexts struct {
	client    *fetch.Client
	robots    *fetch.Robots
	extractor *page.Extractor
	recurring *page.Recurring
	memory    Memory // nil: nothing is known
	limit     int    // pages for one reading
}

// complete puts the text of its page in the place of each teaser of a reading, and of those that earlier
// readings have left waiting. An entry that was read before keeps what was made of it then, so that its page
// is asked for once. What cannot be had stays a teaser, with a warning. Feed is the address of the document.
func (t *fullTexts) complete(ctx context.Context, feed string, r *news.Reading) error {
	v := visits{fullTexts: t, feed: feed, at: r.At, pages: make(map[int]page.Page), busy: make(map[string]time.Time)}
	if err := t.addWaiting(ctx, r); err != nil {
		return err
	}
	for i := range r.Items {
		item := &r.Items[i]
		if !item.Article.Teaser || item.Entry.URL == "" {
			continue
		}
		wanted, err := t.wanted(ctx, item, r.At)
		if err != nil {
			return err
		}
		if !wanted {
			continue
		}
		if err := v.pay(ctx, i, item); err != nil {
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s: %v", item.Entry.URL, err))
		} else if p, ok := v.pages[i]; ok {
			t.recurring.Learn(item.Entry.URL, p)
		}
	}
	for i, p := range v.pages {
		item := &r.Items[i]
		enrich(item, t.recurring.Mark(item.Entry.URL, p))
	}
	dropTwins(r)
	return nil
}

// addWaiting adds the entries whose pages are due to a reading that does not carry them any more, or is
// unchanged.
func (t *fullTexts) addWaiting(ctx context.Context, r *news.Reading) error {
	if t.memory == nil {
		return nil
	}
	waiting, err := t.memory.ItemsWithPagesDue(ctx, r.Feed, r.At, maxPages)
	if err != nil {
		return err
	}
	read := make(map[string]bool, len(r.Items))
	for _, i := range r.Items {
		read[i.Entry.GUID] = true
	}
	for _, i := range waiting {
		if !read[i.Entry.GUID] {
			r.Items = append(r.Items, i)
		}
	}
	return nil
}

// wanted tells that the page of a teaser is to be asked for now. Where it is not, the item becomes what was
// made of its entry before.
func (t *fullTexts) wanted(ctx context.Context, item *news.Item, now time.Time) (bool, error) {
	if t.memory == nil {
		return true, nil
	}
	old, err := t.memory.ReadItem(ctx, item.Entry)
	if errors.Is(err, news.ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if old.Article.Title != item.Article.Title && old.Entry.Title != item.Entry.Title { // else the title is another feed's
		return true, nil
	}
	item.Entry.Page = old.Entry.Page
	if next := old.Entry.Page.NextAt; old.Article.Teaser && !next.IsZero() && !next.After(now) {
		return true, nil
	}
	item.Article = old.Article
	t.recurring.Learn(item.Entry.URL, kept(old.Article))
	return false, nil
}

// kept is a page as far as it was kept, so that what its publisher repeats is known again after a restart.
func kept(a news.Article) page.Page {
	p := page.Page{Title: a.Title}
	for _, paragraph := range a.Paragraphs {
		p.Blocks = append(p.Blocks, page.Block{Text: paragraph.Text})
	}
	return p
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
	full := news.Article{Paragraphs: paragraphsOf(p)}
	if words(full) <= words(*a) {
		return
	}
	a.Paragraphs, a.Teaser, a.Kind = full.Paragraphs, p.Teaser, news.ArticleKind(p.Kind)
	finish(a, p.Language)
	if a.Origin == "" && p.Original != "" {
		a.Origin = originHost(p.Original)
	}
}

// paragraphsOf are the blocks of a page; what is no running text is kept and marked.
func paragraphsOf(p page.Page) []news.Paragraph {
	var list []news.Paragraph
	for _, b := range p.Blocks {
		role := news.Body
		if b.Heading || b.Recurring || lines.Furniture(b.Text) {
			role = news.Furniture
		}
		list = append(list, news.Paragraph{Text: b.Text, Role: role})
	}
	return list
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
