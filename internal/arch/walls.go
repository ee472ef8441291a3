package arch

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// The walls, in lines.
const (
	maxFile     = 400
	maxFunction = 60
	maxParams   = 4
)

// Length checks the size of a file and of its functions.
func Length(f File) []Violation {
	var found []Violation
	if lines := strings.Count(f.Text, "\n"); lines > maxFile {
		found = append(found, f.violation(f.ast.Pos(), "file has %d lines, the wall is %d", lines, maxFile))
	}
	for _, fn := range functions(f) {
		first, last := f.fset.Position(fn.Pos()).Line, f.fset.Position(fn.End()).Line
		if lines := last - first + 1; lines > maxFunction {
			found = append(found, f.violation(fn.Pos(), "%s has %d lines, the wall is %d", fn.Name.Name, lines, maxFunction))
		}
	}
	return found
}

// Signatures checks parameters: four at most, the context first, no exported function with a
// boolean one.
func Signatures(f File) []Violation {
	var found []Violation
	for _, fn := range functions(f) {
		count := 0
		for _, field := range fn.Type.Params.List {
			if f.typeName(field.Type) == "bool" && fn.Name.IsExported() && !f.Test() {
				found = append(found, f.violation(field.Pos(), "%s is exported and has a boolean parameter", fn.Name.Name))
			}
			if f.typeName(field.Type) == "context.Context" && count > 0 && !f.Test() {
				found = append(found, f.violation(field.Pos(), "%s does not take its context first", fn.Name.Name))
			}
			count += max(1, len(field.Names))
		}
		if count > maxParams && !f.Test() {
			found = append(found, f.violation(fn.Pos(), "%s has %d parameters, the wall is %d", fn.Name.Name, count, maxParams))
		}
	}
	return found
}

// Contexts checks that no struct stores a context.
func Contexts(f File) []Violation {
	var found []Violation
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if s, ok := n.(*ast.StructType); ok {
			for _, field := range s.Fields.List {
				if f.typeName(field.Type) == "context.Context" {
					found = append(found, f.violation(field.Pos(), "a struct stores a context"))
				}
			}
		}
		return true
	})
	return found
}

// Globals checks that package variables are sentinels, compiled regexps, embeds, blank
// assertions, or unexported tables that are written as a literal and never assigned; and that
// there is no init and, outside main packages and tests, no panic.
func Globals(f File) []Violation {
	var found []Violation
	for _, decl := range f.ast.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			if d.Tok == token.VAR {
				found = append(found, f.variables(d)...)
			}
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.Name == "init" {
				found = append(found, f.violation(d.Pos(), "init() runs behind everyone's back"))
			}
		}
	}
	if f.Test() || f.ast.Name.Name == "main" {
		return found
	}
	for _, call := range f.calls() {
		if name, ok := call.Fun.(*ast.Ident); ok && name.Name == "panic" {
			found = append(found, f.violation(call.Pos(), "panic outside main and tests"))
		}
	}
	return found
}

func (f File) variables(d *ast.GenDecl) []Violation {
	var found []Violation
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		embedded := hasEmbed(d.Doc, v.Doc)
		for i, name := range v.Names {
			var value ast.Expr
			if i < len(v.Values) {
				value = v.Values[i]
			}
			if name.Name != "_" && !embedded && !f.Test() && !f.allowed(name, value) {
				found = append(found, f.violation(name.Pos(), "package variable %s is not a sentinel, regexp, embed or literal table", name.Name))
			}
			if assigned := f.assigned(name.Name); assigned.IsValid() && !f.Test() {
				found = append(found, f.violation(assigned, "package variable %s is assigned", name.Name))
			}
		}
	}
	return found
}

// allowed tells whether a variable's value is one that may stand in a package variable.
func (f File) allowed(name *ast.Ident, value ast.Expr) bool {
	switch v := value.(type) {
	case *ast.CompositeLit:
		return !name.IsExported()
	case *ast.CallExpr:
		switch f.typeName(v.Fun) {
		case "errors.New", "regexp.MustCompile":
			return true
		case "sync.OnceValue", "strings.NewReplacer", "template.CSS", "template.HTML":
			return !name.IsExported()
		}
		return !name.IsExported() && literalTable(v)
	}
	return false
}

// literalTable tells that a call does no more than parse a literal: set("a b c").
func literalTable(call *ast.CallExpr) bool {
	_, local := call.Fun.(*ast.Ident)
	for _, arg := range call.Args {
		if _, literal := arg.(*ast.BasicLit); !literal {
			return false
		}
	}
	return local && len(call.Args) > 0
}

// assigned finds an assignment to a package variable within its own file.
func (f File) assigned(name string) token.Pos {
	at := token.NoPos
	ast.Inspect(f.ast, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok || a.Tok == token.DEFINE {
			return true
		}
		for _, left := range a.Lhs {
			if id, ok := left.(*ast.Ident); ok && id.Name == name && id.Obj != nil && id.Obj.Decl != nil {
				if spec, ok := id.Obj.Decl.(*ast.ValueSpec); ok && slices.Contains(topLevel(f.ast), spec) {
					at = a.Pos()
				}
			}
		}
		return true
	})
	return at
}

func topLevel(file *ast.File) []*ast.ValueSpec {
	var specs []*ast.ValueSpec
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.GenDecl); ok {
			for _, s := range d.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					specs = append(specs, v)
				}
			}
		}
	}
	return specs
}

// clockFiles may read the clock for the deadlines of sockets.
var clockFiles = []string{"deliver/smtp/smtp.go", "collect/fetch/fetch.go"}

// Clock checks that the time comes in from cmd, and that nothing sleeps.
func Clock(f File) []Violation {
	var found []Violation
	for _, call := range f.calls() {
		switch name := f.typeName(call.Fun); name {
		case "time.Sleep":
			found = append(found, f.violation(call.Pos(), "time.Sleep cannot be cancelled"))
		case "time.Now", "time.Since", "time.Until":
			if !f.Test() && f.Package() != "cmd/barid" && !slices.Contains(clockFiles, f.Path) {
				found = append(found, f.violation(call.Pos(), "%s outside cmd", name))
			}
		}
	}
	return found
}

func (f File) calls() []*ast.CallExpr {
	var calls []*ast.CallExpr
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			calls = append(calls, c)
		}
		return true
	})
	return calls
}

// typeName prints an identifier or a qualified one; empty for anything else.
func (f File) typeName(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		if pkg, ok := x.X.(*ast.Ident); ok {
			return pkg.Name + "." + x.Sel.Name
		}
	}
	return ""
}

func functions(f File) []*ast.FuncDecl {
	var fns []*ast.FuncDecl
	for _, decl := range f.ast.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			fns = append(fns, fn)
		}
	}
	return fns
}

func hasEmbed(groups ...*ast.CommentGroup) bool {
	for _, g := range groups {
		if g == nil {
			continue
		}
		for _, c := range g.List {
			if strings.HasPrefix(c.Text, "//go:embed") {
				return true
			}
		}
	}
	return false
}
