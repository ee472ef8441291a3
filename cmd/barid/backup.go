package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/store"
)

func (p *program) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database to a new file, also while 'barid serve' works",
		Long: `Copies the database as it is at this moment, reads the copy back, and gives it its name only
when it is whole: every page, every reference, and every issue as it was approved. The file
holds addresses and the key of all links, so its owner alone may read it. Keep config.yaml
with it.`,
		Example: "  barid backup /backups/barid-$(date +%F).db",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			contents, err := n.db.Backup(ctx, args[0])
			if errors.Is(err, news.ErrConflict) {
				return usagef("%s is there already and stays as it is; name a new file", args[0])
			}
			if errors.Is(err, os.ErrNotExist) {
				return usagef("there is no folder %s: if a disk belongs there, mount it, else make the folder", filepath.Dir(args[0]))
			}
			if err != nil {
				return err
			}
			info, err := os.Stat(args[0])
			if err != nil {
				return fmt.Errorf("backup: %w", err)
			}
			fmt.Fprintf(p.stdout, "Backed up   %s, %s, %s to %s\n", count(contents.Issues, "issue"),
				count(contents.Subscribers, "subscriber"), size(uint64(info.Size())), args[0])
			p.sayf("Next        keep %s with it; 'barid restore %s' brings it back\n", p.configPath, args[0])
			return nil
		}),
	}
}

func (p *program) restoreCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the database",
		Long: `Reads a backup and verifies it before anything is changed, then puts it in the place of the
database, whole or not at all. A database that is there is replaced with --force only, and
kept beside the new one. Stop 'barid serve' first.

What was about to be sent when the backup was made may have been sent since. So none of it goes
out by itself: open deliveries are uncertain, approved issues paused, slots that have passed
are passed over, and a line of each says how to send it if it has not been sent.`,
		Example: "  barid restore /backups/barid-2026-11-20.db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.restore(cmd.Context(), args[0], force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the database that is there")
	return cmd
}

func (p *program) restore(ctx context.Context, backup string, force bool) error {
	c, err := loadConfig(p.configPath, p.getenv)
	if err != nil {
		return err
	}
	path := c.database()
	if _, err := os.Stat(backup); errors.Is(err, os.ErrNotExist) {
		return usagef("there is no file %s", backup)
	}
	if info, err := os.Stat(path); err == nil && info.Size() > 0 && !force {
		return usagef("%s is there already; --force replaces it, and keeps it as %s.replaced", path, filepath.Base(path))
	}
	after := aftermath{config: c, at: p.now()}
	done, err := store.Restore(ctx, store.Restoring{
		Backup: backup, Path: path, Replace: force, At: p.now(), Logger: p.logger(), Settle: after.settle})
	if errors.Is(err, news.ErrConflict) {
		return usagef("%s is in use: stop 'barid serve' and every other barid, and try again; nothing was changed", path)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Restored    %s and %s from %s\n", count(done.Issues, "issue"), count(done.Subscribers, "subscriber"), backup)
	if done.Replaced != "" {
		fmt.Fprintf(p.stdout, "Kept        the database that was there, as %s\n", done.Replaced)
	}
	for _, line := range after.lines {
		p.sayf("%s\n", line)
	}
	p.sayf("Next        'barid doctor', then 'barid serve'\n")
	return nil
}

// aftermath takes care of what a backup cannot know: whether what it was about to send has been
// sent since. None of it goes out by itself; each has a line that says how it does.
type aftermath struct {
	config config
	at     time.Time
	lines  []string
}

func (a *aftermath) tell(format string, args ...any) {
	a.lines = append(a.lines, fmt.Sprintf(format, args...))
}

func (a *aftermath) settle(ctx context.Context, db *store.DB) error {
	return errors.Join(a.deliveries(ctx, db), a.issues(ctx, db), a.slots(ctx, db))
}

// deliveries names the uncertain ones, which the restore has made of the open ones.
func (a *aftermath) deliveries(ctx context.Context, db *store.DB) error {
	uncertain, err := db.Recipients(ctx, deliver.Filter{State: deliver.Uncertain})
	open := make(map[digest.IssueID]int)
	for _, d := range uncertain {
		if d.Undecided() {
			open[d.Issue]++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(open)) {
		a.tell("Uncertain   %s of issue %d may have been sent since: 'barid deliveries list --issue %d --state uncertain'",
			count(open[id], "delivery"), id, id)
	}
	return err
}

// issues pauses what was approved and not published.
func (a *aftermath) issues(ctx context.Context, db *store.DB) error {
	unpublished, err := db.UnpublishedIssues(ctx)
	if err != nil {
		return err
	}
	for _, issue := range unpublished {
		if err := db.PauseIssue(ctx, issue.ID(), deliver.Decision{By: "the restore", At: a.at}); err != nil {
			return err
		}
		a.tell("Paused      issue %d may have been sent since: 'barid issues resume %d', or 'barid withdraw %d' if it has", issue.ID(), issue.ID(), issue.ID())
	}
	return nil
}

// slots passes over those that were to be sent since the backup.
func (a *aftermath) slots(ctx context.Context, db *store.DB) error {
	for _, e := range a.config.editions {
		last, err := db.LastSlot(ctx, e.ID, a.at)
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		passed := e.Cadence.Slots(last.Send, a.at)
		if len(passed) == 0 {
			continue
		}
		latest := passed[len(passed)-1]
		err = db.MarkSlot(ctx, digest.SlotOutcome{Edition: e.ID, Slot: latest, At: a.at, Outcome: "passed over: it may have been sent since the backup"})
		if err != nil {
			return err
		}
		a.tell("Passed      the issue of %s for %s may have been sent since: 'barid run --edition %s' makes one if not", e.ID, clock(latest.Send, e), e.ID)
	}
	return nil
}

// size prints bytes for people.
func size(bytes uint64) string {
	const kilo = 1000
	units := []string{"bytes", "kB", "MB", "GB", "TB"}
	value, unit := float64(bytes), 0
	for value >= kilo && unit < len(units)-1 {
		value, unit = value/kilo, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d %s", bytes, units[unit])
	}
	return fmt.Sprintf("%.1f %s", value, units[unit])
}
