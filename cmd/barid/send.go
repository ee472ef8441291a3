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

// testMail is which content a test mail is made of; without any, the newest draft.
type testMail struct {
	to      string
	issue   digest.IssueID
	draft   int64
	edition string
}

func (p *program) sendCommand() *cobra.Command {
	var test testMail
	cmd := &cobra.Command{
		Use:   "send [ISSUE]",
		Short: "Deliver an approved issue, or what is left of it",
		Long: `Delivers an issue to every subscriber who has not got it yet: the one that is named, or
the newest. What was sent before is never sent again; what was refused for now is tried
again when it is due.

With --to it sends one test mail to that address, of the newest draft, of the newest draft
of an edition, or of the draft or issue that is named: marked [Draft], with links that do
nothing, and counted nowhere.`,
		Example: "  barid send\n  barid send 3\n  barid send --to me@example.org\n  barid send --to me@example.org --draft 7",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := test.check(args); err != nil {
				return err
			}
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
			if test.issue = digest.IssueID(id); test.to != "" {
				return errors.Join(p.sendTest(cmd.Context(), n, test), n.close())
			}
			return errors.Join(p.send(cmd.Context(), n, digest.IssueID(id)), n.close())
		},
	}
	cmd.Flags().StringVar(&test.to, "to", "", "send one test mail to this `address` instead")
	cmd.Flags().Int64Var(&test.draft, "draft", 0, "with --to: of this draft")
	cmd.Flags().StringVarP(&test.edition, "edition", "e", "", "with --to: of the newest draft of this `edition`")
	return cmd
}

func (t testMail) check(args []string) error {
	named := len(args)
	for _, given := range []bool{t.draft != 0, t.edition != ""} {
		if given {
			named++
		}
	}
	switch {
	case t.to == "" && named > len(args):
		return usagef("--draft and --edition choose what a test mail is made of; say who gets it with --to")
	case named > 1:
		return usagef("name one of an issue, --draft and --edition")
	}
	return nil
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

// sendTest sends a content to one address outside the ledger.
func (p *program) sendTest(ctx context.Context, n *newsroom, t testMail) (err error) {
	address, err := audience.ParseAddress(t.to)
	if err != nil {
		return usagef("%s", plain(err))
	}
	content, err := n.testContent(ctx, t)
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

func (n *newsroom) testContent(ctx context.Context, t testMail) (digest.Content, error) {
	switch {
	case t.issue != 0:
		issue, err := n.issueOrNewest(ctx, t.issue)
		return issue.Content(), err
	case t.draft != 0:
		draft, err := n.draftByID(ctx, digest.DraftID(t.draft))
		return draft.Content, err
	}
	if _, err := n.chosen(t.edition); err != nil {
		return digest.Content{}, err
	}
	drafts, err := n.db.Drafts(ctx, digest.EditionID(t.edition), 1)
	if err == nil && len(drafts) == 0 {
		err = usagef("there is no draft yet; 'barid run' or 'barid draft' makes one")
	}
	if err != nil {
		return digest.Content{}, err
	}
	return drafts[0].Content, nil
}

// draftByID finds the draft that a command names.
func (n *newsroom) draftByID(ctx context.Context, id digest.DraftID) (digest.Draft, error) {
	draft, err := n.db.Draft(ctx, id)
	if errors.Is(err, news.ErrNotFound) {
		return draft, usagef("there is no draft %d; 'barid status' lists them", id)
	}
	return draft, err
}
