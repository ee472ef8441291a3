package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"barid/digest"
	"barid/news"
)

// subscriberRow is one reader's part in one edition, as people and scripts read it.
type subscriberRow struct {
	Address    string           `json:"address"`
	Edition    digest.EditionID `json:"edition"`
	Themes     []string         `json:"themes,omitempty"`
	Length     digest.Length    `json:"length"`
	Given      time.Time        `json:"given"`
	How        string           `json:"how"`
	Withdrawn  *time.Time       `json:"withdrawn,omitempty"`
	Suppressed string           `json:"suppressed,omitempty"`
}

func (r subscriberRow) state() string {
	switch {
	case r.Suppressed != "":
		return "suppressed: " + r.Suppressed
	case r.Withdrawn != nil:
		return "left " + stamp(*r.Withdrawn)
	}
	return "since " + stamp(r.Given) + ", " + r.How
}

func (p *program) subscribersListCommand() *cobra.Command {
	var edition string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "Show who gets what, since when, and who has left",
		Example: "  barid subscribers list --edition morning\n  barid subscribers list --json",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			if _, err := n.chosen(edition); err != nil {
				return err
			}
			rows, err := n.subscriberRows(ctx, digest.EditionID(edition))
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(rows)
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "ADDRESS\tEDITION\tTHEMES\tLENGTH\tSTATE")
			for _, r := range rows {
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", r.Address, r.Edition, cmp.Or(strings.Join(r.Themes, ";"), "all"), r.Length, r.state())
			}
			return table.Flush()
		}),
	}
	cmd.Flags().StringVarP(&edition, "edition", "e", "", "only this `edition`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}

// subscriberRows are the parts of all readers in one edition, or in all of them.
func (n *newsroom) subscriberRows(ctx context.Context, edition digest.EditionID) ([]subscriberRow, error) {
	subscribers, err := n.db.Subscribers(ctx)
	if err != nil {
		return nil, err
	}
	slugs, err := n.slugs(ctx)
	if err != nil {
		return nil, err
	}
	suppressions, err := n.db.Suppressions(ctx)
	if err != nil {
		return nil, err
	}
	reasons := make(map[string]string)
	for _, s := range suppressions {
		reasons[s.Address] = s.Reason
	}
	rows := []subscriberRow{}
	for _, s := range subscribers {
		for _, p := range s.Preferences {
			if edition != "" && p.Edition != edition {
				continue
			}
			row := subscriberRow{Address: s.Address, Edition: p.Edition, Length: p.Selection.Length, Given: p.Consent.Given,
				How: p.Consent.How, Suppressed: reasons[strings.ToLower(s.Address)]}
			if !p.Consent.Withdrawn.IsZero() {
				row.Withdrawn = &p.Consent.Withdrawn
			}
			for _, id := range p.Selection.Themes {
				row.Themes = append(row.Themes, slugs[id])
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// slugs name the themes.
func (n *newsroom) slugs(ctx context.Context) (map[news.ThemeID]string, error) {
	themes, err := n.db.Themes(ctx)
	slugs := make(map[news.ThemeID]string, len(themes))
	for _, t := range themes {
		slugs[t.ID] = t.Slug
	}
	return slugs, err
}
