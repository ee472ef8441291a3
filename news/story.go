package news

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Story is what several articles tell together: one event. It lives on for days and keeps
// its ID while articles join it.
type Story struct {
	ID        StoryID
	Slug      string // short working name, from the lead article's headline
	Theme     ThemeID
	Articles  []ArticleID // the lead article first
	Because   []string    // names and terms that hold the articles together, most telling first
	FirstSeen time.Time   // never zero: of its first article
}

// ThemeState tells how far an editor stands behind a theme.
type ThemeState string

const (
	Accepted ThemeState = "accepted" // seeded in the config, or taken over by an editor
	Proposed ThemeState = "proposed" // made by the program; printed, but no subscriber's choice yet
	Retired  ThemeState = "retired"  // takes no more stories
)

// Theme is the thread that the newsroom follows. It is a record: the program never renames
// it. Its identity is the unordered set of its parties or, where it has none, its subject.
type Theme struct {
	ID      ThemeID
	Slug    string
	Names   map[string]string // by language
	Parties []string          // codes of the gazetteer, as text.PartyCode gives them
	Terms   []string          // of a subject theme: words that tell it, in any language
	State   ThemeState
	Into    ThemeID // the theme that took a retired one over; 0: none
}

// Name returns the theme's name in a language, else in English, else in any.
func (t Theme) Name(language string) string {
	for _, l := range []string{language, "en"} {
		if name := t.Names[l]; name != "" {
			return name
		}
	}
	for _, l := range slices.Sorted(maps.Keys(t.Names)) {
		return t.Names[l]
	}
	return t.Slug
}

// Key is the theme's identity: the sorted parties ("LB+IL" and "IL+LB" are one), else the slug.
func (t Theme) Key() string {
	if len(t.Parties) == 0 {
		return t.Slug
	}
	return strings.Join(slices.Sorted(slices.Values(t.Parties)), "+")
}

// Filing is the theme that somebody has chosen for a story, and why; the zero filing is none.
type Filing struct {
	Theme Theme // with ID 0 it is proposed
	Why   string
}
