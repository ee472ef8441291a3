package arch

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// rules are all that every file of the tree is held to.
func rules() map[string]func(File) []Violation {
	return map[string]func(File) []Violation{
		"imports": Imports, "length": Length, "signatures": Signatures,
		"contexts": Contexts, "globals": Globals, "clock": Clock,
	}
}

func TestTreeKeepsTheRules(t *testing.T) {
	files, err := Tree(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files found: the walk is broken", len(files))
	}
	for name, rule := range rules() {
		t.Run(name, func(t *testing.T) {
			for _, f := range files {
				for _, v := range rule(f) {
					t.Error(v)
				}
			}
		})
	}
}

// Every rule is seen to fail: a rule that cannot is no rule.
func TestRulesFailOnViolations(t *testing.T) {
	long := strings.Repeat("\tx++\n", maxFunction)
	tests := []struct{ rule, path, source, want string }{
		{"imports", "news/a.go", `package news; import _ "barid/store"`, "may not import store"},
		{"imports", "news/a_test.go", `package news; import _ "barid/store"`, "may not import store"},
		{"imports", "deliver/compose/a.go", `package compose; import _ "barid/deliver/smtp"`, "may not import deliver/smtp"},
		{"imports", "elsewhere/a.go", `package elsewhere`, "not in the import table"},
		{"length", "news/a.go", "package news\n" + strings.Repeat("// x\n", maxFile), "file has 401 lines"},
		{"length", "news/a_test.go", "package news\nfunc f() {\n\tx := 0\n" + long + "}\n", "f has 63 lines"},
		{"signatures", "news/a.go", "package news\nfunc F(quick bool) {}", "boolean parameter"},
		{"signatures", "news/a.go", "package news\nfunc f(a, b, c, d, e int) {}", "5 parameters"},
		{"signatures", "news/a.go", "package news\nimport \"context\"\nfunc f(a int, ctx context.Context) {}", "context first"},
		{"contexts", "news/a.go", "package news\nimport \"context\"\ntype t struct{ ctx context.Context }", "stores a context"},
		{"globals", "news/a.go", "package news\nvar count int", "package variable count"},
		{"globals", "news/a.go", "package news\nvar Table = []int{1}", "package variable Table"},
		{"globals", "news/a.go", "package news\nvar count = load()", "package variable count"},
		{"globals", "news/a.go", "package news\nvar table = []int{1}\nfunc f() { table = nil }", "table is assigned"},
		{"globals", "news/a.go", "package news\nfunc init() {}", "init()"},
		{"globals", "news/a.go", "package news\nfunc f() { panic(1) }", "panic"},
		{"clock", "press/a.go", "package press\nimport \"time\"\nvar _ = time.Now()", "time.Now outside cmd"},
		{"clock", "press/a.go", "package press\nimport \"time\"\nfunc f() { time.Sleep(1) }", "time.Sleep"},
	}
	for _, tt := range tests {
		t.Run(tt.rule+" "+tt.want, func(t *testing.T) {
			f, err := Parse(tt.path, tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(rules()[tt.rule](f)); !strings.Contains(got, tt.want) {
				t.Errorf("the rule says %q, want %q in it", got, tt.want)
			}
		})
	}
}

func TestRulesPassWhatIsAllowed(t *testing.T) {
	const source = `package text
import ("errors"; "regexp"; _ "embed")
var ErrOpen = errors.New("open")
var digits = regexp.MustCompile("[0-9]+")
var table = map[string]int{"a": 1}
var words = set("a b")
//go:embed data.tsv
var data string
var _ error = ErrOpen
func f(table []int) { table = nil }
`
	f, err := Parse("text/a.go", source)
	if err != nil {
		t.Fatal(err)
	}
	for name, rule := range rules() {
		if got := rule(f); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func ExampleImports() {
	f, err := Parse("verify/verify.go", `package verify; import _ "barid/store"`)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(Imports(f))
	// Output: [verify/verify.go:1: package verify may not import store]
}
