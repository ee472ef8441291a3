package model

import (
	"sync"

	"golang.org/x/time/rate"
)

// How many questions in a row may go wrong before the next ones are not asked. A provider that hangs
// costs the full time limit each time, and the edition has to go out; a model whose answers to a kind
// of question cannot be used costs no more than money.
const (
	patience       = 3
	patienceOfTask = 10
)

// breaker stops asking where it keeps going wrong, but for one question a minute.
type breaker struct {
	patience int
	probes   *rate.Limiter
	mu       sync.Mutex
	failures int // in a row
}

func newBreaker(patience int) *breaker {
	return &breaker{patience: patience, probes: perMinute(1, 1)}
}

// allows tells that a question may be asked; note must follow.
func (b *breaker) allows() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failures < b.patience || b.probes.Allow()
}

// open tells that questions are not asked, but for one a minute.
func (b *breaker) open() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failures >= b.patience
}

// note remembers how a question went.
func (b *breaker) note(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.failures = 0
		return
	}
	if b.failures++; b.failures == b.patience {
		b.probes.Allow() // the first probe comes a minute from now
	}
}

// meter corrects our estimate of tokens by what a server has counted: its vocabulary may need more
// for the same text.
type meter struct {
	mu     sync.Mutex
	factor float64 // the largest seen; 0: none yet
}

// unmetered is the factor before a server has counted; the largest believed is twice that.
const unmetered = 1.5

func (m *meter) most(estimated int) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	factor := m.factor
	if factor == 0 {
		factor = unmetered
	}
	return int(float64(estimated)*factor) + 1
}

func (m *meter) learn(estimated, counted int) {
	if estimated == 0 || counted == 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.factor = min(max(m.factor, 1, float64(counted)/float64(estimated)), 2*unmetered)
}
