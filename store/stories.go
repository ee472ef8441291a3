package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"barid/news"
)

// Stories returns, by ID, those that an article first seen at since or later belongs to, each
// with all its articles.
func (db *DB) Stories(ctx context.Context, since time.Time) ([]news.Story, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.id, s.slug, s.theme, s.because, s.first_seen, m.article
		FROM stories s JOIN story_articles m ON m.story = s.id
		WHERE s.id IN (
			SELECT n.story FROM story_articles n JOIN articles a ON a.id = n.article WHERE a.first_seen >= $1)
		ORDER BY s.id, m.position`, millis(since))
	members, err := scanAll(rows, err, scanMember)
	if err != nil {
		return nil, fmt.Errorf("stories: %w", err)
	}
	return gathered(members), nil
}

// Story returns one with all its articles; ErrNotFound where there is none, or another story
// has taken its articles over.
func (db *DB) Story(ctx context.Context, id news.StoryID) (news.Story, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.id, s.slug, s.theme, s.because, s.first_seen, m.article
		FROM stories s JOIN story_articles m ON m.story = s.id WHERE s.id = $1 ORDER BY m.position`, id)
	members, err := scanAll(rows, err, scanMember)
	if err == nil && len(members) == 0 {
		err = news.ErrNotFound
	}
	if err != nil {
		return news.Story{}, fmt.Errorf("story %d: %w", id, err)
	}
	return gathered(members)[0], nil
}

// gathered puts rows of one article each together, those of a story standing in a row.
func gathered(members []news.Story) []news.Story {
	var stories []news.Story
	for _, m := range members {
		if n := len(stories); n > 0 && stories[n-1].ID == m.ID {
			stories[n-1].Articles = append(stories[n-1].Articles, m.Articles...)
			continue
		}
		stories = append(stories, m)
	}
	return stories
}

// scanMember reads a story with one of its articles.
func scanMember(r row) (news.Story, error) {
	s := news.Story{Articles: make([]news.ArticleID, 1)}
	err := r.Scan(&s.ID, &s.Slug, &s.Theme, jsonColumn{&s.Because}, timeColumn{&s.FirstSeen}, &s.Articles[0])
	return s, err
}

// SaveStories stores stories as given and returns them with their IDs. An article may move
// between the stories given; one that another story has gets ErrConflict, and nothing is
// stored.
func (db *DB) SaveStories(ctx context.Context, stories []news.Story) ([]news.Story, error) {
	stories = slices.Clone(stories)
	err := db.change(ctx, func(tx *sql.Tx) error {
		leads, err := formerLeads(ctx, tx, stories)
		if err != nil {
			return err
		}
		for i := range stories {
			if err := saveStory(ctx, tx, &stories[i]); err != nil {
				return fmt.Errorf("story %d %q: %w", stories[i].ID, stories[i].Slug, err)
			}
		}
		for _, s := range stories { // after all have let go of theirs
			if err := saveMembers(ctx, tx, s); err != nil {
				return fmt.Errorf("story %d %q: %w", s.ID, s.Slug, err)
			}
		}
		return noteSuccessors(ctx, tx, leads)
	})
	if err != nil {
		return nil, fmt.Errorf("save stories: %w", err)
	}
	return stories, nil
}

// saveStory gives a new story its ID; a known one it empties of articles.
func saveStory(ctx context.Context, tx *sql.Tx, s *news.Story) error {
	if s.ID == 0 {
		return tx.QueryRowContext(ctx,
			`INSERT INTO stories (slug, theme, because, first_seen) VALUES ($1, $2, $3, $4) RETURNING id`,
			s.Slug, s.Theme, jsonColumn{s.Because}, millis(s.FirstSeen)).Scan(&s.ID)
	}
	known, err := affected(tx.ExecContext(ctx,
		`UPDATE stories SET slug = $2, theme = $3, because = $4, first_seen = $5, merged_into = 0 WHERE id = $1`,
		s.ID, s.Slug, s.Theme, jsonColumn{s.Because}, millis(s.FirstSeen)))
	if err != nil {
		return err
	}
	if known == 0 {
		return news.ErrNotFound
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM story_articles WHERE story = $1`, s.ID)
	return err
}

func saveMembers(ctx context.Context, tx *sql.Tx, s news.Story) error {
	for position, article := range s.Articles {
		_, err := tx.ExecContext(ctx,
			`INSERT INTO story_articles (article, story, position) VALUES ($1, $2, $3)`, article, s.ID, position)
		if err != nil {
			return fmt.Errorf("article %d: %w", article, err)
		}
	}
	return nil
}

// formerLeads returns the lead articles that stories have which are to have none.
func formerLeads(ctx context.Context, tx *sql.Tx, stories []news.Story) (map[news.StoryID]news.ArticleID, error) {
	leads := make(map[news.StoryID]news.ArticleID)
	for _, s := range stories {
		if s.ID == 0 || len(s.Articles) > 0 {
			continue
		}
		var lead news.ArticleID
		err := tx.QueryRowContext(ctx, `SELECT article FROM story_articles WHERE story = $1 ORDER BY position LIMIT 1`, s.ID).Scan(&lead)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, fmt.Errorf("story %d: lead article: %w", s.ID, err)
		}
		leads[s.ID] = lead
	}
	return leads, nil
}

// noteSuccessors remembers for emptied stories which one has their lead articles now.
func noteSuccessors(ctx context.Context, tx *sql.Tx, leads map[news.StoryID]news.ArticleID) error {
	for id, lead := range leads {
		_, err := tx.ExecContext(ctx,
			`UPDATE stories SET merged_into = (SELECT story FROM story_articles WHERE article = $2)
			WHERE id = $1 AND EXISTS (SELECT 1 FROM story_articles WHERE article = $2)`, id, lead)
		if err != nil {
			return fmt.Errorf("story %d: taken over: %w", id, err)
		}
	}
	return nil
}
