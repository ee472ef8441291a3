package store

import (
	"context"
	"fmt"

	"barid/digest"
	"barid/news"
)

// Timeline returns how published issues of an edition, not cancelled, have told a story, the newest
// first, and the story's ID as it is now: it may be that of one which has taken it over. ErrNotFound:
// none has told it.
func (db *DB) Timeline(ctx context.Context, edition digest.EditionID, id news.StoryID) (news.StoryID, []digest.SentBlock, error) {
	now, err := db.successor(ctx, id)
	if err != nil {
		return 0, nil, fmt.Errorf("story %d: %w", id, err)
	}
	story, err := db.Story(ctx, now)
	if err != nil {
		return 0, nil, err
	}
	sent, err := db.SentBlocks(ctx, edition, []news.Story{story})
	if err != nil {
		return 0, nil, err
	}
	if len(sent[now]) == 0 {
		return 0, nil, fmt.Errorf("story %d in %s: %w", id, edition, news.ErrNotFound)
	}
	return now, sent[now], nil
}

// maxTakings is how often a story is followed to the one that took it over.
const maxTakings = 100

// successor is the story that has taken another one over, through any number of hands; itself where
// none has.
func (db *DB) successor(ctx context.Context, id news.StoryID) (news.StoryID, error) {
	for range maxTakings {
		var next news.StoryID
		err := db.read.QueryRowContext(ctx, `SELECT merged_into FROM stories WHERE id = $1`, id).Scan(&next)
		if err != nil {
			return 0, absent(err)
		}
		if next == 0 {
			return id, nil
		}
		id = next
	}
	return 0, fmt.Errorf("taken over more than %d times: %w", maxTakings, news.ErrInvalid)
}
