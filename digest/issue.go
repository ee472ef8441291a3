package digest

import (
	"fmt"
	"time"

	"barid/news"
)

// Issue is one sending of an edition: content that nothing changes any more, who approved it,
// and when. The zero Issue is not one.
type Issue struct{ record IssueRecord }

// IssueRecord is an issue as rows: what the store writes and reads back.
type IssueRecord struct {
	ID            IssueID
	Draft         DraftID
	DraftRevision int
	Content       Content
	Hash          Hash
	ApprovedBy    Approver
	ApprovedAt    time.Time
	PublishedAt   time.Time // deliveries exist from then on; zero before
}

// OpenIssue rebuilds an issue from its record. It refuses a record whose content does not have
// the hash that was approved.
func OpenIssue(r IssueRecord) (Issue, error) {
	hash, err := r.Content.Hash()
	if err != nil {
		return Issue{}, fmt.Errorf("issue %d: %w", r.ID, err)
	}
	if hash != r.Hash {
		return Issue{}, fmt.Errorf("issue %d: stored content has hash %.12s, approved was %.12s: %w",
			r.ID, hash, r.Hash, news.ErrInvalid)
	}
	return Issue{record: r}, nil
}

// Record returns the rows of the issue.
func (i Issue) Record() IssueRecord { return i.record }

// ID is zero until the issue is stored.
func (i Issue) ID() IssueID { return i.record.ID }

// Content is shared with the issue; callers do not change it.
func (i Issue) Content() Content { return i.record.Content }

// ApprovedBy tells who said yes.
func (i Issue) ApprovedBy() Approver { return i.record.ApprovedBy }
