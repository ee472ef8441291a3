package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func (p *program) deliveriesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "deliveries",
		Short: "See who got an issue, and decide what is uncertain",
		Long: `Every issue has one delivery per subscriber, and each stands in one state. One that was being
sent when the process or the connection died is uncertain: it may have arrived, and nobody
can know. Barid never repeats it by itself; you decide whether that reader may get it twice
(resend) or perhaps not at all (hold).`,
	}
	return group(cmd, p.deliveriesListCommand(), p.deliveriesResendCommand(), p.deliveriesHoldCommand())
}

func (p *program) deliveriesListCommand() *cobra.Command {
	var issue int64
	var state string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "Show the deliveries of an issue, or those in a state, by name",
		Example: "  barid deliveries list\n  barid deliveries list --state uncertain\n  barid deliveries list --issue 3 --json",
		Args:    cobra.NoArgs,
		RunE: p.inside(func(ctx context.Context, n *newsroom, _ []string) error {
			if state != "" && !slices.Contains(deliver.States(), deliver.State(state)) {
				return usagef("%q is no state; they are %s", state, stateNames())
			}
			filter := deliver.Filter{State: deliver.State(state)}
			if issue != 0 || state == "" {
				of, err := n.issueOrNewest(ctx, digest.IssueID(issue))
				if err != nil {
					return err
				}
				filter.Issue = of.ID()
			}
			found, err := n.db.Recipients(ctx, filter)
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(deliveryResults(found))
			}
			return p.listDeliveries(found)
		}),
	}
	cmd.Flags().Int64Var(&issue, "issue", 0, "of this issue; default: the newest, or with --state all")
	cmd.Flags().StringVar(&state, "state", "", "only those in this `state`: "+stateNames())
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return cmd
}

func stateNames() string {
	var names []string
	for _, s := range deliver.States() {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

func (p *program) listDeliveries(found []deliver.Recipient) error {
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "DELIVERY\tISSUE\tADDRESS\tSTATE\tATTEMPTS\tSINCE\tWHY")
	for _, d := range deliveryResults(found) {
		said := []string{d.Reason, d.Reply}
		if d.HeldBy != "" {
			said = append([]string{"held by " + d.HeldBy}, said...)
		}
		why := strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ": ")
		fmt.Fprintf(table, "%d\t%d\t%s\t%s\t%d\t%s\t%s\n", d.Delivery, d.Issue, d.Address, d.State, d.Attempts,
			d.Since.Format("2006-01-02 15:04 UTC"), oneLine(why))
	}
	return table.Flush()
}

// oneLine keeps what a relay said from breaking a table or driving the terminal.
func oneLine(text string) string {
	printable := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(printable), " ")
}

// deliveryResult is a delivery as scripts read one.
type deliveryResult struct {
	Delivery deliver.DeliveryID `json:"delivery"`
	Issue    digest.IssueID     `json:"issue"`
	Address  string             `json:"address"`
	State    deliver.State      `json:"state"`
	Attempts int                `json:"attempts"`
	Since    time.Time          `json:"since"`
	Reason   string             `json:"reason,omitempty"`
	HeldBy   string             `json:"held_by,omitempty"`
	Reply    string             `json:"reply,omitempty"`
}

func deliveryResults(found []deliver.Recipient) []deliveryResult {
	results := make([]deliveryResult, 0, len(found))
	for _, d := range found {
		results = append(results, deliveryResult{
			Delivery: d.ID, Issue: d.Issue, Address: d.Address, State: d.State, Attempts: d.Attempts,
			Since: d.Updated, Reason: d.Reason, HeldBy: d.HeldBy, Reply: d.Reply,
		})
	}
	return results
}

func (p *program) deliveriesResendCommand() *cobra.Command {
	return p.decideCommand(decision{
		use: "resend", short: "Send uncertain deliveries once more: they may arrive twice",
		done: "to be sent again; 'barid serve' does it, or 'barid send' at once", apply: (*newsroom).resend,
	})
}

func (p *program) deliveriesHoldCommand() *cobra.Command {
	return p.decideCommand(decision{
		use: "hold", short: "Leave uncertain deliveries as they are: they may never have arrived",
		done: "left as it is", apply: (*newsroom).hold,
	})
}

func (n *newsroom) resend(ctx context.Context, id deliver.DeliveryID, d deliver.Decision) error {
	return n.db.Resend(ctx, id, d)
}

func (n *newsroom) hold(ctx context.Context, id deliver.DeliveryID, d deliver.Decision) error {
	return n.db.Hold(ctx, id, d)
}

// decision is one of the two that can be taken of an uncertain delivery.
type decision struct {
	use, short, done string
	apply            func(*newsroom, context.Context, deliver.DeliveryID, deliver.Decision) error
}

func (p *program) decideCommand(d decision) *cobra.Command {
	var issue int64
	var by string
	cmd := &cobra.Command{
		Use:   d.use + " [DELIVERY]…",
		Short: d.short,
		Long: d.short + `.
Name deliveries by the numbers that 'barid deliveries list --state uncertain' prints, or with
--issue take all of an issue that nobody has decided on yet. Your word is kept as the reason.`,
		Example: fmt.Sprintf("  barid deliveries %s 17 23\n  barid deliveries %s --issue 3 --by rima", d.use, d.use),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			ids, err := n.toDecide(ctx, digest.IssueID(issue), args)
			if err != nil {
				return err
			}
			for _, id := range ids {
				err := d.apply(n, ctx, id, p.decision(by))
				switch {
				case errors.Is(err, news.ErrNotFound):
					return usagef("there is no delivery %d; 'barid deliveries list' has their numbers", id)
				case errors.Is(err, news.ErrConflict):
					return usagef("delivery %d is not uncertain, or its issue is cancelled", id)
				case err != nil:
					return err
				}
				p.sayf("Delivery %d  %s\n", id, d.done)
			}
			if len(ids) == 0 {
				fmt.Fprintln(p.stdout, "Nothing     is undecided")
				return errNothing
			}
			return nil
		}),
	}
	cmd.Flags().Int64Var(&issue, "issue", 0, "all undecided ones of this issue")
	cmd.Flags().StringVar(&by, "by", "", byUsage)
	return cmd
}

// toDecide reads the deliveries that a command names, or finds the undecided ones of an issue.
func (n *newsroom) toDecide(ctx context.Context, issue digest.IssueID, args []string) ([]deliver.DeliveryID, error) {
	if (issue == 0) == (len(args) == 0) {
		return nil, usagef("name deliveries by number, or all undecided ones of an issue with --issue")
	}
	var ids []deliver.DeliveryID
	for _, arg := range args {
		id, err := numberIn(arg, "delivery", "deliveries list")
		if err != nil {
			return nil, err
		}
		ids = append(ids, deliver.DeliveryID(id))
	}
	if issue == 0 {
		return ids, nil
	}
	if _, err := n.issueOrNewest(ctx, issue); err != nil {
		return nil, err
	}
	uncertain, err := n.db.Deliveries(ctx, issue, deliver.Uncertain)
	for _, d := range uncertain {
		if d.Undecided() {
			ids = append(ids, d.ID)
		}
	}
	return ids, err
}
