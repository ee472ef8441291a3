package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"barid/digest"
)

func (p *program) approveCommand() *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use:   "approve DRAFT",
		Short: "Say yes to a draft: it becomes an issue that nothing changes any more",
		Long: `Approves a draft by its number, as it is stored now. The approval binds to the hash of
the content. An issue for a planned slot is sent by 'barid serve' at its time; 'barid send'
sends it at once.`,
		Example: "  barid preview 7\n  barid approve 7 --by rima",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := number(args[0], "draft")
			if err != nil {
				return err
			}
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			name := cmp.Or(by, p.getenv("USER"), "command line")
			return errors.Join(p.approve(cmd.Context(), n, digest.DraftID(id), name), n.close())
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "the editor's `name`; default: the user of this shell")
	return cmd
}

func (p *program) approve(ctx context.Context, n *newsroom, id digest.DraftID, by string) error {
	draft, err := n.draftByID(ctx, id)
	if err != nil {
		return err
	}
	if draft.Issue != 0 {
		return usagef("draft %d is issue %d already; 'barid send %d' sends what is left of it", id, draft.Issue, draft.Issue)
	}
	issue, err := n.approve(ctx, draft, digest.Approver{Kind: digest.Editor, Name: by})
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Approved    draft %d as issue %d, by %s\n", id, issue.ID(), issue.ApprovedBy())
	when := "at once"
	if e, err := n.config.edition(string(draft.Content.Edition)); err == nil && draft.Content.Slot.Send.After(n.now()) {
		when = "now rather than " + clock(draft.Content.Slot.Send, e)
	}
	p.sayf("Next        'barid serve' sends it when it is due; 'barid send %d' sends it %s\n", issue.ID(), when)
	return nil
}

// number reads the ID of a row from an argument.
func number(arg, noun string) (int64, error) { return numberIn(arg, noun, "status") }

// numberIn reads an ID that a command lists.
func numberIn(arg, noun, lists string) (int64, error) {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil || id <= 0 {
		return 0, usagef("%q is no %s; write its number, as 'barid %s' lists it", arg, noun, lists)
	}
	return id, nil
}
