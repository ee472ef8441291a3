package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"barid/news"
)

// Reserve notes the most that a request can take, before it is made, unless that could pass a
// cap. Reservations of any number of processes cannot pass it together.
func (db *DB) Reserve(ctx context.Context, c news.Charge) (g news.Grant, err error) {
	err = db.change(ctx, func(tx *sql.Tx) error {
		s, err := spent(ctx, tx, c.Account)
		if err != nil {
			return err
		}
		if g.Reached = c.Caps.Reached(s, c.Most); g.Reached != "" {
			return nil
		}
		if s.Issue == (news.Usage{}) { // once for an issue
			if err := foldCharges(ctx, tx, c.Account.At.Add(-unfolded)); err != nil {
				return err
			}
		}
		return tx.QueryRowContext(ctx, `
			INSERT INTO charges (edition, slot, at, task, model, requests, prompt, answer, cost)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
			c.Account.Edition, c.Account.Slot, millis(c.Account.At), c.Task, c.Model,
			c.Most.Requests, c.Most.Prompt, c.Most.Answer, c.Most.Cost).Scan(&g.ID)
	})
	if err != nil {
		return news.Grant{}, fmt.Errorf("edition %s: reserve for %s: %w", c.Account.Edition, c.Task, err)
	}
	return g, nil
}

// Settle puts what a request has taken in the place of what was reserved for it, once.
func (db *DB) Settle(ctx context.Context, id news.ChargeID, used news.Usage) error {
	n, err := affected(db.write.ExecContext(ctx, `
		UPDATE charges SET requests = $2, prompt = $3, answer = $4, cost = $5, settled = 1
		WHERE id = $1 AND settled = 0`, id, used.Requests, used.Prompt, used.Answer, used.Cost))
	if err == nil && n == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("charge %d: settle: %w", id, err)
	}
	return nil
}

// Spent is what models have taken for an issue and on its day.
func (db *DB) Spent(ctx context.Context, a news.Account) (news.Spending, error) {
	s, err := spent(ctx, db.read, a)
	if err != nil {
		return s, fmt.Errorf("edition %s: spent for %s: %w", a.Edition, a.Slot, err)
	}
	return s, nil
}

// Bills are what models have taken in all, by edition, task and model. What is reserved only is not
// among it, so that a sum never falls.
func (db *DB) Bills(ctx context.Context) ([]news.Bill, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT edition, task, model, SUM(requests), SUM(prompt), SUM(answer), SUM(cost)
		FROM charges WHERE settled = 1 GROUP BY edition, task, model ORDER BY edition, task, model`)
	bills, err := scanAll(rows, err, func(r row) (b news.Bill, err error) {
		err = r.Scan(&b.Edition, &b.Task, &b.Model, &b.Requests, &b.Prompt, &b.Answer, &b.Cost)
		return b, err
	})
	if err != nil {
		return nil, fmt.Errorf("bills of models: %w", err)
	}
	return bills, nil
}

func spent(ctx context.Context, q querier, a news.Account) (s news.Spending, err error) {
	begins, ends := dayOf(a.At)
	for _, part := range []struct {
		sum   *news.Usage
		where string
		args  []any
	}{
		{&s.Issue, `edition = $1 AND slot = $2`, []any{a.Edition, a.Slot}},
		{&s.Edition, `at >= $1 AND at < $2 AND edition = $3`, []any{millis(begins), millis(ends), a.Edition}},
		{&s.Day, `at >= $1 AND at < $2`, []any{millis(begins), millis(ends)}},
	} {
		u := part.sum
		err = q.QueryRowContext(ctx, `
			SELECT COALESCE(SUM(requests), 0), COALESCE(SUM(prompt), 0), COALESCE(SUM(answer), 0), COALESCE(SUM(cost), 0)
			FROM charges WHERE `+part.where, part.args...).Scan(&u.Requests, &u.Prompt, &u.Answer, &u.Cost)
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// unfolded is how long each request has a row of its own: one that is not settled by then never is.
const unfolded = 2 * 24 * time.Hour

// foldCharges puts one row in the place of all that a draft begun before a time has asked of a model
// for a task. No sum changes, of an issue or of a day.
func foldCharges(ctx context.Context, tx *sql.Tx, before time.Time) error {
	const drafts = `FROM charges WHERE at < $1 GROUP BY edition, slot, at, task, model`
	_, err := tx.ExecContext(ctx, `
		UPDATE charges SET requests = s.requests, prompt = s.prompt, answer = s.answer, cost = s.cost, settled = 1
		FROM (SELECT MIN(id) AS id, SUM(requests) AS requests, SUM(prompt) AS prompt, SUM(answer) AS answer, SUM(cost) AS cost
			`+drafts+` HAVING COUNT(*) > 1) s
		WHERE charges.id = s.id`, millis(before))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM charges WHERE at < $1 AND id NOT IN (SELECT MIN(id) `+drafts+`)`, millis(before))
	return err
}

// dayOf is the day that a moment lies in, by the clocks of its zone.
func dayOf(at time.Time) (begins, ends time.Time) {
	y, m, d := at.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, at.Location()), time.Date(y, m, d+1, 0, 0, 0, 0, at.Location())
}
