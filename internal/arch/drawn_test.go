package arch

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "draw the table in docs/architecture.md anew")

const (
	tableBegin = "<!-- table: go test ./internal/arch -update -->\n"
	tableEnd   = "<!-- end -->"
)

func TestArchitecturePageShowsTheCode(t *testing.T) {
	const page = "../../docs/architecture.md"
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(raw), tableBegin)
	table, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the table", page)
	}
	files, err := Tree(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	drawn := Drawn(files)
	if *update {
		if err := os.WriteFile(page, []byte(before+tableBegin+drawn+tableEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != drawn {
		t.Errorf("%s shows another table than the code has; draw it anew with go test ./internal/arch -update", page)
	}
}
