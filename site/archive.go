package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"barid/digest"
	"barid/news"
	"barid/templates"
)

const html = "text/html; charset=utf-8"

// editions lists what can be read.
func (s *Site) editions(w http.ResponseWriter, r *http.Request) {
	in := templates.EditionsInput{Language: s.language()}
	var modified time.Time
	for _, e := range s.Editions {
		line := templates.EditionLine{Name: e.Name, Language: e.Language, URL: s.archivePath(e.ID)}
		newest, err := s.Archive.PublishedIssues(r.Context(), e.ID, 0, 1)
		if err != nil {
			s.failed(w, r, err)
			return
		}
		for _, issue := range newest {
			line.Newest = &templates.IssueLine{Content: issue.Content(), URL: s.issuePath(issue)}
			modified = later(modified, issue.Record().PublishedAt)
		}
		in.Editions = append(in.Editions, line)
	}
	var page bytes.Buffer
	if err := s.pages.Editions(&page, in); err != nil {
		s.failed(w, r, err)
		return
	}
	publish(w, r, document{html, modified, page.Bytes()})
}

// perPage is how many issues a page of the archive lists: a month of a daily edition.
const perPage = 30

// issues lists those of an edition, a page at a time: ?before=ISSUE is where the last ended.
func (s *Site) issues(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query().Get("before")
	before, ok := number[digest.IssueID](query)
	if !ok && query != "" {
		s.nothing(w, r)
		return
	}
	shelf, err := s.shelf(r.Context(), digest.EditionID(r.PathValue("edition")), before, perPage+1)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	in := templates.ArchiveInput{Name: shelf.name, Language: shelf.language, Links: templates.ArchiveLinks{
		Editions: s.prefix + "/archive/", Feed: s.archivePath(shelf.edition) + "/feed.atom",
	}}
	if len(shelf.issues) > perPage {
		shelf.issues = shelf.issues[:perPage]
		in.Links.Older = fmt.Sprintf("%s?before=%d", s.archivePath(shelf.edition), shelf.issues[perPage-1].ID())
	}
	if before != 0 {
		in.Links.Newest = s.archivePath(shelf.edition)
	}
	for _, issue := range shelf.issues {
		in.Issues = append(in.Issues, templates.IssueLine{Content: issue.Content(), URL: s.issuePath(issue)})
	}
	var page bytes.Buffer
	if err := s.pages.Archive(&page, in); err != nil {
		s.failed(w, r, err)
		return
	}
	publish(w, r, document{html, shelf.modified(), page.Bytes()})
}

// issue shows a published issue as a page, whether or not its edition still exists.
func (s *Site) issue(w http.ResponseWriter, r *http.Request) {
	id, ok := number[digest.IssueID](r.PathValue("issue"))
	if !ok {
		s.missing(w, r, news.ErrNotFound)
		return
	}
	issue, err := s.Archive.Issue(r.Context(), id)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	record := issue.Record()
	if record.PublishedAt.IsZero() || string(record.Content.Edition) != r.PathValue("edition") {
		s.missing(w, r, news.ErrNotFound)
		return
	}
	cancelled, err := s.Archive.Cancelled(r.Context(), id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if cancelled {
		s.answer(w, http.StatusGone, s.about(templates.CancelledIssue, record.Content.Edition))
		return
	}
	archive := s.archivePath(record.Content.Edition)
	var page bytes.Buffer
	if err := s.pages.Issue(&page, record.Content, templates.Links{Archive: archive, Feed: archive + "/feed.atom", Issues: archive + "/", Stories: archive + "/stories/"}); err != nil {
		s.failed(w, r, err)
		return
	}
	publish(w, r, document{html, record.PublishedAt, page.Bytes()})
}

// maxEntries is how many issues the feed holds; older ones stand in the archive.
const maxEntries = 30

func (s *Site) feed(w http.ResponseWriter, r *http.Request) {
	shelf, err := s.shelf(r.Context(), digest.EditionID(r.PathValue("edition")), 0, maxEntries)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	archive := s.origin(r) + s.archivePath(shelf.edition)
	in := templates.FeedInput{Name: shelf.name, Language: shelf.language, Self: archive + "/feed.atom", Archive: archive}
	for _, issue := range shelf.issues {
		in.Entries = append(in.Entries, templates.FeedEntry{Issue: issue, URL: s.origin(r) + s.issuePath(issue)})
	}
	var page bytes.Buffer
	if err := s.pages.Feed(&page, in); err != nil {
		s.failed(w, r, err)
		return
	}
	publish(w, r, document{"application/atom+xml; charset=utf-8", shelf.modified(), page.Bytes()})
}

// shelf is an edition with some of its published issues, the newest first.
type shelf struct {
	edition        digest.EditionID
	name, language string
	zone           string // of the newest of the issues
	issues         []digest.Issue
}

// shelf finds an edition, one that has left the config by what it published. ErrNotFound:
// there was never such an edition.
func (s *Site) shelf(ctx context.Context, id digest.EditionID, before digest.IssueID, limit int) (shelf, error) {
	found := shelf{edition: id}
	var err error
	if found.issues, err = s.Archive.PublishedIssues(ctx, id, before, limit); err != nil {
		return found, err
	}
	if len(found.issues) > 0 {
		found.zone = found.issues[0].Content().Zone
	}
	if e, ok := s.edition(id); ok {
		found.name, found.language = e.Name, e.Language
		return found, nil
	}
	if len(found.issues) == 0 {
		return found, news.ErrNotFound
	}
	content := found.issues[0].Content()
	found.name, found.language = content.Name, content.Language
	return found, nil
}

// modified is when the newest of the issues was published.
func (s shelf) modified() time.Time {
	if len(s.issues) == 0 {
		return time.Time{}
	}
	return s.issues[0].Record().PublishedAt
}

// missing answers for what is not there, and for what could not be read.
func (s *Site) missing(w http.ResponseWriter, r *http.Request, err error) {
	if !errors.Is(err, news.ErrNotFound) {
		s.failed(w, r, err)
		return
	}
	s.answer(w, http.StatusNotFound, s.about(templates.NotPublished, digest.EditionID(r.PathValue("edition"))))
}

// number reads the number of an issue or a story in the one way in which we write it.
func number[ID ~int64](text string) (ID, bool) {
	id, err := strconv.ParseInt(text, 10, 64)
	return ID(id), err == nil && id > 0 && strconv.FormatInt(id, 10) == text
}

func (s *Site) archivePath(e digest.EditionID) string { return s.prefix + "/archive/" + string(e) }

func (s *Site) issuePath(i digest.Issue) string {
	return fmt.Sprintf("%s/%d", s.archivePath(i.Content().Edition), i.ID())
}

// origin is scheme and host of the public address, or else what the reader has asked.
func (s *Site) origin(r *http.Request) string {
	if s.PublicURL == "" {
		return "http://" + r.Host
	}
	return s.PublicURL[:len(s.PublicURL)-len(s.prefix)]
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
