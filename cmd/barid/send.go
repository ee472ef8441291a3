package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"barid/audience"
	"barid/deliver"
	"barid/deliver/compose"
	"barid/digest"
	"barid/news"
)

func (p *program) sendCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "send [ISSUE]",
		Short: "Deliver an approved issue, or what is left of it",
		Long: `Delivers an issue to every subscriber who has not got it yet: the one that is named, or
the newest. What was sent before is never sent again; what was refused for now is tried
again when it is due.

With --to it sends one test mail of the newest draft (or of the named issue) to that
address: marked [Draft], with links that do nothing, and counted nowhere.`,
		Example: "  barid send\n  barid send 3\n  barid send --to me@example.org",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			var id int64
			if len(args) > 0 {
				if id, err = number(args[0], "issue"); err != nil {
					return errors.Join(err, n.close())
				}
			}
			if to != "" {
				return errors.Join(p.sendTest(cmd.Context(), n, digest.IssueID(id), to), n.close())
			}
			return errors.Join(p.send(cmd.Context(), n, digest.IssueID(id)), n.close())
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "send one test mail to this `address` instead")
	return cmd
}

func (p *program) send(ctx context.Context, n *newsroom, id digest.IssueID) error {
	issue, err := n.issueOrNewest(ctx, id)
	if err != nil {
		return err
	}
	halt, err := n.haltOf(ctx, issue.ID())
	if err != nil {
		return err
	}
	if halt.Kind != "" {
		return usagef("issue %d is %s, by %s", issue.ID(), halt.Kind, halt.By)
	}
	if err := n.publish(ctx, issue); err != nil {
		return err
	}
	report, err := n.dispatch(ctx)
	if err != nil {
		return err
	}
	counts, err := n.db.Counts(ctx, issue.ID())
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Issue %d     %s\n", issue.ID(), states(counts))
	if report.Stopped != "" {
		p.sayf("Stopped     %s\nNext        nothing is lost; 'barid send %d' or 'barid serve' goes on\n", report.Stopped, issue.ID())
	}
	if report.Counts.Total() == 0 {
		return errNothing
	}
	return nil
}

// issueOrNewest finds the issue that a command means.
func (n *newsroom) issueOrNewest(ctx context.Context, id digest.IssueID) (digest.Issue, error) {
	if id != 0 {
		issue, err := n.db.Issue(ctx, id)
		if errors.Is(err, news.ErrNotFound) {
			return issue, usagef("there is no issue %d; 'barid status' lists them", id)
		}
		return issue, err
	}
	newest, err := n.db.Issues(ctx, "", 1)
	if err != nil {
		return digest.Issue{}, err
	}
	if len(newest) == 0 {
		return digest.Issue{}, usagef("there is no issue yet; 'barid run' makes a draft, 'barid approve' makes it an issue")
	}
	return newest[0], nil
}

// sendTest sends the newest draft, or a named issue, to one address outside the ledger.
func (p *program) sendTest(ctx context.Context, n *newsroom, id digest.IssueID, to string) (err error) {
	address, err := audience.ParseAddress(to)
	if err != nil {
		return usagef("%s", plain(err))
	}
	content, err := n.testContent(ctx, id)
	if err != nil {
		return err
	}
	message, err := n.composer.Test(compose.TestSend{View: content.View(digest.Selection{}), To: address, At: n.now()})
	if err != nil {
		return err
	}
	sender, closeSender, err := n.sender()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSender()) }()
	if reason := sender.Refuses(address); reason != "" {
		return usagef("%s: %s", address, reason)
	}
	outcome, err := sender.Send(ctx, message)
	if err != nil {
		return fmt.Errorf("test mail to %s: it may or may not have arrived: %w", address, err)
	}
	if !outcome.Accepted() {
		return fmt.Errorf("test mail to %s was not taken: %s", address, outcome)
	}
	fmt.Fprintf(p.stdout, "Sent        one test mail of %q to %s: %s\n", content.Subject, address, p.where(n, outcome))
	return nil
}

func (p *program) where(n *newsroom, o deliver.Outcome) string {
	if n.config.transport.kind == "outbox" {
		return "it lies in " + n.short(n.outboxDir())
	}
	return o.String()
}

func (n *newsroom) testContent(ctx context.Context, id digest.IssueID) (digest.Content, error) {
	if id == 0 {
		drafts, err := n.db.Drafts(ctx, "", 1)
		if err != nil {
			return digest.Content{}, err
		}
		if len(drafts) > 0 {
			return drafts[0].Content, nil
		}
	}
	issue, err := n.issueOrNewest(ctx, id)
	return issue.Content(), err
}
