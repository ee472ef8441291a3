package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"barid/news"
	"barid/store"
)

// openCopy opens a newsroom by a config on a copy of a database, in a folder of its own, which the
// caller throws away. A database that is not there is copied as an empty one. What a model is paid
// and answers is real, and kept in the original.
func (p *program) openCopy(ctx context.Context, c config, database string) (*newsroom, error) {
	scratch, err := os.MkdirTemp("", "barid-copy-")
	if err != nil {
		return nil, fmt.Errorf("copy of the data: %w", err)
	}
	c.dataDir, c.transport.kind = scratch, "outbox"
	original, err := p.copyDatabase(ctx, database, c.database())
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return nil, errors.Join(err, os.RemoveAll(scratch))
	}
	n, err := p.openAt(ctx, c)
	if err != nil {
		if original != nil {
			err = errors.Join(err, original.Close())
		}
		return nil, errors.Join(err, os.RemoveAll(scratch))
	}
	if n.original = original; original != nil {
		err = n.engage(original, original)
	}
	return n, err
}

// copyDatabase returns the database that it has copied, open; ErrNotFound when there is none.
func (p *program) copyDatabase(ctx context.Context, from, to string) (*store.DB, error) {
	if _, err := os.Stat(from); errors.Is(err, os.ErrNotExist) {
		return nil, news.ErrNotFound
	}
	db, err := store.Open(ctx, store.Options{Path: from, Random: rand.Reader, Logger: p.logger()})
	if err != nil {
		return nil, err
	}
	if err := db.Snapshot(ctx, to); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
