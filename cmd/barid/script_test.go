package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"barid": main,
		"edit":  func() { os.Exit(edit(os.Args[1:])) },
	})
}

// Each script runs the program as a person would, in a folder of its own that holds the
// repository's config and samples.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("USER", "rima")
			if err := copyFile("../../config.yaml", filepath.Join(e.WorkDir, "config.yaml")); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(e.WorkDir, "samples"), os.DirFS("../../samples"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "count": countFiles, "until": until},
	})
}

// exits runs barid and checks its exit code: exits 3 barid run.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE barid ARG…")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if got := strconv.Itoa(code); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// until runs barid again and again until its output matches: until PATTERN barid ARG….
func until(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: until PATTERN barid ARG…")
	}
	want, err := regexp.Compile(args[0])
	ts.Check(err)
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for range 200 {
		_ = ts.Exec(args[1], args[2:]...) // the exit code is part of what may change
		if want.MatchString(ts.ReadFile("stdout")) {
			return
		}
		<-tick.C
	}
	ts.Fatalf("it never said %s", args[0])
}

// countFiles checks how many files match a pattern: count 6 data/outbox/*.eml.
func countFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: count N PATTERN")
	}
	found, err := fs.Glob(os.DirFS(ts.MkAbs(".")), args[1])
	ts.Check(err)
	if got := strconv.Itoa(len(found)); got != args[0] {
		ts.Fatalf("%s files match %s, want %s: %v", got, args[1], args[0], found)
	}
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}
