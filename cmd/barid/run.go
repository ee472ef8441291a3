package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"barid/collect"
	"barid/deliver"
	"barid/digest"
	"barid/press"
)

type runFlags struct {
	edition             string
	dryRun, slot, again bool
	refresh, json       bool
}

func (p *program) runCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Collect, draft, approve by policy and deliver, once",
		Long: `Does the main job once: reads the feeds that are due, groups what is new into stories and themes,
summarizes and verifies them, and makes a draft per edition. Where the edition's policy is
automatic, the issue is approved and delivered; where an editor approves, run stops at the
draft and says how to go on.

A run makes an extra issue beside the planned ones; with --slot it brings the next planned
one forward and uses it up. What an earlier run was cut off from is gone on with first. Exit
code 3 says that there was nothing to do.`,
		Example: `  barid run                       all editions
  barid run --edition morning     one of them
  barid run --dry-run             everything but nothing kept or sent
  barid run --again               also from what the last issue was made of`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.dryRun {
				return p.dryRun(cmd.Context(), f)
			}
			n, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			return errors.Join(p.runAll(cmd.Context(), n, f), n.close())
		},
	}
	cmd.Flags().StringVarP(&f.edition, "edition", "e", "", "only this `edition`")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "work on a copy of the data and keep nothing")
	cmd.Flags().BoolVar(&f.slot, "slot", false, "bring the next planned issue forward")
	cmd.Flags().BoolVar(&f.again, "again", false, "use what the last issue considered once more")
	cmd.Flags().BoolVar(&f.refresh, "refresh", false, refreshUsage)
	cmd.Flags().BoolVar(&f.json, "json", false, "print the result as JSON")
	return cmd
}

// dryRun runs on a copy of the data folder that is thrown away; only the previews stay.
func (p *program) dryRun(ctx context.Context, f runFlags) (err error) {
	c, err := loadConfig(p.configPath, p.getenv)
	if err != nil {
		return err
	}
	n, err := p.openCopy(ctx, c, c.database())
	if err != nil {
		return err
	}
	scratch := n.config.dataDir
	err = errors.Join(p.runAll(ctx, n, f), n.close())
	made, removeErr := keepResults(scratch)
	show := p.progress(f.json)
	show.line("\nDry run: nothing was kept and nothing was sent.")
	if made {
		show.line("What would be sent lies in\n  %s", scratch)
	}
	return errors.Join(err, removeErr)
}

// keepResults leaves of a dry run's folder what it made to be looked at, and no database; the
// folder goes as well when nothing was made.
func keepResults(scratch string) (made bool, err error) {
	entries, err := os.ReadDir(scratch)
	if err != nil {
		return false, fmt.Errorf("dry run: %w", err)
	}
	for _, e := range entries {
		path := filepath.Join(scratch, e.Name())
		if e.Name() == "outbox" || e.Name() == "preview" {
			if files, readErr := os.ReadDir(path); readErr == nil && len(files) > 0 {
				made = true
				continue
			}
		}
		err = errors.Join(err, os.RemoveAll(path))
	}
	if !made {
		err = errors.Join(err, os.RemoveAll(scratch))
	}
	return made, err
}

// runResult is what a run did, as people and as scripts read it.
type runResult struct {
	Imported int             `json:"subscribers_imported"`
	Feeds    []feedResult    `json:"feeds"`
	WentOn   bool            `json:"went_on"` // with what an earlier run had left
	Editions []editionResult `json:"editions"`
}

type editionResult struct {
	Edition    digest.EditionID `json:"edition"`
	Draft      digest.DraftID   `json:"draft,omitempty"`
	Issue      digest.IssueID   `json:"issue,omitempty"`
	Since      digest.IssueID   `json:"nothing_new_since_issue,omitempty"`
	NothingNew bool             `json:"nothing_new"`
	Articles   int              `json:"articles"`
	Stories    int              `json:"stories"`
	Told       int              `json:"stories_told"`
	Sections   int              `json:"sections"`
	LeftOut    int              `json:"articles_left_out"`
	Why        map[string]int   `json:"left_out_why,omitempty"`
	Sentences  int              `json:"sentences_checked"`
	ByModel    int              `json:"stories_by_model"`
	FellBack   int              `json:"stories_fallen_back"`
	FellFor    map[string]int   `json:"stories_fallen_back_why,omitempty"`
	Translated int              `json:"stories_translated,omitempty"`
	Foreign    int              `json:"stories_not_translated,omitempty"`
	ForeignFor map[string]int   `json:"stories_not_translated_why,omitempty"`
	Repaired   int              `json:"sentences_repaired,omitempty"`
	Replaced   int              `json:"sentences_replaced,omitempty"`
	Doubted    int              `json:"sentences_doubted,omitempty"`
	Model      *costResult      `json:"model,omitempty"`
	ApprovedBy string           `json:"approved_by,omitempty"`
	Deliveries deliver.Counts   `json:"deliveries,omitempty"`
	Preview    string           `json:"preview,omitempty"`
}

