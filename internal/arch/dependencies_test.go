package arch

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestDependenciesAreExplained(t *testing.T) {
	files, err := Tree(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	modules, page := read(t, "../../go.mod"), read(t, "../../docs/dependencies.md")
	if n := len(imported(files, modules)); n < 10 {
		t.Fatalf("only %d imported modules found: the walk is broken", n)
	}
	for _, module := range unexplained(files, modules, page) {
		t.Errorf("docs/dependencies.md has no row for %s", module)
	}
}

func TestUnexplainedDependencyIsFound(t *testing.T) {
	f, err := Parse("store/a.go", `package store; import ("fmt"; "barid/news"; "known.example/db"; _ "new.example/db/v2/driver"; "new.example/d")`)
	if err != nil {
		t.Fatal(err)
	}
	const (
		modules = "require (\n\tknown.example/db v1.0.0\n\tnew.example/d v1.0.0\n\tnew.example/db/v2 v2.1.0 // indirect\n\tunused.example/x v0.1.0\n)\n"
		page    = "| `known.example/db` | why |\n| why | `new.example/db/v2` |\n| `new.example/d` | why |\n"
	)
	if got := unexplained([]File{f}, modules, page); !slices.Equal(got, []string{"new.example/db/v2"}) {
		t.Errorf("unexplained are %q, want new.example/db/v2 alone", got)
	}
}

// unexplained returns the imported modules that head no row of the page's tables.
func unexplained(files []File, modules, page string) []string {
	return slices.DeleteFunc(imported(files, modules), func(module string) bool {
		return strings.Contains("\n"+page, "\n| `"+module+"` |")
	})
}

var required = regexp.MustCompile(`(?m)^\s+(\S+\.\S+) v`)

// imported returns the modules of a go.mod that files import, sorted. None of ours lies
// within another.
func imported(files []File, modules string) []string {
	found := make(map[string]bool)
	for _, m := range required.FindAllStringSubmatch(modules, -1) {
		for _, f := range files {
			for _, spec := range f.ast.Imports {
				if path := strings.Trim(spec.Path.Value, `"`); path == m[1] || strings.HasPrefix(path, m[1]+"/") {
					found[m[1]] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
