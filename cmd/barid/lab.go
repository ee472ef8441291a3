package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"barid/lab"
)

func (p *program) labCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lab",
		Short: "Measure grouping, summaries and checks on files, and replay past issues",
		Long: `Runs one step of the pipeline over JSON lines, with the settings that 'barid run' uses,
so that its results can be scored against a right answer. Files that a row names are looked for
beside the file of rows, and below. 'barid lab replay' works on a past issue instead.`,
		Example: "  barid lab cluster --in articles.jsonl --out stories.jsonl",
	}
	return group(cmd,
		p.labStep(labStep{"cluster", "Group articles {id, title, text, …} into stories {id, story}", alone(lab.Cluster)}),
		p.labStep(labStep{"duplicates", "Find the near copies {a, b} among articles {id, title, text, …}", alone(lab.Duplicates)}),
		p.labStep(labStep{"summarize", "Summarize {id, articles: [{id, title, text}]} as {id, summary, headline}", alone(lab.Summarize)}),
		p.labStep(labStep{"check", "Check {id, source, summary} and print {id, supported, score, entities}", alone(lab.Check)}),
		p.labStep(labStep{"feeds", "Read the feeds {id, file, field} and print {id, got}, or {id, ok, items}", lab.Feeds}),
		p.labStep(labStep{"opml", "Read the lists of feeds {id, file} and print {id, got}, the number of feeds", lab.OPML}),
		p.labStep(labStep{"extract", "Read the pages {id, url, file} and print {id, text, title, author, date, lang}", lab.Extract}),
		p.labStep(labStep{"sanitize", "Clean the fragments {id, html} and print {id, html}", alone(lab.Sanitize)}),
		p.replayCommand(),
	)
}

type labStep struct {
	name, short string
	run         func(files fs.FS, in io.Reader, out io.Writer) error // files: the folder of in
}

// alone is a step whose rows name no files.
func alone(run func(in io.Reader, out io.Writer) error) func(fs.FS, io.Reader, io.Writer) error {
	return func(_ fs.FS, in io.Reader, out io.Writer) error { return run(in, out) }
}

func (p *program) labStep(s labStep) *cobra.Command {
	var in, out string
	cmd := &cobra.Command{
		Use:     s.name,
		Short:   s.short,
		Example: fmt.Sprintf("  barid lab %s --in rows.jsonl --out predictions.jsonl", s.name),
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			source, err := os.Open(in)
			if err != nil {
				return usagef("--in: %v", err)
			}
			defer source.Close()
			rows, err := unpacked(in, source)
			if err != nil {
				return usagef("--in: %v", err)
			}
			target, err := os.Create(out)
			if err != nil {
				return usagef("--out: %v", err)
			}
			if err := errors.Join(s.run(os.DirFS(filepath.Dir(in)), rows, target), target.Close()); err != nil {
				return fmt.Errorf("%s: %w", in, err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&in, "in", "", "the `file` of JSON lines to read, .gz too (required)")
	cmd.Flags().StringVar(&out, "out", "", "the `file` of JSON lines to write (required)")
	for _, name := range []string{"in", "out"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}

// unpacked reads a file through gzip where its name says so.
func unpacked(name string, file io.Reader) (io.Reader, error) {
	if !strings.HasSuffix(name, ".gz") {
		return file, nil
	}
	return gzip.NewReader(file)
}
