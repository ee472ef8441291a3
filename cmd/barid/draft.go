package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (p *program) draftCommand() *cobra.Command {
	var f runFlags
	var estimate bool
	cmd := &cobra.Command{
		Use:   "draft",
		Short: "Make a draft from what has been collected",
		Long: `Groups, summarizes and verifies what has been collected and no issue has considered
yet, and keeps the draft. Nothing is approved or sent. Exit code 3 says that there was
nothing new.

With --estimate nothing is made or sent: it says what would be asked of the model, at most.
What the model has answered already counts as nothing.`,
		Example: "  barid draft --edition morning\n  barid draft --again\n  barid draft --estimate",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if estimate {
				return p.estimate(cmd.Context(), f)
			}
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			return errors.Join(p.draftAll(cmd, n, f), n.close())
		},
	}
	cmd.Flags().StringVarP(&f.edition, "edition", "e", "", "only this `edition`")
	cmd.Flags().BoolVar(&f.slot, "slot", false, "for the next planned issue, brought forward")
	cmd.Flags().BoolVar(&f.again, "again", false, "use what the last issue considered once more")
	cmd.Flags().BoolVar(&estimate, "estimate", false, "only say what the model would cost")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the result as JSON")
	return cmd
}

func (p *program) draftAll(cmd *cobra.Command, n *newsroom, f runFlags) error {
	editions, err := n.chosen(f.edition)
	if err != nil {
		return err
	}
	show := p.progress(f.json)
	result := runResult{Imported: n.imported}
	made := 0
	for _, e := range editions {
		slot, err := n.slot(cmd.Context(), e, f.slot)
		if err != nil {
			return err
		}
		report, err := n.draft(cmd.Context(), order{edition: e, slot: slot, again: f.again, observe: show.step})
		if err != nil {
			return fmt.Errorf("edition %s: %w", e.ID, err)
		}
		r, err := n.resultOf(cmd.Context(), e, report)
		if err != nil {
			return err
		}
		if report.NothingNew {
			last, found, err := n.lastIssue(cmd.Context(), e.ID)
			if err != nil {
				return err
			}
			if found {
				r.Since = last.ID()
			}
		} else {
			made++
			if r.Preview, err = n.previewDraft(cmd.Context(), report.Draft); err != nil {
				return err
			}
		}
		result.Editions = append(result.Editions, r)
		show.edition(n, e, r)
	}
	if err := show.finish(n, result); err != nil {
		return err
	}
	if made == 0 {
		return errNothing
	}
	return nil
}
