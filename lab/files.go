package lab

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// maxFile bounds a file that a row names, in bytes.
const maxFile = 64 << 20

// readFile reads a file that a row names, unpacked if its name ends in .gz. One that only its
// packed form is there of is found by its plain name too.
func readFile(files fs.FS, name string) ([]byte, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		packed, missing := fs.ReadFile(files, name+".gz")
		if missing != nil {
			return nil, err
		}
		raw, name = packed, name+".gz"
	}
	if !strings.HasSuffix(name, ".gz") {
		return raw, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	body, err := io.ReadAll(io.LimitReader(unpacked, maxFile+1))
	if err == nil && len(body) > maxFile {
		err = fmt.Errorf("larger than %d MB", maxFile>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return body, nil
}
