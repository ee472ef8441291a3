package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"barid/store"
)

// openCopy opens a newsroom by a config on a copy of a database, in a folder of its own, which the
// caller throws away. A database that is not there is copied as an empty one.
func (p *program) openCopy(ctx context.Context, c config, database string) (*newsroom, error) {
	scratch, err := os.MkdirTemp("", "barid-copy-")
	if err != nil {
		return nil, fmt.Errorf("copy of the data: %w", err)
	}
	c.dataDir, c.transport.kind = scratch, "outbox"
	if err := p.copyDatabase(ctx, database, c.database()); err != nil {
		return nil, errors.Join(err, os.RemoveAll(scratch))
	}
	n, err := p.openAt(ctx, c)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(scratch))
	}
	return n, nil
}

func (p *program) copyDatabase(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	db, err := store.Open(ctx, store.Options{Path: from, Random: rand.Reader, Logger: p.logger()})
	if err != nil {
		return err
	}
	return errors.Join(db.Snapshot(ctx, to), db.Close())
}
