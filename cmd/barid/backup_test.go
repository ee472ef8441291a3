package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barid/digest"
	"barid/news"
)

// A slot that has passed since the backup is passed over: its issue may have been sent.
func TestRestorePassesOverSlots(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "config.yaml"), `
feeds:
  - {url: pasted, kind: folder}
editions:
  - {id: daily, language: en, from: desk@news.example, schedule: {zone: Asia/Beirut, send: "45 6 * * *"}}
  - {id: new, language: en, from: desk@news.example, schedule: {zone: Asia/Beirut, send: "45 6 * * *"}}
`)
	n := openNewsroom(t, dir)
	last := digest.Slot{Key: "start", Draft: time.Now().AddDate(0, 0, -3), Send: time.Now().AddDate(0, 0, -3)}
	if err := n.db.MarkSlot(t.Context(), digest.SlotOutcome{Edition: "daily", Slot: last}); err != nil {
		t.Fatal(err)
	}
	a := aftermath{config: n.config, at: time.Now()}
	if err := a.settle(t.Context(), n.db); err != nil {
		t.Fatal(err)
	}
	if len(a.lines) != 1 || !strings.HasPrefix(a.lines[0], "Passed      the issue of daily for ") {
		t.Errorf("it says %q", a.lines)
	}
	settled, err := n.db.LastSlot(t.Context(), "daily", time.Now())
	if err != nil || len(n.config.editions[0].Cadence.Slots(settled.Send, time.Now())) != 0 {
		t.Errorf("after slot %s, %v, one is still to be made up for", settled.Key, err)
	}
	if _, err := n.db.LastSlot(t.Context(), "new", time.Now()); !errors.Is(err, news.ErrNotFound) {
		t.Errorf("an edition that was never served: %v", err)
	}
}
