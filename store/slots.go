package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"barid/digest"
)

// MarkSlot remembers what became of a planned slot, so that it is not tried again, and what it
// passed over. A second mark takes the place of the first.
func (db *DB) MarkSlot(ctx context.Context, o digest.SlotOutcome) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO slot_outcomes (edition, slot, draft_at, send_at, outcome, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (edition, slot) DO UPDATE SET outcome = excluded.outcome, at = excluded.at`,
			o.Edition, o.Slot.Key, millis(o.Slot.Draft), millis(o.Slot.Send), o.Outcome, millis(o.At))
		for i := 0; err == nil && i < len(o.Passed); i++ {
			_, err = tx.ExecContext(ctx, `INSERT INTO passed_over (edition, article, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
				o.Edition, o.Passed[i], millis(o.At))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("edition %s: mark slot %s: %w", o.Edition, o.Slot.Key, err)
	}
	return nil
}

// LastSlot returns the latest settled slot that was to be sent before a time: catching up
// begins after it. ErrNotFound: the edition has had none.
func (db *DB) LastSlot(ctx context.Context, edition digest.EditionID, before time.Time) (digest.Slot, error) {
	var s digest.Slot
	err := db.read.QueryRowContext(ctx, `
		SELECT slot, draft_at, send_at FROM slot_outcomes WHERE edition = $1 AND send_at < $2
		ORDER BY send_at DESC LIMIT 1`, edition, millis(before)).Scan(&s.Key, timeColumn{&s.Draft}, timeColumn{&s.Send})
	if err != nil {
		return digest.Slot{}, fmt.Errorf("edition %s: last slot: %w", edition, absent(err))
	}
	return s, nil
}
