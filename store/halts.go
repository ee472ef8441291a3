package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

// PauseIssue stops an issue's deliveries until it is resumed; what a dispatcher has leased
// goes back. Pausing it again changes nothing; ErrConflict: it is cancelled.
func (db *DB) PauseIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		kind, err := halted(ctx, tx, id)
		if err != nil || kind == deliver.HaltPaused {
			return err
		}
		if kind == deliver.HaltCancelled {
			return fmt.Errorf("it is cancelled: %w", news.ErrConflict)
		}
		if err := halt(ctx, tx, deliver.Halt{Issue: id, Kind: deliver.HaltPaused, Decision: d}); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`UPDATE deliveries SET state = 'queued', updated = $2 WHERE issue = $1 AND state = 'leased'`, id, millis(d.At))
		return err
	})
	if err != nil {
		return fmt.Errorf("pause issue %d: %w", id, err)
	}
	return nil
}

// ResumeIssue lets a paused issue's deliveries go on; ErrConflict: it is not paused.
func (db *DB) ResumeIssue(ctx context.Context, id digest.IssueID) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		kind, err := halted(ctx, tx, id)
		switch {
		case err != nil:
			return err
		case kind == "":
			return fmt.Errorf("it is not paused: %w", news.ErrConflict)
		case kind != deliver.HaltPaused:
			return fmt.Errorf("it is %s: %w", kind, news.ErrConflict)
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM halts WHERE issue = $1`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("resume issue %d: %w", id, err)
	}
	return nil
}

// CancelIssue ends a published issue: what has not been sent never will be. What is being sent
// at this moment ends as it ends, but is not tried again. ErrConflict: it is not published.
func (db *DB) CancelIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		kind, err := halted(ctx, tx, id)
		if err != nil || kind == deliver.HaltCancelled {
			return err
		}
		if err := published(ctx, tx, id); err != nil {
			return err
		}
		if err := halt(ctx, tx, deliver.Halt{Issue: id, Kind: deliver.HaltCancelled, Decision: d}); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE deliveries SET state = 'cancelled', reason = $2, updated = $3
			WHERE issue = $1 AND state IN ('queued', 'leased', 'deferred')`, id, "cancelled by "+d.By, millis(d.At))
		return err
	})
	if err != nil {
		return fmt.Errorf("cancel issue %d: %w", id, err)
	}
	return nil
}

// Halts returns the issues whose deliveries do not go on, by issue.
func (db *DB) Halts(ctx context.Context) ([]deliver.Halt, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT issue, kind, decider, at FROM halts ORDER BY issue`)
	halts, err := scanAll(rows, err, func(r row) (h deliver.Halt, err error) {
		err = r.Scan(&h.Issue, &h.Kind, &h.By, timeColumn{&h.At})
		return h, err
	})
	if err != nil {
		return nil, fmt.Errorf("halted issues: %w", err)
	}
	return halts, nil
}

// halted returns how an issue is halted; empty when it is not, ErrNotFound when there is none.
func halted(ctx context.Context, tx *sql.Tx, id digest.IssueID) (kind deliver.HaltKind, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT COALESCE((SELECT kind FROM halts h WHERE h.issue = i.id), '') FROM issues i WHERE i.id = $1`+forUpdate, id).Scan(&kind)
	return kind, absent(err)
}

func halt(ctx context.Context, tx *sql.Tx, h deliver.Halt) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO halts (issue, kind, decider, at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (issue) DO UPDATE SET kind = excluded.kind, decider = excluded.decider, at = excluded.at`,
		h.Issue, h.Kind, h.By, millis(h.At))
	return err
}

// published is ErrConflict unless the issue has deliveries.
func published(ctx context.Context, tx *sql.Tx, id digest.IssueID) error {
	var one int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM issues WHERE id = $1 AND published_at <> 0`, id).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("it is not published: %w", news.ErrConflict)
	}
	return err
}
