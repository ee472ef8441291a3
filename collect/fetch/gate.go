package fetch

import (
	"context"
	"sync"
	"time"
)

// gate lets one request at a time through to a host, and the next one when a gap has passed.
type gate struct {
	gap   time.Duration
	mu    sync.Mutex
	hosts map[string]chan struct{} // holds a token while the host is asked, and for the gap after it
}

func newGate(gap time.Duration) *gate {
	return &gate{gap: gap, hosts: make(map[string]chan struct{})}
}

// enter waits for its turn at a host, or for ctx to end. The caller leaves when it has its answer.
func (g *gate) enter(ctx context.Context, host string) (leave func(), err error) {
	g.mu.Lock()
	turn, ok := g.hosts[host]
	if !ok {
		turn = make(chan struct{}, 1)
		g.hosts[host] = turn
	}
	g.mu.Unlock()
	select {
	case turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return func() { time.AfterFunc(g.gap, func() { <-turn }) }, nil
}
