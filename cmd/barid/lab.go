package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"barid/lab"
)

func (p *program) labCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lab",
		Short: "Measure grouping, summaries and checks on files",
		Long: `Runs one step of the pipeline over JSON lines, with the settings that 'barid run' uses,
so that its results can be scored against a right answer.`,
		Example: "  barid lab cluster --in articles.jsonl --out stories.jsonl",
	}
	cmd.AddCommand(
		p.labStep(labStep{"cluster", "Group articles {id, title, text, …} into stories {id, story}", lab.Cluster}),
		p.labStep(labStep{"summarize", "Summarize {id, articles: [{id, title, text}]} as {id, summary, headline}", lab.Summarize}),
		p.labStep(labStep{"check", "Check {id, source, summary} and print {id, supported, score, entities}", lab.Check}),
	)
	return cmd
}

type labStep struct {
	name, short string
	run         func(in io.Reader, out io.Writer) error
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
			target, err := os.Create(out)
			if err != nil {
				return usagef("--out: %v", err)
			}
			if err := errors.Join(s.run(source, target), target.Close()); err != nil {
				return fmt.Errorf("%s: %w", in, err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&in, "in", "", "the `file` of JSON lines to read (required)")
	cmd.Flags().StringVar(&out, "out", "", "the `file` of JSON lines to write (required)")
	for _, name := range []string{"in", "out"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}
