package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"

	"barid/digest"
	"barid/news"
)

// estimateResult is what the draft of an edition would ask of a model.
type estimateResult struct {
	Edition digest.EditionID `json:"edition"`
	Stories int              `json:"stories"`
	Likely  costResult       `json:"about"`
	Most    costResult       `json:"at_most"`                  // with answers as long as they may be; repairs apart
	Cap     string           `json:"cap_in_the_way,omitempty"` // of what, as news.Caps tells
}

// estimate makes the drafts on a copy of the data, with a purse that counts and pays nothing, so
// that nothing is sent.
func (p *program) estimate(ctx context.Context, f runFlags) error {
	c, err := loadConfig(p.configPath, p.getenv)
	if err != nil {
		return err
	}
	n, err := p.openCopy(ctx, c, c.database())
	if err != nil {
		return err
	}
	results, err := n.estimateAll(ctx, f)
	if err := errors.Join(err, n.close(), os.RemoveAll(n.config.dataDir)); err != nil {
		return err
	}
	if f.json {
		return p.printJSON(results)
	}
	if !c.model.on() {
		p.sayf("No model is configured: drafts ask for nothing and cost nothing\n")
		return nil
	}
	for _, r := range results {
		r.print(p)
	}
	return nil
}

func (n *newsroom) estimateAll(ctx context.Context, f runFlags) ([]estimateResult, error) {
	editions, err := n.chosen(f.edition)
	if err != nil {
		return nil, err
	}
	n.log = slog.New(slog.DiscardHandler) // it would tell of every story that no model told
	var results []estimateResult
	for _, e := range editions {
		r, err := n.estimate(ctx, e, f)
		if err != nil {
			return nil, fmt.Errorf("edition %s: %w", e.ID, err)
		}
		results = append(results, r)
	}
	return results, nil
}

func (n *newsroom) estimate(ctx context.Context, e digest.Edition, f runFlags) (estimateResult, error) {
	slot, err := n.slot(ctx, e, f.slot)
	if err != nil {
		return estimateResult{}, err
	}
	var counted countingPurse
	if err := n.engage(n.db, &counted); err != nil {
		return estimateResult{}, err
	}
	report, err := n.draft(ctx, order{edition: e, slot: slot, again: f.again})
	if err != nil {
		return estimateResult{}, err
	}
	r := estimateResult{Edition: e.ID, Stories: report.Told}
	if counted.most.Requests > 0 {
		r.Likely, r.Most = *n.config.model.costOf(counted.likely), *n.config.model.costOf(counted.most)
	}
	spent, err := n.db.Spent(ctx, n.account(report.Draft.Content))
	r.Cap = n.config.model.CapsOf(string(e.ID)).Reached(spent, counted.most)
	return r, err
}

func (r estimateResult) print(p *program) {
	p.sayf("%s: %s, about %s of the model; nothing was sent\n  at most %s, repairs apart\n", r.Edition, count(r.Stories, "story"), r.Likely, r.Most)
	if r.Cap != "" {
		p.sayf("  the cap of one %s may stop before that; what is left is told in the sources' own sentences\n", r.Cap)
	}
}

// countingPurse grants nothing and adds up what it was asked for.
type countingPurse struct {
	mu           sync.Mutex
	likely, most news.Usage
}

func (c *countingPurse) Reserve(_ context.Context, asked news.Charge) (news.Grant, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.likely, c.most = c.likely.Plus(asked.Likely), c.most.Plus(asked.Most)
	return news.Grant{Reached: "estimate"}, nil
}

func (c *countingPurse) Settle(context.Context, news.ChargeID, news.Usage) error { return nil }
