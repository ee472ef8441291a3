package collect

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"barid/collect/fetch"
	"barid/news"
)

func TestSchedule(t *testing.T) {
	const moved = "https://gazette.example/new"
	hourly := news.Rhythm{Newest: noon(), Usual: time.Hour}
	answered := func(status int, change func(*fetch.Response)) attempt {
		a := attempt{at: noon(), reached: true, answer: fetch.Response{Status: status}}
		if status >= 400 {
			a.err = fmt.Errorf("%d", status)
		}
		if change != nil {
			change(&a.answer)
		}
		return a
	}
	failing := func(a attempt, failures int) attempt { a.feed.Failures = failures; return a }
	after := func(d time.Duration) news.Schedule { return news.Schedule{NextAt: noon().Add(d)} }
	unreached := attempt{at: noon(), err: fmt.Errorf("no route")}
	for name, tt := range map[string]struct {
		attempt attempt
		rhythm  news.Rhythm
		want    news.Schedule
	}{
		"an hourly feed":           {answered(200, nil), hourly, after(30 * time.Minute)},
		"an agency":                {answered(200, nil), news.Rhythm{Newest: noon(), Usual: time.Minute}, after(15 * time.Minute)},
		"a weekly":                 {answered(304, nil), news.Rhythm{Newest: noon(), Usual: 7 * 24 * time.Hour}, after(time.Hour)},
		"no dates":                 {answered(200, nil), news.Rhythm{}, after(30 * time.Minute)},
		"fresh for longer":         {answered(200, func(r *fetch.Response) { r.CacheControl = "public, Max-Age=7200" }), hourly, after(2 * time.Hour)},
		"fresh for a year":         {answered(304, func(r *fetch.Response) { r.CacheControl = "max-age=31536000" }), hourly, after(6 * time.Hour)},
		"fresh for nonsense":       {answered(200, func(r *fetch.Response) { r.CacheControl = "max-age=-1, max-age" }), hourly, after(30 * time.Minute)},
		"busy, for seconds":        {answered(429, func(r *fetch.Response) { r.RetryAfter = "5400" }), hourly, after(90 * time.Minute)},
		"busy, until a date":       {answered(503, func(r *fetch.Response) { r.RetryAfter = "Thu, 10 Jul 2025 18:00:00 GMT" }), hourly, after(6 * time.Hour)},
		"busy, for ever":           {answered(503, func(r *fetch.Response) { r.RetryAfter = "4000000000" }), hourly, after(7 * 24 * time.Hour)},
		"busy, until yesterday":    {answered(503, func(r *fetch.Response) { r.RetryAfter = "Wed, 09 Jul 2025 18:00:00 GMT" }), hourly, after(15 * time.Minute)},
		"refused once":             {answered(404, nil), hourly, after(15 * time.Minute)},
		"refused again":            {failing(answered(500, nil), 3), hourly, after(2 * time.Hour)},
		"refused for weeks":        {failing(answered(404, nil), 1000), hourly, after(24 * time.Hour)},
		"out of reach":             {failing(unreached, 1), hourly, after(30 * time.Minute)},
		"out of reach for a night": {failing(unreached, 30), hourly, after(time.Hour)},
		"gone":                     {answered(410, nil), hourly, news.Schedule{EndedAt: noon()}},
		"moved":                    {answered(200, func(r *fetch.Response) { r.Moved = moved }), hourly, news.Schedule{NextAt: noon().Add(30 * time.Minute), MovedTo: moved}},
	} {
		if diff := cmp.Diff(tt.want, tt.attempt.schedule(tt.rhythm)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

// TestScheduleOfMoved follows a feed whose new address stays, fails, and vanishes.
func TestScheduleOfMoved(t *testing.T) {
	const moved = "https://gazette.example/new"
	for status, want := range map[int]string{http.StatusNotModified: moved, http.StatusBadGateway: moved, http.StatusNotFound: "", http.StatusGone: ""} {
		a := attempt{feed: news.Feed{Schedule: news.Schedule{MovedTo: moved}}, at: noon(), reached: true, answer: fetch.Response{Status: status}}
		if status >= 400 {
			a.err = fmt.Errorf("%d", status)
		}
		if got := a.schedule(news.Rhythm{}); got.MovedTo != want || !got.EndedAt.IsZero() {
			t.Errorf("%d: %+v", status, got)
		}
	}
}

func TestRhythm(t *testing.T) {
	var items []news.Item
	for _, hours := range []int{0, 1, 3, 26, 4, 2} {
		items = append(items, news.Item{Article: news.Article{Published: noon().Add(time.Duration(-hours) * time.Hour)}})
	}
	items = append(items, news.Item{})
	want := news.Rhythm{Newest: noon(), Usual: time.Hour, Longest: 22 * time.Hour}
	if diff := cmp.Diff(want, rhythm(items)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if got := rhythm(items[6:]); got != (news.Rhythm{}) {
		t.Errorf("without dates: %+v", got)
	}
	if got := rhythm(items[:1]); got.Newest != noon() || got.Usual != 0 {
		t.Errorf("a single date: %+v", got)
	}
}
