package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"barid/audience"
	"barid/news"
)

// Subscribe notes what a reader has agreed to for one edition, also where they had taken back
// an earlier consent. ErrConflict: one stands already.
func (db *DB) Subscribe(ctx context.Context, address string, p audience.Preference) error {
	err := db.change(ctx, func(tx *sql.Tx) error {
		id, err := subscriberID(ctx, tx, address)
		if err != nil {
			return err
		}
		given, err := affected(tx.ExecContext(ctx, insertPreference+`
			ON CONFLICT (subscriber, edition) DO UPDATE SET themes = excluded.themes, language = excluded.language,
				length = excluded.length, given = excluded.given, how = excluded.how,
				withdrawn = excluded.withdrawn, withdrawn_how = excluded.withdrawn_how
			WHERE preferences.withdrawn <> 0`, preferenceValues(id, p)...))
		if err == nil && given == 0 {
			err = news.ErrConflict
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("subscribe to %s: %w", p.Edition, err)
	}
	return nil
}

// MergeSubscribers adds the consents that are not known yet, all or nothing. One that is known
// stays as its reader left it; only one taken back since it was given is taken back here too.
func (db *DB) MergeSubscribers(ctx context.Context, subscribers []audience.Subscriber) (audience.Merged, error) {
	var merged audience.Merged
	err := db.change(ctx, func(tx *sql.Tx) error {
		for i, s := range subscribers {
			if err := merge(ctx, tx, s, &merged); err != nil {
				return fmt.Errorf("number %d: %w", i+1, err) // no address in an error
			}
		}
		return nil
	})
	if err != nil {
		return audience.Merged{}, fmt.Errorf("merge subscribers: %w", err)
	}
	return merged, nil
}

func merge(ctx context.Context, tx *sql.Tx, s audience.Subscriber, merged *audience.Merged) error {
	id, err := subscriberID(ctx, tx, s.Address)
	if err != nil {
		return err
	}
	for _, p := range s.Preferences {
		var known audience.Consent
		err := tx.QueryRowContext(ctx, `SELECT given, withdrawn FROM preferences WHERE subscriber = $1 AND edition = $2`,
			id, p.Edition).Scan(timeColumn{&known.Given}, timeColumn{&known.Withdrawn})
		switch {
		case errors.Is(err, sql.ErrNoRows):
			merged.Added++
			_, err = tx.ExecContext(ctx, insertPreference, preferenceValues(id, p)...)
		case err != nil:
		case !known.Withdrawn.IsZero():
			merged.Withdrawn++
		case !p.Consent.Withdrawn.After(known.Given):
			merged.Known++
		default:
			merged.Withdrawn++
			_, err = tx.ExecContext(ctx,
				`UPDATE preferences SET withdrawn = $3, withdrawn_how = $4 WHERE subscriber = $1 AND edition = $2`,
				id, p.Edition, millis(p.Consent.Withdrawn), p.Consent.WithdrawnHow)
		}
		if err != nil {
			return fmt.Errorf("preference for %s: %w", p.Edition, err)
		}
	}
	return nil
}

// subscriberID finds the row of an address, or makes it.
func subscriberID(ctx context.Context, tx *sql.Tx, address string) (id audience.SubscriberID, err error) {
	err = tx.QueryRowContext(ctx, `
		INSERT INTO subscribers (address) VALUES ($1)
		ON CONFLICT (lower(address)) DO UPDATE SET address = subscribers.address RETURNING id`, address).Scan(&id)
	return id, err
}
