package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"barid/digest"
)

// A serve and two runs at once on one folder: of what is new each edition makes one issue, and
// every subscriber gets one mail. A second serve is refused, and the first stops when told to.
func TestOneServeAndTwoRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	config, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "config.yaml"), strings.Replace(string(config), "listen: 127.0.0.1:8025", "listen: 127.0.0.1:0", 1))
	if err := os.CopyFS(filepath.Join(dir, "samples"), os.DirFS("../../samples")); err != nil {
		t.Fatal(err)
	}
	stop := startServe(t, dir)
	if err := exec.CommandContext(t.Context(), "barid", "serve", "--config", filepath.Join(dir, "config.yaml")).Run(); exitCode(err) != exitUsage {
		t.Errorf("a second serve: %v, want exit code %d", err, exitUsage)
	}
	codes := make([]int, 2)
	var runs sync.WaitGroup
	for i := range codes {
		runs.Go(func() {
			codes[i] = exitCode(exec.CommandContext(t.Context(), "barid", "run", "--config", filepath.Join(dir, "config.yaml")).Run())
		})
	}
	runs.Wait()
	for _, code := range codes {
		if code != exitDone && code != exitNothing {
			t.Errorf("runs ended with %v", codes)
		}
	}
	stop()
	n := openNewsroom(t, dir)
	for _, e := range []digest.EditionID{"morning", "nashra"} {
		if issues, err := n.db.Issues(t.Context(), e, 10); err != nil || len(issues) != 1 {
			t.Errorf("edition %s has %d issues, %v", e, len(issues), err)
		}
	}
	if mails := outboxMails(t, dir); len(mails) != 6 {
		t.Errorf("%d mails, want one for each of 6 subscribers", len(mails))
	}
}

// startServe starts a serve and waits until it serves. Stopping it, it must end within ten
// seconds and without a failure.
func startServe(t *testing.T, dir string) (stop func()) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "barid", "serve", "--config", filepath.Join(dir, "config.yaml"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, "Serving") {
		t.Fatalf("serve said %q, %v", first, err)
	}
	return func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() {
			_, _ = io.Copy(io.Discard, lines)
			ended <- cmd.Wait()
		}()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("serve ended with %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("serve did not stop within ten seconds")
		}
	}
}

func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	}
	return -1
}
