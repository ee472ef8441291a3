package templates

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"time"

	"barid/digest"
)

// FeedInput is an edition as an Atom feed, the newest issue first. Addresses are absolute.
type FeedInput struct {
	Name, Language string
	Self           string // the feed's own address, and its ID
	Archive        string
	Entries        []FeedEntry
}

// FeedEntry is a published issue and its address.
type FeedEntry struct {
	Issue digest.Issue
	URL   string
}

// atomFeed and the types below are RFC 4287 §4.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published"`
	Link      atomLink `xml:"link"`
	Summary   string   `xml:"summary"`
	Content   atomHTML `xml:"content"`
}

type atomHTML struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Feed writes the Atom feed of an edition.
func (s *Set) Feed(w io.Writer, in FeedInput) error {
	feed := atomFeed{
		Lang: in.Language, ID: in.Self, Title: in.Name, Author: in.Name, Updated: atomTime(time.Unix(0, 0)),
		Links: []atomLink{{"self", "application/atom+xml", in.Self}, {"alternate", "text/html", in.Archive}},
	}
	for i, e := range in.Entries {
		entry, err := s.atomEntry(e)
		if err != nil {
			return fmt.Errorf("feed of %q: issue %d: %w", in.Name, e.Issue.ID(), err)
		}
		if i == 0 {
			feed.Updated = entry.Updated
		}
		feed.Entries = append(feed.Entries, entry)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(feed); err != nil {
		return fmt.Errorf("feed of %q: %w", in.Name, err)
	}
	return nil
}

func (s *Set) atomEntry(e FeedEntry) (atomEntry, error) {
	r := e.Issue.Record()
	id, err := entryID(r.Hash)
	if err != nil {
		return atomEntry{}, err
	}
	var content bytes.Buffer
	if err := s.html.ExecuteTemplate(&content, "entry.html", newPage(MailInput{View: r.Content.View(digest.Selection{})})); err != nil {
		return atomEntry{}, err
	}
	return atomEntry{
		ID:        id,
		Title:     cmp.Or(r.Content.Subject, r.Content.Name),
		Updated:   atomTime(r.PublishedAt),
		Published: atomTime(r.PublishedAt),
		Link:      atomLink{"alternate", "text/html", e.URL},
		Summary:   preheader(r.Content),
		Content:   atomHTML{"html", content.String()},
	}, nil
}

// entryID names an issue by what was approved, so that it keeps its ID when the site moves or
// a backup is restored: a UUID of version 8 (RFC 9562 §5.8).
func entryID(hash digest.Hash) (string, error) {
	raw, err := hex.DecodeString(string(hash))
	if err != nil || len(raw) < 16 {
		return "", fmt.Errorf("hash %.12q is too short for an ID", hash)
	}
	id := raw[:16]
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:]), nil
}

func atomTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }
