package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"barid/digest"
	"barid/news"
)

func (p *program) issueExportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export ISSUE",
		Short: "Print an issue as JSON, with where each sentence comes from",
		Long: `Prints one line of JSON: the issue as it was approved, and for each sentence who wrote it, with
which model, prompt and input, what it cites, what the checks found, and which editor changed or
answers for it. Hashes bind it to the approved content and to the texts that it was made of.
docs/provenance.md describes the form.`,
		Example: "  barid issues export 3 > issue-3.json\n  barid issues export 3 | jq '.stories[].sentences[] | {method, text}'",
		Args:    cobra.ExactArgs(1),
		RunE: p.inside(func(ctx context.Context, n *newsroom, args []string) error {
			id, err := number(args[0], "issue")
			if err != nil {
				return err
			}
			issue, err := n.db.Issue(ctx, digest.IssueID(id))
			if errors.Is(err, news.ErrNotFound) {
				return usagef("there is no issue %d; 'barid status' lists them", id)
			}
			if err != nil {
				return err
			}
			provenance, err := n.provenance(ctx, issue)
			if err != nil {
				return err
			}
			return json.NewEncoder(p.stdout).Encode(provenance)
		}),
	}
}

// provenance is that of an issue by the texts that are stored now.
func (n *newsroom) provenance(ctx context.Context, issue digest.Issue) (digest.Provenance, error) {
	var articles []news.Article
	for _, b := range issue.Content().Blocks() {
		for _, s := range b.Sources {
			a, err := n.db.ArticleRevision(ctx, s.Article, s.Revision)
			switch {
			case errors.Is(err, news.ErrNotFound): // said so in the export
			case err != nil:
				return digest.Provenance{}, err
			default:
				articles = append(articles, a)
			}
		}
	}
	return issue.Provenance(articles)
}
