package store

import (
	"context"
	"fmt"

	"barid/deliver"
	"barid/digest"
)

// uncancelled keeps the issues that were not cancelled: what a cancelled one said counts as not said.
const uncancelled = ` AND NOT EXISTS (SELECT 1 FROM halts h WHERE h.issue = issues.id AND h.kind = '` + string(deliver.HaltCancelled) + `') `

// PublishedIssues returns the published issues of an edition, without those that were cancelled,
// the newest first: those published before the given one, or from the last on where before is 0.
func (db *DB) PublishedIssues(ctx context.Context, edition digest.EditionID, before digest.IssueID, limit int) ([]digest.Issue, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+issueColumns+` FROM issues
		WHERE edition = $1 AND published_at <> 0`+uncancelled+`
			AND ($2 = 0 OR (published_at, id) < (SELECT published_at, id FROM issues WHERE id = $2))
		ORDER BY published_at DESC, id DESC LIMIT $3`, edition, before, limit)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("edition %s: published issues: %w", edition, err)
	}
	return issues, nil
}

// Cancelled tells that an issue's deliveries were ended by an editor.
func (db *DB) Cancelled(ctx context.Context, id digest.IssueID) (bool, error) {
	var n int
	err := db.read.QueryRowContext(ctx, `SELECT count(*) FROM halts WHERE issue = $1 AND kind = $2`, id, deliver.HaltCancelled).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("issue %d: cancelled: %w", id, err)
	}
	return n > 0, nil
}
