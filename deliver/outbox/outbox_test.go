package outbox

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"barid/deliver"
)

func message() deliver.Message {
	return deliver.Message{
		ID:        "<issue-7.subscriber-34.0a1b@news.example>",
		Recipient: "reader-34@news.example",
		Data:      []byte("Subject: test\r\n\r\nbody\r\n"),
	}
}

func TestSendWritesTheBytesOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "on", "the", "way")
	box, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		outcome, err := box.Send(t.Context(), message())
		if err != nil || !outcome.Accepted() {
			t.Fatalf("%v, %v", outcome, err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Fatalf("the folder holds %v (%v)", entries, err)
	}
	if got, want := entries[0].Name(), "issue-7.subscriber-34.0a1b-reader-34@news.example.eml"; got != want {
		t.Errorf("file is %s, want %s", got, want)
	}
	if data, err := os.ReadFile(box.Path(message())); err != nil || string(data) != string(message().Data) {
		t.Errorf("file holds %q (%v)", data, err)
	}
}

func TestSendLeavesNothingHalf(t *testing.T) {
	box, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if outcome, err := box.Send(stopped, message()); err != nil || outcome.Code != 0 {
		t.Errorf("after a stop: %v, %v", outcome, err)
	}
	if err := os.RemoveAll(box.dir); err != nil {
		t.Fatal(err)
	}
	outcome, err := box.Send(t.Context(), message())
	if err != nil || outcome.Code != 0 || outcome.Text == "" {
		t.Errorf("without the folder: %v, %v", outcome, err)
	}
}

func TestFileNamesStayInTheFolder(t *testing.T) {
	for recipient, want := range map[string]string{
		"../../etc/passwd@x.example": "i-.._.._etc_passwd@x.example.eml",
		"o'neil+news@x.example":      "i-o_neil+news@x.example.eml",
		"":                           "i-.eml",
	} {
		m := deliver.Message{ID: "<..i@x>", Recipient: recipient}
		if got := FileName(m); got != want || filepath.Base(got) != got {
			t.Errorf("%q gives %q, want %q", recipient, got, want)
		}
	}
}

func Example() {
	dir, _ := os.MkdirTemp("", "outbox")
	defer os.RemoveAll(dir)
	box, _ := Open(dir)
	outcome, _ := box.Send(context.Background(), message())
	fmt.Println(outcome)
	// Output: 250 written to issue-7.subscriber-34.0a1b-reader-34@news.example.eml
}
