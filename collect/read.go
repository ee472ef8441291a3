package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"barid/collect/fetch"
	"barid/collect/links"
	"barid/collect/syndication"
	"barid/news"
)

// read makes the reading of one attempt at a feed. A failure is in the reading, which then holds
// no items and the validators that the feed had. The answer is that of a server, if one was asked.
func (c *Collector) read(ctx context.Context, f news.Feed, now time.Time) (news.Reading, fetch.Response) {
	r := news.Reading{Feed: f.ID, At: now, Validators: f.Validators}
	var answer fetch.Response
	var err error
	switch {
	case f.Kind == news.Folder:
		err = c.readFolder(ctx, &r, f)
	case isAddress(f):
		answer, err = c.readAddress(ctx, &r, f)
	default:
		err = c.readFile(&r, f)
	}
	if err != nil {
		r.Error, r.Items, r.Validators = err.Error(), nil, f.Validators
	}
	return r, answer
}

// isAddress tells a web address from a path.
func isAddress(f news.Feed) bool {
	return f.Kind != news.Folder && strings.Contains(f.URL, "://")
}

// path is where a file or folder feed lies. The config may name any place: it is the operator's.
func (c *Collector) path(f news.Feed) string {
	path := filepath.FromSlash(f.URL)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(c.options.Root, path)
}

// readAddress asks a server for a feed, and notes when it may be asked again. A feed is there for
// programs to read; a page only where robots.txt lets them.
func (c *Collector) readAddress(ctx context.Context, r *news.Reading, f news.Feed) (fetch.Response, error) {
	a := attempt{feed: f, at: r.At}
	address := cmp.Or(f.MovedTo, f.URL)
	if f.Kind == news.Page {
		a.err = c.texts.robots.Permit(ctx, address)
	}
	if a.err == nil {
		a.answer, a.err = c.client.Get(ctx, fetch.Request{URL: address, Validators: f.Validators})
	}
	if a.reached = a.err == nil; a.reached {
		a.err = c.take(ctx, r, f, a.answer)
	}
	known := f.Rhythm
	if a.err == nil && !r.Unchanged {
		r.Rhythm = rhythm(r.Items)
		known = r.Rhythm
	}
	if a.err == nil && c.options.FullText != nil && c.options.FullText(f) {
		a.err = c.texts.complete(ctx, address, r)
	}
	r.Schedule = a.schedule(known)
	return a.answer, a.err
}

// take makes the reading of an answer.
func (c *Collector) take(ctx context.Context, r *news.Reading, f news.Feed, answer fetch.Response) error {
	switch answer.Status {
	case http.StatusOK:
		r.Validators = answer.Validators
		if parts := syndication.Index(sourceOf(answer)); len(parts) > 0 {
			r.Validators = news.Validators{} // that the index is unchanged says nothing of its parts
			return c.takeParts(ctx, r, f, parts)
		}
		return c.takeDocument(ctx, r, f, answer)
	case http.StatusNotModified:
		r.Validators, r.Unchanged = answer.Validators, true
		return nil
	case http.StatusGone:
		return errors.New("the publisher has ended this feed (410 Gone)")
	}
	if answer.RetryAfter != "" {
		return fmt.Errorf("the server answered %d %s; Retry-After: %.40q", answer.Status, http.StatusText(answer.Status), answer.RetryAfter)
	}
	return fmt.Errorf("the server answered %d %s", answer.Status, http.StatusText(answer.Status))
}

// takeDocument makes the reading of one document. Parsing takes a processor and many times the
// document's memory: few at a time.
func (c *Collector) takeDocument(ctx context.Context, r *news.Reading, f news.Feed, answer fetch.Response) error {
	if err := c.parsing.Acquire(ctx, 1); err != nil {
		return err
	}
	defer c.parsing.Release(1)
	return c.readDocument(r, f, sourceOf(answer))
}

// maxParts is how many sitemaps of an index are read: publishers keep one for each month or day, and what
// is new stands in the newest.
const maxParts = 3

// takeParts makes one reading of the newest sitemaps of an index. It fails only where none can be had.
func (c *Collector) takeParts(ctx context.Context, r *news.Reading, f news.Feed, parts []string) error {
	if len(parts) > maxParts {
		r.Warnings = append(r.Warnings, fmt.Sprintf("of an index of %d sitemaps the newest %d were read", len(parts), maxParts))
		parts = parts[:maxParts]
	}
	var failed error
	for _, address := range parts {
		if err := c.takePart(ctx, r, f, address); err != nil {
			failed = err
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s: %v", address, err))
		}
	}
	if len(r.Items) > 0 {
		return nil
	}
	return failed
}

func (c *Collector) takePart(ctx context.Context, r *news.Reading, f news.Feed, address string) error {
	if err := c.client.Leads(cmp.Or(f.MovedTo, f.URL), address); err != nil {
		return err
	}
	answer, err := c.client.Get(ctx, fetch.Request{URL: address})
	if err != nil {
		return err
	}
	if answer.Status != http.StatusOK {
		return fmt.Errorf("the server answered %d %s", answer.Status, http.StatusText(answer.Status))
	}
	return c.takeDocument(ctx, r, f, answer)
}

// readFile reads a feed that lies beside the config.
func (c *Collector) readFile(r *news.Reading, f news.Feed) error {
	path := c.path(f)
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("file %s: %w", f.URL, reason(err))
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file", f.URL)
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("file %s: %w", f.URL, reason(err))
	}
	defer file.Close()
	body, err := readBounded(file, fetch.MaxBody)
	if err != nil {
		return err
	}
	return c.readDocument(r, f, syndication.Source{Body: body})
}

// readBounded reads to the end of src, or fails where it is longer than limit bytes.
func readBounded(src io.Reader, limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(src, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("the file is larger than %d MB", limit>>20)
	}
	return body, nil
}

// readDocument makes items of a feed's entries, each article once.
func (c *Collector) readDocument(r *news.Reading, f news.Feed, src syndication.Source) error {
	d, err := parse(f, src)
	if err != nil {
		return err
	}
	r.Warnings = append(r.Warnings, d.Warnings...)
	m := maker{cleaner: c.cleaner, feed: f, document: d, now: r.At, shared: sharedURLs(d.Entries)}
	empty := 0
	known := make(map[string]bool) // GUIDs and keys; of two alike the first, the newer one, is kept
	for _, i := range r.Items {
		known["guid "+i.Entry.GUID], known["key "+i.Article.Key] = true, true
	}
	for _, e := range d.Entries {
		item := m.item(e)
		guid, key := "guid "+e.GUID, "key "+item.Article.Key
		switch {
		case item.Article.Title == "" && len(item.Article.Body()) == 0:
			empty++
		case !known[guid] && !known[key]:
			known[guid], known[key] = true, true
			r.Items = append(r.Items, item)
		}
	}
	if empty > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d entries without title and text were passed over", empty))
	}
	return nil
}

// parse reads a feed, or the page that stands in for one.
func parse(f news.Feed, src syndication.Source) (syndication.Document, error) {
	if f.Kind != news.Page {
		return syndication.Parse(src)
	}
	page := links.Page{Body: src.Body, ContentType: src.ContentType, URL: cmp.Or(src.URL, f.URL)}
	articles, err := links.Articles(page, f.Selector)
	if err != nil {
		return syndication.Document{}, err
	}
	var d syndication.Document
	for _, a := range articles {
		d.Entries = append(d.Entries, syndication.Entry{
			GUID: a.URL, URL: a.URL, Title: html.EscapeString(a.Title), Published: syndication.ParseDate(a.Date),
		})
	}
	return d, nil
}
