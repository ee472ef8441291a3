// Package arch holds the rules that the architecture keeps, as code that a test runs: which
// package may import which, how long files and functions may be, where the clock is read, and
// what must not stand in any file. docs/architecture.md prints its table.
//
// A package that is not in the table breaks the rule: a new one is a new row, with a reason.
package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// module is the path under which our own packages are imported.
const module = "barid/"

// Row is one package of the table: what it may import of ours, and what lives there.
type Row struct {
	Package string
	Imports []string
	Holds   string
}

// Table is the import table. "*" stands for every package.
func Table() []Row {
	return []Row{
		{"cmd/barid", []string{"*"}, "main, config, wiring; one file a subcommand"},
		{"news", nil, "nouns of the world: feed, entry, article, story, theme, summary, sentence, citation, finding"},
		{"audience", []string{"news", "digest"}, "nouns of people: subscriber, preference, consent, suppression, token"},
		{"digest", []string{"news", "text"}, "nouns of the product: edition, cadence, content, selection, draft, issue; no I/O"},
		{"text", nil, "language: normalizing, words, sentences, stems, numbers, dates, quotations, names, gazetteer; pure"},
		{"collect", []string{"news", "text", "collect/charset", "collect/fetch", "collect/lines", "collect/links", "collect/markup", "collect/page", "collect/paste", "collect/sanitize", "collect/syndication"}, "due feeds → entries → articles"},
		{"collect/bounds", []string{"news"}, "what markup is too dear to be parsed: asked by every parser of a publisher's bytes"},
		{"collect/charset", nil, "bytes of any encoding → UTF-8; pure, asked by every reader of a publisher's bytes"},
		{"collect/fetch", []string{"news"}, "the bounded HTTP client that refuses private addresses: used by every dialect of feed"},
		{"collect/lines", []string{"text"}, "what one line of a page is: caption, furniture, dateline; asked by both readers of text"},
		{"collect/links", []string{"collect/bounds", "collect/charset"}, "page → its feeds, and the articles that it lists; pure"},
		{"collect/markup", []string{"news", "collect/lines"}, "HTML → paragraphs; pure"},
		{"collect/opml", []string{"collect/charset"}, "lists of feeds, read from what is hardly XML, and written; pure"},
		{"collect/page", []string{"news", "collect/bounds", "collect/charset", "collect/lines"}, "web page → article: text, headline, authors, date; large, and measured by itself"},
		{"collect/paste", []string{"news", "text", "collect/lines"}, "pasted text → articles: pure, and large enough to stand alone"},
		{"collect/sanitize", []string{"news"}, "hostile HTML → harmless HTML; the one place that decides what may be shown"},
		{"collect/syndication", []string{"collect/bounds", "collect/charset"}, "RSS, Atom, RDF, JSON Feed, news sitemap → entries: a repair pass and gofeed"},
		{"cluster", []string{"news", "text"}, "articles → stories → themes; pure"},
		{"summarize", []string{"news", "text"}, "story → summary; extractive"},
		{"summarize/model", []string{"news", "text", "summarize"}, "the LLM back end: prompts, schema, limits"},
		{"verify", []string{"news", "text"}, "sentence × cited text → findings; pure"},
		{"press", []string{"news", "digest", "text", "cluster", "summarize", "verify"}, "due edition → draft: the order of the steps and every fall-back between them"},
		{"deliver", []string{"news", "digest", "audience"}, "delivery, message, ledger; the dispatcher; knows no mail library"},
		{"deliver/compose", []string{"news", "digest", "audience", "deliver", "templates"}, "issue × selection → message"},
		{"deliver/smtp", []string{"deliver"}, "SMTP transport"},
		{"deliver/outbox", []string{"deliver"}, ".eml files in a folder"},
		{"templates", []string{"news", "digest"}, "mail and page templates, flat views, one mapper for all of them"},
		{"store", []string{"news", "digest", "audience", "deliver"}, "SQLite"},
		{"store/storetest", []string{"news", "digest", "audience", "deliver", "store"}, "one conformance suite for every database"},
		{"site", []string{"news", "digest", "audience", "deliver", "templates"}, "readers' pages: one-click unsubscribe, preferences, archive, Atom feeds"},
		{"desk", []string{"news", "digest", "audience", "deliver", "templates"}, "editors' pages: sign-in, review, edit, approve, withdraw"},
		{"metrics", []string{"news", "digest", "deliver"}, "how an installation stands, for a monitor; the one place that knows Prometheus"},
		{"jobs", nil, "when tasks run: cron rings, sweeps find the work in rows"},
		{"lab", []string{"news", "digest", "audience", "text", "press", "collect", "collect/lines", "collect/opml", "collect/page", "collect/sanitize", "collect/syndication", "cluster", "summarize", "verify"}, "evaluation on files"},
		{"internal/arch", nil, "these rules"},
		{"internal/bomb", []string{"collect/links", "collect/markup", "collect/opml", "collect/page", "collect/paste", "collect/sanitize", "collect/syndication"}, "hostile documents, and what each parser takes for them"},
		{"internal/browser", nil, "headless Chromium for tests: pages driven, pictures kept"},
		{"internal/faults", []string{"news", "digest", "press", "store", "summarize/model", "internal/modeltest"}, "the fault run: editions of sixty stories through every failure of a model"},
		{"internal/fixture", []string{"news", "digest", "audience"}, "contents, issues and subscribers for tests"},
		{"internal/peer", nil, "other makers' programs that tests work against: found, or the test is skipped"},
		{"internal/modeltest", nil, "a scripted OpenAI-compatible server"},
	}
}

