package collect

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"barid/collect/fetch"
	"barid/news"
)

// How often a publisher is asked.
const (
	unknownInterval = 30 * time.Minute // where the entries have no dates
	minInterval     = 15 * time.Minute
	maxInterval     = time.Hour          // a newsroom cannot wait longer for a publisher that is rarely heard
	maxFreshness    = 6 * time.Hour      // of Cache-Control: many declare a year for all that they serve
	maxRetryAfter   = 7 * 24 * time.Hour // of Retry-After
	maxUnreachable  = time.Hour          // between attempts while there is no answer: it may be our own line
	maxRefused      = 24 * time.Hour     // between attempts while the answer is an error
)

// attempt is how asking a publisher went: an answer, or an error without one.
type attempt struct {
	feed    news.Feed
	at      time.Time
	answer  fetch.Response
	reached bool
	err     error
}

// schedule tells when and where the publisher may be asked again.
func (a attempt) schedule(rhythm news.Rhythm) news.Schedule {
	s := news.Schedule{MovedTo: a.feed.MovedTo}
	if a.reached && a.answer.Status == http.StatusGone && a.feed.MovedTo == "" {
		s.EndedAt = a.at
		return s
	}
	if a.err != nil {
		if a.reached && (a.answer.Status == http.StatusNotFound || a.answer.Status == http.StatusGone) {
			s.MovedTo = "" // the new address is gone: the old one is asked again
		}
		s.NextAt = a.at.Add(a.pause())
		return s
	}
	if a.answer.Moved != "" {
		s.MovedTo = a.answer.Moved
	}
	s.NextAt = a.at.Add(max(interval(rhythm), min(freshness(a.answer.CacheControl), maxFreshness)))
	return s
}

// pause is how long an attempt that failed puts the next one off: what the server asks for, else
// twice as long with each failure.
func (a attempt) pause() time.Duration {
	if wait := retryAfter(a.answer.RetryAfter, a.at); wait > 0 {
		return min(max(wait, minInterval), maxRetryAfter)
	}
	limit := maxUnreachable
	if a.reached {
		limit = maxRefused
	}
	wait := minInterval
	for range min(a.feed.Failures, 10) {
		wait *= 2
	}
	return min(wait, limit)
}

// interval is half of what usually lies between two entries.
func interval(r news.Rhythm) time.Duration {
	if r.Newest.IsZero() {
		return unknownInterval
	}
	return min(max(r.Usual/2, minInterval), maxInterval)
}

// retryAfter reads seconds or a date (RFC 9110 §10.2.3); 0 where there is neither.
func retryAfter(value string, now time.Time) time.Duration {
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0)
	}
	return seconds(value)
}

// freshness reads for how long an answer is fresh (RFC 9111 §5.2.2.1).
func freshness(cacheControl string) time.Duration {
	for directive := range strings.SplitSeq(strings.ToLower(cacheControl), ",") {
		if value, ok := strings.CutPrefix(strings.TrimSpace(directive), "max-age="); ok {
			return seconds(strings.Trim(value, `"`))
		}
	}
	return 0
}

// seconds reads a number of them; what is none, or negative, is 0.
func seconds(s string) time.Duration {
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
	if err != nil {
		return 0
	}
	return time.Duration(n) * time.Second
}

// rhythmEntries is how many of the newest entries make a rhythm: what was years ago tells nothing.
const rhythmEntries = 50

// rhythm measures how often entries come.
func rhythm(items []news.Item) news.Rhythm {
	var dates []time.Time
	for _, i := range items {
		if !i.Article.Published.IsZero() {
			dates = append(dates, i.Article.Published)
		}
	}
	if len(dates) == 0 {
		return news.Rhythm{}
	}
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	dates = dates[:min(len(dates), rhythmEntries)]
	r := news.Rhythm{Newest: dates[0]}
	if len(dates) == 1 {
		return r
	}
	gaps := make([]time.Duration, len(dates)-1)
	for i := range gaps {
		gaps[i] = dates[i].Sub(dates[i+1])
	}
	slices.Sort(gaps)
	r.Usual, r.Longest = gaps[len(gaps)/2], gaps[len(gaps)-1]
	return r
}
