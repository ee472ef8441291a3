package arch

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Drawn is the import table as the code really is: for every package of the tree, which of
// ours it imports outside tests, and what lives there.
func Drawn(files []File) string {
	imports := make(map[string]map[string]bool)
	for _, f := range files {
		if imports[f.Package()] == nil {
			imports[f.Package()] = make(map[string]bool)
		}
		for _, spec := range f.ast.Imports {
			if target, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module); ours && !f.Test() {
				imports[f.Package()][target] = true
			}
		}
	}
	var b strings.Builder
	b.WriteString("| package | imports of ours | what lives there |\n|---|---|---|\n")
	for _, row := range Table() {
		if used, exists := imports[row.Package]; exists {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", row.Package, list(used), row.Holds)
		}
	}
	return b.String()
}

func list(used map[string]bool) string {
	if len(used) == 0 {
		return "–"
	}
	return strings.Join(slices.Sorted(maps.Keys(used)), ", ")
}
