package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/store"
)

// Every command of a newsroom's day, killed at random moments again and again: what was
// committed stays, nothing is there in half, and the next start goes on by itself.
func TestKilledAnywhere(t *testing.T) {
	kills := killsWanted(t)
	begun := time.Now()
	newspaper(t).run("run")
	whole := time.Since(begun)

	r := &history{room: newspaper(t), issues: make(map[digest.IssueID]digest.Hash)}
	for n := range kills {
		r.write(fmt.Sprintf("pasted/ferry-%d.txt", n), ferry(n+1))
		command := []string{"run"} // into an empty folder
		if n > 0 {
			command = r.next(rand.IntN(10))
		}
		said := r.killed(func(died <-chan struct{}) { pause(rand.N(whole), died) }, command...)
		r.look(command, said)
	}
	r.run("run")
	r.look([]string{"run"}, "")
	r.finished(kills)
}

// newspaper is a room with an edition that is sent by policy and one that an editor approves.
func newspaper(t *testing.T) *room {
	t.Helper()
	r := &room{t, t.TempDir()}
	r.write("config.yaml", `public_url: https://news.example
subscribers: readers.csv
feeds:
  - {url: samples/feeds/levant-courier.xml, name: Levant Courier}
  - {url: samples/feeds/al-marfa.xml, name: Al-Marfa}
  - {url: pasted, kind: folder, name: Pasted}
editions:
  - {id: wire, name: Wire, language: en, from: Wire <wire@news.example>, approval: automatic}
  - {id: desk, name: Desk, language: en, from: Desk <desk@news.example>, approval: editor}
`)
	readers := "address,edition,themes,length\n"
	for n := range 12 {
		readers += fmt.Sprintf("reader-%d@news.example,%s,,full\n", n, []string{"wire", "desk"}[n%2])
	}
	r.write("readers.csv", readers)
	r.write("pasted/ferry.txt", ferry(1000))
	if err := os.CopyFS(filepath.Join(r.dir, "samples"), os.DirFS("../../samples")); err != nil {
		t.Fatal(err)
	}
	return r
}

// history is a newsroom with what it has been seen to commit.
type history struct {
	*room
	drafts int
	issues map[digest.IssueID]digest.Hash
}

// next chooses what is killed next: mostly a run, else what can be done with the editor's
// newest draft.
func (h *history) next(choice int) []string {
	draft := h.newest("desk")
	switch {
	case draft.ID == 0 || choice < 5:
		return []string{"run"}
	case draft.Issue != 0:
		return []string{"send", fmt.Sprint(draft.Issue)}
	case choice < 7:
		return []string{"edit", fmt.Sprint(draft.ID)}
	case choice < 9:
		return []string{"approve", fmt.Sprint(draft.ID)}
	}
	return []string{"draft", "--edition", "desk"}
}

// newest is the edition's last draft; the zero one when there is none.
func (h *history) newest(edition digest.EditionID) (newest digest.Draft) {
	h.Helper()
	h.with(func(db *store.DB) error {
		drafts, err := db.Drafts(h.Context(), edition, 1)
		if len(drafts) > 0 {
			newest = drafts[0]
		}
		return err
	})
	return newest
}

// look checks that the database is whole, and holds all that it was seen to hold and all that
// a command said it had done.
func (h *history) look(command []string, said string) {
	h.Helper()
	h.sound()
	h.with(func(db *store.DB) error {
		drafts, err := db.Drafts(h.Context(), "", 1<<20)
		if err != nil {
			return err
		}
		issues, err := db.Issues(h.Context(), "", 1<<20) // opens each by its hash
		if err != nil {
			return err
		}
		if len(drafts) < h.drafts || len(issues) < len(h.issues) {
			h.Errorf("after %v: %d drafts and %d issues, there were %d and %d", command, len(drafts), len(issues), h.drafts, len(h.issues))
		}
		h.drafts = len(drafts)
		of := make(map[digest.DraftID]digest.Draft)
		for _, d := range drafts {
			of[d.ID] = d
		}
		for _, i := range issues {
			h.lookAt(db, i, of[i.Record().Draft])
		}
		return h.kept(command[0], said, of)
	})
}

// lookAt checks one issue: it is the one that was seen before, its draft knows it, and it has
// all its deliveries or none.
func (h *history) lookAt(db *store.DB, i digest.Issue, draft digest.Draft) {
	h.Helper()
	r := i.Record()
	if known, ok := h.issues[r.ID]; ok && known != r.Hash {
		h.Errorf("issue %d has changed", r.ID)
	}
	h.issues[r.ID] = r.Hash
	if draft.Issue != r.ID {
		h.Errorf("issue %d is of draft %d, which knows of issue %d", r.ID, draft.ID, draft.Issue)
	}
	counts, err := db.Counts(h.Context(), r.ID)
	want := 6
	if r.PublishedAt.IsZero() {
		want = 0
	}
	if err != nil || counts.Total() != want {
		h.Errorf("issue %d, published %v, has deliveries %v, want %d (%v)", r.ID, r.PublishedAt, counts, want, err)
	}
}

