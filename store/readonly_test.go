//go:build unix

package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user without rights to what root has made.
const nobody = 65534

// Whoever may not write gets told so, and what to look at. For root everything is writable,
// so a second process of another user is asked.
func TestOpenWithoutRights(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // to let the other user look in
		t.Fatal(err)
	}
	self := copySelf(t, dir)
	existing := filepath.Join(dir, "data", "barid.db")
	if err := open(t, existing).Close(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		mode       os.FileMode // of the folder data
		want       string
	}{
		{"a folder that may not be read", existing, 0o000, "permission denied"},
		{"a database that may not be read", existing, 0o555, "must be writable by this user"},
		{"a folder that may not be written", filepath.Join(dir, "data", "new.db"), 0o555, "permission denied"},
		{"a folder that may not be made", filepath.Join(dir, "data", "new", "new.db"), 0o555, "make its folder"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.Chmod(filepath.Dir(existing), tt.mode); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(filepath.Dir(existing), 0o755) })
			cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestChild$")
			cmd.Env = append(os.Environ(), childRole+"=open", childPath+"="+tt.path)
			if os.Geteuid() == 0 {
				cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			} else if err := os.Chmod(existing, 0o400); err != nil && tt.mode != 0 {
				t.Fatal(err)
			}
			out, err := cmd.CombinedOutput()
			if err == nil || !strings.Contains(string(out), tt.want) {
				t.Errorf("%v, and it says %q, want %q in it", err, out, tt.want)
			}
		})
	}
}

// copySelf puts the test binary where another user may run it.
func copySelf(t *testing.T, dir string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "store.test")
	if err := os.WriteFile(path, raw, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}
