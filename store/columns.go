package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"barid/news"
)

// querier is what a pool and a transaction have in common.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// row is one result, of one or of many.
type row interface{ Scan(dest ...any) error }

// scanAll reads what a query gave, to the end.
func scanAll[T any](rows *sql.Rows, err error, scan func(row) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err tells all that Close could
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// absent turns the driver's word for no row into ours.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return news.ErrNotFound
	}
	return err
}

// millis is how a time is bound: Unix milliseconds, 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// gapColumn scans a duration in milliseconds.
type gapColumn struct{ *time.Duration }

func (c gapColumn) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("duration: %T is no number", v)
	}
	*c.Duration = time.Duration(n) * time.Millisecond
	return nil
}

// timeColumn scans what millis has bound.
type timeColumn struct{ t *time.Time }

func (c timeColumn) Scan(src any) error {
	ms, ok := src.(int64)
	if !ok {
		return fmt.Errorf("time column holds a %T", src)
	}
	*c.t = time.Time{}
	if ms != 0 {
		*c.t = time.UnixMilli(ms).UTC()
	}
	return nil
}

// jsonColumn binds the JSON of v or, v being a pointer, scans it.
type jsonColumn struct{ v any }

func (c jsonColumn) Value() (driver.Value, error) {
	raw, err := json.Marshal(c.v)
	return string(raw), err
}

func (c jsonColumn) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("JSON column holds a %T", src)
	}
	return json.Unmarshal([]byte(text), c.v)
}

// bit is how a truth is bound; database/sql scans it back by itself.
func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// in appends values to args and returns their placeholders, for an IN (...) that holds them.
func in[T any](args *[]any, values []T) string {
	marks := make([]string, len(values))
	for i, v := range values {
		*args = append(*args, v)
		marks[i] = "$" + strconv.Itoa(len(*args))
	}
	return strings.Join(marks, ", ")
}

// affected is how many rows a statement has touched.
func affected(result sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