func (p *program) runAll(ctx context.Context, n *newsroom, f runFlags) error {
	editions, err := n.chosen(f.edition)
	if err != nil {
		return err
	}
	show := p.progress(f.json)
	result := runResult{Imported: n.imported}
	show.imported(n.imported)
	if result.Feeds, err = n.collect(ctx, f.refresh, show); err != nil {
		return err
	}
	if result.WentOn, err = n.goOn(ctx); err != nil {
		return err
	}
	show.wentOn(result.WentOn)
	var failed error // one edition's trouble does not stop the others
	for _, e := range editions {
		r, err := n.runEdition(ctx, e, f, show)
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("edition %s: %w", e.ID, err))
			continue
		}
		result.Editions = append(result.Editions, r)
		show.edition(n, e, r)
	}
	if err := errors.Join(show.finish(n, result), failed); err != nil {
		return err
	}
	if result.WentOn || slices.ContainsFunc(result.Editions, func(e editionResult) bool { return !e.NothingNew }) {
		return nil
	}
	return errNothing
}

// goOn publishes and sends what is due and an earlier run was cut off from; false: nothing.
func (n *newsroom) goOn(ctx context.Context) (bool, error) {
	now := n.now()
	waiting, err := n.db.UnpublishedIssues(ctx)
	if err != nil {
		return false, err
	}
	due, err := n.db.DueDeliveries(ctx, now)
	if err != nil {
		return false, err
	}
	cutOff := slices.ContainsFunc(waiting, func(i digest.Issue) bool { return !i.Content().Slot.Send.After(now) })
	if !cutOff && due == 0 {
		return false, nil
	}
	return true, n.sweepDeliveries(ctx, now)
}

// runEdition takes one edition as far as its policy lets it go.
func (n *newsroom) runEdition(ctx context.Context, e digest.Edition, f runFlags, show *progress) (editionResult, error) {
	slot, err := n.slot(ctx, e, f.slot)
	if err != nil {
		return editionResult{}, err
	}
	report, issue, err := n.issue(ctx, order{edition: e, slot: slot, again: f.again, observe: show.step})
	if err != nil {
		return editionResult{}, err
	}
	r, err := n.resultOf(ctx, e, report)
	if err != nil {
		return r, err
	}
	if report.NothingNew {
		last, found, err := n.lastIssue(ctx, e.ID)
		if found {
			r.Since = last.ID()
		}
		return r, err
	}
	if issue.ID() == 0 {
		if r.Preview, err = n.previewDraft(ctx, report.Draft); err != nil {
			return r, err
		}
		return r, n.sweepNotices(ctx, n.now())
	}
	r.Issue, r.ApprovedBy = issue.ID(), issue.ApprovedBy().String()
	if err := n.publish(ctx, issue); err != nil {
		return r, err
	}
	if _, err := n.dispatch(ctx); err != nil {
		return r, err
	}
	if r.Deliveries, err = n.db.Counts(ctx, issue.ID()); err != nil {
		return r, err
	}
	r.Preview, err = n.previewIssue(ctx, issue)
	return r, err
}

func (n *newsroom) resultOf(ctx context.Context, e digest.Edition, report press.Report) (editionResult, error) {
	content := report.Draft.Content
	why := make(map[string]int)
	for _, o := range content.Coverage.LeftOut {
		why[o.Reason]++
	}
	fell, foreign := make(map[string]int), make(map[string]int)
	for _, b := range content.Blocks() {
		if b.FellBack != "" {
			fell[b.FellBack]++
		}
		if b.Foreign && b.Untranslated != "" {
			foreign[b.Untranslated]++
		}
	}
	spent, err := n.spent(ctx, content)
	return editionResult{
		Edition: e.ID, Draft: report.Draft.ID, NothingNew: report.NothingNew, Model: n.config.model.costOf(spent),
		Articles: report.Articles, Stories: report.Stories, Told: report.Told, Sections: len(content.Sections),
		LeftOut: len(content.Coverage.LeftOut), Why: why, Sentences: report.Sentences,
		ByModel: report.ByModel, FellBack: report.FellBack, FellFor: fell,
		Translated: report.Translated, Foreign: report.Foreign, ForeignFor: foreign,
		Repaired: report.Repaired, Replaced: report.Replaced, Doubted: report.Doubted,
	}, err
}

// feedResult is one feed's part in a run.
type feedResult struct {
	Name      string   `json:"name"`
	Entries   int      `json:"entries"`
	Added     int      `json:"articles_new"`
	Revised   int      `json:"articles_revised"`
	Unchanged bool     `json:"unchanged"`
	Error     string   `json:"error,omitempty"`
	Warnings  []string `json:"warnings,omitempty"`
}

func feedResults(r collect.Report) []feedResult {
	var out []feedResult
	for _, f := range r.Results {
		out = append(out, feedResult{
			Name: f.Name, Entries: f.Entries, Added: f.Saved.Added, Revised: f.Saved.Revised,
			Unchanged: f.Unchanged, Error: f.Error, Warnings: f.Warnings,
		})
	}
	return out
}
