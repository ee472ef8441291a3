// Package news holds the nouns of the world outside: feeds and their entries, articles,
// stories, themes, and the summaries that are made of them.
//
// It imports nothing of Barid, does no I/O and reads no clock. Every noun has a typed ID,
// zero meaning "not stored yet". Languages are BCP 47 tags ("en", "ar", "und" for unknown).
// Positions in text are runes, half-open. A time that is not known is the zero time, except
// where a field says that it is never zero.
package news

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

// IDs of the rows that the store keeps.
type (
	FeedID    int64
	EntryID   int64
	ArticleID int64
	StoryID   int64
	ThemeID   int64
)

// SentenceID is stable across edits and regeneration: the same sentence made again from the
// same place has the same ID.
type SentenceID string

// NewSentenceID derives an ID from what identifies a sentence: its story, its language, and
// the place or the text that it was made from.
func NewSentenceID(parts ...string) SentenceID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return SentenceID(hex.EncodeToString(sum[:8]))
}

// The three conditions that callers tell apart. Everything else is reported, not handled.
var (
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("changed by someone else in the meantime")
	ErrInvalid  = errors.New("invalid")
)
