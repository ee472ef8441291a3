package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"barid/deliver"
	"barid/digest"
	"barid/news"
)

func (p *program) issuesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "issues",
		Short: "Pause, resume or cancel what is being sent; export where it comes from",
		Long: `An issue's deliveries can be paused, at any moment and also before they begin, and resumed.
Cancelled ones are never sent; what has been sent cannot be called back. An approved issue
that is not published yet is taken back by 'barid withdraw'. What each sentence of an issue was
made of can be exported.`,
	}
	return group(cmd,
		p.issueCommand("pause", "Send nothing more of an issue until it is resumed", (*newsroom).pauseIssue),
		p.issueCommand("resume", "Go on with a paused issue", (*newsroom).resumeIssue),
		p.issueCommand("cancel", "Never send what is left of an issue", (*newsroom).cancelIssue),
		p.issueExportCommand(),
	)
}

func (p *program) withdrawCommand() *cobra.Command {
	cmd := p.issueCommand("withdraw", "Take an approval back, while nothing has been sent", (*newsroom).withdrawIssue)
	cmd.Long = `Takes the approval of an issue back until it is published: its draft is open again, to be edited
and approved, and no policy approves it at the deadline.`
	cmd.Example = "  barid withdraw 3"
	return cmd
}

const byUsage = "the `name` of who decides; default: the user of this shell"

// decision is the word of whoever calls.
func (p *program) decision(by string) deliver.Decision {
	return deliver.Decision{By: cmp.Or(by, p.getenv("USER"), "command line"), At: p.now()}
}

// issueCommand does one thing to one issue and says what follows.
func (p *program) issueCommand(use, short string, do func(*newsroom, context.Context, digest.IssueID, deliver.Decision) (string, error)) *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use:     use + " ISSUE",
		Short:   short,
		Example: "  barid issues " + use + " 3",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			id, err := number(args[0], "issue")
			if err != nil {
				return err
			}
			said, err := do(n, ctx, digest.IssueID(id), p.decision(by))
			switch {
			case errors.Is(err, news.ErrNotFound):
				return usagef("there is no issue %d; 'barid status' lists them", id)
			case errors.Is(err, news.ErrConflict):
				return n.refusal(ctx, use, digest.IssueID(id))
			case err != nil:
				return err
			}
			p.sayf("%s\n", said)
			return nil
		}),
	}
	cmd.Flags().StringVar(&by, "by", "", byUsage)
	return cmd
}

func (n *newsroom) pauseIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) (string, error) {
	if err := n.db.PauseIssue(ctx, id, d); err != nil {
		return "", err
	}
	return n.standing(ctx, id, fmt.Sprintf("Paused      'barid issues resume %d' goes on", id))
}

func (n *newsroom) resumeIssue(ctx context.Context, id digest.IssueID, _ deliver.Decision) (string, error) {
	if err := n.db.ResumeIssue(ctx, id); err != nil {
		return "", err
	}
	return n.standing(ctx, id, fmt.Sprintf("Resumed     'barid serve' goes on, or 'barid send %d' at once", id))
}

func (n *newsroom) cancelIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) (string, error) {
	if err := n.db.CancelIssue(ctx, id, d); err != nil {
		return "", err
	}
	return n.standing(ctx, id, "Cancelled   what had not been sent never will be")
}

func (n *newsroom) withdrawIssue(ctx context.Context, id digest.IssueID, d deliver.Decision) (string, error) {
	draft, err := n.db.WithdrawIssue(ctx, id, d)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("Withdrawn   draft %d waits for an editor: 'barid approve %d'", draft.ID, draft.ID), nil
}

// standing adds an issue's deliveries to what is said of it.
func (n *newsroom) standing(ctx context.Context, id digest.IssueID, said string) (string, error) {
	issue, err := n.db.Issue(ctx, id)
	if err != nil {
		return "", err
	}
	if issue.Record().PublishedAt.IsZero() {
		return fmt.Sprintf("%s\nIssue %d     not published yet", said, id), nil
	}
	counts, err := n.db.Counts(ctx, id)
	return fmt.Sprintf("%s\nIssue %d     %s", said, id, states(counts)), err
}

// refusal says why an issue stands against a command.
func (n *newsroom) refusal(ctx context.Context, use string, id digest.IssueID) error {
	halt, err := n.haltOf(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case use == "withdraw":
		return usagef("issue %d is published: its approval cannot be taken back; 'barid issues cancel %d' ends what is not sent yet", id, id)
	case halt.Kind == deliver.HaltCancelled:
		return usagef("issue %d is cancelled, by %s", id, halt.By)
	case use == "cancel":
		return usagef("issue %d is not published yet; 'barid withdraw %d' takes its approval back", id, id)
	}
	return usagef("issue %d is not paused", id)
}

// haltOf returns how an issue is halted; the zero Halt when it goes on.
func (n *newsroom) haltOf(ctx context.Context, id digest.IssueID) (deliver.Halt, error) {
	halts, err := n.db.Halts(ctx)
	for _, h := range halts {
		if h.Issue == id {
			return h, err
		}
	}
	return deliver.Halt{}, err
}
