package press

import (
	"errors"
	"sync"
)

// patience is how many failures in a row a model may have before it is asked no more. A model
// that hangs costs its full time limit each time, and the edition has to go out.
const patience = 3

// errGivenUp is the answer of a model that is asked no more.
var errGivenUp = errors.New("the model failed several times in a row and is asked no more")

// breaker stops asking a model that keeps failing.
type breaker struct {
	mu       sync.Mutex
	failures int // in a row
}

// ask runs a request to the model unless it has been given up.
func (b *breaker) ask(request func() error) error {
	b.mu.Lock()
	open := b.failures >= patience
	b.mu.Unlock()
	if open {
		return errGivenUp
	}
	err := request()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.failures = 0
	} else {
		b.failures++
	}
	return err
}
