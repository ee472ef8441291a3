package lab

import (
	"context"
	"fmt"
	"sync"
	"time"

	"barid/digest"
	"barid/news"
	"barid/press"
)

// Past is what was known when an issue was drafted. It is only read.
type Past interface {
	press.Library
	SentBlocks(ctx context.Context, e digest.EditionID, stories []news.Story) (map[news.StoryID][]digest.SentBlock, error)
	ApprovedBlocks(ctx context.Context, except digest.EditionID, at time.Time, stories []news.Story) (map[news.StoryID][]digest.Block, error)
	Themes(ctx context.Context) ([]news.Theme, error)
	Hints(ctx context.Context) ([]news.Hint, error)
}

// ReplayInput is an issue and the settings to make it again with.
type ReplayInput struct {
	Issue   digest.Issue
	Edition digest.Edition // the issue's, with the settings to try
	Past    Past
	Press   press.Options // its model and logger; what it reads and keeps is the replay's own
}

// Replay makes the draft of a past issue again, from what was known then, and sets it beside what
// was sent. Nothing is stored.
func Replay(ctx context.Context, in ReplayInput) (Comparison, error) {
	now, err := in.draft(ctx, &notebook{Past: in.Past})
	if err != nil {
		return Comparison{}, fmt.Errorf("replay issue %d: %w", in.Issue.ID(), err)
	}
	was := in.Issue.Content()
	c := compare(was, now)
	c.Issue, c.Edition, c.Slot, c.MadeAt = in.Issue.ID(), in.Edition.ID, was.Slot.Key, was.MadeAt
	return c, nil
}

// draft makes the draft of the issue's slot at the time at which it was made.
func (in ReplayInput) draft(ctx context.Context, notes *notebook) (digest.Content, error) {
	was := in.Issue.Content()
	o := in.Press
	o.Library, o.Archive, o.Records, o.Issues, o.Slots, o.Locks = in.Past, notes, notes, notes, notes, notes
	o.Now = func() time.Time { return was.MadeAt }
	report, err := press.New(o).Draft(ctx, press.Order{Edition: in.Edition, Slot: was.Slot})
	return report.Draft.Content, err
}

// notebook stands in for the records that a press writes, and forgets them. What it numbers lies
// far above the numbers that a database has given.
type notebook struct {
	Past
	mu      sync.Mutex
	numbers int64
	themes  []news.Theme // proposed meanwhile
}

const aboveAll = 1 << 48

func (n *notebook) number() int64 {
	n.numbers++
	return aboveAll + n.numbers
}

func (n *notebook) AddTheme(ctx context.Context, t news.Theme) (news.Theme, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	stored, err := n.Themes(ctx)
	if err != nil {
		return news.Theme{}, err
	}
	for _, known := range append(stored, n.themes...) {
		if known.Key() == t.Key() {
			return known, nil
		}
	}
	t.ID = news.ThemeID(n.number())
	n.themes = append(n.themes, t)
	return t, nil
}

func (n *notebook) SaveStories(_ context.Context, stories []news.Story) ([]news.Story, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	saved := make([]news.Story, len(stories))
	for i, s := range stories {
		if saved[i] = s; s.ID == 0 {
			saved[i].ID = news.StoryID(n.number())
		}
	}
	return saved, nil
}

func (n *notebook) SaveDraft(_ context.Context, d digest.Draft) (digest.Draft, error) { return d, nil }

func (n *notebook) DraftOfSlot(context.Context, digest.EditionID, string) (digest.Draft, error) {
	return digest.Draft{}, news.ErrNotFound
}

func (n *notebook) Lock(context.Context, string) (func() error, error) {
	return func() error { return nil }, nil
}

// A draft alone is made, so that nobody asks for what follows it.

func (n *notebook) Draft(context.Context, digest.DraftID) (digest.Draft, error) {
	return digest.Draft{}, news.ErrNotFound
}

func (n *notebook) SaveIssue(context.Context, digest.Issue) (digest.Issue, error) {
	return digest.Issue{}, news.ErrInvalid
}

func (n *notebook) LastIssue(context.Context, digest.EditionID) (digest.Issue, error) {
	return digest.Issue{}, news.ErrNotFound
}

func (n *notebook) ConsideredSince(context.Context, digest.Draft) ([]news.ArticleID, error) {
	return nil, nil
}

func (n *notebook) LastSlot(context.Context, digest.EditionID, time.Time) (digest.Slot, error) {
	return digest.Slot{}, news.ErrNotFound
}

func (n *notebook) MarkSlot(context.Context, digest.SlotOutcome) error { return news.ErrInvalid }
