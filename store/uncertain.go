package store

import (
	"context"
	"database/sql"
	"fmt"

	"barid/deliver"
)

// Resend queues an uncertain delivery once more, by a person's word: it may arrive twice.
// ErrConflict for any other delivery, and for one of a cancelled issue.
func (db *DB) Resend(ctx context.Context, id deliver.DeliveryID, d deliver.Decision) error {
	return db.decide(ctx, id, `
		UPDATE deliveries SET state = 'queued', due = $3, reason = $2, held_by = '', updated = $3
		WHERE id = $1 AND state = 'uncertain' AND issue NOT IN (SELECT issue FROM halts WHERE kind = 'cancelled')`,
		d.ResendReason(), millis(d.At))
}

// Hold leaves an uncertain delivery as it is, by a person's word. ErrConflict for any other.
func (db *DB) Hold(ctx context.Context, id deliver.DeliveryID, d deliver.Decision) error {
	return db.decide(ctx, id, `
		UPDATE deliveries SET held_by = $2, updated = $3 WHERE id = $1 AND state = 'uncertain'`, d.By, millis(d.At))
}

// decide makes the update of one delivery, or says what state stands against it.
func (db *DB) decide(ctx context.Context, id deliver.DeliveryID, update string, args ...any) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, update, append([]any{id}, args...)...))
		if err == nil && n == 0 {
			err = stateConflict(ctx, tx, id)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("delivery %d: %w", id, err)
	}
	return nil
}

// Recipients returns the deliveries that are asked for with the address of each, by ID.
func (db *DB) Recipients(ctx context.Context, f deliver.Filter) ([]deliver.Recipient, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+deliveryColumns+`, s.address FROM deliveries d JOIN subscribers s ON s.id = d.subscriber
		WHERE ($1 = 0 OR d.issue = $1) AND ($2 = '' OR d.state = $2) ORDER BY d.id`, f.Issue, f.State)
	recipients, err := scanAll(rows, err, func(r row) (to deliver.Recipient, err error) {
		err = r.Scan(append(deliveryFields(&to.Delivery), &to.Address)...)
		return to, err
	})
	if err != nil {
		return nil, fmt.Errorf("recipients: %w", err)
	}
	return recipients, nil
}
