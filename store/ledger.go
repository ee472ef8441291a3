package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"barid/audience"
	"barid/deliver"
	"barid/news"
)

var _ deliver.Ledger = (*DB)(nil)

// Lease takes up to limit deliveries that are due, the longest due first. Each comes with the
// subscriber's preference for its edition and no other. Empty: nothing is due.
func (db *DB) Lease(ctx context.Context, now time.Time, limit int) ([]deliver.Lease, error) {
	now = now.UTC().Truncate(time.Millisecond) // as it will come back
	for {
		leases, taken, err := db.lease(ctx, now, limit)
		if err != nil {
			return nil, fmt.Errorf("lease deliveries: %w", err)
		}
		if len(leases) > 0 || taken == 0 {
			return leases, nil
		}
	}
}

// lease takes one batch and returns who of it may be mailed. The others are settled: each
// turn of a loop around it has fewer deliveries left.
func (db *DB) lease(ctx context.Context, now time.Time, limit int) (leases []deliver.Lease, taken int, err error) {
	err = db.change(ctx, func(tx *sql.Tx) error {
		due, err := dueDeliveries(ctx, tx, now, limit)
		if err != nil {
			return err
		}
		taken = len(due)
		settle, err := tx.PrepareContext(ctx, `UPDATE deliveries SET state = $2, reason = $3, updated = $4 WHERE id = $1`)
		if err != nil {
			return err
		}
		for _, c := range due {
			c.settle(now)
			d := c.Delivery
			if _, err := settle.ExecContext(ctx, d.ID, d.State, d.Reason, millis(now)); err != nil {
				return err
			}
			if d.State == deliver.Leased {
				leases = append(leases, c.Lease)
			}
		}
		return settle.Close()
	})
	if err != nil {
		return nil, 0, err
	}
	return leases, taken, nil
}

// candidate is a delivery that is due, with what decides whether it may be made.
type candidate struct {
	deliver.Lease
	suppressed sql.NullString // the reason, where the address must not be mailed
}

// dueDeliveries reads deliveries with consent and suppression as they are at this moment.
func dueDeliveries(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]candidate, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT `+deliveryColumns+`, s.address, x.reason, i.edition, `+preferenceColumns+`
		FROM deliveries d
		JOIN issues i ON i.id = d.issue
		JOIN subscribers s ON s.id = d.subscriber
		JOIN preferences p ON p.subscriber = d.subscriber AND p.edition = i.edition
		LEFT JOIN suppressions x ON x.address = lower(s.address)
		WHERE d.state IN ('queued', 'deferred') AND d.due <= $1 AND d.issue NOT IN (SELECT issue FROM halts)
		ORDER BY d.due, d.id LIMIT $2`+skipLocked, millis(now), limit)
	return scanAll(rows, err, scanCandidate)
}

func scanCandidate(r row) (candidate, error) {
	var c candidate
	var p audience.Preference
	fields := append(deliveryFields(&c.Delivery), &c.Subscriber.Address, &c.suppressed, &c.Edition)
	if err := r.Scan(append(fields, preferenceFields(&p)...)...); err != nil {
		return candidate{}, err
	}
	c.Subscriber.ID = c.Delivery.Subscriber
	c.Subscriber.Preferences = []audience.Preference{p}
	return c, nil
}

// settle decides the state: leased, or why not.
func (c *candidate) settle(now time.Time) {
	d := &c.Delivery
	d.Updated = now
	switch consent := c.Subscriber.Preferences[0].Consent; {
	case c.suppressed.Valid:
		d.State, d.Reason = deliver.Suppressed, c.suppressed.String
	case !consent.Stands():
		d.State, d.Reason = deliver.Skipped, "consent was withdrawn"
	default:
		d.State, d.Reason = deliver.Leased, ""
	}
}

// Begin commits leased -> sending, counts the attempt and keeps the variant; ErrConflict for
// a delivery that is not leased.
func (db *DB) Begin(ctx context.Context, id deliver.DeliveryID, variant string, now time.Time) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `
			UPDATE deliveries SET state = 'sending', attempts = attempts + 1, variant = $2, updated = $3
			WHERE id = $1 AND state = 'leased'`, id, variant, millis(now)))
		if err == nil && n == 0 {
			err = stateConflict(ctx, tx, id)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("delivery %d: begin: %w", id, err)
	}
	return nil
}

// Finish commits what became of a delivery that is leased or being sent; ErrConflict for any
// other. A deferred one needs the time of its next try, which may also be given to a queued
// one. What would be tried again is cancelled instead, where its issue is.
func (db *DB) Finish(ctx context.Context, id deliver.DeliveryID, f deliver.Fate) error {
	if err := checkFate(f); err != nil {
		return fmt.Errorf("delivery %d: finish: %w", id, err)
	}
	err := db.change(ctx, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `
			UPDATE deliveries SET reason = $3, reply = $4, updated = $5,
				state = CASE WHEN $2 IN ('queued', 'deferred') AND EXISTS (
					SELECT 1 FROM halts h WHERE h.issue = deliveries.issue AND h.kind = 'cancelled') THEN 'cancelled' ELSE $2 END,
				due = COALESCE(NULLIF(CAST($6 AS BIGINT), 0), due)
			WHERE id = $1 AND state IN ('leased', 'sending')`,
			id, f.State, f.Reason, f.Reply, millis(f.At), millis(f.Due)))
		if err == nil && n == 0 {
			err = stateConflict(ctx, tx, id)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("delivery %d: finish: %w", id, err)
	}
	return nil
}

func checkFate(f deliver.Fate) error {
	switch {
	case f.State == deliver.Leased, f.State == deliver.Sending, !slices.Contains(deliver.States(), f.State):
		return fmt.Errorf("%q is no fate: %w", f.State, news.ErrInvalid)
	case f.State == deliver.Deferred && f.Due.IsZero():
		return fmt.Errorf("deferred without a time: %w", news.ErrInvalid)
	}
	return nil
}

// stateConflict says why a delivery could not be changed.
func stateConflict(ctx context.Context, tx *sql.Tx, id deliver.DeliveryID) error {
	state, err := scanState(tx.QueryRowContext(ctx, `SELECT state FROM deliveries WHERE id = $1`, id))
	if err != nil {
		return absent(err)
	}
	return fmt.Errorf("it is %s: %w", state, news.ErrConflict)
}

// Recover takes over what an ended dispatcher left: leased goes back to queued, sending
// becomes uncertain.
func (db *DB) Recover(ctx context.Context, now time.Time) (deliver.Recovered, error) {
	var states []deliver.State // that they are in now
	err := db.change(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			UPDATE deliveries SET updated = $1,
				state = CASE state WHEN 'leased' THEN 'queued' ELSE 'uncertain' END,
				reason = CASE state WHEN 'leased' THEN reason ELSE 'the dispatcher ended while sending' END
			WHERE state IN ('leased', 'sending') RETURNING state`, millis(now))
		states, err = scanAll(rows, err, scanState)
		return err
	})
	if err != nil {
		return deliver.Recovered{}, fmt.Errorf("recover deliveries: %w", err)
	}
	var r deliver.Recovered
	for _, state := range states {
		if state == deliver.Queued {
			r.Requeued++
		} else {
			r.Uncertain++
		}
	}
	return r, nil
}

func scanState(r row) (state deliver.State, err error) {
	err = r.Scan(&state)
	return state, err
}
