// Command barid collects the news, groups it into stories and themes, summarizes and verifies
// them, has an editor approve the draft, and mails every subscriber the part they asked for.
//
// This package wires the others together; one file holds one subcommand. Exit codes: 0 done,
// 1 failed, 2 wrong usage or config, 3 nothing to do.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // editions have time zones, and a machine may have no database of them

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"barid/news"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := system().run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// program is what a run of barid touches of the world outside.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       bool // stdout is one
	now            func() time.Time
	getenv         func(string) string

	configPath string
	verbose    bool
	logFormat  string
	started    bool // the command line was understood
}

func system() *program {
	return &program{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		terminal: term.IsTerminal(int(os.Stdout.Fd())),
		now:      time.Now, getenv: os.Getenv,
	}
}

// usualConfig is read where no other config is named.
const usualConfig = "config.yaml"

// Exit codes.
const (
	exitDone = iota
	exitFailed
	exitUsage
	exitNothing
)

// run executes one command line and returns its exit code. Errors are printed here and
// nowhere else.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.command()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	var config *configErrors
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, errNotFine):
		return exitFailed
	case errors.As(err, &config):
		fmt.Fprintln(p.stderr, p.hint(err.Error()))
		return exitUsage
	case errors.As(err, &usage):
		fmt.Fprintf(p.stderr, "barid: %s\n", p.hint(plain(err)))
		return exitUsage
	case !p.started:
		fmt.Fprintf(p.stderr, "barid: %s\n%s\n", plain(err), formOf(cmd))
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(p.stderr, "barid: interrupted; nothing is lost, the same command goes on where it stopped")
		return exitFailed
	}
	fmt.Fprintf(p.stderr, "barid: %s\n", p.hint(plain(err)))
	return exitFailed
}

// plain is an error for people: without the sentinel that says what the text before it has
// said already.
func plain(err error) string {
	return strings.ReplaceAll(err.Error(), ": "+news.ErrInvalid.Error(), "")
}

// errNothing ends a command that found nothing to do, and has said so.
var errNothing = errors.New("nothing to do")

// errNotFine ends a command that found something amiss, and has said what.
var errNotFine = errors.New("not fine")

// usageError is a mistake of the caller, with the way out in its text.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func usagef(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "barid",
		Short: "A news digest that traces every sentence to its source",
		Long: `Barid collects the news of its feeds, groups it into stories and themes, summarizes
and verifies them, lets an editor approve the draft, and mails every subscriber the
part that they asked for.

Start with 'barid run': it does all of this once, with the config.yaml of this folder.
Leave it to itself with 'barid serve'.`,
		Example: `  barid init                 write a config to start from
  barid run                  collect, draft, approve by policy, deliver
  barid preview --open       look at the draft in the browser
  barid approve 7            say yes to draft 7
  barid status               is it fine, and if not, what to do`,
		SilenceUsage: true, SilenceErrors: true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			p.started = true
			if p.logFormat != "text" && p.logFormat != "json" {
				return usagef("--log-format %q: write text or json", p.logFormat)
			}
			return nil
		},
	}
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetFlagErrorFunc(explainFlag)
	root.PersistentFlags().StringVarP(&p.configPath, "config", "c", usualConfig, "the config `file`")
	root.PersistentFlags().BoolVarP(&p.verbose, "verbose", "v", false, "log what happens, to standard error")
	root.PersistentFlags().StringVar(&p.logFormat, "log-format", "text", "of the log: text, or json with an object a line")
	root.AddCommand(
		p.initCommand(), p.runCommand(), p.collectCommand(), p.draftCommand(), p.previewCommand(),
		p.approveCommand(), p.sendCommand(), p.statusCommand(), p.serveCommand(), p.labCommand(), p.versionCommand(),
		p.feedsCommand(), p.subscribersCommand(), p.backupCommand(), p.restoreCommand(), p.doctorCommand(), p.issuesCommand(), p.deliveriesCommand(), p.withdrawCommand(),
		p.editorsCommand(), p.themesCommand(),
	)
	return root
}

// printJSON prints a result for scripts.
func (p *program) printJSON(v any) error {
	encoder := json.NewEncoder(p.stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

// logger writes to standard error: warnings and errors, or everything with --verbose.
func (p *program) logger() *slog.Logger {
	o := &slog.HandlerOptions{Level: slog.LevelWarn}
	if p.verbose {
		o.Level = slog.LevelDebug
	}
	if p.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(p.stderr, o))
	}
	return slog.New(slog.NewTextHandler(p.stderr, o))
}
