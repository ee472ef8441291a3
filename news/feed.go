package news

import "time"

// FeedKind tells how a feed is read.
type FeedKind string

const (
	Syndication FeedKind = "feed"   // RSS, Atom, RDF, JSON Feed or a news sitemap, from a file or over HTTP
	Page        FeedKind = "page"   // a page that lists articles, for a publisher without a feed
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
	Selector  string // CSS, of the links to articles on a Page; empty: they are found by its structure
	Schedule
	Validators
	Health
}

// Schedule is when and where the publisher wants to be asked.
type Schedule struct {
	NextAt  time.Time // not before; zero: at any time
	MovedTo string    // address that the feed has moved to for good; empty: the URL holds
	EndedAt time.Time // when the publisher said that the feed is no more (410); zero: it goes on
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
	Rhythm
}

// Rhythm is how often a publisher brings something, by the dates of a document's entries. It is
// zero where they have none.
type Rhythm struct {
	Newest  time.Time     // entry's date
	Usual   time.Duration // between two entries, the median
	Longest time.Duration // between two entries
}

// What a feed may be quiet for without anyone being told: a long weekend, and several times what
// it was ever quiet for in the entries that it still lists.
const (
	quietLeast = 3 * 24 * time.Hour
	quietTimes = 3
)

// Quiet tells that a feed which can be read has brought nothing for far longer than it ever has.
func (h Health) Quiet(now time.Time) bool {
	if h.Silent() || h.Newest.IsZero() || h.Longest == 0 {
		return false
	}
	last := h.Newest
	if h.ChangedAt.After(last) {
		last = h.ChangedAt
	}
	return now.Sub(last) > max(quietLeast, quietTimes*h.Longest)
}

// Silent tells that the last reading brought nothing because it failed.
func (h Health) Silent() bool { return h.Error != "" }

// Entry is one item of a feed, as its publisher wrote it, bounded in size. Only its HTML is cleaned.
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
	HTML      string // the fullest body the feed carries, less what acts: it may be shown
	FirstSeen time.Time
	Page      PageVisit

	Categories []string // as the publisher names them
	Enclosures []Enclosure
}

// PageVisit is how asking for an entry's page went, where its feed carries only the opening. It is zero
// where the page was read, or nobody asked for it.
type PageVisit struct {
	Failures int       // in a row
	NextAt   time.Time // when it is asked for again; zero: not any more
}

// Enclosure is a file that belongs to an entry: a recording, a picture.
type Enclosure struct {
	URL    string
	Type   string // media type
	Length int64  // bytes; 0: unknown
}

// Reading is what one attempt at a feed brought. It is stored as a whole or not at all.
type Reading struct {
	Feed       FeedID
	At         time.Time
	Unchanged  bool // the publisher said so (304), or the bytes are those of last time
	Error      string
	Warnings   []string // what was passed over, one line each
	Validators Validators
	Schedule   Schedule // from now on
	Rhythm     Rhythm   // of the document; zero where it was not read
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
