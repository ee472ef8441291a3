package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"barid/digest"
	"barid/news"
)

// maxSent is how many issues a story is looked for in, the newest first.
const maxSent = 60

// SentBlocks returns how published issues of an edition, not cancelled, have told stories, by the IDs that these
// have now, the newest first. A story that has taken another over was told as that one too.
func (db *DB) SentBlocks(ctx context.Context, edition digest.EditionID, stories []news.Story) (map[news.StoryID][]digest.SentBlock, error) {
	owners, articles := ownersOf(stories)
	sent := make(map[digest.IssueID]digest.Issue)
	for chunk := range slices.Chunk(articles, idsPerQuery) {
		args := []any{edition}
		rows, err := db.read.QueryContext(ctx, `
			SELECT `+issueColumns+` FROM issues
			WHERE edition = $1 AND published_at <> 0`+uncancelled+`
				AND id IN (SELECT issue FROM considered WHERE edition = $1 AND article IN (`+in(&args, chunk)+`))
			ORDER BY published_at DESC, id DESC LIMIT `+fmt.Sprint(maxSent), args...)
		issues, err := scanAll(rows, err, scanIssue)
		if err != nil {
			return nil, fmt.Errorf("edition %s: sent stories: %w", edition, err)
		}
		for _, i := range issues {
			sent[i.ID()] = i
		}
	}
	blocks := make(map[news.StoryID][]digest.SentBlock)
	for _, i := range slices.SortedFunc(maps.Values(sent), newestFirst) {
		for _, b := range i.Content().Blocks() {
			if story := owner(b, owners); story != 0 {
				blocks[story] = append(blocks[story], digest.SentBlock{Issue: i.ID(), SentAt: i.Record().PublishedAt, Block: b})
			}
		}
	}
	return blocks, nil
}

// maxApproved is in how many issues of other editions a story is looked for, the newest first.
const maxApproved = 20

// ApprovedBlocks returns how the last issues of other editions than the given one tell stories, as far as an
// editor had approved them at a time and they were not cancelled, the newest first.
func (db *DB) ApprovedBlocks(ctx context.Context, except digest.EditionID, at time.Time, stories []news.Story) (map[news.StoryID][]digest.Block, error) {
	owners, _ := ownersOf(stories)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+issueColumns+` FROM issues
		WHERE edition <> $1 AND approver_kind = $2`+uncancelled+` ORDER BY id DESC LIMIT $3`, except, digest.Editor, maxApproved)
	issues, err := scanAll(rows, err, scanIssue)
	if err != nil {
		return nil, fmt.Errorf("stories approved for others than edition %s: %w", except, err)
	}
	blocks := make(map[news.StoryID][]digest.Block)
	for _, i := range issues {
		if i.Record().ApprovedAt.After(at) {
			continue
		}
		for _, b := range i.Content().Blocks() {
			if story := owner(b, owners); story != 0 {
				blocks[story] = append(blocks[story], b)
			}
		}
	}
	return blocks, nil
}

// ownersOf are the stories by their articles, and all of these.
func ownersOf(stories []news.Story) (map[news.ArticleID]news.StoryID, []news.ArticleID) {
	owners := make(map[news.ArticleID]news.StoryID)
	var articles []news.ArticleID
	for _, s := range stories {
		for _, id := range s.Articles {
			owners[id] = s.ID
			articles = append(articles, id)
		}
	}
	return owners, articles
}

func newestFirst(a, b digest.Issue) int {
	return cmp.Or(b.Record().PublishedAt.Compare(a.Record().PublishedAt), cmp.Compare(b.ID(), a.ID()))
}

// owner is the story that has an article of the block now.
func owner(b digest.Block, owners map[news.ArticleID]news.StoryID) news.StoryID {
	for _, s := range b.Sources {
		if story := owners[s.Article]; story != 0 {
			return story
		}
	}
	return 0
}
