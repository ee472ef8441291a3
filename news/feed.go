package news

import "time"

// FeedKind tells how a feed is read.
type FeedKind string

const (
	Syndication FeedKind = "feed"   // RSS, Atom, RDF or JSON Feed, from a file or over HTTP
	Folder      FeedKind = "folder" // a folder into which an editor drops pasted text
)

// Feed is a publisher's document that lists entries, or a folder that stands in for one.
type Feed struct {
	ID        FeedID
	URL       string // absolute http(s) address, or a path relative to the config; identifies the feed
	Kind      FeedKind
	Name      string // as the coverage line prints it
	Publisher string // publisher of its articles where they name none
	Language  string // of its articles; empty: found by reading
	Listed    bool   // is read: the config names it, or it was added by hand
	Own       bool   // was added by hand, so that it stays whatever the config names
	Validators
	Health
}

// Validators are the HTTP validators of the copy read last, sent back as they came
// (RFC 9110 §8.8).
type Validators struct {
	ETag         string
	LastModified string
}

// Health is what the last readings of a feed showed.
type Health struct {
	CheckedAt time.Time // last attempt
	ReadAt    time.Time // last attempt that succeeded, a 304 among them
	ChangedAt time.Time // last time a new entry came
	Failures  int       // attempts in a row that failed
	Error     string    // of the last attempt; empty when it succeeded
}

// Silent tells that the last reading brought nothing because it failed.
func (h Health) Silent() bool { return h.Error != "" }

// Entry is one item of a feed, as its publisher wrote it, bounded in size but not cleaned.
type Entry struct {
	ID        EntryID
	Feed      FeedID
	Article   ArticleID
	GUID      string // unique within its feed
	URL       string
	Title     string
	Authors   []string
	Published time.Time
	Updated   time.Time
	HTML      string // the fullest body the feed carries
	FirstSeen time.Time
}

// Reading is what one attempt at a feed brought. It is stored as a whole or not at all.
type Reading struct {
	Feed       FeedID
	At         time.Time
	Unchanged  bool // the publisher said so (304), or the bytes are those of last time
	Error      string
	Warnings   []string // what was passed over, one line each
	Validators Validators
	Items      []Item
}

// Saved counts what a stored reading changed: articles not known before, and new revisions
// of known ones.
type Saved struct{ Added, Revised int }

// Item is an entry with the article that was made of it.
type Item struct {
	Entry   Entry
	Article Article
}
