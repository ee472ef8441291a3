package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"barid/store"
)

func (p *program) doctorCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Examine the installation, and say what to repair",
		Long: `Looks at the config, the data folder, the disk, the database, the clock, the way that mail
takes, the editors, the public address, the model and the running service. Each is a line: ok, warn or
fail, what was found, and what to do. No mail is sent; every model that the config names is asked one
small question of our own. Exit code 1 says that something fails.`,
		Example: "  barid doctor\n  barid doctor --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d := doctor{program: p}
			d.examine(cmd.Context())
			failed := slices.ContainsFunc(d.found, func(s sign) bool { return s.Verdict == broken })
			if asJSON {
				if err := p.printJSON(diagnosis{Fine: !failed, Checks: d.found}); err != nil {
					return err
				}
			} else {
				d.print()
			}
			if failed {
				return errNotFine
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

// diagnosis is what a doctor tells a script.
type diagnosis struct {
	Fine   bool   `json:"fine"`
	Checks []sign `json:"checks"`
}

// sign is what was found at one place.
type sign struct {
	Check   string `json:"check"`
	Verdict string `json:"verdict"`
	Fact    string `json:"fact"`
	Advice  string `json:"advice,omitempty"` // empty when it is ok
}

// Verdicts.
const (
	sound  = "ok"
	shaky  = "warn" // works, and may not for long or not for all
	broken = "fail" // does not work
)

// doctor examines one part after the other, each as far as those before it let it.
type doctor struct {
	*program
	config config
	db     *store.DB // nil: there is none yet
	found  []sign
}

// well notes that a part is as it should be.
func (d *doctor) well(check, format string, args ...any) {
	d.found = append(d.found, sign{Check: check, Verdict: sound, Fact: fmt.Sprintf(format, args...)})
}

// ails notes what a part suffers from, and what to do.
func (d *doctor) ails(s sign, advice string, args ...any) {
	s.Advice = fmt.Sprintf(advice, args...)
	d.found = append(d.found, s)
}

func (d *doctor) print() {
	counts := make(map[string]int)
	for _, s := range d.found {
		counts[s.Verdict]++
		line := s.Fact
		if s.Advice != "" {
			line += "; " + s.Advice
		}
		fmt.Fprintf(d.stdout, "%-5s %s: %s\n", s.Verdict, s.Check, d.hint(line))
	}
	fmt.Fprintf(d.stdout, "\n%s examined: %d ok, %d to look at, %d to repair\n", count(len(d.found), "part"), counts[sound], counts[shaky], counts[broken])
}

func (d *doctor) examine(ctx context.Context) {
	var err error
	if d.config, err = loadConfig(d.configPath, d.getenv); err != nil {
		for line := range strings.Lines(err.Error()) {
			d.ails(sign{"config", broken, strings.TrimSpace(line), ""}, "the rest is examined once the config can be read")
		}
		return
	}
	d.well("config", "%s with %s and %s", d.configPath, count(len(d.config.feeds), "feed"), count(len(d.config.editions), "edition"))
	d.data()
	d.disk()
	d.database(ctx)
	if d.db != nil {
		d.clock(ctx)
		d.editors(ctx)
	}
	d.mail(ctx)
	d.public(ctx)
	d.model(ctx)
	if d.db != nil {
		d.service(ctx)
		if err := d.db.Close(); err != nil {
			d.ails(sign{"database", broken, err.Error(), ""}, "run 'barid doctor' again")
		}
	}
}

// data tries to write where everything is kept.
func (d *doctor) data() {
	const check = "data"
	f, err := os.CreateTemp(d.config.dataDir, ".doctor-*")
	if errors.Is(err, os.ErrNotExist) {
		d.well(check, "%s is not there yet, and is made by the first run", d.config.dataDir)
		return
	}
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	if err != nil {
		d.ails(sign{check, broken, err.Error(), ""}, "let this user write in %s, or set data_dir", d.config.dataDir)
		return
	}
	d.well(check, "%s can be written", d.config.dataDir)
}

// The free space below which a day of work may not fit, and below which nothing does.
const (
	lowDisk  = 1 << 30
	fullDisk = 100 << 20
)

func (d *doctor) disk() {
	const check = "disk"
	free, err := diskFree(d.config.dataDir)
	if errors.Is(err, os.ErrNotExist) {
		free, err = diskFree(d.config.root)
	}
	switch {
	case err != nil:
		d.ails(sign{check, shaky, "its free space is not known: " + err.Error(), ""}, "look at it yourself")
	case free < fullDisk:
		d.ails(sign{check, broken, size(free) + " free", ""}, "make room for %s, or move data_dir", d.config.dataDir)
	case free < lowDisk:
		d.ails(sign{check, shaky, size(free) + " free", ""}, "make room before the database needs it")
	default:
		d.well(check, "%s free", size(free))
	}
}

// database reads all of it, as a backup would.
func (d *doctor) database(ctx context.Context) {
	const check = "database"
	path := d.config.database()
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		d.well(check, "none yet; the first 'barid run' makes it")
		return
	}
	var contents store.Contents
	if err == nil {
		d.db, err = store.Open(ctx, store.Options{Path: path, Logger: d.logger()})
	}
	if err == nil {
		contents, err = d.db.Verify(ctx)
	}
	if err != nil {
		d.ails(sign{check, broken, plain(err), ""}, "keep the file, and bring back a backup with 'barid restore FILE --force'")
		return
	}
	d.well(check, "%s with %s and %s, every page and every issue as it was written", size(uint64(info.Size())),
		count(contents.Issues, "issue"), count(contents.Subscribers, "subscriber"))
}

// service looks whether somebody keeps the schedule.
func (d *doctor) service(ctx context.Context) {
	const check = "serve"
	running, err := d.db.Held(ctx, "serve")
	switch {
	case err != nil:
		d.ails(sign{check, broken, err.Error(), ""}, "look at the data folder")
	case running:
		d.well(check, "'barid serve' is running")
	case d.config.scheduled(d.now()):
		d.ails(sign{check, shaky, "nobody keeps the schedule", ""}, "start 'barid serve'")
	default:
		d.well(check, "not running, and no edition has a schedule")
	}
}