// kept holds a killed command to what it had said.
func (h *history) kept(command, said string, drafts map[digest.DraftID]digest.Draft) error {
	h.Helper()
	lines := strings.Split(said, "\n")
	for _, line := range lines[:len(lines)-1] { // the last one may be cut off
		var draft digest.DraftID
		var number int
		switch command {
		case "approve":
			if n, _ := fmt.Sscanf(line, "Approved    draft %d as issue %d", &draft, &number); n == 2 && drafts[draft].Issue != digest.IssueID(number) {
				h.Errorf("%q, but it is %d", line, drafts[draft].Issue)
			}
		case "edit":
			if _, err := fmt.Sscanf(line, "draft %d is at %d", &draft, &number); err != nil {
				return err
			}
			if d := drafts[draft]; d.Revision < number || d.Content.Subject != subjectOf(d.Revision) {
				h.Errorf("%q, but it is at %d with subject %q", line, d.Revision, d.Content.Subject)
			}
		}
	}
	return nil
}

// finished checks that a last run has left nothing of the automatic edition undone.
func (h *history) finished(kills int) {
	h.Helper()
	cmd, said := h.command("run", "--edition", "wire")
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != exitNothing {
		h.Errorf("a run after the last one: %v\n%s", err, said)
	}
	sent, uncertain := 0, 0
	for _, d := range h.recipients() {
		switch d.State {
		case deliver.Sent:
			sent++
			name := fmt.Sprintf("data/outbox/issue-%d.subscriber-%d.*.eml", d.Issue, d.Subscriber)
			if files, err := filepath.Glob(filepath.Join(h.dir, name)); err != nil || len(files) != 1 {
				h.Errorf("delivery %d is sent, and there are %d files of it (%v)", d.ID, len(files), err)
			}
		case deliver.Uncertain:
			uncertain++
		default:
			h.Errorf("delivery %d is %s", d.ID, d.State)
		}
	}
	h.with(func(db *store.DB) error {
		waiting, err := db.UnpublishedIssues(h.Context())
		for _, i := range waiting {
			if i.Content().Edition == "wire" {
				h.Errorf("issue %d was never published", i.ID())
			}
		}
		return err
	})
	if uncertain > kills || sent == 0 {
		h.Errorf("%d sent, %d uncertain after %d kills", sent, uncertain, kills)
	}
	h.Logf("%d kills: %d drafts, %d issues, %d sent, %d uncertain", kills, h.drafts, len(h.issues), sent, uncertain)
}

// with works on the room's database.
func (h *history) with(do func(*store.DB) error) {
	h.Helper()
	db := h.open()
	if err := errors.Join(do(db), db.Close()); err != nil {
		h.Fatal(err)
	}
}

// sound asks SQLite itself whether the file is whole, if the first kill let there be one.
func (h *history) sound() {
	h.Helper()
	if _, err := os.Stat(h.database()); errors.Is(err, fs.ErrNotExist) && len(h.issues) == 0 {
		return
	}
	raw, err := sql.Open("sqlite", h.database())
	if err != nil {
		h.Fatal(err)
	}
	var word string
	err = raw.QueryRowContext(h.Context(), "PRAGMA integrity_check").Scan(&word)
	if err := errors.Join(err, raw.Close()); err != nil || word != "ok" {
		h.Errorf("integrity: %s %v", word, err)
	}
}

// subjectOf is the subject that an edit gives a revision.
func subjectOf(revision int) string { return "Subject of revision " + strconv.Itoa(revision) }

// edit is a program that changes a draft again and again and says every revision that is
// stored, until it is killed: edit DRAFT --config FILE.
func edit(args []string) (code int) {
	ctx := context.Background()
	db, err := store.Open(ctx, store.Options{Path: filepath.Join(filepath.Dir(args[2]), "data", "barid.db")})
	id, wrong := strconv.ParseInt(args[0], 10, 64)
	err = errors.Join(err, wrong)
	for n := 0; err == nil && n < 1000; n++ {
		var draft digest.Draft
		if draft, err = revise(ctx, db, digest.DraftID(id)); err == nil {
			fmt.Printf("draft %d is at %d\n", id, draft.Revision)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	return exitDone
}

func revise(ctx context.Context, db *store.DB, id digest.DraftID) (digest.Draft, error) {
	draft, err := db.Draft(ctx, id)
	if err != nil {
		return draft, err
	}
	edited, err := draft.Edit(func(c *digest.Content) error {
		c.Subject = subjectOf(draft.Revision + 1)
		return nil
	})
	if err != nil {
		return draft, err
	}
	return db.SaveDraft(ctx, edited)
}
