package store

import (
	"context"
	"database/sql"
	"fmt"

	"barid/digest"
	"barid/news"
)

const issueColumns = `id, draft, draft_revision, content, hash, approver_kind, approver, approved_at, published_at`

// scanIssue refuses an issue whose content is not the one that was approved.
func scanIssue(r row) (digest.Issue, error) {
	var i digest.IssueRecord
	var content string
	err := r.Scan(&i.ID, &i.Draft, &i.DraftRevision, &content, &i.Hash, &i.ApprovedBy.Kind, &i.ApprovedBy.Name,
		timeColumn{&i.ApprovedAt}, timeColumn{&i.PublishedAt})
	if err != nil {
		return digest.Issue{}, err
	}
	if i.Content, err = digest.ParseContent([]byte(content)); err != nil {
		return digest.Issue{}, fmt.Errorf("issue %d: %w", i.ID, err)
	}
	return digest.OpenIssue(i)
}

// SaveIssue stores an approved issue, closes its draft, and notes what the issue has
// considered, all or nothing. It gives ErrConflict if the draft is not open any more at the
// revision that was approved.
func (db *DB) SaveIssue(ctx context.Context, issue digest.Issue) (digest.Issue, error) {
	r := issue.Record()
	if r.ID != 0 {
		return digest.Issue{}, fmt.Errorf("issue %d is stored already: %w", r.ID, news.ErrConflict)
	}
	var stored digest.Issue
	err := db.change(ctx, func(tx *sql.Tx) (err error) {
		if stored, err = insertIssue(ctx, tx, r); err != nil {
			return err
		}
		open, err := affected(tx.ExecContext(ctx,
			`UPDATE drafts SET issue = $3 WHERE id = $1 AND revision = $2 AND issue = 0`, r.Draft, r.DraftRevision, stored.ID()))
		if err != nil {
			return err
		}
		if open == 0 {
			return fmt.Errorf("revision %d is not the latest: %w", r.DraftRevision, news.ErrConflict)
		}
		return consider(ctx, tx, stored)
	})
	if err != nil {
		return digest.Issue{}, fmt.Errorf("issue of draft %d: %w", r.Draft, err)
	}
	return stored, nil
}

func insertIssue(ctx context.Context, tx *sql.Tx, r digest.IssueRecord) (digest.Issue, error) {
	content, err := r.Content.Canonical()
	if err != nil {
		return digest.Issue{}, err
	}
	return scanIssue(tx.QueryRowContext(ctx, `
		INSERT INTO issues (id, draft, draft_revision, edition, slot, content, hash, approver_kind, approver, approved_at)
		VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM (SELECT id FROM issues UNION ALL SELECT issue FROM withdrawals) AS given),
			$1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING `+issueColumns,
		r.Draft, r.DraftRevision, r.Content.Edition, r.Content.Slot.Key, string(content), r.Hash,
		r.ApprovedBy.Kind, r.ApprovedBy.Name, millis(r.ApprovedAt)))
}

// consider notes the articles that the issue has dealt with.
func consider(ctx context.Context, tx *sql.Tx, issue digest.Issue) error {
	content := issue.Content()
	for _, article := range content.Considered() {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO considered (edition, article, issue) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, content.Edition, article, issue.ID())
		if err != nil {
			return fmt.Errorf("article %d: %w", article, err)
		}
	}
	return nil
}

// ConsideredSince returns the articles that issues of the draft's edition, later than those that
// it was made after, have dealt with.
func (db *DB) ConsideredSince(ctx context.Context, d digest.Draft) ([]news.ArticleID, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT DISTINCT article FROM considered WHERE edition = $1 AND issue > $2 ORDER BY article`, d.Content.Edition, d.After)
	ids, err := scanAll(rows, err, func(r row) (id news.ArticleID, err error) { return id, r.Scan(&id) })
	if err != nil {
		return nil, fmt.Errorf("draft %d: sent meanwhile: %w", d.ID, err)
	}
	return ids, nil
}

// Issue returns a stored issue; ErrInvalid if its content has been tampered with.
func (db *DB) Issue(ctx context.Context, id digest.IssueID) (digest.Issue, error) {
	issue, err := scanIssue(db.read.QueryRowContext(ctx, `SELECT `+issueColumns+` FROM issues WHERE id = $1`, id))
	if err != nil {
		return digest.Issue{}, fmt.Errorf("issue %d: %w", id, absent(err))
	}
	return issue, nil
}

// Issues returns the newest of an edition, or of all if edition is empty, newest first.
func (db *DB) Issues(ctx context.Context, edition digest.EditionID, limit int) ([]digest.Issue, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+issueColumns+` FROM issues WHERE $1 = '' OR edition = $1 ORDER BY id DESC LIMIT $2`, edition, limit)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("issues: %w", err)
	}
	return issues, nil
}

// LastIssue returns the edition's newest; ErrNotFound if it has none.
func (db *DB) LastIssue(ctx context.Context, edition digest.EditionID) (digest.Issue, error) {
	id, err := lastIssue(ctx, db.read, edition)
	if err != nil {
		return digest.Issue{}, fmt.Errorf("edition %s: last issue: %w", edition, err)
	}
	return db.Issue(ctx, id)
}

func lastIssue(ctx context.Context, q querier, edition digest.EditionID) (digest.IssueID, error) {
	var id digest.IssueID
	err := q.QueryRowContext(ctx,
		`SELECT id FROM issues WHERE edition = $1 ORDER BY id DESC LIMIT 1`, edition).Scan(&id)
	return id, absent(err)
}
