package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"barid/digest"
	"barid/news"
)

const draftColumns = `id, revision, content, issue, after_issue,
	COALESCE((SELECT withdrawn_by FROM withdrawals w WHERE w.draft = drafts.id ORDER BY w.issue DESC LIMIT 1), '')`

func scanDraft(r row) (digest.Draft, error) {
	var d digest.Draft
	var content string
	if err := r.Scan(&d.ID, &d.Revision, &content, &d.Issue, &d.After, &d.Withdrawn); err != nil {
		return digest.Draft{}, err
	}
	var err error
	d.Content, err = digest.ParseContent([]byte(content))
	return d, err
}

// SaveDraft stores a new draft with revision 1, or the next revision of a known one. It gives
// ErrConflict if the edition has a draft for that slot already, if d is not the latest
// revision, or if the draft is approved.
func (db *DB) SaveDraft(ctx context.Context, d digest.Draft) (digest.Draft, error) {
	save := insertDraft
	if d.ID != 0 {
		save = reviseDraft
	}
	var stored digest.Draft
	err := db.change(ctx, func(tx *sql.Tx) (err error) {
		stored, err = save(ctx, tx, d)
		return err
	})
	if err != nil {
		return digest.Draft{}, fmt.Errorf("draft %d of %s for %s: %w", d.ID, d.Content.Edition, d.Content.Slot.Key, err)
	}
	return stored, nil
}

func insertDraft(ctx context.Context, tx *sql.Tx, d digest.Draft) (digest.Draft, error) {
	content, err := d.Content.Canonical()
	if err != nil {
		return digest.Draft{}, err
	}
	slot := d.Content.Slot
	return scanDraft(tx.QueryRowContext(ctx, `
		INSERT INTO drafts (edition, slot, draft_at, send_at, revision, content, after_issue) VALUES ($1, $2, $3, $4, 1, $5, $6)
		RETURNING `+draftColumns,
		d.Content.Edition, slot.Key, millis(slot.Draft), millis(slot.Send), string(content), d.After))
}

func reviseDraft(ctx context.Context, tx *sql.Tx, d digest.Draft) (digest.Draft, error) {
	content, err := d.Content.Canonical()
	if err != nil {
		return digest.Draft{}, err
	}
	stored, err := scanDraft(tx.QueryRowContext(ctx, `
		UPDATE drafts SET content = $5, revision = revision + 1
		WHERE id = $1 AND revision = $2 AND edition = $3 AND slot = $4 AND issue = 0
		RETURNING `+draftColumns,
		d.ID, d.Revision, d.Content.Edition, d.Content.Slot.Key, string(content)))
	if errors.Is(err, sql.ErrNoRows) {
		return digest.Draft{}, draftConflict(ctx, tx, d)
	}
	return stored, err
}

// draftConflict says why a revision could not be stored.
func draftConflict(ctx context.Context, tx *sql.Tx, d digest.Draft) error {
	now, err := scanDraft(tx.QueryRowContext(ctx, `SELECT `+draftColumns+` FROM drafts WHERE id = $1`, d.ID))
	switch {
	case err != nil:
		return absent(err)
	case now.Issue != 0:
		return fmt.Errorf("it is issue %d already: %w", now.Issue, news.ErrConflict)
	case now.Revision != d.Revision:
		return fmt.Errorf("it is at revision %d, not %d: %w", now.Revision, d.Revision, news.ErrConflict)
	}
	return fmt.Errorf("it belongs to %s for %s: %w", now.Content.Edition, now.Content.Slot.Key, news.ErrConflict)
}

// Draft returns the latest revision.
func (db *DB) Draft(ctx context.Context, id digest.DraftID) (digest.Draft, error) {
	d, err := scanDraft(db.read.QueryRowContext(ctx, `SELECT `+draftColumns+` FROM drafts WHERE id = $1`, id))
	if err != nil {
		return digest.Draft{}, fmt.Errorf("draft %d: %w", id, absent(err))
	}
	return d, nil
}

// DraftOfSlot returns the draft, open or approved, that was made for a slot.
func (db *DB) DraftOfSlot(ctx context.Context, edition digest.EditionID, slot string) (digest.Draft, error) {
	d, err := scanDraft(db.read.QueryRowContext(ctx,
		`SELECT `+draftColumns+` FROM drafts WHERE edition = $1 AND slot = $2`, edition, slot))
	if err != nil {
		return digest.Draft{}, fmt.Errorf("draft of %s for %s: %w", edition, slot, absent(err))
	}
	return d, nil
}

// Drafts returns the newest of an edition, or of all if edition is empty, newest first.
func (db *DB) Drafts(ctx context.Context, edition digest.EditionID, limit int) ([]digest.Draft, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+draftColumns+` FROM drafts WHERE $1 = '' OR edition = $1 ORDER BY id DESC LIMIT $2`, edition, limit)
	drafts, err := scanAll(rows, err, scanDraft)
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	return drafts, nil
}
