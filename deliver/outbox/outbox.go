// Package outbox is a mail transport that needs no server: every message becomes a file in a
// folder, to be looked at or carried on by other means.
//
// What comes in is a deliver.Message; what goes out is one .eml file of exactly its bytes,
// named after issue, subscriber and address. A file is there whole or not at all, and once
// Send has returned it survives a power failure. The same message sent again leaves the same
// file.
package outbox

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"barid/deliver"
)

// Outbox writes messages into one folder.
type Outbox struct{ dir string }

// Open makes the folder where it is missing.
func Open(dir string) (*Outbox, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("outbox: %w", err)
	}
	return &Outbox{dir: dir}, nil
}

// Refuses no address: what lies in a folder reaches nobody.
func (o *Outbox) Refuses(string) string { return "" }

// Send writes the message. Where that does not succeed there is no file, so the outcome is
// that the next hop was not reached.
func (o *Outbox) Send(ctx context.Context, m deliver.Message) (deliver.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return deliver.Outcome{Text: err.Error()}, nil
	}
	name := FileName(m)
	if err := o.write(name, m.Data); err != nil {
		return deliver.Outcome{Text: err.Error()}, nil
	}
	return deliver.Outcome{Code: 250, Text: "written to " + name}, nil
}

// Path is where the file of a message lies.
func (o *Outbox) Path(m deliver.Message) string { return filepath.Join(o.dir, FileName(m)) }

// write goes through a temporary file of a fixed name, which a crash leaves behind at most
// until the message is sent again.
func (o *Outbox) write(name string, data []byte) error {
	temporary := filepath.Join(o.dir, "."+name+".tmp")
	if err := writeSynced(temporary, data); err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	if err := os.Rename(temporary, filepath.Join(o.dir, name)); err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	return syncDir(o.dir)
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// maxName leaves room for the dot, the suffixes and the limit of 255 bytes of most file systems.
const maxName = 200

// FileName is the file name of a message: the left side of its Message-ID, which names issue
// and subscriber, and the recipient. Other characters than letters, digits and "@._+-" become "_".
func FileName(m deliver.Message) string {
	id, _, _ := strings.Cut(strings.Trim(m.ID, "<>"), "@")
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("@._+-", r):
			return r
		}
		return '_'
	}, strings.TrimLeft(id, ".")+"-"+m.Recipient)
	if len(name) > maxName {
		name = name[:maxName]
	}
	return name + ".eml"
}
