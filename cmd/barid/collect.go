package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (p *program) collectCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "collect",
		Short: "Read every feed and keep what is new",
		Long: `Reads every feed of the config: addresses, files and folders of pasted text. New and
changed articles are kept; a feed that cannot be read is named and the others go on.
Exit code 3 says that no feed brought anything new.`,
		Example: "  barid collect\n  barid collect --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			report, err := n.collector().Sweep(cmd.Context(), n.now())
			if err := errors.Join(err, n.close()); err != nil {
				return fmt.Errorf("collect: %w", err)
			}
			feeds := feedResults(report)
			if asJSON {
				if err := json.NewEncoder(p.stdout).Encode(feeds); err != nil {
					return err
				}
			}
			p.progress(asJSON).collected(feeds)
			for _, f := range feeds {
				if f.Added+f.Revised > 0 {
					return nil
				}
			}
			return errNothing
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return cmd
}
