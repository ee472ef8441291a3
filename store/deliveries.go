package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"barid/deliver"
	"barid/digest"
)

const deliveryColumns = `d.id, d.issue, d.subscriber, d.variant, d.state, d.reason, d.held_by, d.attempts, d.due, d.reply, d.updated`

func deliveryFields(d *deliver.Delivery) []any {
	return []any{&d.ID, &d.Issue, &d.Subscriber, &d.Variant, &d.State, &d.Reason, &d.HeldBy, &d.Attempts,
		timeColumn{&d.Due}, &d.Reply, timeColumn{&d.Updated}}
}

func scanDelivery(r row) (deliver.Delivery, error) {
	var d deliver.Delivery
	err := r.Scan(deliveryFields(&d)...)
	return d, err
}

// PublishIssue queues a delivery, due now, for every subscriber whose consent for the edition
// stands. It happens once: publishing again changes nothing, whoever has subscribed since.
func (db *DB) PublishIssue(ctx context.Context, id digest.IssueID, now time.Time) (deliver.Counts, error) {
	var counts deliver.Counts
	err := db.change(ctx, func(tx *sql.Tx) error {
		if err := publish(ctx, tx, id, now); err != nil {
			return err
		}
		var err error
		counts, err = countDeliveries(ctx, tx, `issue = $1`, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("publish issue %d: %w", id, err)
	}
	return counts, nil
}

func publish(ctx context.Context, tx *sql.Tx, id digest.IssueID, now time.Time) error {
	var published time.Time
	err := tx.QueryRowContext(ctx, `SELECT published_at FROM issues WHERE id = $1`+forUpdate, id).Scan(timeColumn{&published})
	if err != nil || !published.IsZero() {
		return absent(err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO deliveries (issue, subscriber, state, due, updated)
		SELECT i.id, p.subscriber, 'queued', CAST($2 AS BIGINT), CAST($2 AS BIGINT)
		FROM issues i JOIN preferences p ON p.edition = i.edition
		WHERE i.id = $1 AND p.given <> 0 AND p.withdrawn = 0
		ORDER BY p.subscriber`, id, millis(now))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE issues SET published_at = $2 WHERE id = $1`, id, millis(now))
	return err
}

// Counts returns an issue's deliveries by state; none before it is published.
func (db *DB) Counts(ctx context.Context, issue digest.IssueID) (deliver.Counts, error) {
	counts, err := countDeliveries(ctx, db.read, `issue = $1`, issue)
	if err != nil {
		return nil, fmt.Errorf("issue %d: count deliveries: %w", issue, err)
	}
	return counts, nil
}

// CountsOfNewest is the same of so many newest issues of an edition together.
func (db *DB) CountsOfNewest(ctx context.Context, edition digest.EditionID, issues int) (deliver.Counts, error) {
	counts, err := countDeliveries(ctx, db.read,
		`issue IN (SELECT id FROM issues WHERE edition = $1 ORDER BY id DESC LIMIT $2)`, edition, issues)
	if err != nil {
		return nil, fmt.Errorf("edition %s: count deliveries: %w", edition, err)
	}
	return counts, nil
}

func countDeliveries(ctx context.Context, q querier, where string, args ...any) (deliver.Counts, error) {
	type count struct {
		state deliver.State
		n     int
	}
	rows, err := q.QueryContext(ctx, `SELECT state, COUNT(*) FROM deliveries WHERE `+where+` GROUP BY state`, args...)
	all, err := scanAll(rows, err, func(r row) (c count, err error) {
		err = r.Scan(&c.state, &c.n)
		return c, err
	})
	counts := make(deliver.Counts, len(all))
	for _, c := range all {
		counts[c.state] = c.n
	}
	return counts, err
}

// Deliveries returns those of an issue in one state, or all of them if state is empty, by ID.
func (db *DB) Deliveries(ctx context.Context, issue digest.IssueID, state deliver.State) ([]deliver.Delivery, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+deliveryColumns+` FROM deliveries d
		WHERE d.issue = $1 AND ($2 = '' OR d.state = $2) ORDER BY d.id`, issue, state)
	deliveries, err := scanAll(rows, err, scanDelivery)
	if err != nil {
		return nil, fmt.Errorf("issue %d: deliveries: %w", issue, err)
	}
	return deliveries, nil
}
