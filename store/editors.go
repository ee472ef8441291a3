package store

import (
	"context"
	"fmt"
	"time"

	"barid/audience"
	"barid/news"
)

const editorColumns = `id, address, name, role, editions`

func editorFields(e *audience.Editor) []any {
	return []any{&e.ID, &e.Address, &e.Name, &e.Role, jsonColumn{&e.Editions}}
}

func scanEditor(r row) (e audience.Editor, err error) {
	err = r.Scan(editorFields(&e)...)
	return e, err
}

// AddEditor stores a new editor with the hash of their password. It gives ErrConflict if the
// address has one already.
func (db *DB) AddEditor(ctx context.Context, e audience.Editor, password string) (audience.Editor, error) {
	stored, err := scanEditor(db.write.QueryRowContext(ctx, `
		INSERT INTO editors (address, name, role, editions, password) VALUES ($1, $2, $3, $4, $5)
		RETURNING `+editorColumns, e.Address, e.Name, e.Role, jsonColumn{e.Editions}, password))
	if err != nil {
		return audience.Editor{}, fmt.Errorf("add editor: %w", classify(err))
	}
	return stored, nil
}

// Editors returns all of them by ID.
func (db *DB) Editors(ctx context.Context) ([]audience.Editor, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+editorColumns+` FROM editors ORDER BY id`)
	editors, err := scanAll(rows, err, scanEditor)
	if err != nil {
		return nil, fmt.Errorf("editors: %w", err)
	}
	return editors, nil
}

// Editor returns one.
func (db *DB) Editor(ctx context.Context, id audience.EditorID) (audience.Editor, error) {
	e, err := scanEditor(db.read.QueryRowContext(ctx, `SELECT `+editorColumns+` FROM editors WHERE id = $1`, id))
	if err != nil {
		return audience.Editor{}, fmt.Errorf("editor %d: %w", id, absent(err))
	}
	return e, nil
}

// EditorByAddress returns the editor who signs in with an address, in any case, and the hash
// of their password.
func (db *DB) EditorByAddress(ctx context.Context, address string) (e audience.Editor, password string, err error) {
	err = db.read.QueryRowContext(ctx,
		`SELECT `+editorColumns+`, password FROM editors WHERE lower(address) = lower($1)`, address).
		Scan(append(editorFields(&e), &password)...)
	if err != nil {
		return audience.Editor{}, "", fmt.Errorf("editor by address: %w", absent(err))
	}
	return e, password, nil
}

// RemoveEditor takes an editor from the desk, and from every session with it.
func (db *DB) RemoveEditor(ctx context.Context, id audience.EditorID) error {
	removed, err := affected(db.write.ExecContext(ctx, `DELETE FROM editors WHERE id = $1`, id))
	if err == nil && removed == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("remove editor %d: %w", id, err)
	}
	return nil
}

// Session returns what was saved under a token, while it has not expired.
func (db *DB) Session(ctx context.Context, token string, now time.Time) ([]byte, error) {
	var data []byte
	err := db.read.QueryRowContext(ctx,
		`SELECT data FROM sessions WHERE token = $1 AND expires > $2`, token, millis(now)).Scan(&data)
	if err != nil {
		return nil, fmt.Errorf("session: %w", absent(err))
	}
	return data, nil
}

// SaveSession keeps data under a token until it expires.
func (db *DB) SaveSession(ctx context.Context, token string, data []byte, expires time.Time) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO sessions (token, data, expires) VALUES ($1, $2, $3)
		ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires = excluded.expires`, token, data, millis(expires))
	if err != nil {
		return fmt.Errorf("save session: %w", err)
	}
	return nil
}

// RemoveSession ends one; that it is gone already is no error.
func (db *DB) RemoveSession(ctx context.Context, token string) error {
	if _, err := db.write.ExecContext(ctx, `DELETE FROM sessions WHERE token = $1`, token); err != nil {
		return fmt.Errorf("remove session: %w", err)
	}
	return nil
}

// ExpireSessions removes those whose time is over.
func (db *DB) ExpireSessions(ctx context.Context, now time.Time) error {
	if _, err := db.write.ExecContext(ctx, `DELETE FROM sessions WHERE expires <= $1`, millis(now)); err != nil {
		return fmt.Errorf("expire sessions: %w", err)
	}
	return nil
}
