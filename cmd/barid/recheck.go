package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"barid/digest"
	"barid/news"
)

// recheck asks of the open drafts of an older version the checks that it did not know. Until they
// are asked, every sentence is in doubt, and no policy can approve its draft.
func (n *newsroom) recheck(ctx context.Context) error {
	for _, e := range n.config.editions {
		drafts, err := n.db.Drafts(ctx, e.ID, recent)
		if err != nil {
			return fmt.Errorf("edition %s: check drafts anew: %w", e.ID, err)
		}
		for _, d := range drafts {
			if d.Issue != 0 {
				continue
			}
			asked, err := n.ask(ctx, &d.Content)
			if err == nil && asked {
				_, err = n.db.SaveDraft(ctx, d)
			}
			if err != nil && !errors.Is(err, news.ErrConflict) { // who has changed it meanwhile has checked it
				return fmt.Errorf("draft %d: check it anew: %w", d.ID, err)
			}
		}
	}
	return nil
}

// ask checks in place the sentences of a content that some check was not asked of. Those that cite
// what cannot be found stay as they are.
func (n *newsroom) ask(ctx context.Context, c *digest.Content) (asked bool, err error) {
	for _, s := range c.Sentences() {
		if !outdated(s) {
			continue
		}
		_, language, err := c.Sentence(s.ID)
		if err != nil {
			return false, err
		}
		found, err := reviewing{n}.Check(ctx, *c, s, language)
		if errors.Is(err, news.ErrNotFound) || err == nil && len(found) == 0 {
			continue
		}
		if err != nil {
			return false, err
		}
		s.Findings, asked = withJudge(found, s.Findings), true
		if err := c.Replace(s); err != nil {
			return false, err
		}
	}
	return asked, nil
}

// outdated tells that a sentence was checked, and not by every check that there is now.
func outdated(s news.Sentence) bool {
	return len(s.Findings) > 0 && slices.ContainsFunc(news.Checks(), func(c news.Check) bool {
		return !slices.ContainsFunc(s.Findings, func(f news.Finding) bool { return f.Check == c })
	})
}

// withJudge adds to new findings the word of a judge among the former ones, whom nobody asks again.
func withJudge(found, former []news.Finding) []news.Finding {
	for _, f := range former {
		if f.Check == news.JudgeCheck {
			found = append(found, f)
		}
	}
	return found
}
