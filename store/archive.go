package store

import (
	"context"
	"fmt"

	"barid/digest"
)

// PublishedIssues returns the published issues of an edition, the newest first: those published
// before the given one, or from the last on where before is 0.
func (db *DB) PublishedIssues(ctx context.Context, edition digest.EditionID, before digest.IssueID, limit int) ([]digest.Issue, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+issueColumns+` FROM issues
		WHERE edition = $1 AND published_at <> 0
			AND ($2 = 0 OR (published_at, id) < (SELECT published_at, id FROM issues WHERE id = $2))
		ORDER BY published_at DESC, id DESC LIMIT $3`, edition, before, limit)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("edition %s: published issues: %w", edition, err)
	}
	return issues, nil
}
