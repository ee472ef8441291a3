package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

// SetThemeState accepts or retires a theme that no other one has taken over, and notes it.
func (db *DB) SetThemeState(ctx context.Context, c news.ThemeChange, state news.ThemeState) error {
	return db.changeTheme(ctx, c, func(tx *sql.Tx, t news.Theme) error {
		_, err := tx.ExecContext(ctx, `UPDATE themes SET state = $2 WHERE id = $1`, t.ID, state)
		return err
	})
}

// RenameTheme gives a theme a name in a language; its slug stays.
func (db *DB) RenameTheme(ctx context.Context, c news.ThemeChange, language, name string) error {
	return db.changeTheme(ctx, c, func(tx *sql.Tx, t news.Theme) error {
		if t.Names == nil {
			t.Names = make(map[string]string)
		}
		t.Names[language] = name
		_, err := tx.ExecContext(ctx, `UPDATE themes SET names = $2 WHERE id = $1`, t.ID, jsonColumn{t.Names})
		return err
	})
}

// MergeThemes retires a theme and gives all that it had to another one: its stories, what has
// been learned about it, and the subscribers who asked for it.
func (db *DB) MergeThemes(ctx context.Context, c news.ThemeChange, into news.ThemeID) error {
	return db.changeTheme(ctx, c, func(tx *sql.Tx, t news.Theme) error {
		target, err := scanTheme(tx.QueryRowContext(ctx, `SELECT `+themeColumns+` FROM themes WHERE id = $1`, into))
		if err != nil {
			return fmt.Errorf("into %d: %w", into, absent(err))
		}
		if target.ID == t.ID || target.State == news.Retired {
			return fmt.Errorf("into %s: it takes no stories: %w", target.Slug, news.ErrInvalid)
		}
		for _, statement := range []string{
			`UPDATE themes SET state = '` + string(news.Retired) + `', merged_into = $2 WHERE id = $1`,
			`UPDATE themes SET merged_into = $2 WHERE merged_into = $1`,
			`UPDATE stories SET theme = $2 WHERE theme = $1`,
			`UPDATE hints SET from_theme = $2 WHERE from_theme = $1`,
			`UPDATE hints SET to_theme = $2 WHERE to_theme = $1`,
		} {
			if _, err := tx.ExecContext(ctx, statement, t.ID, into); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM hints WHERE from_theme = to_theme`); err != nil {
			return err
		}
		return changeReaders(ctx, tx, t.ID, into)
	})
}

// changeReaders has those who asked for a theme ask for others in its place.
func changeReaders(ctx context.Context, tx *sql.Tx, from news.ThemeID, into ...news.ThemeID) error {
	type preference struct {
		subscriber audience.SubscriberID
		edition    digest.EditionID
		themes     []news.ThemeID
	}
	rows, err := tx.QueryContext(ctx, `SELECT subscriber, edition, themes FROM preferences`)
	all, err := scanAll(rows, err, func(r row) (p preference, err error) {
		return p, r.Scan(&p.subscriber, &p.edition, jsonColumn{&p.themes})
	})
	if err != nil {
		return err
	}
	for _, p := range all {
		i := slices.Index(p.themes, from)
		if i < 0 {
			continue
		}
		p.themes = slices.Replace(p.themes, i, i+1, into...)
		slices.Sort(p.themes)
		_, err := tx.ExecContext(ctx, `UPDATE preferences SET themes = $3 WHERE subscriber = $1 AND edition = $2`,
			p.subscriber, p.edition, jsonColumn{slices.Compact(p.themes)})
		if err != nil {
			return err
		}
	}
	return nil
}

// MoveStory gives a story to another theme and keeps what is to be learned from that. Of a story
// that is moved again it keeps from where it came first; moved back, it is forgotten.
func (db *DB) MoveStory(ctx context.Context, h news.Hint) error {
	c := news.ThemeChange{Theme: h.To, At: h.At, Editor: h.Editor, What: fmt.Sprintf("story %d moved here", h.Story)}
	return db.changeTheme(ctx, c, func(tx *sql.Tx, _ news.Theme) error { return moveStory(ctx, tx, h) })
}

func moveStory(ctx context.Context, tx *sql.Tx, h news.Hint) error {
	moved, err := affected(tx.ExecContext(ctx, `UPDATE stories SET theme = $2 WHERE id = $1 AND theme <> $2`, h.Story, h.To))
	if err != nil {
		return err
	}
	if moved == 0 {
		return fmt.Errorf("story %d is not under another theme: %w", h.Story, news.ErrNotFound)
	}
	if h.From == 0 {
		return nil // it had no theme to be corrected
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO hints (story, from_theme, to_theme, language, terms, editor, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (story) DO UPDATE SET to_theme = excluded.to_theme, editor = excluded.editor, at = excluded.at`,
		h.Story, h.From, h.To, h.Language, jsonColumn{h.Terms}, h.Editor, millis(h.At))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM hints WHERE from_theme = to_theme`)
	return err
}

// SplitTheme makes a new theme of some stories of another one, which goes on without them: whoever
// asked for that one gets both. It is ErrConflict where there is a theme like the new one.
func (db *DB) SplitTheme(ctx context.Context, c news.ThemeChange, part news.Theme, stories []news.Hint) (news.Theme, error) {
	err := db.changeTheme(ctx, c, func(tx *sql.Tx, t news.Theme) error {
		var like int
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM themes WHERE key = $1 OR slug = $2`, part.Key(), part.Slug).Scan(&like)
		if err != nil {
			return err
		}
		if like > 0 {
			return fmt.Errorf("theme %s is there already: %w", part.Slug, news.ErrConflict)
		}
		if part, err = addTheme(ctx, tx, part); err != nil {
			return err
		}
		for _, h := range stories {
			h.From, h.To, h.Editor, h.At = t.ID, part.ID, c.Editor, c.At
			if err := moveStory(ctx, tx, h); err != nil {
				return err
			}
		}
		if err := changeReaders(ctx, tx, t.ID, t.ID, part.ID); err != nil {
			return err
		}
		return noteChange(ctx, tx, news.ThemeChange{Theme: part.ID, At: c.At, Editor: c.Editor, What: "split off from " + t.Slug})
	})
	return part, err
}

