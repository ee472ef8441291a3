package digest

import (
	"time"

	"barid/news"
)

// Edition is the recurring product: who writes it to whom, from what, when, and who says yes.
// It lives in the config; the store knows it by its ID.
type Edition struct {
	ID            EditionID
	Name          string
	Language      string
	Feeds         []string // URLs of the feeds it reads; empty: all
	Themes        []string // slugs in the order of the sections; empty: all, the weightiest first
	From          string   // RFC 5322 address
	ReplyTo       string
	Subject       string // of every mail; empty: the lead headline
	PostalAddress string
	Approval      Approval
	AtDeadline    AtDeadline
	Foreign       Foreign
	Translation   Translation
	MaxAge        time.Duration      // of an article's stated date, at the draft; 0: no limit
	MaxStories    int                // in an issue; 0: no limit
	Words         int                // of a story's summary, about; 0: the summarizer's own measure
	Weights       map[string]float64 // by slug: what a story of the theme counts; 1 where there is none
	Cadence       Cadence
}

// Approval is the policy that turns a draft into an issue.
type Approval string

const (
	ByEditor  Approval = "editor"    // a person says yes
	Automatic Approval = "automatic" // verified content is approved as it is
)

// AtDeadline is what happens to an unapproved draft of an edition with approval by editor.
type AtDeadline string

const (
	Hold      AtDeadline = "hold"      // it waits, and nothing is sent
	Verified  AtDeadline = "verified"  // it goes out without its doubtful sentences
	Headlines AtDeadline = "headlines" // headlines and links only
)

// Foreign is what an edition prints of a story told in no language of its own.
type Foreign string

const (
	ForeignFull     Foreign = "full"
	ForeignHeadline Foreign = "headline"
	ForeignNone     Foreign = "none"
)

// Translation is who puts into the edition's language what it prints of a story told in another.
type Translation string

const (
	TranslatedByModel Translation = "model" // where there is one
	NoTranslation     Translation = "none"
)

// Translates tells whether a story told in a language is to be put into the edition's.
func (e Edition) Translates(language string) bool {
	return language != e.Language && e.Foreign != ForeignNone && e.Translation != NoTranslation
}

// Takes tells whether the edition reads a feed.
func (e Edition) Takes(f news.Feed) bool {
	if len(e.Feeds) == 0 {
		return true
	}
	for _, url := range e.Feeds {
		if url == f.URL {
			return true
		}
	}
	return false
}

// TakesTheme tells whether the edition has a section for a theme. An edition that lists its
// themes takes no proposed one.
func (e Edition) TakesTheme(t news.Theme) bool {
	if len(e.Themes) == 0 {
		return t.State != news.Retired
	}
	return e.themeRank(t.Slug) < len(e.Themes)
}

// Refuses says why the edition prints no story of a theme that is told in a language, before anybody tells
// it; empty where it does.
func (e Edition) Refuses(t news.Theme, language string) string {
	switch {
	case !e.TakesTheme(t):
		return "theme " + t.Name(e.Language) + " is not in this edition"
	case language != e.Language && e.Foreign == ForeignNone:
		return "told in another language only"
	}
	return ""
}

// themeRank is a slug's place in the edition's order, len(Themes) where it has none.
func (e Edition) themeRank(slug string) int {
	for i, s := range e.Themes {
		if s == slug {
			return i
		}
	}
	return len(e.Themes)
}
