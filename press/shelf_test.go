package press

import (
	"context"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
)

// The parts of the shelf that keep stories, drafts, issues and slots.

// SaveStories refuses an article that a story which is not given has already, as the store does.
func (s *shelf) SaveStories(_ context.Context, stories []news.Story) ([]news.Story, error) {
	given := make(map[news.StoryID]bool)
	for _, story := range stories {
		given[story.ID] = true
	}
	for _, kept := range s.stories {
		for _, story := range stories {
			for _, id := range story.Articles {
				if !given[kept.ID] && slices.Contains(kept.Articles, id) {
					return nil, news.ErrConflict
				}
			}
		}
	}
	for i := range stories {
		if stories[i].ID == 0 {
			stories[i].ID = news.StoryID(len(s.stories) + 1)
			s.stories = append(s.stories, stories[i])
		}
		s.stories[stories[i].ID-1] = stories[i]
	}
	return stories, nil
}

func (s *shelf) SaveDraft(_ context.Context, d digest.Draft) (digest.Draft, error) {
	if d.ID == 0 {
		for _, known := range s.drafts {
			if known.Content.Edition == d.Content.Edition && known.Content.Slot.Key == d.Content.Slot.Key {
				return d, news.ErrConflict
			}
		}
		d.ID, d.Revision = digest.DraftID(len(s.drafts)+1), 1
		s.drafts = append(s.drafts, d)
		return d, nil
	}
	if s.drafts[d.ID-1].Revision != d.Revision {
		return d, news.ErrConflict
	}
	d.Revision++
	s.drafts[d.ID-1] = d
	return d, nil
}

func (s *shelf) Draft(_ context.Context, id digest.DraftID) (digest.Draft, error) {
	if id < 1 || int(id) > len(s.drafts) {
		return digest.Draft{}, news.ErrNotFound
	}
	return s.drafts[id-1], nil
}

func (s *shelf) SaveIssue(_ context.Context, i digest.Issue) (digest.Issue, error) {
	r := i.Record()
	if d := s.drafts[r.Draft-1]; d.Revision != r.DraftRevision || d.Issue != 0 {
		return i, news.ErrConflict
	}
	r.ID = digest.IssueID(len(s.issues) + 1)
	s.issues = append(s.issues, r)
	s.drafts[r.Draft-1].Issue = r.ID
	for _, id := range r.Content.Considered() {
		s.taken[id] = r.ID
	}
	return digest.OpenIssue(r)
}

func (s *shelf) LastIssue(_ context.Context, e digest.EditionID) (digest.Issue, error) {
	for _, r := range slices.Backward(s.issues) {
		if r.Content.Edition == e {
			return digest.OpenIssue(r)
		}
	}
	return digest.Issue{}, news.ErrNotFound
}

func (s *shelf) ConsideredSince(_ context.Context, d digest.Draft) ([]news.ArticleID, error) {
	var ids []news.ArticleID
	for id, issue := range s.taken {
		if issue > d.After {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (s *shelf) LastSlot(_ context.Context, e digest.EditionID, before time.Time) (digest.Slot, error) {
	last, ok := s.last[e]
	if !ok || !last.Send.Before(before) {
		return digest.Slot{}, news.ErrNotFound
	}
	return last, nil
}

func (s *shelf) MarkSlot(_ context.Context, o digest.SlotOutcome) error {
	s.settled[o.Slot.Key] = o.Outcome
	for _, id := range o.Passed {
		s.passed[id] = true
	}
	if o.Slot.Send.After(s.last[o.Edition].Send) {
		s.last[o.Edition] = o.Slot
	}
	return nil
}

func (s *shelf) DraftOfSlot(_ context.Context, e digest.EditionID, key string) (digest.Draft, error) {
	for _, d := range s.drafts {
		if d.Content.Edition == e && d.Content.Slot.Key == key {
			return d, nil
		}
	}
	return digest.Draft{}, news.ErrNotFound
}

func (s *shelf) Lock(context.Context, string) (func() error, error) {
	return func() error { return nil }, nil
}

// SentBlocks finds what was issued, by the article that told it.
func (s *shelf) SentBlocks(_ context.Context, e digest.EditionID, stories []news.Story) (map[news.StoryID][]digest.SentBlock, error) {
	sent := make(map[news.StoryID][]digest.SentBlock)
	for _, i := range s.issues {
		for _, b := range i.Content.Blocks() {
			for _, story := range stories {
				if i.Content.Edition == e && slices.Contains(story.Articles, b.Sources[0].Article) {
					sent[story.ID] = append(sent[story.ID], digest.SentBlock{Issue: i.ID, SentAt: i.ApprovedAt, Block: b})
				}
			}
		}
	}
	return sent, nil
}

// ApprovedBlocks finds what editors approved for other editions, likewise.
func (s *shelf) ApprovedBlocks(_ context.Context, except digest.EditionID, at time.Time, stories []news.Story) (map[news.StoryID][]digest.Block, error) {
	approved := make(map[news.StoryID][]digest.Block)
	for _, i := range s.issues {
		for _, b := range i.Content.Blocks() {
			for _, story := range stories {
				if i.Content.Edition != except && i.ApprovedBy.Kind == digest.Editor && !i.ApprovedAt.After(at) && slices.Contains(story.Articles, b.Sources[0].Article) {
					approved[story.ID] = append(approved[story.ID], b)
				}
			}
		}
	}
	return approved, nil
}

func (s *shelf) Hints(context.Context) ([]news.Hint, error) { return s.hints, nil }
