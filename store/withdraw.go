package store

import (
	"context"
	"database/sql"
	"fmt"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

// WithdrawIssue takes an approval back: the issue is gone, its draft is open again at the same
// revision, and what it had considered is as it was before. Who approved and who withdrew
// stays on record. ErrConflict once the issue is published.
func (db *DB) WithdrawIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) (digest.Draft, error) {
	var draft digest.Draft
	err := db.change(ctx, func(tx *sql.Tx) error {
		issue, err := scanIssue(tx.QueryRowContext(ctx, `SELECT `+issueColumns+` FROM issues WHERE id = $1`+forUpdate, id))
		if err != nil {
			return absent(err)
		}
		r := issue.Record()
		if !r.PublishedAt.IsZero() {
			return fmt.Errorf("it is published: %w", news.ErrConflict)
		}
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO withdrawals (issue, draft, hash, approver_kind, approver, approved_at, withdrawn_by, withdrawn_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, r.ID, r.Draft, r.Hash, r.ApprovedBy.Kind, r.ApprovedBy.Name,
			millis(r.ApprovedAt), d.By, millis(d.At)); err != nil {
			return err
		}
		if err := erase(ctx, tx, r); err != nil {
			return err
		}
		draft, err = scanDraft(tx.QueryRowContext(ctx, `UPDATE drafts SET issue = 0 WHERE id = $1 RETURNING `+draftColumns, r.Draft))
		return err
	})
	if err != nil {
		return digest.Draft{}, fmt.Errorf("withdraw issue %d: %w", id, err)
	}
	return draft, nil
}

// erase removes an issue that nobody was sent, and says so where its slot was settled.
func erase(ctx context.Context, tx *sql.Tx, r digest.IssueRecord) error {
	for _, table := range []string{"halts WHERE issue", "considered WHERE issue", "issues WHERE id"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` = $1`, r.ID); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `UPDATE slot_outcomes SET outcome = $3 WHERE edition = $1 AND slot = $2`,
		r.Content.Edition, r.Content.Slot.Key, fmt.Sprintf("withdrawn: draft %d waits for an editor", r.Draft))
	return err
}
