package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"barid/deliver"
	"barid/digest"
	"barid/news"
	"barid/templates"
)

// overtakenFor is how long an issue is watched for texts that it has cited and that change.
const overtakenFor = 7 * 24 * time.Hour

// overtaken finds the sentences of a content whose cited passages their publishers have changed since.
func (n *newsroom) overtaken(ctx context.Context, c digest.Content) ([]digest.Overtaken, error) {
	revisions := make(map[news.ArticleID]int)
	var ids []news.ArticleID
	for _, b := range c.Blocks() {
		for _, s := range b.Sources {
			revisions[s.Article] = s.Revision
			ids = append(ids, s.Article)
		}
	}
	latest, err := n.db.Revisions(ctx, ids)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	changed := slices.DeleteFunc(slices.Compact(ids), func(id news.ArticleID) bool { return latest[id] <= revisions[id] })
	if len(changed) == 0 {
		return nil, nil
	}
	articles, err := n.db.Articles(ctx, changed)
	if err != nil {
		return nil, err
	}
	passages, err := n.passages(ctx, c)
	if err != nil {
		return nil, err
	}
	return c.Overtaken(articles, passages), nil
}

// staleIssue is an issue that says what its publishers do not say any more.
type staleIssue struct {
	issue     digest.Issue
	sentences []digest.Overtaken
}

// staleIssues returns the issues of an edition that cite what has changed, are young enough to be mended
// in the next one, and were not cancelled.
func (n *newsroom) staleIssues(ctx context.Context, e digest.EditionID, now time.Time) ([]staleIssue, error) {
	issues, err := n.db.Issues(ctx, e, recent)
	if err != nil {
		return nil, err
	}
	var found []staleIssue
	for _, i := range issues {
		if now.Sub(i.Record().ApprovedAt) > overtakenFor {
			continue
		}
		cancelled, err := n.db.Cancelled(ctx, i.ID())
		if err != nil {
			return nil, err
		}
		if cancelled {
			continue
		}
		sentences, err := n.overtaken(ctx, i.Content())
		if err != nil {
			return nil, err
		}
		found = append(found, staleIssue{i, sentences})
	}
	return found, nil
}

// judgeSources names issues that cite what is no longer said.
func (n *newsroom) judgeSources(ctx context.Context, e digest.EditionID, s *status) error {
	found, err := n.staleIssues(ctx, e, n.now())
	if err != nil {
		return err
	}
	for _, f := range found {
		for _, o := range f.sentences {
			s.waits("issue %d said %q after %s, which has changed that text since: look at %s", f.issue.ID(), o.Sentence.Text, publisherOf(o.Article), placeOf(o.Article))
		}
	}
	return nil
}

func publisherOf(a news.Article) string {
	if a.Publisher == "" {
		return fmt.Sprintf("%q", a.Title)
	}
	return a.Publisher
}

// placeOf is where a person finds an article.
func placeOf(a news.Article) string {
	if a.URL == "" {
		return a.File
	}
	return a.URL
}

// alert tells the editors of an edition which issues cite what is no longer said, once for each text
// that has changed.
func (n *newsroom) alert(ctx context.Context, e digest.Edition, now time.Time) error {
	editors, err := n.db.Editors(ctx)
	if err != nil || len(editors) == 0 {
		return err
	}
	found, err := n.staleIssues(ctx, e.ID, now)
	if err != nil {
		return err
	}
	for _, f := range found {
		byArticle := make(map[news.ArticleID][]digest.Overtaken)
		for _, o := range f.sentences {
			byArticle[o.Article.ID] = append(byArticle[o.Article.ID], o)
		}
		for _, changed := range byArticle {
			notice := n.sourceChanged(e, f.issue, changed, now)
			for _, editor := range editors {
				if !editor.Works(e.ID) {
					continue
				}
				a := changed[0].Article
				notice.Key = fmt.Sprintf("issue %d cites article %d before revision %d, to editor %d", f.issue.ID(), a.ID, a.Revision, editor.ID)
				notice.To = editor.Address
				if err := n.queueOnce(ctx, notice); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (n *newsroom) sourceChanged(e digest.Edition, i digest.Issue, changed []digest.Overtaken, now time.Time) deliver.Notice {
	record := i.Record()
	text := templates.SourceChanged{
		Issue: record.ID, Content: record.Content, Changed: changed, Link: fmt.Sprintf("%sdrafts/%d", n.deskURL(), record.Draft),
	}.Notice()
	return noticeOf(e, text, now)
}
