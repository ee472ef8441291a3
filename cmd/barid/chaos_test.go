package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"barid/deliver"
	"barid/store"
)

// killsWanted is how often the chaos tests kill: five times, or as often as BARID_KILLS says.
func killsWanted(t *testing.T) int {
	t.Helper()
	wanted := os.Getenv("BARID_KILLS")
	if wanted == "" {
		return 5
	}
	n, err := strconv.Atoi(wanted)
	if err != nil || n < 1 {
		t.Fatalf("BARID_KILLS is %q", wanted)
	}
	return n
}

// perKill is how many mails there are for each kill: 5,000 for fifty.
const perKill = 100

// A process that is killed again and again in the midst of a mailing: nobody is missed, and
// who may have got a mail twice is named.
func TestKilledWhileMailing(t *testing.T) {
	kills := killsWanted(t)
	relay := listen(t)
	room := mailing(t, relay.port, kills*perKill)
	for n := range kills {
		command := []string{"send", "1"}
		if n == 0 {
			command = []string{"run"}
		}
		room.killed(func(died <-chan struct{}) {
			relay.await(1+rand.IntN(perKill), died)
			pause(time.Duration(rand.IntN(5000))*time.Microsecond, died)
		}, command...)
	}
	room.run("send", "1")

	before := room.recipients()
	uncertain := room.settled(before, relay, kills)
	if len(uncertain) > 0 {
		room.run("deliveries", "resend", "--issue", "1", "--by", "rima")
		room.run("send", "1")
	}
	twice := 0
	for _, d := range room.recipients() {
		times := len(relay.to(d.Address))
		if d.State != deliver.Sent || times == 0 {
			t.Errorf("delivery %d is %s, the relay has it %d times", d.ID, d.State, times)
		}
		if times > 1 {
			twice++
			if times > 2 || !slices.Contains(uncertain, d.Address) {
				t.Errorf("delivery %d arrived %d times and was not uncertain", d.ID, times)
			}
		}
	}
	t.Logf("%d mails, %d kills: 0 missing, %d were uncertain, %d of them had arrived", kills*perKill, kills, len(uncertain), twice)
}

// settled holds the ledger of a finished mailing against what the relay has taken, and returns
// the addresses whose delivery is uncertain.
func (r *room) settled(all []deliver.Recipient, relay *recorder, kills int) []string {
	r.Helper()
	var uncertain []string
	for _, d := range all {
		ids := relay.to(d.Address)
		switch {
		case d.State == deliver.Sent && len(ids) == 1:
		case d.State == deliver.Uncertain && len(ids) <= 1:
			uncertain = append(uncertain, d.Address)
			if !d.Undecided() || d.Reason == "" {
				r.Errorf("delivery %d is uncertain because %q", d.ID, d.Reason)
			}
		default:
			r.Errorf("delivery %d is %s, the relay has it %d times", d.ID, d.State, len(ids))
		}
		if len(ids) > 0 && !strings.Contains(ids[0], fmt.Sprintf("subscriber-%d.", d.Subscriber)) {
			r.Errorf("delivery %d: the relay has %s", d.ID, ids[0])
		}
	}
	if len(all) != kills*perKill || relay.people() > len(all) {
		r.Errorf("%d deliveries for %d subscribers; the relay knows %d", len(all), kills*perKill, relay.people())
	}
	if len(uncertain) > kills {
		r.Errorf("%d uncertain after %d kills of one connection each", len(uncertain), kills)
	}
	return uncertain
}

// room is an installation that is worked on by processes of its own.
type room struct {
	testing.TB
	dir string
}

