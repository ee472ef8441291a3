package desk

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// throttle bounds how often a password may be tried wrongly at an address, known or not, from
// one place: a host, or a browser that its editor has signed in with before. Nobody elsewhere is
// kept out; where wrong tries at an address come from many places, each is slowed down. Behind
// a proxy all browsers that are new share one host, the proxy's. It is kept in memory: a restart
// forgives.
type throttle struct {
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newThrottle() *throttle { return &throttle{buckets: make(map[string]*rate.Limiter)} }

// Wrong tries at once, and how long until one more.
const wrongTries, wrongPause = 8, time.Minute

// slowness is what a try waits at an address where many were wrong.
const slowness = 2 * time.Second

// maxBuckets bounds the memory that somebody who makes up addresses can take.
const maxBuckets = 10_000

// begin counts a try at an address, and tells whether it may be made. It counts until undo says
// that it was not wrong, so that tries at the same time are no way around.
func (t *throttle) begin(address, from string, now time.Time) (undo func(), allowed bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	try := t.bucket("from "+from+" at "+address, now).ReserveN(now, 1)
	undo = func() { try.CancelAt(now) }
	if try.DelayFrom(now) > 0 {
		undo()
		return nil, false
	}
	return undo, true
}

// wrong counts a wrong try at an address, from wherever it came.
func (t *throttle) wrong(address string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bucket("at "+address, now).AllowN(now, 1)
}

// pause is how long a try at an address has to wait.
func (t *throttle) pause(address string, now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if b := t.buckets["at "+address]; b != nil && b.TokensAt(now) < 1 {
		return slowness
	}
	return 0
}

func (t *throttle) bucket(key string, now time.Time) *rate.Limiter {
	if t.buckets[key] == nil {
		if len(t.buckets) >= maxBuckets {
			t.forget(now)
		}
		t.buckets[key] = rate.NewLimiter(rate.Every(wrongPause), wrongTries)
	}
	return t.buckets[key]
}

// forget drops those that are full again; while all are in use, all of them, which gives an
// attacker no more than a restart would.
func (t *throttle) forget(now time.Time) {
	for key, b := range t.buckets {
		if b.TokensAt(now) >= float64(b.Burst()) {
			delete(t.buckets, key)
		}
	}
	if len(t.buckets) >= maxBuckets {
		clear(t.buckets)
	}
}
