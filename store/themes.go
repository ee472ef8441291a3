package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"barid/news"
)

const themeColumns = `id, slug, names, parties, terms, state, merged_into`

func scanTheme(r row) (news.Theme, error) {
	var t news.Theme
	err := r.Scan(&t.ID, &t.Slug, jsonColumn{&t.Names}, jsonColumn{&t.Parties}, jsonColumn{&t.Terms}, &t.State, &t.Into)
	return t, err
}

// Themes returns all of them by ID.
func (db *DB) Themes(ctx context.Context) ([]news.Theme, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+themeColumns+` FROM themes ORDER BY id`)
	themes, err := scanAll(rows, err, scanTheme)
	if err != nil {
		return nil, fmt.Errorf("themes: %w", err)
	}
	return themes, nil
}

// SeedThemes adds the themes whose key is not known yet. A known one keeps its name, and is
// accepted now if the program had only proposed it.
func (db *DB) SeedThemes(ctx context.Context, themes []news.Theme) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		for _, t := range themes {
			stored, err := addTheme(ctx, tx, t)
			if err != nil {
				return fmt.Errorf("%s: %w", t.Slug, err)
			}
			_, err = tx.ExecContext(ctx, `UPDATE themes SET state = $2 WHERE id = $1 AND state = $3`,
				stored.ID, t.State, news.Proposed)
			if err != nil {
				return fmt.Errorf("%s: %w", t.Slug, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("seed themes: %w", err)
	}
	return nil
}

// AddTheme stores a theme whose key is not known yet, and returns the stored one in any case.
// A slug that another theme has gets a number.
func (db *DB) AddTheme(ctx context.Context, t news.Theme) (news.Theme, error) {
	var stored news.Theme
	err := db.change(ctx, func(tx *sql.Tx) (err error) {
		stored, err = addTheme(ctx, tx, t)
		return err
	})
	if err != nil {
		return news.Theme{}, fmt.Errorf("theme %s: %w", t.Slug, err)
	}
	return stored, nil
}

func addTheme(ctx context.Context, tx *sql.Tx, t news.Theme) (news.Theme, error) {
	key := t.Key()
	if key == "" || t.Slug == "" || t.State == "" {
		return news.Theme{}, fmt.Errorf("a theme needs a slug and a state: %w", news.ErrInvalid)
	}
	known, err := scanTheme(tx.QueryRowContext(ctx, `SELECT `+themeColumns+` FROM themes WHERE key = $1`, key))
	if !errors.Is(err, sql.ErrNoRows) {
		return known, err
	}
	if t.Slug, err = freeSlug(ctx, tx, t.Slug); err != nil {
		return news.Theme{}, err
	}
	return scanTheme(tx.QueryRowContext(ctx, `
		INSERT INTO themes (key, slug, names, parties, terms, state) VALUES ($1, $2, $3, $4, $5, $6)
		RETURNING `+themeColumns,
		key, t.Slug, jsonColumn{t.Names}, jsonColumn{t.Parties}, jsonColumn{t.Terms}, t.State))
}

// maxNamesakes bounds how many themes may want one slug.
const maxNamesakes = 1000

// freeSlug is the slug, or the first of slug-2, slug-3 … that no theme has.
func freeSlug(ctx context.Context, tx *sql.Tx, slug string) (string, error) {
	candidate := slug
	for n := 2; n < maxNamesakes; n++ {
		var taken int
		err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM themes WHERE slug = $1`, candidate).Scan(&taken)
		if err != nil || taken == 0 {
			return candidate, err
		}
		candidate = fmt.Sprintf("%s-%d", slug, n)
	}
	return "", fmt.Errorf("slug %s has %d namesakes: %w", slug, maxNamesakes, news.ErrConflict)
}
