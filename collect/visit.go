package collect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"barid/collect/fetch"
	"barid/collect/page"
	"barid/news"
)

// How often the page of an entry is asked for where it cannot be had.
const (
	maxVisits    = 5
	firstRevisit = 15 * time.Minute // then twice as long each time
	maxRevisit   = 24 * time.Hour   // of Retry-After
)

// visits are those to the pages of one reading.
type visits struct {
	*fullTexts
	feed  string // address of the document that names them
	at    time.Time
	pages map[int]page.Page    // by index of their items
	busy  map[string]time.Time // hosts that have asked for a pause, and until when
}

// pay asks for the page of the item at an index of the reading. An error is why it was not had.
func (v *visits) pay(ctx context.Context, i int, item *news.Item) error {
	host := hostOf(item.Entry.URL)
	if until, busy := v.busy[host]; busy || len(v.pages) >= v.limit {
		item.Entry.Page.NextAt = latest(until, v.at) // the next reading asks; nothing was tried
		return nil
	}
	answer, p, err := v.page(ctx, v.feed, item.Entry.URL)
	if err == nil {
		v.pages[i], item.Entry.Page = p, news.PageVisit{}
		return nil
	}
	item.Entry.Page = revisit(item.Entry.Page, answer, v.at, err)
	if answer.Status == http.StatusTooManyRequests || answer.Status == http.StatusServiceUnavailable {
		v.busy[host] = item.Entry.Page.NextAt
	}
	if item.Entry.Page.NextAt.IsZero() {
		return fmt.Errorf("only a teaser could be had: %w", err)
	}
	return fmt.Errorf("opening only, until its page is asked for again: %w", err)
}

// revisit is when a page that could not be had is asked for again: never where its server has said that
// it is not there or not for us, or what came is no page.
func revisit(last news.PageVisit, answer fetch.Response, at time.Time, err error) news.PageVisit {
	visit := news.PageVisit{Failures: last.Failures + 1}
	refused := answer.Status >= 400 && answer.Status < 500 && answer.Status != http.StatusRequestTimeout &&
		answer.Status != http.StatusTooEarly && answer.Status != http.StatusTooManyRequests
	if refused || errors.Is(err, news.ErrInvalid) || visit.Failures >= maxVisits {
		return visit
	}
	wait := firstRevisit << last.Failures
	visit.NextAt = at.Add(max(wait, min(retryAfter(answer.RetryAfter, at), maxRevisit)))
	return visit
}

// page fetches one page that a feed names, if its host lets us, and reads it. The answer is that of its
// server, if there is one.
func (t *fullTexts) page(ctx context.Context, feed, address string) (fetch.Response, page.Page, error) {
	if err := t.client.Leads(feed, address); err != nil {
		return fetch.Response{}, page.Page{}, fmt.Errorf("%w: %w", news.ErrInvalid, err)
	}
	if err := t.robots.Permit(ctx, address); err != nil {
		return fetch.Response{}, page.Page{}, err
	}
	answer, err := t.client.Get(ctx, fetch.Request{URL: address})
	if err != nil {
		return fetch.Response{}, page.Page{}, err
	}
	if answer.Status != http.StatusOK {
		return answer, page.Page{}, fmt.Errorf("the server answered %d %s", answer.Status, http.StatusText(answer.Status))
	}
	p, err := t.extractor.Extract(ctx, page.Source{Body: answer.Body, ContentType: answer.ContentType, URL: answer.URL})
	return answer, p, err
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
