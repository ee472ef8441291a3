package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) subscribersImportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Add the readers of a CSV file",
		Long: `Reads a CSV with the columns address, edition, themes, length, or an export, whole or not at
all. What is known stays as its reader left it. Exit code 3 says that nobody was new.`,
		Example: "  barid subscribers import readers.csv",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			themes, err := n.db.Themes(ctx)
			if err != nil {
				return err
			}
			subscribers, err := subscriberFile{path: args[0], editions: n.config.editions, themes: themes, at: n.now()}.read()
			if errors.Is(err, os.ErrNotExist) {
				return usagef("there is no file %s; name a CSV with the columns %s", args[0], strings.Join(subscriberColumns, ", "))
			}
			if err != nil {
				return err
			}
			merged, err := n.db.MergeSubscribers(ctx, subscribers)
			if err != nil {
				return err
			}
			fmt.Fprintf(p.stdout, "Imported    %d new, %d known, %d who have left\n", merged.Added, merged.Known, merged.Withdrawn)
			if merged.Added == 0 {
				return errNothing
			}
			return nil
		}),
	}
}

func (p *program) subscribersExportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write all readers as CSV",
		Long: `Writes who gets what, with when and how each has agreed and left, to a new file that its
owner alone may read, or to standard output. 'barid subscribers import' reads it back. Cells
that a spreadsheet would take for a formula begin with an apostrophe.`,
		Example: "  barid subscribers export readers.csv",
		Args:    cobra.MaximumNArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			subscribers, err := n.db.Subscribers(ctx)
			if err != nil {
				return err
			}
			slugs, err := n.slugs(ctx)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return writeSubscribers(p.stdout, subscribers, slugs)
			}
			f, err := os.OpenFile(args[0], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if errors.Is(err, os.ErrExist) {
				return usagef("%s is there already and stays as it is; name another file", args[0])
			}
			if err != nil {
				return fmt.Errorf("export: %w", err)
			}
			if err := errors.Join(writeSubscribers(f, subscribers, slugs), f.Sync(), f.Close()); err != nil {
				return fmt.Errorf("export: %w", err)
			}
			fmt.Fprintf(p.stdout, "Exported    %s to %s\n", count(len(subscribers), "subscriber"), args[0])
			return nil
		}),
	}
}
