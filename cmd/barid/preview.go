package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"barid/digest"
	"barid/news"
	"barid/templates"
)

func (p *program) previewCommand() *cobra.Command {
	var open, issue bool
	cmd := &cobra.Command{
		Use:   "preview [DRAFT]",
		Short: "Write a draft as HTML and text, with the reasons behind it",
		Long: `Writes the draft that is named, or the newest, as a page to look at: the mail as it will
be sent (HTML and text), each sentence beside the passage that it cites and what the
checks say of it, why articles are together, and which were left out and why.`,
		Example: "  barid preview --open\n  barid preview 7\n  barid preview --issue 3",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			page, err := n.previewOf(cmd.Context(), args, issue)
			if err := errors.Join(err, n.close()); err != nil {
				return err
			}
			fmt.Fprintf(p.stdout, "Preview     %s\n", n.short(page))
			if open {
				return openBrowser(cmd.Context(), page)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&open, "open", false, "open the page in the browser")
	cmd.Flags().BoolVar(&issue, "issue", false, "the number is that of an issue, not of a draft")
	return cmd
}

func (n *newsroom) previewOf(ctx context.Context, args []string, issue bool) (string, error) {
	var id int64
	if len(args) > 0 {
		var err error
		if id, err = number(args[0], "draft or issue"); err != nil {
			return "", err
		}
	}
	if issue {
		i, err := n.issueOrNewest(ctx, digest.IssueID(id))
		if err != nil {
			return "", err
		}
		return n.previewIssue(ctx, i)
	}
	if id == 0 {
		drafts, err := n.db.Drafts(ctx, "", 1)
		if err != nil {
			return "", err
		}
		if len(drafts) == 0 {
			return "", usagef("there is no draft yet; 'barid run' or 'barid draft' makes one")
		}
		return n.previewDraft(ctx, drafts[0])
	}
	draft, err := n.draftByID(ctx, digest.DraftID(id))
	if err != nil {
		return "", err
	}
	return n.previewDraft(ctx, draft)
}

func (n *newsroom) previewDraft(ctx context.Context, d digest.Draft) (string, error) {
	next := fmt.Sprintf("barid approve %d", d.ID)
	if d.Issue != 0 {
		next = fmt.Sprintf("approved: it is issue %d", d.Issue)
	}
	return n.preview(ctx, d.Content, templates.PreviewInput{Title: fmt.Sprintf("Draft %d", d.ID), Slug: fmt.Sprintf("draft-%d", d.ID), Next: next})
}

func (n *newsroom) previewIssue(ctx context.Context, i digest.Issue) (string, error) {
	r := i.Record()
	state := fmt.Sprintf("approved by %s, %s", r.ApprovedBy, r.ApprovedAt.Format("2006-01-02 15:04 UTC"))
	return n.preview(ctx, r.Content, templates.PreviewInput{Title: fmt.Sprintf("Issue %d", r.ID), Slug: fmt.Sprintf("issue-%d", r.ID), Next: state})
}

// preview writes the page and what it shows into the preview folder, and returns the page.
func (n *newsroom) preview(ctx context.Context, c digest.Content, in templates.PreviewInput) (string, error) {
	var err error
	in.View = c.View(digest.Selection{})
	if in.Passages, err = n.passages(ctx, c); err != nil {
		return "", fmt.Errorf("preview: %w", err)
	}
	files, err := n.pages.Preview(in)
	if err != nil {
		return "", fmt.Errorf("preview: %w", err)
	}
	if err := os.MkdirAll(n.previewDir(), 0o700); err != nil {
		return "", fmt.Errorf("preview: %w", err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(n.previewDir(), name), content, 0o600); err != nil {
			return "", fmt.Errorf("preview: %w", err)
		}
	}
	return filepath.Join(n.previewDir(), in.Slug+".html"), nil
}

// passages reads the text behind every citation of a content.
func (n *newsroom) passages(ctx context.Context, c digest.Content) (map[news.Citation]string, error) {
	passages := make(map[news.Citation]string)
	for _, s := range c.Sentences() {
		for _, cite := range s.Citations {
			article, err := n.db.ArticleRevision(ctx, cite.Article, cite.Revision)
			if err != nil {
				return nil, fmt.Errorf("citation of article %d: %w", cite.Article, err)
			}
			passages[cite], _ = article.Passage(cite)
		}
	}
	return passages, nil
}

// openBrowser shows a local page with the program that the system has for it.
func openBrowser(ctx context.Context, page string) error {
	opener := map[string][]string{
		"darwin":  {"open", page},
		"windows": {"rundll32", "url.dll,FileProtocolHandler", page},
	}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open", page}
	}
	if err := exec.CommandContext(ctx, opener[0], opener[1:]...).Start(); err != nil {
		return fmt.Errorf("open the browser: %w; the page is %s", err, page)
	}
	return nil
}
