package digest

import (
	"fmt"
	"slices"
	"time"

	"barid/news"
)

// Draft is an issue that is not approved yet. Its revision grows with every edit; whoever
// approves or edits names the revision that they saw.
type Draft struct {
	ID       DraftID
	Revision int
	Content  Content
	Issue    IssueID // the issue it became; 0 while it is open
	After    IssueID // the edition's newest when the articles were read; what later ones considered is not told again

	// Withdrawn is who took an approval of it back last: no policy approves it from then on.
	Withdrawn string
}

// Approver is who said yes: a person or the edition's policy.
type Approver struct {
	Kind ApproverKind
	Name string // the editor's, or the policy's own name
}

// ApproverKind tells persons from policies.
type ApproverKind string

const (
	Editor ApproverKind = "editor"
	Policy ApproverKind = "policy"
)

func (a Approver) String() string { return string(a.Kind) + " " + a.Name }

// Approve freezes the draft as an issue. It fails while the draft is empty or holds a sentence
// that is neither verified nor acknowledged; the draft itself is not changed. hash is that of
// the content which the approver saw.
func (d Draft) Approve(by Approver, hash Hash, at time.Time) (Issue, error) {
	if d.Issue != 0 {
		return Issue{}, fmt.Errorf("draft %d is issue %d already: %w", d.ID, d.Issue, news.ErrConflict)
	}
	if len(d.Content.Sections) == 0 {
		return Issue{}, fmt.Errorf("draft %d has no story: %w", d.ID, news.ErrInvalid)
	}
	if by.Kind == "" || by.Name == "" {
		return Issue{}, fmt.Errorf("draft %d: nobody approves it: %w", d.ID, news.ErrInvalid)
	}
	if d.Withdrawn != "" && by.Kind == Policy {
		return Issue{}, fmt.Errorf("draft %d: %s took its approval back, an editor decides now: %w", d.ID, d.Withdrawn, news.ErrInvalid)
	}
	if doubtful := d.Content.Doubtful(); len(doubtful) > 0 {
		return Issue{}, fmt.Errorf("draft %d has %d doubtful sentences, the first %q: %w",
			d.ID, len(doubtful), doubtful[0].Text, news.ErrInvalid)
	}
	now, err := d.Content.Hash()
	if err != nil {
		return Issue{}, err
	}
	if now != hash {
		return Issue{}, fmt.Errorf("draft %d is not the one that was approved: %w", d.ID, news.ErrConflict)
	}
	return Issue{record: IssueRecord{
		Draft: d.ID, DraftRevision: d.Revision, Content: d.Content.utc(), Hash: hash,
		ApprovedBy: by, ApprovedAt: at.UTC(),
	}}, nil
}

// VerifiedOnly is the content without what an editor would have to answer for: doubtful
// sentences go, and with a doubtful headline or no sentence left the whole block.
func (c Content) VerifiedOnly() Content {
	verified := c.mapBlocks("not verified at the deadline", func(b Block) (Block, bool) {
		sentences := slices.DeleteFunc(slices.Clone(b.Sentences), news.Sentence.Doubtful)
		keep := !b.Headline.Doubtful() && (len(sentences) > 0 || len(b.Sentences) == 0)
		b.Sentences = sentences
		return b, keep
	})
	return verified.less(news.Sentence.Doubtful)
}

// HeadlinesOnly is the content as verified headlines with their sources.
func (c Content) HeadlinesOnly() Content {
	headlines := c.mapBlocks("not verified at the deadline", func(b Block) (Block, bool) {
		b.Sentences = nil
		return b, !b.Headline.Doubtful()
	})
	return headlines.less(func(news.Sentence) bool { return true })
}

// Without is the content less the stories of which every article has been sent.
func (c Content) Without(sent []news.ArticleID) Content {
	return c.mapBlocks("sent by another issue meanwhile", func(b Block) (Block, bool) {
		unsent := func(s Source) bool { return !slices.Contains(sent, s.Article) }
		return b, slices.ContainsFunc(b.Sources, unsent)
	})
}

// mapBlocks rebuilds the sections from changed copies of their blocks; a section without any
// goes, and what a dropped block was told from is named in the coverage with the reason. A
// subject that was the lead headline stays it: what is dropped is not printed there either.
func (c Content) mapBlocks(reason string, change func(Block) (Block, bool)) Content {
	sections, lead := c.Sections, c.lead()
	c.Sections = nil
	c.Coverage.LeftOut = slices.Clone(c.Coverage.LeftOut)
	for _, s := range sections {
		blocks := s.Blocks
		s.Blocks = nil
		for _, b := range blocks {
			changed, keep := change(b)
			if keep {
				changed.settle()
				s.Blocks = append(s.Blocks, changed)
				continue
			}
			for _, source := range b.Sources {
				c.Coverage.LeftOut = append(c.Coverage.LeftOut, Omission{
					Article: source.Article, Title: source.Title, Publisher: source.Publisher,
					Reason: reason,
				})
			}
		}
		if len(s.Blocks) > 0 {
			c.Sections = append(c.Sections, s)
		}
	}
	c.follow(lead)
	return c
}
