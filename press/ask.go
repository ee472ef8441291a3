package press

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"
)

// modelTime is how long the model may work on one edition where nothing else is said.
const modelTime = 10 * time.Minute

// errOutOfTime is the answer where an edition has no time left for the model.
var errOutOfTime = errors.New("the edition's time for the model is used up")

// within says until when the model may work on an order: for the time that it is given, and never
// beyond the hour at which the issue is to be sent.
func (p *Press) within(ctx context.Context, o Order, now time.Time) Order {
	given := cmp.Or(p.ModelTime, modelTime)
	if ahead := o.Slot.Send.Sub(now); ahead > 0 {
		given = min(given, ahead)
	}
	timed, cancel := context.WithTimeout(ctx, given)
	defer cancel()
	o.until, _ = timed.Deadline()
	return o
}

// ask runs a request to the model while the edition has time for it.
func (p *Press) ask(ctx context.Context, o Order, request func(context.Context) error) error {
	ctx, cancel := context.WithDeadlineCause(ctx, o.until, errOutOfTime)
	defer cancel()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	err := request(ctx)
	if err != nil && errors.Is(context.Cause(ctx), errOutOfTime) {
		return fmt.Errorf("%w: %w", errOutOfTime, err)
	}
	return err
}