// Hints returns what has been learned, the latest first.
func (db *DB) Hints(ctx context.Context) ([]news.Hint, error) {
	rows, err := db.read.QueryContext(ctx,
		`SELECT story, from_theme, to_theme, language, terms, editor, at FROM hints ORDER BY at DESC, story DESC`)
	hints, err := scanAll(rows, err, func(r row) (h news.Hint, err error) {
		return h, r.Scan(&h.Story, &h.From, &h.To, &h.Language, jsonColumn{&h.Terms}, &h.Editor, timeColumn{&h.At})
	})
	if err != nil {
		return nil, fmt.Errorf("hints: %w", err)
	}
	return hints, nil
}

// ThemeHistory returns what was done with a theme, the first first.
func (db *DB) ThemeHistory(ctx context.Context, theme news.ThemeID) ([]news.ThemeChange, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT theme, at, editor, what FROM theme_changes WHERE theme = $1 ORDER BY id`, theme)
	changes, err := scanAll(rows, err, func(r row) (c news.ThemeChange, err error) {
		return c, r.Scan(&c.Theme, timeColumn{&c.At}, &c.Editor, &c.What)
	})
	if err != nil {
		return nil, fmt.Errorf("theme %d: history: %w", theme, err)
	}
	return changes, nil
}

// changeTheme does something with a theme that no other one has taken over, and notes it, both
// or neither.
func (db *DB) changeTheme(ctx context.Context, c news.ThemeChange, do func(*sql.Tx, news.Theme) error) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		t, err := scanTheme(tx.QueryRowContext(ctx, `SELECT `+themeColumns+` FROM themes WHERE id = $1`, c.Theme))
		if err != nil {
			return absent(err)
		}
		if t.Into != 0 {
			return fmt.Errorf("theme %d has taken it over: %w", t.Into, news.ErrConflict)
		}
		if err := do(tx, t); err != nil {
			return err
		}
		return noteChange(ctx, tx, c)
	})
	if err != nil {
		return fmt.Errorf("theme %d: %s: %w", c.Theme, c.What, err)
	}
	return nil
}

func noteChange(ctx context.Context, tx *sql.Tx, c news.ThemeChange) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO theme_changes (theme, at, editor, what) VALUES ($1, $2, $3, $4)`,
		c.Theme, millis(c.At), c.Editor, c.What)
	return err
}
