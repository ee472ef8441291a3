package site

import (
	"bytes"
	"fmt"
	"net/http"

	"barid/digest"
	"barid/news"
	"barid/templates"
)

// story shows what each issue said of a story. The address of one that another has taken over leads
// to that one.
func (s *Site) story(w http.ResponseWriter, r *http.Request) {
	edition := digest.EditionID(r.PathValue("edition"))
	id, ok := number[news.StoryID](r.PathValue("story"))
	if !ok {
		s.missing(w, r, news.ErrNotFound)
		return
	}
	now, told, err := s.Archive.Timeline(r.Context(), edition, id)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	archive := s.archivePath(edition)
	if now != id {
		http.Redirect(w, r, fmt.Sprintf("%s/stories/%d", archive, now), http.StatusMovedPermanently)
		return
	}
	shelf, err := s.shelf(r.Context(), edition, 0, 1)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	var page bytes.Buffer
	err = s.pages.Timeline(&page, templates.TimelineInput{
		Name: shelf.name, Language: shelf.language, Zone: shelf.zone, Told: told,
		Links: templates.Links{Archive: archive, Issues: archive + "/"},
	})
	if err != nil {
		s.failed(w, r, err)
		return
	}
	publish(w, r, document{html, told[0].SentAt, page.Bytes()})
}
