package store

import (
	"context"
	"fmt"
	"time"

	"barid/digest"
)

// UnpublishedIssues returns the approved issues that have no deliveries yet, oldest first;
// a paused one is not to get them.
func (db *DB) UnpublishedIssues(ctx context.Context) ([]digest.Issue, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+issueColumns+` FROM issues
		WHERE published_at = 0 AND id NOT IN (SELECT issue FROM halts) ORDER BY id`)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("unpublished issues: %w", err)
	}
	return issues, nil
}

// UnfinishedIssues returns the issues that are not published yet, or have deliveries that are
// open or that a person has yet to decide on, however old, newest first.
func (db *DB) UnfinishedIssues(ctx context.Context) ([]digest.Issue, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+issueColumns+` FROM issues
		WHERE published_at = 0 OR id IN (
			SELECT issue FROM deliveries WHERE state IN ('queued', 'deferred')
			UNION SELECT issue FROM deliveries WHERE state IN ('leased', 'sending')
			UNION SELECT issue FROM deliveries WHERE state = 'uncertain' AND held_by = '')
		ORDER BY id DESC`)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("unfinished issues: %w", err)
	}
	return issues, nil
}

// DueDeliveries counts what a dispatcher would find to do at now: what is due, and what an
// ended dispatcher may have left behind.
func (db *DB) DueDeliveries(ctx context.Context, now time.Time) (int, error) {
	var due int
	err := db.read.QueryRowContext(ctx, `
		SELECT count(*) FROM deliveries
		WHERE state IN ('queued', 'deferred') AND due <= $1 AND issue NOT IN (SELECT issue FROM halts) OR state IN ('leased', 'sending')`, millis(now)).Scan(&due)
	if err != nil {
		return 0, fmt.Errorf("due deliveries: %w", err)
	}
	return due, nil
}