// mailing is a room with one text to send to so many subscribers over the relay at a port.
func mailing(t testing.TB, port, people int) *room {
	t.Helper()
	r := &room{t, t.TempDir()}
	r.write("config.yaml", fmt.Sprintf(`public_url: https://news.example
subscribers: readers.csv
feeds:
  - {url: pasted, kind: folder, name: Pasted}
editions:
  - {id: desk, name: Desk, language: en, from: Desk <desk@news.example>, approval: automatic}
transport: {kind: smtp, host: 127.0.0.1, port: %d, tls: none}
`, port))
	var readers bytes.Buffer
	readers.WriteString("address,edition,themes,length\n")
	for n := range people {
		fmt.Fprintf(&readers, "reader-%d@barid.press,desk,,full\n", n+1)
	}
	r.write("readers.csv", readers.String())
	r.write("pasted/ferry.txt", ferry(12))
	return r
}

// ferry is a short report, another one for each number.
func ferry(n int) string {
	return fmt.Sprintf(`URL: https://courier.example/ferry-%[1]d
Publisher: Coast Courier
Date: 2026-11-20

Sidon ferry %[1]d sails again after a storm

Ferry %[1]d between Sidon and Tyre resumed on its old timetable after a storm had closed berth %[1]d.

The port authority counted %[1]d passengers in the first hours, as many as on the same day of the year before.
`, n)
}

// write puts a file in its place at once, so that no process reads half of it.
func (r *room) write(name, content string) {
	r.Helper()
	path := filepath.Join(r.dir, name)
	temporary := filepath.Join(r.dir, ".new")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(temporary, []byte(content), 0o600); err != nil {
		r.Fatal(err)
	}
	if err := os.Rename(temporary, path); err != nil {
		r.Fatal(err)
	}
}

// command is barid with its arguments, or the program edit with them.
func (r *room) command(args ...string) (*exec.Cmd, *bytes.Buffer) {
	var said bytes.Buffer
	program := "barid"
	if args[0] == "edit" {
		program, args = args[0], args[1:]
	}
	cmd := exec.CommandContext(r.Context(), program, append(slices.Clone(args), "--config", r.config())...)
	cmd.Stdout, cmd.Stderr = &said, &said
	return cmd, &said
}

// run lets a process end by itself. There may be nothing to do.
func (r *room) run(args ...string) {
	r.Helper()
	cmd, said := r.command(args...)
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != exitNothing {
		r.Fatalf("barid %s: %v\n%s", strings.Join(args, " "), err, said)
	}
}

// killed starts a process and kills it when the moment has come, unless it has ended before;
// it returns what the process had said.
func (r *room) killed(moment func(died <-chan struct{}), args ...string) string {
	r.Helper()
	cmd, said := r.command(args...)
	if err := cmd.Start(); err != nil {
		r.Fatal(err)
	}
	died := make(chan struct{})
	go func() {
		defer close(died)
		_ = cmd.Wait()
	}()
	moment(died)
	_ = cmd.Process.Kill()
	<-died
	if code := cmd.ProcessState.ExitCode(); code != -1 && code != exitDone && code != exitNothing {
		r.Fatalf("barid %s ended with code %d:\n%s", strings.Join(args, " "), code, said)
	}
	return said.String()
}

// pause waits, but not for the dead.
func pause(d time.Duration, died <-chan struct{}) {
	select {
	case <-time.After(d):
	case <-died:
	}
}

// open opens the room's database.
func (r *room) open() *store.DB {
	r.Helper()
	db, err := store.Open(context.WithoutCancel(r.Context()), store.Options{Path: r.database()})
	if err != nil {
		r.Fatal(err)
	}
	return db
}

func (r *room) config() string   { return filepath.Join(r.dir, "config.yaml") }
func (r *room) database() string { return filepath.Join(r.dir, "data", "barid.db") }

// recipients are all deliveries of the room.
func (r *room) recipients() []deliver.Recipient {
	r.Helper()
	db := r.open()
	all, err := db.Recipients(r.Context(), deliver.Filter{})
	if err != nil {
		r.Fatal(err)
	}
	if err := db.Close(); err != nil {
		r.Fatal(err)
	}
	return all
}
