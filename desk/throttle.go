package desk

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// throttle bounds how often a password may be tried: for each address that is signed in
// with, known or not, and for each host that tries. It is kept in memory: a restart forgives.
type throttle struct {
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newThrottle() *throttle { return &throttle{buckets: make(map[string]*rate.Limiter)} }

// Tries at once, and how long until one more.
const (
	addressTries, addressPause = 8, time.Minute
	hostTries, hostPause       = 40, 10 * time.Second
)

// maxBuckets bounds the memory that somebody who makes up addresses can take.
const maxBuckets = 10_000

// allows counts a try, and tells whether it may be made.
func (t *throttle) allows(address, host string, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.buckets) >= maxBuckets {
		t.forget(now)
	}
	byHost := t.bucket("host "+host, hostPause, hostTries).AllowN(now, 1)
	return byHost && t.bucket("address "+address, addressPause, addressTries).AllowN(now, 1)
}

func (t *throttle) bucket(key string, pause time.Duration, tries int) *rate.Limiter {
	if t.buckets[key] == nil {
		t.buckets[key] = rate.NewLimiter(rate.Every(pause), tries)
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
