package digest

import (
	"fmt"
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
