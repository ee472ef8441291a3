package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"barid/news"
)

// Content is the whole of a digest, as data: what a draft lets editors change and what an
// issue freezes. Every view, mail and page is made of it and of nothing else.
type Content struct {
	Edition       EditionID
	Name          string // of the edition, as printed
	Language      string
	Zone          string // IANA name: the clocks by which its dates are printed
	Slot          Slot
	Subject       string
	SubjectLine   news.Sentence `json:",omitzero"` // the subject, where a model or an editor wrote it: what it rests on; zero: a headline, or the edition's own
	From          string
	ReplyTo       string
	PostalAddress string
	MadeAt        time.Time
	Sections      []Section
	Coverage      Coverage
}

// Section is a theme's place in an issue, with a copy of what it was called.
type Section struct {
	Theme    news.ThemeID
	Slug     string
	Name     string
	Proposed bool          // not an editor's theme yet
	Lede     news.Sentence `json:",omitzero"` // tells several of its stories in one sentence, in the content's language; zero: none does
	Blocks   []Block
}

// Block is a story as this digest tells it.
type Block struct {
	Story        news.StoryID
	Slug         string
	Language     string
	Foreign      bool // told in a language that is not the edition's
	Headline     news.Sentence
	Sentences    []news.Sentence
	Method       news.Method
	Sources      []Source // the lead article first
	Because      []string // why these articles are together
	Rank         string   `json:",omitempty"` // why it stands where it stands, in plain words
	Doubts       []string `json:",omitempty"` // for an editor: what of its making is in doubt
	FellBack     string   `json:",omitempty"` // for an editor: why a model did not tell it
	Untranslated string   `json:",omitempty"` // for an editor: why a model did not translate it, or not all of it
	Change       Change   `json:",omitzero"`  // against what was sent before; left out where zero, as before there was one
}

// Source is what a reader needs to find an article again.
type Source struct {
	Article   news.ArticleID
	Revision  int
	Publisher string
	Title     string
	Language  string
	URL       string
	File      string
	Published time.Time
	Teaser    bool
	Origin    string `json:",omitempty"` // whose text the publisher prints
	Hash      string `json:",omitempty"` // of its words in that revision, as news.Article.Hash gives it
}

// Coverage says what a digest was made from: what was read, what was silent, what was left
// out and why.
type Coverage struct {
	Feeds    []FeedCoverage
	Articles int // considered
	Openings int `json:",omitempty"` // of Articles: of which only a teaser could be had
	LeftOut  []Omission
}

// FeedCoverage is one feed's part in a digest.
type FeedCoverage struct {
	Name     string
	Articles int
	Silent   string // why it could not be read; empty when it could
	Quiet    bool   `json:",omitempty"` // read, but nothing came for far longer than usual
}

// Omission is an article that was considered and not used.
type Omission struct {
	Article   news.ArticleID
	Title     string
	Publisher string
	Reason    string
}

// Hash is the lower-case hex SHA-256 of a content's canonical JSON. An approval binds to it.
type Hash string

// Hash identifies the content to the last byte of meaning: times are compared in UTC.
func (c Content) Hash() (Hash, error) {
	raw, err := c.Canonical()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return Hash(hex.EncodeToString(sum[:])), nil
}

// Canonical is the JSON form that is stored and hashed: fields in the order of their
// declaration, times in UTC.
func (c Content) Canonical() ([]byte, error) {
	raw, err := json.Marshal(c.utc())
	if err != nil {
		return nil, fmt.Errorf("content of %s: encode: %w", c.Edition, err)
	}
	return raw, nil
}

// ParseContent reads the canonical form back.
func ParseContent(raw []byte) (Content, error) {
	var c Content
	if err := json.Unmarshal(raw, &c); err != nil {
		return Content{}, fmt.Errorf("content: decode: %w: %w", news.ErrInvalid, err)
	}
	return c, nil
}

// Blocks returns the stories of all sections, in order.
func (c Content) Blocks() []Block {
	var blocks []Block
	for _, s := range c.Sections {
		blocks = append(blocks, s.Blocks...)
	}
	return blocks
}

// OriginalLanguage is what the block was translated from; empty if it was not.
func (b Block) OriginalLanguage() string {
	for _, s := range b.told() {
		if s.Original.Language != "" {
			return s.Original.Language
		}
	}
	return ""
}

// Considered returns every article that the digest was made from or left out, each once.
func (c Content) Considered() []news.ArticleID {
	var ids []news.ArticleID
	seen := make(map[news.ArticleID]bool)
	add := func(id news.ArticleID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, b := range c.Blocks() {
		for _, s := range b.Sources {
			add(s.Article)
		}
	}
	for _, o := range c.Coverage.LeftOut {
		add(o.Article)
	}
	return ids
}

// utc returns c with every time in UTC; sections are copied where that changes them.
func (c Content) utc() Content {
	c.MadeAt = c.MadeAt.UTC()
	c.Slot = c.Slot.utc()
	sections := make([]Section, len(c.Sections))
	for i, s := range c.Sections {
		s.Blocks = append([]Block(nil), s.Blocks...)
		for j, b := range s.Blocks {
			b.Sources = append([]Source(nil), b.Sources...)
			for k := range b.Sources {
				b.Sources[k].Published = b.Sources[k].Published.UTC()
			}
			b.Change.SentAt = b.Change.SentAt.UTC()
			s.Blocks[j] = b
		}
		sections[i] = s
	}
	c.Sections = sections
	return c
}
