package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"barid/collect/fetch"
	"barid/collect/links"
	"barid/collect/markup"
	"barid/collect/syndication"
	"barid/news"
)

// Found is what may be read at an address that someone named.
type Found struct {
	URL     string
	Kind    news.FeedKind // Page: no feed was found, but a list of articles
	Title   string
	Entries int
}

// Discover finds what can be read for the address of a feed or of a page: the feed itself, else the
// feeds that the page declares, links to or has where common software puts them, else the page as a
// list of articles. The best comes first. ErrNotFound: there is nothing.
func (c *Collector) Discover(ctx context.Context, address string) ([]Found, error) {
	defer c.client.Close()
	answer, err := c.client.Get(ctx, fetch.Request{URL: address})
	if err != nil {
		return nil, err
	}
	if answer.Status != http.StatusOK {
		return nil, fmt.Errorf("the server answered %d %s", answer.Status, http.StatusText(answer.Status))
	}
	d, err := syndication.Parse(sourceOf(answer))
	if err == nil {
		return []Found{feedFound(cmp.Or(answer.Moved, address), d)}, nil
	}
	page := links.Page{Body: answer.Body, ContentType: answer.ContentType, URL: answer.URL}
	candidates, err := links.Feeds(page)
	if err != nil {
		return nil, err
	}
	found := c.probe(ctx, answer.URL, candidates)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(found) > 0 {
		return found, nil
	}
	if articles, err := links.Articles(page, ""); err == nil {
		return []Found{{URL: answer.URL, Kind: news.Page, Entries: len(articles)}}, nil
	}
	return nil, fmt.Errorf("%s gives no feed and no list of articles: %w", address, news.ErrNotFound)
}

// The limits of a discovery, since most of what is asked for is not there.
const (
	enoughFeeds   = 5
	maxRefusals   = 10 // answers other than a feed
	foreignWithin = 3  // links to other hosts are asked among the first candidates only
)

// probe asks for candidates one after the other and keeps what is a feed.
func (c *Collector) probe(ctx context.Context, page string, candidates []links.Feed) []Found {
	var found []Found
	refused := 0
	for n, candidate := range candidates {
		if len(found) == enoughFeeds || refused == maxRefusals || ctx.Err() != nil {
			break
		}
		if n >= foreignWithin && !sameHost(page, candidate.URL) || c.client.Leads(page, candidate.URL) != nil {
			continue
		}
		answer, err := c.client.Get(ctx, fetch.Request{URL: candidate.URL})
		if err != nil || answer.Status != http.StatusOK {
			refused++
			continue
		}
		d, err := syndication.Parse(sourceOf(answer))
		if err != nil {
			refused++
			continue
		}
		d.Title = cmp.Or(d.Title, candidate.Title)
		one := feedFound(cmp.Or(answer.Moved, candidate.URL), d)
		if !contains(found, one) {
			found = append(found, one)
		}
	}
	return found
}

// contains tells that a feed was found under another address already.
func contains(found []Found, one Found) bool {
	for _, f := range found {
		if f.URL == one.URL || f.Title == one.Title && f.Entries == one.Entries {
			return true
		}
	}
	return false
}

func feedFound(address string, d syndication.Document) Found {
	return Found{URL: address, Kind: news.Syndication, Title: markup.Text(d.Title), Entries: len(d.Entries)}
}

func sourceOf(answer fetch.Response) syndication.Source {
	return syndication.Source{Body: answer.Body, ContentType: answer.ContentType, URL: answer.URL}
}

func sameHost(a, b string) bool {
	x, errX := url.Parse(a)
	y, errY := url.Parse(b)
	return errors.Join(errX, errY) == nil && x.Hostname() == y.Hostname()
}

// Diagnosis is one attempt at a feed, told to a person. Nothing of it is kept.
type Diagnosis struct {
	Status      int    // of the server's answer; 0: none was asked, or none answered
	URL         string // where the document was found
	ContentType string
	Bytes       int
	Reading     news.Reading // with its items, warnings and schedule
}

// Check reads a feed as a sweep does, but whole, whatever is known of it, with the page of one article
// where it carries openings only, and keeps nothing.
func (c *Collector) Check(ctx context.Context, f news.Feed, now time.Time) (Diagnosis, error) {
	defer c.client.Close()
	defer c.texts.extractor.Close()
	once := *c
	once.texts.limit = 1
	f.Validators = news.Validators{}
	r, answer := once.read(ctx, f, now)
	if err := ctx.Err(); err != nil {
		return Diagnosis{}, err
	}
	return Diagnosis{
		Status: answer.Status, URL: cmp.Or(answer.URL, f.URL), ContentType: answer.ContentType, Bytes: len(answer.Body), Reading: r,
	}, nil
}
