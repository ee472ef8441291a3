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
		issue, day, err := spent(ctx, tx, c.Account)
		switch {
		case err != nil:
			return err
		case !c.Caps.Issue.Allows(issue.Plus(c.Most)):
			g.Reached = "issue"
			return nil
		case !c.Caps.Day.Allows(day.Plus(c.Most)):
			g.Reached = "day"
			return nil
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

// Spent is what models have taken for an issue, and for all editions on its day.
func (db *DB) Spent(ctx context.Context, a news.Account) (issue, day news.Usage, err error) {
	if issue, day, err = spent(ctx, db.read, a); err != nil {
		return issue, day, fmt.Errorf("edition %s: spent for %s: %w", a.Edition, a.Slot, err)
	}
	return issue, day, nil
}

func spent(ctx context.Context, q querier, a news.Account) (issue, day news.Usage, err error) {
	const sums = `SELECT COALESCE(SUM(requests), 0), COALESCE(SUM(prompt), 0), COALESCE(SUM(answer), 0), COALESCE(SUM(cost), 0) FROM charges `
	scan := func(u *news.Usage, r *sql.Row) error { return r.Scan(&u.Requests, &u.Prompt, &u.Answer, &u.Cost) }
	err = scan(&issue, q.QueryRowContext(ctx, sums+`WHERE edition = $1 AND slot = $2`, a.Edition, a.Slot))
	if err != nil {
		return issue, day, err
	}
	begins, ends := dayOf(a.At)
	err = scan(&day, q.QueryRowContext(ctx, sums+`WHERE at >= $1 AND at < $2`, millis(begins), millis(ends)))
	return issue, day, err
}

// dayOf is the day that a moment lies in, by the clocks of its zone.
func dayOf(at time.Time) (begins, ends time.Time) {
	y, m, d := at.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, at.Location()), time.Date(y, m, d+1, 0, 0, 0, 0, at.Location())
}
