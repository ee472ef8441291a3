//go:build !windows

package outbox

import (
	"fmt"
	"os"
)

// syncDir makes a rename within the folder durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return fmt.Errorf("outbox: sync the folder: %w", err)
	}
	return nil
}