// Violation is a rule that a place breaks.
type Violation struct{ Place, Rule string }

func (v Violation) String() string { return v.Place + ": " + v.Rule }

// File is one parsed source file, named by its path in the module.
type File struct {
	Path string
	Text string
	fset *token.FileSet
	ast  *ast.File
}

// Parse reads one source file.
func Parse(name, source string) (File, error) {
	f := File{Path: name, Text: source, fset: token.NewFileSet()}
	var err error
	f.ast, err = parser.ParseFile(f.fset, name, source, parser.ParseComments)
	return f, err
}

// Tree reads every Go file below root that the module compiles.
func Tree(root fs.FS) ([]File, error) {
	var files []File
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := d.Name(); d.IsDir() && name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || ownModule(root, name)) {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := Parse(name, string(source))
		files = append(files, f)
		return err
	})
	return files, err
}

// ownModule tells that a folder is a module of its own, which ours only stands beside.
func ownModule(root fs.FS, folder string) bool {
	_, err := fs.Stat(root, path.Join(folder, "go.mod"))
	return err == nil
}

// Package is the folder of the file, as the table names it.
func (f File) Package() string { return path.Dir(f.Path) }

// Test tells that the file is compiled for tests only.
func (f File) Test() bool { return strings.HasSuffix(f.Path, "_test.go") }

func (f File) violation(at token.Pos, rule string, args ...any) Violation {
	return Violation{fmt.Sprintf("%s:%d", f.Path, f.fset.Position(at).Line), fmt.Sprintf(rule, args...)}
}

// Imports checks a file against the table. Tests may import internal packages too, and the
// package that they test from outside.
func Imports(f File) []Violation {
	table := Table()
	i := slices.IndexFunc(table, func(r Row) bool { return r.Package == f.Package() })
	if i < 0 {
		return []Violation{{f.Path, "package " + f.Package() + " is not in the import table"}}
	}
	var found []Violation
	for _, spec := range f.ast.Imports {
		target, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module)
		if !ours || slices.Contains(table[i].Imports, "*") || slices.Contains(table[i].Imports, target) {
			continue
		}
		if f.Test() && (target == f.Package() || strings.HasPrefix(target, "internal/")) {
			continue
		}
		found = append(found, f.violation(spec.Pos(), "package %s may not import %s", f.Package(), target))
	}
	return found
}
