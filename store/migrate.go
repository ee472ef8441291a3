package store

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"

	"barid/news"
)

// migrate brings the tables to the version of the migrations in texts.
// One that is numbered below the latest applied is applied as well: it came in a merge.
func (db *DB) migrate(ctx context.Context, texts fs.FS, log *slog.Logger) error {
	steps, err := goose.NewProvider(dialect, db.write, texts, goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	current, known, err := steps.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if current > known {
		return fmt.Errorf("schema version %d was written by a newer barid, this one knows %d; install the newer one or restore a backup: %w",
			current, known, news.ErrInvalid)
	}
	applied, err := steps.Up(ctx)
	if err != nil {
		return fmt.Errorf("migrate from schema version %d to %d: %w", current, known, err)
	}
	if len(applied) > 0 {
		log.Info("database migrated", "from", current, "to", known)
	}
	return nil
}
