package store

import (
	"context"
	"database/sql"
	"fmt"

	"barid/audience"
	"barid/digest"
	"barid/news"
)

// ImportSubscribers fills an empty table and returns how many came in. Where there is any
// subscriber it does nothing and returns 0.
func (db *DB) ImportSubscribers(ctx context.Context, subscribers []audience.Subscriber) (int, error) {
	imported := 0
	err := db.change(ctx, func(tx *sql.Tx) error {
		var known int
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM subscribers`).Scan(&known); err != nil || known > 0 {
			return err
		}
		for i, s := range subscribers {
			if err := insertSubscriber(ctx, tx, s); err != nil {
				return fmt.Errorf("number %d: %w", i+1, err) // no address in an error
			}
		}
		imported = len(subscribers)
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("import subscribers: %w", err)
	}
	return imported, nil
}

func insertSubscriber(ctx context.Context, tx *sql.Tx, s audience.Subscriber) error {
	err := tx.QueryRowContext(ctx, `INSERT INTO subscribers (address) VALUES ($1) RETURNING id`, s.Address).Scan(&s.ID)
	if err != nil {
		return err
	}
	for _, p := range s.Preferences {
		if _, err := tx.ExecContext(ctx, insertPreference, preferenceValues(s.ID, p)...); err != nil {
			return fmt.Errorf("preference for %s: %w", p.Edition, err)
		}
	}
	return nil
}

const insertPreference = `
	INSERT INTO preferences (subscriber, edition, themes, language, length, given, how, withdrawn, withdrawn_how)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

func preferenceValues(id audience.SubscriberID, p audience.Preference) []any {
	return []any{id, p.Edition, jsonColumn{p.Selection.Themes}, p.Selection.Language, p.Selection.Length,
		millis(p.Consent.Given), p.Consent.How, millis(p.Consent.Withdrawn), p.Consent.WithdrawnHow}
}

const preferenceColumns = `p.edition, p.themes, p.language, p.length, p.given, p.how, p.withdrawn, p.withdrawn_how`

func preferenceFields(p *audience.Preference) []any {
	return []any{&p.Edition, jsonColumn{&p.Selection.Themes}, &p.Selection.Language, &p.Selection.Length,
		timeColumn{&p.Consent.Given}, &p.Consent.How, timeColumn{&p.Consent.Withdrawn}, &p.Consent.WithdrawnHow}
}

// Subscribers returns all of them by ID, each with its preferences by edition.
func (db *DB) Subscribers(ctx context.Context) ([]audience.Subscriber, error) {
	subscribers, err := db.readSubscribers(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("subscribers: %w", err)
	}
	return subscribers, nil
}

// Subscriber returns one with its preferences by edition.
func (db *DB) Subscriber(ctx context.Context, id audience.SubscriberID) (audience.Subscriber, error) {
	found, err := db.readSubscribers(ctx, `WHERE s.id = $1`, id)
	if err == nil && len(found) == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return audience.Subscriber{}, fmt.Errorf("subscriber %d: %w", id, err)
	}
	return found[0], nil
}

// SubscriberByAddress returns one by the address, in whatever case it is written.
func (db *DB) SubscriberByAddress(ctx context.Context, address string) (audience.Subscriber, error) {
	found, err := db.readSubscribers(ctx, `WHERE lower(s.address) = lower($1)`, address)
	if err == nil && len(found) == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return audience.Subscriber{}, fmt.Errorf("subscriber by address: %w", err)
	}
	return found[0], nil
}

// readSubscribers reads those that a condition on subscribers s holds for.
func (db *DB) readSubscribers(ctx context.Context, where string, args ...any) ([]audience.Subscriber, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT s.id, s.address FROM subscribers s `+where+` ORDER BY s.id`, args...)
	subscribers, err := scanAll(rows, err, func(r row) (s audience.Subscriber, err error) {
		err = r.Scan(&s.ID, &s.Address)
		return s, err
	})
	if err != nil {
		return nil, err
	}
	index := make(map[audience.SubscriberID]int, len(subscribers))
	for i, s := range subscribers {
		index[s.ID] = i
	}
	rows, err = db.read.QueryContext(ctx, `
		SELECT s.id, `+preferenceColumns+` FROM subscribers s JOIN preferences p ON p.subscriber = s.id `+where+`
		ORDER BY s.id, p.edition`, args...)
	_, err = scanAll(rows, err, func(r row) (p audience.Preference, err error) {
		var id audience.SubscriberID
		err = r.Scan(append([]any{&id}, preferenceFields(&p)...)...)
		if i, ok := index[id]; ok {
			subscribers[i].Preferences = append(subscribers[i].Preferences, p)
		}
		return p, err
	})
	return subscribers, err
}

// SaveSelection keeps what a subscriber asks of an edition; the consent stays as it is, given
// or withdrawn.
func (db *DB) SaveSelection(ctx context.Context, id audience.SubscriberID, edition digest.EditionID, s digest.Selection) error {
	known, err := affected(db.write.ExecContext(ctx, `
		UPDATE preferences SET themes = $3, language = $4, length = $5 WHERE subscriber = $1 AND edition = $2`,
		id, edition, jsonColumn{s.Themes}, s.Language, s.Length))
	if err == nil && known == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("subscriber %d: save what they ask of %s: %w", id, edition, err)
	}
	return nil
}

// Unsubscribe takes back a consent. Doing it again changes nothing: the first time stands.
func (db *DB) Unsubscribe(ctx context.Context, w audience.Withdrawal) error {
	known, err := affected(db.write.ExecContext(ctx, `
		UPDATE preferences SET
			withdrawn_how = CASE WHEN withdrawn = 0 THEN $4 ELSE withdrawn_how END,
			withdrawn = CASE WHEN withdrawn = 0 THEN CAST($3 AS BIGINT) ELSE withdrawn END
		WHERE subscriber = $1 AND edition = $2`, w.Subscriber, w.Edition, millis(w.At), w.How))
	if err == nil && known == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("subscriber %d: unsubscribe from %s: %w", w.Subscriber, w.Edition, err)
	}
	return nil
}
